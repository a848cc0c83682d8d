internal import SQLiteAccess

/// What makes a database one of ours: its tables and how they are recognised.
struct DatabaseSchema: Sendable {
  /// Of the directory and the file.
  let name: String
  /// Changes with the tables and with what their columns mean; part of the directory's name, so
  /// that two versions of repomap don't destroy each other's caches.
  let version: Int
  /// Tells files of this kind from other databases.
  let applicationID: Int32
  /// The statements that make the tables.
  let tables: String

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
  func state(of connection: Connection) throws(SQLiteError) -> State {
    // In one transaction: the maker's commit must not fall between two looks.
    try connection.transaction(.deferred) { () throws(SQLiteError) in
      let application = try connection.integer("PRAGMA application_id")
      let version = try connection.integer("PRAGMA user_version")
      if application == applicationID, version == self.version { return .current }
      let tableCount = try connection.integer("SELECT count(*) FROM sqlite_schema")
      guard application == 0, version == 0, tableCount == 0 else {
        throw .corruption("it is no \(name) database of this version")
      }
      return .empty
    }
  }

  /// Makes the tables in an empty database.
  func create(on connection: Connection) throws(SQLiteError) {
    // Most documents fit into a page of 8 KiB: writing and scanning are an eighth cheaper than with
    // 4 KiB, and look-ups not dearer, as they are with 16 KiB.
    // Nothing is lost if an empty database doesn't survive a power failure, so nobody waits for the
    // disk here.
    try connection.execute(
      "PRAGMA synchronous = OFF; PRAGMA page_size = 8192; PRAGMA journal_mode = WAL")
    try connection.transaction(.immediate) { () throws(SQLiteError) in
      try connection.execute(
        """
        \(tables)
        PRAGMA application_id = \(applicationID);
        PRAGMA user_version = \(version);
        """)
    }
  }
}

/// The tables of a database with their statements, on one connection.
protocol DatabaseTables: AnyObject {
  static var schema: DatabaseSchema { get }
  var connection: Connection { get }

  /// Prepares a connection to a database whose tables are there.
  init(_ connection: Connection) throws(SQLiteError)
}
