internal import SQLiteAccess
internal import SourceModel

/// The tables of the tag cache, on one connection. Used by one thread at a time.
///
/// `document` holds one packed document for each key: loading them is 20 times faster than rows of
/// tags. `stamp` holds one sealed record for each path of each work tree.
final class TagDatabase {
  /// "RMTC"; tells our files from other databases.
  private static let applicationID = 0x524D_5443
  /// Changes with the tables below.
  static let schemaVersion = 1
  /// How long another process may hold the write lock before we go on without writing.
  private static let busyTimeoutMilliseconds: Int32 = 3000

  private let connection: Connection
  private let selectDocument: Statement
  private let insertDocument: Statement
  private let touchDocument: Statement
  private let selectStamps: Statement
  private let insertStamp: Statement
  private let deleteStamp: Statement

  init(path: String) throws(SQLiteError) {
    connection = try Connection(
      path: path, busyTimeoutMilliseconds: TagDatabase.busyTimeoutMilliseconds)
    try connection.execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL")
    connection.skipCheckpointOnClose()
    try TagDatabase.createTables(connection)
    selectDocument = try connection.prepare("SELECT bytes, used_day FROM document WHERE key = ?1")
    insertDocument = try connection.prepare(
      "INSERT OR REPLACE INTO document (key, used_day, bytes) VALUES (?1, ?2, ?3)")
    touchDocument = try connection.prepare("UPDATE document SET used_day = ?2 WHERE key = ?1")
    selectStamps = try connection.prepare(
      "SELECT path, record FROM stamp WHERE tree = ?1 ORDER BY path")
    insertStamp = try connection.prepare(
      "INSERT OR REPLACE INTO stamp (tree, path, record) VALUES (?1, ?2, ?3)")
    deleteStamp = try connection.prepare("DELETE FROM stamp WHERE tree = ?1 AND path = ?2")
  }

  /// Runs `body` in one transaction.
  func transaction(_ body: () throws(SQLiteError) -> Void) throws(SQLiteError) {
    try connection.transaction(body)
  }

  /// The document of a key and the day of its last use.
  func document(_ key: ContentHash) throws(SQLiteError) -> (bytes: [UInt8], usedDay: Int)? {
    try selectDocument.bind(key.bytes, at: 1)
    guard try selectDocument.step() else { return nil }
    let row = (selectDocument.bytes(0), selectDocument.integer(1))
    selectDocument.reset()
    return row
  }

  func insert(_ bytes: [UInt8], key: ContentHash, day: Int) throws(SQLiteError) {
    try insertDocument.bind(key.bytes, at: 1)
    try insertDocument.bind(day, at: 2)
    try insertDocument.bind(bytes, at: 3)
    try insertDocument.run()
  }

  func touch(_ key: ContentHash, day: Int) throws(SQLiteError) {
    try touchDocument.bind(key.bytes, at: 1)
    try touchDocument.bind(day, at: 2)
    try touchDocument.run()
  }

  /// All sound stamps of a work tree, in the order of their paths.
  func stamps(tree: Int) throws(SQLiteError) -> [(path: RepositoryPath, record: StampRecord)] {
    try selectStamps.bind(tree, at: 1)
    var all: [(path: RepositoryPath, record: StampRecord)] = []
    while try selectStamps.step() {
      let path = selectStamps.bytes(0)
      if let record = StampRecord(selectStamps.bytes(1), path: path) {
        all.append((RepositoryPath(bytes: path), record))
      }
    }
    return all
  }

  func insert(_ record: StampRecord, path: RepositoryPath, tree: Int) throws(SQLiteError) {
    try insertStamp.bind(tree, at: 1)
    try insertStamp.bind(path.bytes, at: 2)
    try insertStamp.bind(record.encoded(path: path.bytes), at: 3)
    try insertStamp.run()
  }

  func deleteStamp(path: RepositoryPath, tree: Int) throws(SQLiteError) {
    try deleteStamp.bind(tree, at: 1)
    try deleteStamp.bind(path.bytes, at: 2)
    try deleteStamp.run()
  }

  /// Deletes the least recently used documents while the tables fill more than `limit` bytes.
  ///
  /// - Returns: Number of documents deleted.
  func evict(limit: Int) throws(SQLiteError) -> Int {
    var evicted = 0
    while try usedBytes() > limit {
      let count = try connection.integer("SELECT count(*) FROM document")
      guard count > 0 else { break }
      // A tenth at a time: few passes, and not much more than necessary.
      let batch = max(1, count / 10)
      try connection.execute(
        "DELETE FROM document WHERE id IN "
          + "(SELECT id FROM document ORDER BY used_day, id LIMIT \(batch))")
      evicted += batch
    }
    return evicted
  }

  /// Bytes of the pages in use.
  func usedBytes() throws(SQLiteError) -> Int {
    let pages = try connection.integer("PRAGMA page_count")
    let free = try connection.integer("PRAGMA freelist_count")
    return try (pages - free) * connection.integer("PRAGMA page_size")
  }

  private static func createTables(_ connection: Connection) throws(SQLiteError) {
    let version = try connection.integer("PRAGMA user_version")
    if version == schemaVersion,
      try connection.integer("PRAGMA application_id") == applicationID
    {
      return
    }
    // Tables of another version, or a file of another program, which has no business here: a cache
    // is made anew, not migrated.
    try connection.transaction { () throws(SQLiteError) in
      try connection.execute(
        """
        DROP TABLE IF EXISTS document;
        DROP TABLE IF EXISTS stamp;
        CREATE TABLE document (
          id INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE, used_day INTEGER NOT NULL,
          bytes BLOB NOT NULL);
        CREATE INDEX document_use ON document (used_day);
        CREATE TABLE stamp (
          tree INTEGER NOT NULL, path BLOB NOT NULL, record BLOB NOT NULL,
          PRIMARY KEY (tree, path)) WITHOUT ROWID;
        PRAGMA application_id = \(applicationID);
        PRAGMA user_version = \(schemaVersion);
        """)
    }
  }
}
