internal import SQLiteAccess
internal import SourceModel

/// The table of the tag cache, on one connection: reading. Used by one thread at a time.
///
/// Every method throws what SQLite says, and `SQLiteError.corruption` for a checksum that is wrong.
final class TagDatabase: DatabaseTables {
  static let schema = TagSchema.schema

  /// Documents are scanned instead of looked up when at least one of this many is wanted: a scan
  /// costs 0.7 to 3.5 µs for each document of the table, by size, a look-up 2.5 to 5 µs.
  private static let scanFactor = 2

  let connection: Connection
  private let selectDocument: Statement
  private let scanDocuments: Statement
  private var knownWriter: TagWriter?

  /// Prepares a connection to a database whose tables are there.
  init(_ connection: Connection) throws(SQLiteError) {
    self.connection = connection
    connection.defend()
    connection.skipCheckpointOnClose()
    // The size of cells is checked when a page is read: damage shows before it is followed.
    try connection.execute("PRAGMA synchronous = NORMAL; PRAGMA cell_size_check = ON")
    selectDocument = try connection.prepare("SELECT checksum, bytes FROM document WHERE key = ?1")
    scanDocuments = try connection.prepare("SELECT key, checksum, bytes FROM document ORDER BY id")
  }

  /// The statements that write, compiled when they are needed first: most runs write nothing.
  func writer() throws(SQLiteError) -> TagWriter {
    if let knownWriter { return knownWriter }
    let writer = try TagWriter(connection)
    knownWriter = writer
    return writer
  }

  /// The document of a key.
  func document(_ key: ContentHash) throws(SQLiteError) -> [UInt8]? {
    try selectDocument.bind(key.bytes, at: 1)
    defer { selectDocument.reset() }
    guard try selectDocument.step() else { return nil }
    return try TagDatabase.copyIfSound(selectDocument, key: key, checksumColumn: 0)
  }

  /// The documents of many keys; `nil` where there is none.
  func documents(_ keys: [ContentHash]) throws(SQLiteError) -> [[UInt8]?] {
    try connection.transaction(.deferred) { () throws(SQLiteError) in
      // The largest identifier stands for the count, which would cost a pass over an index.
      let count = try connection.integer("SELECT max(id) FROM document")
      if keys.count * TagDatabase.scanFactor >= count { return try scan(keys) }
      var documents: [[UInt8]?] = []
      documents.reserveCapacity(keys.count)
      for key in keys { documents.append(try document(key)) }
      return documents
    }
  }

  /// Documents, and bytes of the pages in use.
  func counts() throws(SQLiteError) -> (documents: Int, bytes: Int) {
    (
      documents: Int(try connection.integer("SELECT count(*) FROM document")),
      bytes: try TagEviction.usedBytes(connection)
    )
  }

  /// One pass over the table, in the order of the file, that verifies every document.
  func scan(_ keys: [ContentHash]) throws(SQLiteError) -> [[UInt8]?] {
    var found: [ContentHash: [UInt8]?] = [:]
    found.reserveCapacity(keys.count)
    for key in keys { found[key] = .some(nil) }
    try scanDocuments.forEachRow { () throws(SQLiteError) in
      guard let key = scanDocuments.withBytes(at: 0, { ContentHash(bytes: $0) }) else {
        throw .corruption("a key has a wrong size")
      }
      // What isn't wanted is checked too: a wrong key hides a document that is wanted.
      let bytes = try TagDatabase.copyIfSound(
        scanDocuments, key: key, checksumColumn: 1, isWanted: found[key] != nil)
      if let bytes { found[key] = bytes }
    }
    return keys.map { found[$0] ?? nil }
  }

  /// The bytes of the current row, if they are wanted.
  ///
  /// - Throws: Corruption, if they are not what was stored under `key`.
  private static func copyIfSound(
    _ row: Statement, key: ContentHash, checksumColumn column: Int32, isWanted: Bool = true
  ) throws(SQLiteError) -> [UInt8]? {
    let checksum = UInt64(bitPattern: row.integer(at: column))
    return try row.withBytes(at: column + 1) { bytes throws(SQLiteError) in
      guard documentChecksum(bytes, key: key) == checksum else {
        throw .corruption("the checksum of a document is wrong")
      }
      return isWanted ? Array(bytes) : nil
    }
  }
}

/// The checksum of a document, tied to its key: a row that lost a bit of its key, or that shows the
/// bytes of another, is found out.
func documentChecksum(_ bytes: UnsafeRawBufferPointer, key: ContentHash) -> UInt64 {
  checksum64(bytes) ^ key.low ^ (key.high &* 3)
}

extension ContentHash {
  /// The digest that ``bytes`` shows; `nil` unless there are 16.
  init?(bytes: UnsafeRawBufferPointer) {
    guard bytes.count == 16 else { return nil }
    self.init(
      high: UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 0, as: UInt64.self)),
      low: UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self)))
  }
}
