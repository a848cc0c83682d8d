internal import SQLiteAccess
package import SourceModel
internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#endif

/// What was extracted, kept on disk: documents by their key, and for each work tree the stamps
/// that lead to them without a file being opened.
///
/// Shared by threads and processes. Nothing here fails towards the caller: what can't be read is a
/// miss, what can't be written is lost, and the first failure puts the cache out of use for the
/// rest of this object's life and is told in ``diagnostics``. A damaged database is set aside and
/// the next run begins a new one.
///
/// Documents are handed out as they were stored; the caller validates them.
package final class TagCache: Sendable {
  private struct State {
    /// `nil` once the cache is out of use.
    var database: TagDatabase?
    var pending: [(key: ContentHash, bytes: [UInt8])] = []
    var pendingBytes = 0
    /// Documents that were used today for the first time.
    var touched: [ContentHash] = []
    var diagnostics: [Diagnostic] = []
  }

  /// Documents are written when this many bytes have gathered: one transaction for some hundred
  /// files, and not much lost to a crash.
  private static let batchBytes = 4 << 20

  private let path: String
  private let sizeLimit: Int
  /// Days since 1970: the clock of eviction.
  private let today = Int(time(nil)) / 86_400
  private let state: Mutex<State>

  /// Opens, or begins, the cache of a repository.
  package init(_ settings: CacheSettings) {
    var settings = settings
    var initial = State()
    if let local = CacheDirectory.localReplacement(for: settings) {
      initial.diagnostics.append(
        .cacheUnusable(
          path: settings.directory, detail: "it lies on a network; using \(local) instead"))
      settings.directory = local
    }
    path = "\(settings.repositoryDirectory)/tags-\(TagDatabase.schemaVersion).sqlite"
    sizeLimit = settings.sizeLimit
    do {
      try CacheDirectory.make(settings)
      initial.database = try TagCache.open(path, &initial.diagnostics)
    } catch let error as CacheDirectory.Failure {
      initial.diagnostics.append(
        .cacheUnusable(path: error.path, detail: String(cString: strerror(error.code))))
    } catch {
      initial.diagnostics.append(.cacheUnusable(path: path, detail: "\(error)"))
    }
    state = Mutex(initial)
  }

  /// Version of the SQLite library, such as `3.40.1`.
  package static var libraryVersion: String { sqliteLibraryVersion }

  /// What went wrong so far.
  package var diagnostics: [Diagnostic] { state.withLock { $0.diagnostics } }

  /// The stamps of a work tree, in the order of their paths.
  ///
  /// - Parameter root: Bytes of the canonical path of the root.
  package func stamps(root: [UInt8]) -> [(path: RepositoryPath, record: StampRecord)] {
    state.withLock { state in
      attempt(&state) { database throws(SQLiteError) in
        try database.stamps(tree: TagCache.treeID(root))
      } ?? []
    }
  }

  /// The document of a key, as it was stored.
  package func document(_ key: ContentHash) -> [UInt8]? {
    state.withLock { state in
      if let pending = state.pending.last(where: { $0.key == key }) { return pending.bytes }
      let row =
        attempt(&state) { database throws(SQLiteError) in try database.document(key) } ?? nil
      guard let row else { return nil }
      if row.usedDay != today { state.touched.append(key) }
      return row.bytes
    }
  }

  /// Keeps a document; it is on disk when enough have gathered, or after ``flush()``.
  package func store(_ bytes: [UInt8], key: ContentHash) {
    state.withLock { state in
      guard state.database != nil else { return }
      state.pending.append((key, bytes))
      state.pendingBytes += bytes.count
      if state.pendingBytes >= TagCache.batchBytes { writePending(&state) }
    }
  }

  /// Writes what is waiting.
  package func flush() {
    state.withLock { writePending(&$0) }
  }

  /// Writes what is waiting, brings the stamps of a work tree up to date, and evicts documents
  /// above the size limit.
  ///
  /// - Parameters:
  ///   - root: As for ``stamps(root:)``.
  ///   - changed: Records that are new or different.
  ///   - removed: Paths that are gone.
  package func finish(
    root: [UInt8], changed: [(path: RepositoryPath, record: StampRecord)],
    removed: [RepositoryPath]
  ) {
    state.withLock { state in
      let hasNews = !state.pending.isEmpty
      writePending(&state)
      guard hasNews || !changed.isEmpty || !removed.isEmpty || !state.touched.isEmpty else {
        return
      }
      let (tree, touched, day, limit) = (TagCache.treeID(root), state.touched, today, sizeLimit)
      state.touched = []
      attempt(&state) { database throws(SQLiteError) in
        try database.transaction { () throws(SQLiteError) in
          for item in changed { try database.insert(item.record, path: item.path, tree: tree) }
          for path in removed { try database.deleteStamp(path: path, tree: tree) }
          for key in touched { try database.touch(key, day: day) }
          _ = try database.evict(limit: limit)
        }
      }
    }
  }

  private func writePending(_ state: inout State) {
    guard !state.pending.isEmpty else { return }
    let (pending, day) = (state.pending, today)
    state.pending = []
    state.pendingBytes = 0
    attempt(&state) { database throws(SQLiteError) in
      try database.transaction { () throws(SQLiteError) in
        for item in pending { try database.insert(item.bytes, key: item.key, day: day) }
      }
    }
  }

  /// Runs `body`, or puts the cache out of use when it fails.
  @discardableResult
  private func attempt<Result>(
    _ state: inout State, _ body: (TagDatabase) throws(SQLiteError) -> Result
  ) -> Result? {
    guard let database = state.database else { return nil }
    do {
      return try body(database)
    } catch {
      state.database = nil
      if error.isCorruption {
        TagCache.setAside(path)
        state.diagnostics.append(.cacheReplaced(path: path, detail: error.message))
      } else {
        state.diagnostics.append(.cacheUnusable(path: path, detail: error.message))
      }
      return nil
    }
  }

  /// Opens the database; one that is damaged is set aside and a new one begun.
  private static func open(
    _ path: String, _ diagnostics: inout [Diagnostic]
  ) throws(SQLiteError) -> TagDatabase {
    do {
      return try TagDatabase(path: path)
    } catch {
      guard error.isCorruption else { throw error }
      setAside(path)
      diagnostics.append(.cacheReplaced(path: path, detail: error.message))
      return try TagDatabase(path: path)
    }
  }

  /// Renames a damaged database, for whoever wants to know why; only the last one is kept. Its log
  /// goes too: it belongs to the damaged file.
  private static func setAside(_ path: String) {
    rename(path, "\(path).corrupt")
    unlink("\(path)-wal")
    unlink("\(path)-shm")
  }

  /// Work trees share the documents of a repository, not the stamps.
  private static func treeID(_ root: [UInt8]) -> Int {
    Int(bitPattern: UInt(ContentHash(of: root).low))
  }
}
