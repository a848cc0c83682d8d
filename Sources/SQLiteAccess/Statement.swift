internal import CSQLite

/// A prepared statement. Parameters count from 1, columns from 0, as in SQLite.
///
/// Bindings stay until they are replaced. Like its connection, for one thread at a time.
package final class Statement {
  private let connection: Connection
  private let handle: OpaquePointer
  private let sql: String

  /// Compiles `sql`, which must be one statement.
  init(_ sql: String, on connection: Connection) throws(SQLiteError) {
    var pointer: OpaquePointer?
    let result = sqlite3_prepare_v3(
      connection.handle, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &pointer, nil)
    guard result == SQLITE_OK else { throw SQLiteError(connection.handle, result, sql: sql) }
    // Only a text without a statement compiles to nothing.
    guard let pointer else { throw SQLiteError(nil, SQLITE_MISUSE, sql: sql) }
    self.connection = connection
    self.sql = sql
    handle = pointer
  }

  deinit { sqlite3_finalize(handle) }

  // MARK: Binding

  /// Binds an integer.
  package func bind(_ value: Int64, at parameter: Int32) throws(SQLiteError) {
    try check(sqlite3_bind_int64(handle, parameter, value))
  }

  /// Binds NULL.
  package func bindNull(at parameter: Int32) throws(SQLiteError) {
    try check(sqlite3_bind_null(handle, parameter))
  }

  /// Binds bytes, which SQLite copies.
  package func bind(_ bytes: [UInt8], at parameter: Int32) throws(SQLiteError) {
    try check(
      bytes.withUnsafeBytes { bind($0, at: parameter, destructor: repomap_sqlite_transient()) })
  }

  /// Runs a statement that gives no rows, with `bytes` as one of its parameters.
  ///
  /// SQLite reads the bytes in place: for large ones half the cost of ``bind(_:at:)``. The
  /// parameter is NULL afterwards.
  package func run(
    binding bytes: [UInt8], at parameter: Int32
  ) throws(SQLiteError) {
    let outcome = bytes.withUnsafeBytes { buffer -> Result<Void, SQLiteError> in
      // The buffer outlives the statement's run; the parameter is cleared before it goes.
      defer { sqlite3_bind_null(handle, parameter) }
      do throws(SQLiteError) {
        try check(bind(buffer, at: parameter, destructor: nil))
        try run()
        return .success(())
      } catch {
        return .failure(error)
      }
    }
    try outcome.get()
  }

  private func bind(
    _ bytes: UnsafeRawBufferPointer, at parameter: Int32, destructor: sqlite3_destructor_type?
  ) -> Int32 {
    // A null pointer would bind NULL instead of no bytes.
    guard let start = bytes.baseAddress, !bytes.isEmpty else {
      return sqlite3_bind_zeroblob(handle, parameter, 0)
    }
    return sqlite3_bind_blob64(handle, parameter, start, UInt64(bytes.count), destructor)
  }

  // MARK: Running

  /// Runs to the next row.
  ///
  /// - Returns: Whether there is one. At the end, and after an error, the statement is ready to
  ///   run again.
  package func step() throws(SQLiteError) -> Bool {
    switch sqlite3_step(handle) {
    case SQLITE_ROW: return true
    case SQLITE_DONE:
      sqlite3_reset(handle)
      return false
    case let result:
      let error = SQLiteError(connection.handle, result, sql: sql)
      sqlite3_reset(handle)
      throw error
    }
  }

  /// Runs the statement to its end; rows don't matter.
  package func run() throws(SQLiteError) {
    while try step() {}
  }

  /// Runs the statement and calls `body` at each row, whose columns can be read there.
  package func forEachRow(_ body: () throws(SQLiteError) -> Void) throws(SQLiteError) {
    defer { reset() }
    while try step() { try body() }
  }

  /// Gives up the rows that are left, so that the statement can run again and holds no lock.
  package func reset() { sqlite3_reset(handle) }

  // MARK: Columns of the current row

  /// The integer in a column; 0 for NULL.
  package func integer(at column: Int32) -> Int64 { sqlite3_column_int64(handle, column) }

  /// Whether a column holds NULL.
  package func isNull(at column: Int32) -> Bool {
    sqlite3_column_type(handle, column) == SQLITE_NULL
  }

  /// A copy of the bytes in a column; empty for NULL.
  package func bytes(at column: Int32) -> [UInt8] {
    withBytes(at: column) { Array($0) }
  }

  /// Lends the bytes in a column, without a copy; empty for NULL.
  ///
  /// - Parameters:
  ///   - column: The first is 0.
  ///   - body: Must not let the buffer escape, nor step or reset the statement: SQLite owns the
  ///     memory.
  /// - Returns: What `body` returns.
  /// - Throws: What `body` throws.
  package func withBytes<Result, Failure: Error>(
    at column: Int32, _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    // In this order: asking for the blob may convert the column, and the size is that of the
    // converted value.
    let start = sqlite3_column_blob(handle, column)
    let count = start == nil ? 0 : Int(sqlite3_column_bytes(handle, column))
    return try body(UnsafeRawBufferPointer(start: start, count: count))
  }

  private func check(_ result: Int32) throws(SQLiteError) {
    guard result == SQLITE_OK else { throw SQLiteError(connection.handle, result, sql: sql) }
  }
}
