internal import SQLiteAccess
internal import SourceModel

/// The table of the tag cache, on one connection: writing. Used by one thread at a time.
///
/// What a work tree uses is not noted here (see ``TreeUse``): a run over an unchanged tree would have
/// to write a row for each document.
final class TagWriter {
  private let connection: Connection
  private let insertDocument: Statement
  private let touchDocument: Statement

  init(_ connection: Connection) throws(SQLiteError) {
    self.connection = connection
    // A document that is stored again, because the old one was no use to the caller, replaces it.
    insertDocument = try connection.prepare(
      """
      INSERT INTO document (key, used_day, checksum, bytes) VALUES (?1, ?2, ?3, ?4)
      ON CONFLICT (key) DO UPDATE SET checksum = excluded.checksum, bytes = excluded.bytes
        WHERE checksum != excluded.checksum
      """)
    touchDocument = try connection.prepare(
      "UPDATE document SET used_day = ?2 WHERE key = ?1 AND used_day < ?2")
  }

  /// Stores documents, and notes that others were in use until `day`, all or none.
  ///
  /// - Parameters:
  ///   - documents: What to store.
  ///   - released: Keys of documents that have just left a work tree.
  ///   - day: Today, counted from 1970.
  /// - Throws: What SQLite says.
  func store(
    _ documents: [(key: ContentHash, bytes: [UInt8])], releasing released: [ContentHash] = [],
    day: Int64
  ) throws(SQLiteError) {
    try connection.transaction(.immediate) { () throws(SQLiteError) in
      for (key, bytes) in documents {
        let checksum = bytes.withUnsafeBytes { documentChecksum($0, key: key) }
        try insertDocument.bind(key.bytes, at: 1)
        try insertDocument.bind(day, at: 2)
        try insertDocument.bind(Int64(bitPattern: checksum), at: 3)
        try insertDocument.run(binding: bytes, at: 4)
      }
      for key in released {
        try touchDocument.bind(key.bytes, at: 1)
        try touchDocument.bind(day, at: 2)
        try touchDocument.run()
      }
    }
  }

  /// Deletes everything.
  func deleteAll() throws(SQLiteError) {
    try connection.transaction(.immediate) { () throws(SQLiteError) in
      try connection.execute("DELETE FROM document")
    }
  }
}
