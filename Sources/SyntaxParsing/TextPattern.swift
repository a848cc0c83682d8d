internal import PatternMatching

/// A regular expression with what its beginning tells: most texts that a query asks about are
/// refused by their first byte, without a call of the library.
///
/// Queries ask `^[A-Z]` of every identifier, for example.
struct TextPattern: Sendable {
  private let pattern: Pattern
  /// The first bytes of texts that can match; `nil` for any text.
  private let firstBytes: ByteTable?

  init(_ expression: String) throws(PatternError) {
    pattern = try Pattern(expression)
    firstBytes = FirstBytes.of(Array(expression.utf8))
  }

  /// Whether the pattern matches anywhere in `text`; `false` where it reaches its limit.
  func isMatch(in text: UnsafeRawBufferPointer, _ matcher: PatternMatcher) -> Bool {
    if let firstBytes {
      guard let first = text.first, firstBytes[first] else { return false }
    }
    return (try? matcher.isMatch(pattern, in: text)) ?? false
  }
}

/// A set of bytes.
struct ByteTable: Sendable {
  private var low: UInt64 = 0
  private var high: UInt64 = 0

  /// Whether the byte is in the set. Only ASCII can be.
  subscript(byte: UInt8) -> Bool {
    if byte < 64 { return low >> UInt64(byte) & 1 != 0 }
    return byte < 128 && high >> UInt64(byte - 64) & 1 != 0
  }

  mutating func insert(_ byte: UInt8) {
    if byte < 64 { low |= 1 << UInt64(byte) } else { high |= 1 << UInt64(byte - 64) }
  }

  mutating func formUnion(_ other: ByteTable) {
    low |= other.low
    high |= other.high
  }
}

/// Finds out with which bytes a text has to begin to match an expression.
///
/// It understands letters, digits, `_`, classes of them, groups of alternatives, and `*` and `?`
/// behind those, at the front of an expression that begins with `^`; negative look-ahead is passed
/// over, as it only narrows what follows. Whatever else stands there makes it give up.
private struct FirstBytes {
  private var rest: ArraySlice<UInt8>

  static func of(_ expression: [UInt8]) -> ByteTable? {
    guard expression.first == UInt8(ascii: "^") else { return nil }
    var parser = FirstBytes(rest: expression.dropFirst())
    guard let bytes = parser.sequence(), parser.rest.isEmpty else { return nil }
    return bytes
  }

  /// Takes alternatives, up to a closing parenthesis.
  private mutating func alternatives() -> ByteTable? {
    var bytes = ByteTable()
    repeat {
      guard let first = sequence() else { return nil }
      bytes.formUnion(first)
    } while skip("|")
    return bytes
  }

  /// Takes one alternative.
  private mutating func sequence() -> ByteTable? {
    while rest.starts(with: "(?!".utf8) {
      rest = rest.dropFirst(3)
      guard skipAlternative(throughBars: true), skip(")") else { return nil }
    }
    var bytes = ByteTable()
    while true {
      guard let atom = atom() else { return nil }
      bytes.formUnion(atom)
      if skip("*") || skip("?") { continue }
      if rest.first == UInt8(ascii: "{") { return nil }
      return skipAlternative(throughBars: false) ? bytes : nil
    }
  }

  /// Takes a letter, class or group.
  private mutating func atom() -> ByteTable? {
    guard let first = rest.popFirst() else { return nil }
    switch first {
    case UInt8(ascii: "["): return classBytes()
    case UInt8(ascii: "("):
      if rest.first == UInt8(ascii: "?") {
        guard rest.starts(with: "?:".utf8) else { return nil }
        rest = rest.dropFirst(2)
      }
      guard let bytes = alternatives(), skip(")") else { return nil }
      return bytes
    default:
      guard isWord(first) else { return nil }
      var bytes = ByteTable()
      bytes.insert(first)
      return bytes
    }
  }

  /// Takes a class, behind its bracket.
  private mutating func classBytes() -> ByteTable? {
    var bytes = ByteTable()
    var isEmpty = true
    while let first = rest.popFirst(), first != UInt8(ascii: "]") || isEmpty {
      guard isWord(first) else { return nil }
      isEmpty = false
      var last = first
      if skip("-") {
        guard let end = rest.popFirst(), isWord(end), end >= first else { return nil }
        last = end
      }
      for byte in first...last { bytes.insert(byte) }
    }
    return bytes
  }

  /// Skips to the end of this alternative, or of all of the group's. False where it can't tell.
  private mutating func skipAlternative(throughBars: Bool) -> Bool {
    var depth = 0
    while let byte = rest.first {
      switch byte {
      case UInt8(ascii: "\\"):
        // `\Q` quotes everything behind it.
        if rest.dropFirst().first == UInt8(ascii: "Q") { return false }
        rest = rest.dropFirst()
      case UInt8(ascii: "["):
        guard skipClass() else { return false }
        continue
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")") where depth > 0: depth -= 1
      case UInt8(ascii: ")"): return true
      case UInt8(ascii: "|") where depth == 0 && !throughBars: return true
      default: break
      }
      rest = rest.dropFirst()
    }
    return depth == 0
  }

  /// Skips a class without escapes and brackets in it.
  private mutating func skipClass() -> Bool {
    rest.removeFirst()
    if rest.first == UInt8(ascii: "]") { return false }
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "]") { return true }
      if "[\\".utf8.contains(byte) || rest.first == UInt8(ascii: "]") && byte == UInt8(ascii: "^") {
        return false
      }
    }
    return false
  }

  private mutating func skip(_ byte: Unicode.Scalar) -> Bool {
    guard rest.first == UInt8(ascii: byte) else { return false }
    rest = rest.dropFirst()
    return true
  }

  private func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}
