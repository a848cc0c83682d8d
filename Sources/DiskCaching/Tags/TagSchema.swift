/// The tables of the tag cache (docs/adr/0004-tag-cache-schema.md).
enum TagSchema {
  /// "RMTC" identifies the file.
  static let schema = DatabaseSchema(
    name: "tags", version: 1, applicationID: 0x524D_5443, tables: tables)

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
    """
}
