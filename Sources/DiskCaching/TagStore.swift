internal import SQLiteAccess
internal import SourceModel

#if canImport(Glibc)
  internal import Glibc
#endif

/// The database of one repository's cache, and what becomes of it when something fails.
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
/// once. There is no way up, and so the time spent waiting for other processes is bounded: once to
/// open, once to write.
struct TagStore {
  let directory: CacheDirectory
  let busyTimeoutMilliseconds: Int32
  var diagnostics: [Diagnostic] = []
  /// `nil` once the cache is out of use.
  var database: TagDatabase?
  /// `nil` until something is written, and when nothing can be.
  private var writer: TagWriter?
  /// Why nothing can be written; told when something should have been.
  var writeFailure: String?
  /// Of the open database file: says whether the file in its place is still the same.
  var inode: UInt64 = 0

  init(_ directory: CacheDirectory, busyTimeoutMilliseconds: Int32) {
    self.directory = directory
    self.busyTimeoutMilliseconds = busyTimeoutMilliseconds
    open()
  }

  /// Whether ``write(_:)`` has a chance.
  var isWritable: Bool { database != nil && writeFailure == nil }

  /// What `body` finds, or `nil` when the cache is, or goes, out of use.
  mutating func read<Result>(
    _ body: (TagDatabase) throws(SQLiteError) -> Result
  ) -> Result? {
    guard let database else { return nil }
    do throws(SQLiteError) {
      return try body(database)
    } catch {
      giveUp(error)
      return nil
    }
  }

  /// Lets `body` write.
  ///
  /// - Returns: What it gives, or `nil` if it failed or nothing can be written.
  @discardableResult
  mutating func write<Result>(
    _ body: (TagWriter, Connection) throws(SQLiteError) -> Result
  ) -> Result? {
    guard let connection = database?.connection else { return nil }
    if let writeFailure {
      report(.cacheUnusable(path: directory.database, detail: writeFailure))
      return nil
    }
    do throws(SQLiteError) {
      // `??` would lose the type of the error.
      let writer = if let known = self.writer { known } else { try TagWriter(connection) }
      self.writer = writer
      return try body(writer, connection)
    } catch {
      writer = nil
      if error.isDamage {
        giveUp(error)
      } else {
        writeFailure = error.message
        report(.cacheUnusable(path: directory.database, detail: error.message))
      }
      return nil
    }
  }

  /// Adds a diagnostic, once.
  mutating func report(_ diagnostic: Diagnostic) {
    if !diagnostics.contains(diagnostic) { diagnostics.append(diagnostic) }
  }

  /// Ends the use of the database after a read failed or damage showed.
  private mutating func giveUp(_ error: SQLiteError) {
    writer = nil
    database = nil
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
