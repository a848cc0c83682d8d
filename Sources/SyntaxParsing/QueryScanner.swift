/// Reads the tokens of a query's text.
struct QueryScanner {
  private let bytes: [UInt8]
  /// Byte of the text that is read next.
  private(set) var offset = 0

  init(_ text: String) { bytes = Array(text.utf8) }

  var isAtEnd: Bool { offset >= bytes.count }

  /// The byte at ``offset``.
  var next: UInt8? { isAtEnd ? nil : bytes[offset] }

  /// An error at ``offset``.
  func error(_ kind: QueryError.Kind) -> QueryError { QueryError(offset: offset, kind: kind) }

  mutating func advance() { offset += 1 }

  /// Skips white space and comments.
  mutating func skipSpace() {
    while let byte = next {
      if byte == UInt8(ascii: ";") {
        while let byte = next, byte != UInt8(ascii: "\n") { advance() }
      } else if byte == 0x20 || (0x09...0x0D).contains(byte) {
        advance()
      } else {
        return
      }
    }
  }

  /// Skips `byte` where it is the next one, and nothing else.
  @discardableResult
  mutating func skipExactly(_ byte: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: byte) else { return false }
    advance()
    return true
  }

  /// Skips `byte` where it is the next one, and space behind it; with `isWhole`, only where no
  /// identifier goes on behind it.
  @discardableResult
  mutating func skip(_ byte: Unicode.Scalar, isWhole: Bool = false) -> Bool {
    guard next == UInt8(ascii: byte) else { return false }
    if isWhole, offset + 1 < bytes.count, isIdentifierByte(bytes[offset + 1]) { return false }
    advance()
    skipSpace()
    return true
  }

  /// An identifier: of a node, field, capture or predicate.
  mutating func identifier() throws(QueryError) -> String {
    let start = offset
    guard let first = next, isIdentifierByte(first), first != UInt8(ascii: ".") else {
      throw error(.syntax)
    }
    while let byte = next, isIdentifierByte(byte) { advance() }
    return String(decoding: bytes[start..<offset], as: UTF8.self)
  }

  /// A string in quotes, without them and with its escapes resolved.
  mutating func string() throws(QueryError) -> String {
    let start = offset
    var text: [UInt8] = []
    advance()
    while let byte = next, byte != UInt8(ascii: "\n") {
      advance()
      if byte == UInt8(ascii: "\"") { return String(decoding: text, as: UTF8.self) }
      guard byte == UInt8(ascii: "\\"), let escaped = next else {
        text.append(byte)
        continue
      }
      advance()
      text.append(unescaped(escaped))
    }
    throw QueryError(offset: start, kind: .syntax)
  }

  private func unescaped(_ byte: UInt8) -> UInt8 {
    switch byte {
    case UInt8(ascii: "n"): UInt8(ascii: "\n")
    case UInt8(ascii: "r"): UInt8(ascii: "\r")
    case UInt8(ascii: "t"): UInt8(ascii: "\t")
    case UInt8(ascii: "0"): 0
    default: byte
    }
  }

  private func isIdentifierByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"),
      UInt8(ascii: "."):
      true
    // Letters beyond ASCII.
    default: byte >= 0x80
    }
  }
}
