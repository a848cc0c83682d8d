internal import SQLiteAccess

/// The tables of a disk cache (docs/adr/0012-disk-cache.md) and all that is asked of them.
enum EntrySchema {
  /// "RMDC" identifies the file.
  static let schema = DatabaseSchema(
    name: "entries", version: 1, applicationID: 0x524D_4443, tables: tables)

  /// - `entry`: a value under its key. `id` gives the order of insertion, which replacing a value
  ///   leaves alone. Times are nanoseconds since 1970. The value is in the row, or in the file that
  ///   the number `file` names; it comes last, so that the columns before it are read without it.
  /// - `access`: when and how often entries were read, under policies that ask for it. Apart, because
  ///   rows without values are many to a page: noting a read costs a fifth.
  /// - `counter`: what happened, by name.
  /// - `lease`: who computes the value of a key right now.
  private static let tables = """
    CREATE TABLE entry (
      id INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE, tag BLOB, stored_at INTEGER NOT NULL,
      expires_at INTEGER, size INTEGER NOT NULL, file INTEGER, seal INTEGER NOT NULL, value BLOB);
    CREATE INDEX entry_expiry ON entry (expires_at) WHERE expires_at IS NOT NULL;
    CREATE INDEX entry_file ON entry (file, size) WHERE file IS NOT NULL;
    CREATE TABLE access (
      id INTEGER PRIMARY KEY, accessed_at INTEGER NOT NULL, access_count INTEGER NOT NULL);
    CREATE TRIGGER entry_deleted AFTER DELETE ON entry BEGIN
      DELETE FROM access WHERE id = OLD.id;
    END;
    CREATE TABLE counter (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
    CREATE TABLE lease (
      key BLOB PRIMARY KEY, token INTEGER NOT NULL, process INTEGER NOT NULL,
      started INTEGER NOT NULL, granted_at INTEGER NOT NULL, deadline INTEGER NOT NULL) WITHOUT ROWID;
    """

  /// The indexes that a cache's settings ask for, by name.
  static func indexes(_ settings: DiskCacheSettings) -> [(name: String, sql: String)] {
    var indexes: [(name: String, columns: String)] = []
    switch settings.evictionPolicy {
    case .leastRecentlyStored: indexes.append(("entry_stored", "entry (stored_at)"))
    case .leastRecentlyUsed: indexes.append(("access_time", "access (accessed_at)"))
    case .leastFrequentlyUsed: indexes.append(("access_count", "access (access_count)"))
    case .none: break
    }
    if settings.indexesTags { indexes.append(("entry_tag", "entry (tag)")) }
    return indexes.map { ($0.name, "CREATE INDEX IF NOT EXISTS \($0.name) ON \($0.columns)") }
  }
}

/// The statements on the tables; each is compiled when it is first used.
enum EntryQuery: Int, CaseIterable {
  case find, findHeader, insert, update, delete, touch
  case firstInserted, lastInserted, keysByInsertion, keysByKey, firstKey, lastKey, page, all
  case deleteExpired, deleteTagged, deleteAll
  case cullStored, cullAccessed, cullCounted
  case beginAccess, noteAccess, count, fileBytes, pageCount, freePageCount, pageSize
  case addToCounter, counter
  case findLease, takeLease, releaseLease

  var sql: String {
    switch self {
    case .find: "SELECT \(EntryRow.columns), value FROM entry WHERE key = ?1"
    case .findHeader: "SELECT \(EntryRow.columns) FROM entry WHERE key = ?1"
    case .insert:
      """
      INSERT INTO entry
        (key, tag, stored_at, expires_at, size, file, seal, value)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
      """
    case .update:
      """
      UPDATE entry SET tag = ?2, stored_at = ?3, expires_at = ?4, size = ?5, file = ?6, seal = ?7,
        value = ?8 WHERE key = ?1
      """
    case .delete: "DELETE FROM entry WHERE id = ?1"
    case .touch: "UPDATE entry SET expires_at = ?2, seal = ?3 WHERE id = ?1"
    case .firstInserted: "SELECT key FROM entry WHERE \(live) ORDER BY id LIMIT 1"
    case .lastInserted: "SELECT key FROM entry WHERE \(live) ORDER BY id DESC LIMIT 1"
    case .keysByInsertion: "SELECT key FROM entry ORDER BY id"
    case .keysByKey: "SELECT key FROM entry ORDER BY key"
    case .firstKey: "SELECT key FROM entry ORDER BY key LIMIT 1"
    case .lastKey: "SELECT key FROM entry ORDER BY key DESC LIMIT 1"
    case .page:
      """
      SELECT \(EntryRow.columns), key, stored_at, accessed_at, access_count
      FROM entry LEFT JOIN access USING (id) WHERE id > ?1 ORDER BY id LIMIT ?2
      """
    case .all: "SELECT \(EntryRow.columns), value, key FROM entry ORDER BY id"
    case .deleteExpired:
      deletion("SELECT id FROM entry WHERE expires_at <= ?1 ORDER BY expires_at LIMIT ?2")
    case .deleteTagged: "DELETE FROM entry WHERE tag = ?1 RETURNING file"
    case .deleteAll: "DELETE FROM entry RETURNING file"
    case .cullStored: deletion("SELECT id FROM entry ORDER BY stored_at, id LIMIT ?1")
    case .cullAccessed: deletion("SELECT id FROM access ORDER BY accessed_at, id LIMIT ?1")
    case .cullCounted: deletion("SELECT id FROM access ORDER BY access_count, id LIMIT ?1")
    case .beginAccess:
      """
      INSERT INTO access VALUES (coalesce(?1, last_insert_rowid()), ?2, 0)
      ON CONFLICT (id) DO UPDATE SET accessed_at = excluded.accessed_at, access_count = 0
      """
    case .noteAccess:
      """
      UPDATE access SET accessed_at = max(accessed_at, ?2), access_count = access_count + ?3
      WHERE id = ?1
      """
    case .count: "SELECT count(*) FROM entry"
    case .fileBytes: "SELECT sum(size) FROM entry WHERE file IS NOT NULL"
    case .pageCount: "PRAGMA page_count"
    case .freePageCount: "PRAGMA freelist_count"
    case .pageSize: "PRAGMA page_size"
    case .addToCounter:
      """
      INSERT INTO counter (name, value) VALUES (CAST(?1 AS TEXT), ?2)
      ON CONFLICT (name) DO UPDATE SET value = value + excluded.value
      """
    case .counter: "SELECT value FROM counter WHERE name = CAST(?1 AS TEXT)"
    case .findLease:
      "SELECT token, process, started, granted_at, deadline FROM lease WHERE key = ?1"
    case .takeLease: "REPLACE INTO lease VALUES (?1, ?2, ?3, ?4, ?5, ?6)"
    case .releaseLease: "DELETE FROM lease WHERE key = ?1 AND token = ?2"
    }
  }

  private var live: String { "(expires_at IS NULL OR expires_at > ?1)" }

  private func deletion(_ selection: String) -> String {
    "DELETE FROM entry WHERE id IN (\(selection)) RETURNING file"
  }
}
