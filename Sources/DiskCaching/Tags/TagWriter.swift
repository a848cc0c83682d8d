internal import SQLiteAccess
internal import SourceModel

/// The tables of the tag cache, on one connection: writing. Used by one thread at a time.
///
/// What was last used when is kept by work tree, not by document: a run over an unchanged tree
/// writes one row a day instead of one for each document. A document counts as used on the latest
/// of its own day and the days of the trees whose stamps lead to it; its own day is set when it is
/// stored and when a stamp of a tree stops leading to it.
final class TagWriter {
  private let connection: Connection
  private let insertDocument: Statement
  private let touchDocument: Statement
  private let insertTree: Statement
  private let selectStamp: Statement
  private let insertStamp: Statement
  private let deleteStamp: Statement

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
    insertTree = try connection.prepare(
      """
      INSERT INTO tree (root, used_day) VALUES (?1, ?2)
      ON CONFLICT (root) DO UPDATE SET used_day = max(used_day, excluded.used_day)
      RETURNING id
      """)
    selectStamp = try connection.prepare(
      "SELECT record FROM stamp WHERE tree = ?1 AND path = ?2")
    insertStamp = try connection.prepare(
      """
      INSERT INTO stamp (tree, path, record) VALUES (?1, ?2, ?3)
      ON CONFLICT (tree, path) DO UPDATE SET record = excluded.record
      """)
    deleteStamp = try connection.prepare("DELETE FROM stamp WHERE tree = ?1 AND path = ?2")
  }

  /// Stores documents, all or none. Days count from 1970, here and below.
  func store(
    _ documents: [(key: ContentHash, bytes: [UInt8])], day: Int64
  ) throws(SQLiteError) {
    try connection.transaction(.immediate) { () throws(SQLiteError) in
      for (key, bytes) in documents {
        let checksum = bytes.withUnsafeBytes { documentChecksum($0, key: key) }
        try insertDocument.bind(key.bytes, at: 1)
        try insertDocument.bind(day, at: 2)
        try insertDocument.bind(Int64(bitPattern: checksum), at: 3)
        try insertDocument.run(binding: bytes, at: 4)
      }
    }
  }

  /// Brings the stamps of a work tree up to date, all or none, and notes that it was used.
  func updateTree(
    root: [UInt8], changed: [(path: RepositoryPath, record: StampRecord)],
    removed: [RepositoryPath], day: Int64
  ) throws(SQLiteError) {
    try connection.transaction(.immediate) { () throws(SQLiteError) in
      let tree = try touchTree(root: root, day: day)
      for (path, record) in changed {
        try release(path, of: tree, unless: record.key, day: day)
        try insertStamp.bind(tree, at: 1)
        try insertStamp.bind(path.bytes, at: 2)
        try insertStamp.bind(record.encoded(path: path), at: 3)
        try insertStamp.run()
      }
      for path in removed {
        try release(path, of: tree, unless: nil, day: day)
        try deleteStamp.bind(tree, at: 1)
        try deleteStamp.bind(path.bytes, at: 2)
        try deleteStamp.run()
      }
    }
  }

  /// Deletes everything.
  func deleteAll() throws(SQLiteError) {
    try connection.transaction(.immediate) { () throws(SQLiteError) in
      try connection.execute("DELETE FROM document; DELETE FROM stamp; DELETE FROM tree")
    }
  }

  /// Notes that a work tree is used on `day`.
  ///
  /// - Returns: Its identifier.
  private func touchTree(root: [UInt8], day: Int64) throws(SQLiteError) -> Int64 {
    try insertTree.bind(root, at: 1)
    try insertTree.bind(day, at: 2)
    var tree: Int64?
    // To the end: an INSERT with RETURNING is complete only then.
    try insertTree.forEachRow { () throws(SQLiteError) in tree = insertTree.integer(at: 0) }
    guard let tree else { throw .corruption("a work tree can't be stored") }
    return tree
  }

  /// Notes, before a stamp goes, that the document it leads to was in use until `day`; not if the
  /// next stamp leads to the same `key`, for then it stays in use.
  private func release(
    _ path: RepositoryPath, of tree: Int64, unless key: ContentHash?, day: Int64
  ) throws(SQLiteError) {
    try selectStamp.bind(tree, at: 1)
    try selectStamp.bind(path.bytes, at: 2)
    defer { selectStamp.reset() }
    guard try selectStamp.step() else { return }
    let record = path.bytes.withUnsafeBytes { path in
      selectStamp.withBytes(at: 0) { StampRecord(decoding: $0, path: path) }
    }
    guard let old = record?.key, old != key else { return }
    try touchDocument.bind(old.bytes, at: 1)
    try touchDocument.bind(day, at: 2)
    try touchDocument.run()
  }
}
