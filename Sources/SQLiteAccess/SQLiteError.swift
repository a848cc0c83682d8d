internal import CSQLite

/// What SQLite reports, in its own words.
package struct SQLiteError: Error, Sendable, Equatable {
  /// A primary result code of SQLite: https://www.sqlite.org/rescode.html.
  package struct Code: RawRepresentable, Hashable, Sendable {
    package let rawValue: Int32

    package init(rawValue: Int32) {
      self.rawValue = rawValue
    }

    package static let error = Code(rawValue: SQLITE_ERROR)
    package static let aborted = Code(rawValue: SQLITE_ABORT)
    package static let busy = Code(rawValue: SQLITE_BUSY)
    package static let locked = Code(rawValue: SQLITE_LOCKED)
    package static let outOfMemory = Code(rawValue: SQLITE_NOMEM)
    package static let readOnly = Code(rawValue: SQLITE_READONLY)
    package static let ioError = Code(rawValue: SQLITE_IOERR)
    package static let corrupt = Code(rawValue: SQLITE_CORRUPT)
    package static let full = Code(rawValue: SQLITE_FULL)
    package static let cantOpen = Code(rawValue: SQLITE_CANTOPEN)
    package static let tooBig = Code(rawValue: SQLITE_TOOBIG)
    package static let constraint = Code(rawValue: SQLITE_CONSTRAINT)
    package static let mismatch = Code(rawValue: SQLITE_MISMATCH)
    package static let misuse = Code(rawValue: SQLITE_MISUSE)
    package static let range = Code(rawValue: SQLITE_RANGE)
    package static let notADatabase = Code(rawValue: SQLITE_NOTADB)
  }

  package let code: Code
  /// Extended result code; its low byte is the primary one.
  package let extendedCode: Int32
  /// SQLite's text for the error, in English.
  package let message: String
  /// The statement that failed, where it was one.
  package let sql: String?

  package init(code: Code, extendedCode: Int32, message: String, sql: String?) {
    self.code = code
    self.extendedCode = extendedCode
    self.message = message
    self.sql = sql
  }

  /// Damage that the caller found where SQLite sees none: a checksum, a missing row.
  package static func corruption(_ message: String) -> SQLiteError {
    SQLiteError(code: .corrupt, extendedCode: SQLITE_CORRUPT, message: message, sql: nil)
  }

  /// What the body of a transaction throws to give it up without anything being wrong.
  package static let abort = SQLiteError(
    code: .aborted, extendedCode: SQLITE_ABORT, message: "the transaction was given up", sql: nil)

  /// The error that a call on `connection` has just returned.
  init(_ connection: OpaquePointer?, _ result: Int32, sql: String? = nil) {
    code = Code(rawValue: result & 0xFF)
    // The connection's message belongs to its last error, which a later call may have replaced.
    let isLast = connection.map { sqlite3_errcode($0) & 0xFF == result & 0xFF } ?? false
    extendedCode = isLast ? sqlite3_extended_errcode(connection) : result
    message = String(cString: isLast ? sqlite3_errmsg(connection) : sqlite3_errstr(result))
    self.sql = sql
  }
}

/// Version of the SQLite library, such as `3.40.1`.
package var sqliteLibraryVersion: String { String(cString: sqlite3_libversion()) }
