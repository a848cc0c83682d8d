internal import SQLiteAccess

/// The tables of the tag cache (docs/adr/0004-tag-cache-schema.md).
enum TagSchema {
  /// Changes with the tables and with what their columns mean; part of the directory's name, so
  /// that two versions of repomap don't destroy each other's caches.
  static let version = 1
  /// "RMTC": tells our files from other databases.
  private static let applicationID = 0x524D_5443

  /// What a file holds.
  enum State {
    /// Nothing yet: it was just made, or its maker died.
    case empty
    /// The tables of this version.
    case current
  }

  /// Looks into a database.
  ///
  /// - Throws: Corruption, if it is a database of something else.
  static func state(of connection: Connection) throws(SQLiteError) -> State {
    let application = try connection.integer("PRAGMA application_id")
    let version = try connection.integer("PRAGMA user_version")
    if application == applicationID, version == TagSchema.version { return .current }
    let tableCount = try connection.integer("SELECT count(*) FROM sqlite_schema")
    guard application == 0, version == 0, tableCount == 0 else {
      throw .corruption("it is not a tag cache of this version")
    }
    return .empty
  }

  /// Makes the tables in an empty database.
  static func create(on connection: Connection) throws(SQLiteError) {
    // Most documents fit into a page of 8 KiB: writing and scanning are an eighth cheaper than with
    // 4 KiB, and look-ups not dearer, as they are with 16 KiB.
    try connection.execute("PRAGMA page_size = 8192; PRAGMA journal_mode = WAL")
    try connection.transaction(.immediate) { () throws(SQLiteError) in
      try connection.execute(tables)
    }
  }

  /// - `document`: one packed document per key. `id` gives the order of the file, `key` the index;
  ///   `checksum` is that of the bytes, tied to the key; `used_day` is the day since 1970 on which
  ///   the document was stored or last left a work tree.
  /// - `tree`: the work trees, and when each was last asked for.
  /// - `stamp`: one sealed record for each path of a tree.
  private static let tables = """
    CREATE TABLE document (
      id INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE, used_day INTEGER NOT NULL,
      checksum INTEGER NOT NULL, bytes BLOB NOT NULL);
    CREATE TABLE tree (
      id INTEGER PRIMARY KEY, root BLOB NOT NULL UNIQUE, used_day INTEGER NOT NULL);
    CREATE TABLE stamp (
      tree INTEGER NOT NULL, path BLOB NOT NULL, record BLOB NOT NULL,
      PRIMARY KEY (tree, path)) WITHOUT ROWID;
    PRAGMA application_id = \(applicationID);
    PRAGMA user_version = \(version);
    """
}
