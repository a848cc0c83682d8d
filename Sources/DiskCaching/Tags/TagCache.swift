internal import SQLiteAccess
package import SourceModel
internal import Synchronization

/// What was extracted, kept on disk: documents by their key.
///
/// Shared by threads and processes. Nothing here fails towards the caller: what can't be read is a
/// miss, what can't be written is lost, and why is told once in ``diagnostics``; see ``Store``.
///
/// A document is the one that was stored under its key, or a miss. What it says is for the caller
/// to validate.
///
/// Writing is behind: documents gather in memory, and the thread that fills the queue writes it,
/// while the others go on. The lock of the database is taken before the queue is emptied, so that
/// batches are written in the order in which they gathered.
package final class TagCache: Sendable {
  let sizeLimit: Int
  /// Days since 1970: the clock of eviction.
  let today: Int64
  let queue = Mutex(WriteQueue())
  /// Locked before ``queue`` where both are.
  let store: Mutex<Store<TagDatabase>>
  /// What this process did; the counts of the table stay 0 here.
  let counters = Mutex(CacheStatistics())

  /// Opens, or begins, the cache of a repository.
  package convenience init(_ settings: CacheSettings) {
    self.init(settings, day: CacheDay.today)
  }

  /// Opens a cache on a given day, counted from 1970, and in `localDirectory` if the settings'
  /// directory is on a network; `fileSystemType` gives the `statfs` type number of an existing path.
  init(
    _ settings: CacheSettings, day: Int64,
    localDirectory: String = NetworkFileSystem.localDirectory,
    fileSystemType: (String) -> UInt64 = NetworkFileSystem.kernelType
  ) {
    var settings = settings
    let moved = NetworkFileSystem.move(
      &settings.directory, to: localDirectory, fileSystemType: fileSystemType)
    sizeLimit = settings.sizeLimit
    today = day
    var store = Store<TagDatabase>(
      CacheDirectory(settings), busyTimeoutMilliseconds: settings.busyTimeoutMilliseconds,
      whenBusy: .stepDown)
    if let moved { store.diagnostics.insert(moved, at: 0) }
    self.store = Mutex(store)
  }

  /// Version of the SQLite library, such as `3.40.1`.
  package static var libraryVersion: String { sqliteLibraryVersion }

  /// What went wrong so far.
  package var diagnostics: [Diagnostic] { store.withLock { $0.diagnostics } }

  // MARK: Reading

  /// The document of a key, as it was stored.
  package func document(_ key: ContentHash) -> [UInt8]? {
    let document =
      queue.withLock { $0[key] }
      ?? store.withLock { store in
        store.read { database throws(SQLiteError) in try database.document(key) } ?? nil
      }
    count(hits: document == nil ? 0 : 1, of: 1)
    return document
  }

  /// The documents of many keys, in their order; `nil` where there is none. For most of the cache
  /// several times cheaper than one by one.
  package func documents(_ keys: [ContentHash]) -> [[UInt8]?] {
    let waiting = queue.withLock { queue in keys.map { queue[$0] } }
    let others = zip(keys, waiting).filter { $0.1 == nil }.map { $0.0 }
    let stored = store.withLock { store in
      store.read { database throws(SQLiteError) in try database.documents(others) }
    }
    var rest = (stored ?? []).makeIterator()
    let documents = waiting.map { $0 ?? rest.next() ?? nil }
    count(hits: documents.count { $0 != nil }, of: documents.count)
    return documents
  }

  private func count(hits: Int, of total: Int) {
    counters.withLock { counters in
      counters.hitCount += hits
      counters.missCount += total - hits
    }
  }

  /// What the cache holds now, and what this process did with it.
  package var statistics: CacheStatistics {
    var statistics = counters.withLock { $0 }
    let counts = store.withLock { store in
      store.read { database throws(SQLiteError) in try database.counts() }
    }
    guard let counts else { return statistics }
    statistics.documentCount = counts.documents
    statistics.sizeBytes = counts.bytes
    return statistics
  }
}
