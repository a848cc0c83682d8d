/// What the `character` of a position counts.
enum PositionEncoding: String, Sendable, CaseIterable {
  case utf8 = "utf-8"
  /// What every client speaks.
  case utf16 = "utf-16"
  case utf32 = "utf-32"

  /// The units of a character that begins with a byte. A byte that begins none counts as a character of its own.
  func units(ofCharacterBeginningWith byte: UInt8, bytes: Int) -> Int {
    switch self {
    case .utf8: bytes
    case .utf16: byte >= 0xF0 ? 2 : 1
    case .utf32: 1
    }
  }
}

/// A place in a document as a client tells it: 0-based line, and 0-based units of the encoding in it.
struct Position: Hashable, Sendable, Comparable {
  var line: Int
  var character: Int

  static let start = Position(line: 0, character: 0)

  static func < (left: Position, right: Position) -> Bool {
    (left.line, left.character) < (right.line, right.character)
  }
}
