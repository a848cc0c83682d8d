internal import CSQLite

/// A connection to a database file. Used by one thread at a time.
package final class Connection {
  private let connection: OpaquePointer

  /// Opens the database at `path`, which is created when it is missing.
  ///
  /// - Parameters:
  ///   - path: Path of the file.
  ///   - busyTimeoutMilliseconds: How long to wait for another process's lock.
  package init(path: String, busyTimeoutMilliseconds: Int32) throws(SQLiteError) {
    var pointer: OpaquePointer?
    let flags =
      SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
    let result = sqlite3_open_v2(path, &pointer, flags, nil)
    guard result == SQLITE_OK, let pointer else {
      // A connection that could not be opened still holds memory and the reason.
      let error = SQLiteError(pointer, result)
      sqlite3_close(pointer)
      throw error
    }
    connection = pointer
    sqlite3_busy_timeout(pointer, busyTimeoutMilliseconds)
  }

  deinit { sqlite3_close_v2(connection) }

  /// Leaves the write-ahead log as it is when the last connection closes: the checkpoint would
  /// cost every short process two waits for the disk.
  package func skipCheckpointOnClose() {
    _ = repomap_sqlite_db_config(connection, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1)
  }

  /// Runs statements that take no parameters and whose rows don't matter.
  package func execute(_ sql: String) throws(SQLiteError) {
    try check(sqlite3_exec(connection, sql, nil, nil, nil))
  }

  /// Compiles a statement, which must not outlive the connection.
  package func prepare(_ sql: String) throws(SQLiteError) -> Statement {
    var statement: OpaquePointer?
    try check(
      sqlite3_prepare_v3(
        connection, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &statement, nil))
    guard let statement else { throw SQLiteError(connection, SQLITE_MISUSE) }
    return Statement(statement, connection)
  }

  /// The single integer that a statement such as `PRAGMA user_version` gives.
  package func integer(_ sql: String) throws(SQLiteError) -> Int {
    let statement = try prepare(sql)
    return try statement.step() ? statement.integer(0) : 0
  }

  /// Runs `body` in a transaction that takes the write lock at once; everything is undone when it
  /// throws.
  package func transaction<Result>(
    _ body: () throws(SQLiteError) -> Result
  ) throws(SQLiteError) -> Result {
    try execute("BEGIN IMMEDIATE")
    do {
      let result = try body()
      try execute("COMMIT")
      return result
    } catch {
      // Some errors (a full disk) have rolled back already, and then this fails.
      try? execute("ROLLBACK")
      throw error
    }
  }

  private func check(_ result: Int32) throws(SQLiteError) {
    guard result == SQLITE_OK else { throw SQLiteError(connection, result) }
  }
}
