/// The table of the tag cache (docs/adr/0004-tag-cache-schema.md).
enum TagSchema {
  /// "RMTC" identifies the file.
  static let schema = DatabaseSchema(
    name: "tags", version: 2, applicationID: 0x524D_5443, tables: tables)

  /// One packed document per key. `id` gives the order of the file, `key` the index; `checksum` is
  /// that of the bytes, tied to the key; `used_day` is the day since 1970 on which the document was
  /// stored or last left a work tree.
  private static let tables = """
    CREATE TABLE document (
      id INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE, used_day INTEGER NOT NULL,
      checksum INTEGER NOT NULL, bytes BLOB NOT NULL);
    """
}
