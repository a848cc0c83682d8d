internal import SQLiteAccess
internal import SourceModel

#if canImport(Glibc)
  internal import Glibc
#endif

/// A database with its tables, and what becomes of it when something fails.
///
/// ```
///           open ─┬─ sound ──────────────────────→ writable ─┬─ a write fails ─→ read-only
///                 ├─ damaged: replace, open again ──┘        │                       │
///                 ├─ not writable ───────────────→ read-only │                       │
///                 └─ neither ────→ out of use ←── a read fails, or damage shows ─────┘
/// ```
///
/// Damage that shows later sets the database aside and ends its use: what was read before it is
/// sound, because it was checked, and the next process begins a new one. Each step down is told
/// once. Only maintenance leads up again, by ``reopen()``. So the time spent waiting for other
/// processes is bounded: once to open, once to write, or by the caller where ``whenBusy`` says so.
struct Store<Tables: DatabaseTables> {
  /// What another process that holds the database for too long means.
  enum WhenBusy {
    /// A step down.
    case stepDown
    /// A failure of this one operation; the next one tries again.
    case failOnce
  }

  let directory: StoreDirectory
  let busyTimeoutMilliseconds: Int32
  let whenBusy: WhenBusy
  var diagnostics: [Diagnostic] = []
  /// `nil` once the database is out of use.
  var tables: Tables?
  /// Why nothing can be written; told when something should have been.
  var writeFailure: String?
  /// Of the open database file: says whether the file in its place is still the same.
  var inode: UInt64 = 0

  init(_ parent: CacheDirectory, busyTimeoutMilliseconds: Int32, whenBusy: WhenBusy) {
    directory = StoreDirectory(parent, Tables.schema)
    self.busyTimeoutMilliseconds = busyTimeoutMilliseconds
    self.whenBusy = whenBusy
    open()
  }

  /// Whether ``write(_:)`` has a chance.
  var isWritable: Bool { tables != nil && writeFailure == nil }

  /// What `body` finds, or `nil` when the database is, or goes, out of use.
  mutating func read<Result>(_ body: (Tables) throws(SQLiteError) -> Result) -> Result? {
    try? attemptRead(body)
  }

  /// Lets `body` write.
  ///
  /// - Returns: What it gives, or `nil` if it failed or nothing can be written.
  @discardableResult
  mutating func write<Result>(_ body: (Tables) throws(SQLiteError) -> Result) -> Result? {
    try? attemptWrite(body)
  }

  /// As ``read(_:)``, for callers who want to know why there is nothing.
  mutating func attemptRead<Result>(
    _ body: (Tables) throws(SQLiteError) -> Result
  ) throws(CacheError) -> Result {
    guard let tables else { throw outOfUse }
    do throws(SQLiteError) {
      return try body(tables)
    } catch {
      if !isPassing(error) { giveUp(error) }
      throw CacheError(error, path: directory.database)
    }
  }

  /// As ``write(_:)``, for callers who want to know why it failed.
  mutating func attemptWrite<Result>(
    _ body: (Tables) throws(SQLiteError) -> Result
  ) throws(CacheError) -> Result {
    guard let tables else { throw outOfUse }
    if let writeFailure {
      report(.cacheUnusable(path: directory.database, detail: writeFailure))
      throw .unusable(path: directory.database, detail: writeFailure)
    }
    do throws(SQLiteError) {
      return try body(tables)
    } catch {
      if error.isDamage {
        giveUp(error)
      } else if !isPassing(error) {
        writeFailure = error.message
        report(.cacheUnusable(path: directory.database, detail: error.message))
      }
      throw CacheError(error, path: directory.database)
    }
  }

  /// Begins anew, as another process would: for maintenance, after which all may be well again.
  mutating func reopen() {
    tables = nil
    writeFailure = nil
    open()
  }

  /// Sets the database aside, as it is done with a damaged one, and begins a new one.
  mutating func replace(because detail: String) {
    giveUp(.corruption(detail))
    reopen()
  }

  /// Adds a diagnostic, once.
  mutating func report(_ diagnostic: Diagnostic) {
    if !diagnostics.contains(diagnostic) { diagnostics.append(diagnostic) }
  }

  /// Ends the use of the database after a read failed or damage showed.
  private mutating func giveUp(_ error: SQLiteError) {
    tables = nil
    guard error.isDamage else {
      report(.cacheUnusable(path: directory.database, detail: error.message))
      return
    }
    do throws(FileSystemError) {
      let lock = try CacheLock(
        path: directory.lock, timeoutMilliseconds: busyTimeoutMilliseconds)
      try setAside(error, holding: lock)
    } catch {
      report(.cacheUnusable(path: error.path, detail: error.message))
    }
  }

  /// Moves the damaged database away and tells so.
  mutating func setAside(
    _ error: SQLiteError, holding lock: borrowing CacheLock
  ) throws(FileSystemError) {
    try directory.setAside(inode: inode)
    report(.cacheReplaced(path: directory.database, detail: error.message))
  }
}

extension Store {
  private var outOfUse: CacheError {
    .unusable(path: directory.database, detail: "the cache is out of use")
  }

  /// Whether an error says nothing of the next operation.
  private func isPassing(_ error: SQLiteError) -> Bool {
    switch error.code {
    case .aborted, .tooBig: true
    case .busy, .locked: whenBusy == .failOnce
    default: false
    }
  }
}

extension SQLiteError {
  /// Whether the file is at fault. Our statements are right, so one that fails to compile, or that
  /// breaks a constraint, has met a damaged schema.
  var isDamage: Bool {
    switch code {
    case .corrupt, .notADatabase, .error, .constraint, .mismatch: true
    default: false
    }
  }
}
