internal import CSQLite

/// A prepared statement. Parameters count from 1, columns from 0, as in SQLite.
package final class Statement {
  private let statement: OpaquePointer
  private let connection: OpaquePointer

  init(_ statement: OpaquePointer, _ connection: OpaquePointer) {
    self.statement = statement
    self.connection = connection
  }

  deinit { sqlite3_finalize(statement) }

  /// Binds a number.
  package func bind(_ value: Int, at parameter: Int32) throws(SQLiteError) {
    try check(sqlite3_bind_int64(statement, parameter, Int64(value)))
  }

  /// Binds bytes, which SQLite copies.
  package func bind(_ value: [UInt8], at parameter: Int32) throws(SQLiteError) {
    let result = value.withUnsafeBytes { bytes in
      // A null pointer would bind NULL instead of no bytes.
      bytes.isEmpty
        ? sqlite3_bind_zeroblob(statement, parameter, 0)
        : sqlite3_bind_blob64(
          statement, parameter, bytes.baseAddress, UInt64(bytes.count), repomap_sqlite_transient())
    }
    try check(result)
  }

  /// Runs to the next row.
  ///
  /// - Returns: Whether there is one; at the end the statement is ready to run again.
  package func step() throws(SQLiteError) -> Bool {
    switch sqlite3_step(statement) {
    case SQLITE_ROW: return true
    case SQLITE_DONE:
      sqlite3_reset(statement)
      return false
    case let result:
      let error = SQLiteError(connection, result)
      sqlite3_reset(statement)
      throw error
    }
  }

  /// Runs a statement that gives no rows.
  package func run() throws(SQLiteError) {
    while try step() {}
  }

  /// Gives up the rows that are left, so that the statement can run again.
  package func reset() { sqlite3_reset(statement) }

  /// The number in a column.
  package func integer(_ column: Int32) -> Int { Int(sqlite3_column_int64(statement, column)) }

  /// The bytes in a column; empty for NULL.
  package func bytes(_ column: Int32) -> [UInt8] {
    guard let start = sqlite3_column_blob(statement, column) else { return [] }
    let count = Int(sqlite3_column_bytes(statement, column))
    return Array(UnsafeRawBufferPointer(start: start, count: count))
  }

  private func check(_ result: Int32) throws(SQLiteError) {
    guard result == SQLITE_OK else { throw SQLiteError(connection, result) }
  }
}
