internal import CSQLite

/// What SQLite reports, in its own words.
package struct SQLiteError: Error, Sendable, Equatable {
  /// Primary result code, such as `SQLITE_BUSY`.
  package let code: Int32
  /// Extended result code; its low byte is the primary one.
  package let extendedCode: Int32
  package let message: String

  init(_ connection: OpaquePointer?, _ result: Int32) {
    code = result & 0xFF
    extendedCode = connection.map { sqlite3_extended_errcode($0) } ?? result
    message =
      connection.map { String(cString: sqlite3_errmsg($0)) }
      ?? String(cString: sqlite3_errstr(result))
  }

  /// The file is not a database, or a broken one.
  package var isCorruption: Bool { code == SQLITE_CORRUPT || code == SQLITE_NOTADB }
}

/// Version of the SQLite library, such as `3.40.1`.
package var sqliteLibraryVersion: String { String(cString: sqlite3_libversion()) }
