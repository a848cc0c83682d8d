internal import CSQLite

/// A connection to a database file.
///
/// Not `Sendable`: it is opened without SQLite's mutexes, so one thread at a time may use it and
/// its statements. It is closed when the last reference to it and to its statements goes.
package final class Connection {
  /// How a database is opened.
  package enum Mode: Sendable {
    /// Reads and writes; a file that is missing is created.
    case readWriteCreate
    /// Reads a database that others may be writing.
    case readOnly
    /// Reads a database that nobody writes, without locks and without its log: the only way on a
    /// read-only file system when there is no shared-memory file.
    case immutable
  }

  let handle: OpaquePointer
  private var busyTimeoutMilliseconds: Int32

  /// Opens the database at `path`.
  ///
  /// SQLite looks into the file only when the first statement runs: a damaged file opens.
  ///
  /// - Parameters:
  ///   - path: Path of the file.
  ///   - mode: What the connection may do.
  ///   - busyTimeoutMilliseconds: How long a statement waits for another process's lock.
  /// - Throws: SQLite's error, `cantOpen` for most reasons.
  package init(
    path: String, mode: Mode, busyTimeoutMilliseconds: Int32
  ) throws(SQLiteError) {
    var pointer: OpaquePointer?
    let result = sqlite3_open_v2(
      mode == .immutable ? immutableURI(path) : path, &pointer, mode.flags, nil)
    guard result == SQLITE_OK, let pointer else {
      // A connection that could not be opened still holds memory and the reason.
      let error = SQLiteError(pointer, result)
      sqlite3_close_v2(pointer)
      throw error
    }
    handle = pointer
    self.busyTimeoutMilliseconds = busyTimeoutMilliseconds
    sqlite3_busy_timeout(handle, busyTimeoutMilliseconds)
  }

  // Statements hold the connection, so all of them are finalized by now.
  deinit { sqlite3_close_v2(handle) }

  /// Leaves the write-ahead log as it is when the last connection closes: the checkpoint would
  /// cost every short process two waits for the disk.
  package func skipCheckpointOnClose() {
    _ = repomap_sqlite_db_config(handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1)
  }

  /// Changes how long a statement waits for another process's lock.
  package func setBusyTimeout(milliseconds: Int32) {
    busyTimeoutMilliseconds = milliseconds
    sqlite3_busy_timeout(handle, milliseconds)
  }

  /// Refuses statements that could damage the file, whatever a damaged schema asks for.
  package func defend() {
    _ = repomap_sqlite_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1)
    _ = repomap_sqlite_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0)
  }

  /// Runs statements that take no parameters and whose rows don't matter.
  package func execute(_ sql: String) throws(SQLiteError) {
    let result = sqlite3_exec(handle, sql, nil, nil, nil)
    guard result == SQLITE_OK else { throw SQLiteError(handle, result, sql: sql) }
  }

  /// Compiles a statement.
  package func prepare(_ sql: String) throws(SQLiteError) -> Statement {
    try Statement(sql, on: self)
  }

  /// The integer that a statement such as `PRAGMA user_version` or `SELECT count(*)…` gives; 0 if
  /// it gives no row.
  package func integer(_ sql: String) throws(SQLiteError) -> Int64 {
    let statement = try prepare(sql)
    var value: Int64 = 0
    if try statement.step() { value = statement.integer(at: 0) }
    return value
  }

  /// Number of rows that the last `INSERT`, `UPDATE` or `DELETE` changed.
  package var changeCount: Int { Int(sqlite3_changes64(handle)) }

  /// Whether a transaction is open.
  package var isInTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }

  /// Whether writing is refused: by the mode, the file's permissions or the file system.
  package var isReadOnly: Bool { sqlite3_db_readonly(handle, "main") != 0 }

  /// Moves what the write-ahead log holds into the database and empties the log, as far as that
  /// is possible without waiting for other connections.
  package func checkpoint() throws(SQLiteError) {
    // A connection that has read nothing yet doesn't know that there is a log.
    _ = try integer("PRAGMA user_version")
    sqlite3_busy_timeout(handle, 0)
    defer { sqlite3_busy_timeout(handle, busyTimeoutMilliseconds) }
    let result = sqlite3_wal_checkpoint_v2(handle, nil, SQLITE_CHECKPOINT_TRUNCATE, nil, nil)
    // Readers of an older state are no failure: the next checkpoint gets further.
    guard result == SQLITE_OK || result == SQLITE_BUSY else {
      throw SQLiteError(handle, result, sql: "wal_checkpoint")
    }
  }
}

extension Connection.Mode {
  fileprivate var flags: Int32 {
    let access =
      switch self {
      case .readWriteCreate: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
      case .readOnly: SQLITE_OPEN_READONLY
      case .immutable: SQLITE_OPEN_READONLY | SQLITE_OPEN_URI
      }
    return access | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
  }
}

/// `path` as a URI with SQLite's parameter `immutable`.
private func immutableURI(_ path: String) -> String {
  var uri = "file:"
  for byte in path.utf8 {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "-"),
      UInt8(ascii: "_"), UInt8(ascii: "."):
      uri.unicodeScalars.append(Unicode.Scalar(byte))
    default:
      uri += byte < 16 ? "%0" : "%"
      uri += String(byte, radix: 16)
    }
  }
  return uri + "?immutable=1"
}
