internal import SQLiteAccess
internal import SourceModel

/// What a row says of an entry besides its value.
///
/// The seal covers key, value, tag and expiry, each with a factor of its own: a row that lost a bit,
/// or that shows the value or the expiry of another, is found out. It is a sum, so that a new expiry
/// doesn't ask for the value.
struct EntryRow {
  /// In the order in which ``init(_:)`` reads them.
  static let columns = "id, expires_at, size, file, seal, tag"
  /// Number of the column after them.
  static let nextColumn: Int32 = 6

  let id: Int64
  let expiry: Int64?
  let size: Int
  let file: ValueFiles.Name?
  let seal: UInt64
  let tag: [UInt8]?

  /// Reads the current row of a statement that selects ``columns``.
  init(_ row: Statement) {
    id = row.integer(at: 0)
    expiry = row.isNull(at: 1) ? nil : row.integer(at: 1)
    size = Int(row.integer(at: 2))
    file = row.isNull(at: 3) ? nil : ValueFiles.Name(rawValue: row.integer(at: 3))
    seal = UInt64(bitPattern: row.integer(at: 4))
    tag = row.isNull(at: 5) ? nil : row.bytes(at: 5)
  }

  /// Whether the entry is still good.
  func isLive(now: Int64) -> Bool { expiry.map { $0 > now } ?? true }

  /// Whether this is the row, and `value` the value, that were stored under `key`.
  func isSound(key: [UInt8], value: UnsafeRawBufferPointer) -> Bool {
    value.count == size && seal == EntryRow.seal(key: key, value: value, tag: tag, expiry: expiry)
  }

  /// The seal with another expiry.
  func seal(expiry new: Int64?) -> UInt64 {
    seal &- EntryRow.term(expiry) &+ EntryRow.term(new)
  }

  /// The seal of an entry.
  static func seal(
    key: [UInt8], value: UnsafeRawBufferPointer, tag: [UInt8]?, expiry: Int64?
  ) -> UInt64 {
    let keyTerm = key.withUnsafeBytes { checksum64($0) } &* 3
    // No tag is not the same as an empty one.
    let tagTerm = tag.map { tag in (tag.withUnsafeBytes { checksum64($0) }) &* 5 } ?? 1
    return checksum64(value) &+ keyTerm &+ tagTerm &+ term(expiry)
  }

  private static func term(_ expiry: Int64?) -> UInt64 {
    guard let expiry else { return 0 }
    // An odd factor: no two times have the same term.
    return (UInt64(bitPattern: expiry) &+ 1) &* 0x9E37_79B9_7F4A_7C15
  }
}
