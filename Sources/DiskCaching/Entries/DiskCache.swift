internal import SQLiteAccess
package import SourceModel
internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#endif

/// Values by key, kept on disk, shared by threads and processes: what Python's `diskcache.Cache`
/// promises (docs/adr/0012-disk-cache.md).
///
/// Keys and values are bytes. A value is the one that was stored under its key, or a miss. Nothing
/// that serves a map fails towards the caller: what can't be read is a miss, what can't be written is
/// lost, and why is told once in ``diagnostics``; see ``Store``. Maintenance throws ``CacheError``.
///
/// One connection behind a lock: the body of a transaction must not use the cache itself, only what
/// it is given.
package final class DiskCache: KeyValueCache {
  package let settings: DiskCacheSettings
  let clock: CacheClock
  let store: Mutex<Store<EntryTables>>
  private let files: ValueFiles

  /// Opens, or begins, a cache, in `localDirectory` if the settings' directory is on a network;
  /// `fileSystemType` gives the `statfs` type number of an existing path.
  init(
    _ settings: DiskCacheSettings, clock: CacheClock,
    localDirectory: String = NetworkFileSystem.localDirectory,
    fileSystemType: (String) -> UInt64
  ) {
    var settings = settings
    let moved = NetworkFileSystem.move(
      &settings.directory, to: localDirectory, fileSystemType: fileSystemType)
    var store = Store<EntryTables>(
      CacheDirectory(top: settings.directory, settings.place),
      busyTimeoutMilliseconds: max(settings.busyTimeoutMilliseconds, DiskCache.openingMilliseconds),
      whenBusy: .failOnce)
    if let moved { store.diagnostics.insert(moved, at: 0) }
    self.settings = settings
    self.clock = clock
    files = ValueFiles(directory: store.directory.home)
    DiskCache.prepare(&store, settings)
    self.store = Mutex(store)
  }

  /// Opens, or begins, a cache.
  package convenience init(_ settings: DiskCacheSettings, clock: CacheClock = .system) {
    self.init(settings, clock: clock, fileSystemType: NetworkFileSystem.kernelType)
  }

  deinit { flush() }

  /// What went wrong so far.
  package var diagnostics: [Diagnostic] { store.withLock { $0.diagnostics } }

  // MARK: Beginning

  /// How long opening waits at least: another process may be making the tables, and who gives up
  /// then has no cache at all.
  private static let openingMilliseconds: Int32 = 3000

  /// Sets what the settings ask of a connection, and makes the indexes that they ask for.
  static func prepare(_ store: inout Store<EntryTables>, _ settings: DiskCacheSettings) {
    guard store.isWritable else { return }
    let indexes = EntrySchema.indexes(settings)
    let missing = store.read { tables throws(SQLiteError) in
      var missing: [String] = []
      for (name, sql) in indexes
      where try tables.connection.integer(
        "SELECT count(*) FROM sqlite_schema WHERE name = '\(name)'") == 0
      {
        missing.append(sql)
      }
      return missing
    }
    if let missing, !missing.isEmpty {
      store.write { tables throws(SQLiteError) in
        for sql in missing { try tables.connection.execute(sql) }
      }
    }
    store.tables?.connection.setBusyTimeout(milliseconds: settings.busyTimeoutMilliseconds)
  }

  // MARK: Transactions

  /// Runs `body` in a transaction: other processes see all of it or nothing, and wait, as this one
  /// waits for them, for no longer than the settings say.
  ///
  /// - Returns: What `body` gives; `nil` if it, or the transaction, failed.
  @discardableResult
  package func transaction<Result>(
    _ body: (CacheTransaction) throws(CacheTransaction.Failure) -> Result
  ) -> Result? {
    try? attempt(body)
  }

  /// As ``transaction(_:)``, for callers who want to know why it failed.
  package func attempt<Result>(
    _ body: (CacheTransaction) throws(CacheTransaction.Failure) -> Result
  ) throws(CacheError) -> Result {
    try withStore { store throws(CacheError) in
      try store.attemptWrite { tables throws(SQLiteError) in try begin(tables).run(body) }
    }
  }

  /// Runs `body`, which only reads, and sees one state if that state is a single row.
  func read<Result>(_ body: (CacheTransaction) throws(CacheTransaction.Failure) -> Result)
    -> Result?
  {
    try? attemptRead(body)
  }

  /// As ``read(_:)``, for callers who want to know why it failed.
  func attemptRead<Result>(
    _ body: (CacheTransaction) throws(CacheTransaction.Failure) -> Result
  ) throws(CacheError) -> Result {
    try withStore { store throws(CacheError) in
      var lost: [(id: Int64, file: ValueFiles.Name)] = []
      let result = try store.attemptRead { tables throws(SQLiteError) in
        let transaction = begin(tables)
        defer { lost = transaction.lost }
        return try body(transaction)
      }
      if !lost.isEmpty { delete(lost, from: &store) }
      if store.tables?.accesses.isFull == true { noteFullBuffer(&store) }
      return result
    }
  }

  /// Runs `body`, which only reads, on one state of the database.
  func readTransaction<Result>(
    _ body: (CacheTransaction) throws(CacheTransaction.Failure) -> Result
  ) -> Result? {
    read { transaction throws(SQLiteError) in
      try transaction.tables.connection.transaction(.deferred) { () throws(SQLiteError) in
        try body(transaction)
      }
    }
  }

  /// Writes what was read, and how often, to disk. For the end of a run.
  package func flush() {
    store.withLock { store in
      guard store.isWritable else { return }
      if store.tables?.accesses.isEmpty == false { noteAccesses(&store) }
      boundLog(&store)
    }
  }

  /// Bytes of the write-ahead log above which the end of a run empties it: so many are read by each
  /// process that opens the database, in 0.3 ms.
  private static let logLimitBytes = 1 << 20

  /// Empties the log if it is large. SQLite does that only for a process that finds its own progress:
  /// one that opens the database knows nothing of earlier checkpoints, so that with processes that
  /// write once each the log would grow for ever.
  private func boundLog(_ store: inout Store<EntryTables>) {
    guard store.directory.logBytes > DiskCache.logLimitBytes else { return }
    store.write { tables throws(SQLiteError) in try tables.connection.checkpoint() }
  }

  /// Locks the store; a mutex doesn't let typed errors through.
  func withStore<Result>(
    _ body: (inout Store<EntryTables>) throws(CacheError) -> Result
  ) throws(CacheError) -> Result {
    try store.withLock { store throws(CacheError) in
      // Whatever is returned holds nothing of the store: all of it are values.
      nonisolated(unsafe) let result = try body(&store)
      return result
    }
  }

  private func begin(_ tables: EntryTables) -> CacheTransaction {
    CacheTransaction(tables, files: files, settings: settings, now: clock.now())
  }

  private func noteAccesses(_ store: inout Store<EntryTables>) {
    store.write { tables throws(SQLiteError) in try begin(tables).run { _ in } }
  }

  /// Empties the buffer of reads: into the tables, unless a writer is at work or nothing can be
  /// written. A read doesn't wait, and knowledge of reads isn't worth its memory for ever.
  private func noteFullBuffer(_ store: inout Store<EntryTables>) {
    if store.isWritable {
      store.tables?.connection.setBusyTimeout(milliseconds: 0)
      noteAccesses(&store)
      store.tables?.connection.setBusyTimeout(milliseconds: settings.busyTimeoutMilliseconds)
    }
    _ = store.tables?.accesses.takeAll()
  }

  /// Deletes entries whose files are gone, unless another process has replaced them.
  private func delete(
    _ lost: [(id: Int64, file: ValueFiles.Name)], from store: inout Store<EntryTables>
  ) {
    guard store.isWritable else { return }
    var removed: [String] = []
    store.write { tables throws(SQLiteError) in
      for (id, file) in lost {
        try tables.connection.execute(
          "DELETE FROM entry WHERE id = \(id) AND file = \(file.rawValue)")
        guard tables.connection.changeCount > 0 else { continue }
        files.remove(file)
        removed.append(files.path(file))
      }
    }
    for path in removed {
      store.report(.cacheReplaced(path: path, detail: "the file of a value is not what was stored"))
    }
  }
}
