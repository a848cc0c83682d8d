/// Reads JSON from front to back, without making values of it: a vocabulary has megabytes.
///
/// Input: bytes. Output: strings, numbers and the places of values, as they are asked for. What is
/// skipped is checked for its brackets and strings alone. Nothing recurses: skipping has a stack of its
/// own, and who reads nested values says so.
///
/// Source: RFC 8259.
struct JSONReader {
  /// Deeper nesting than any file of interest has; bounds the memory of skipping.
  private static let maximumDepth = 512

  private let bytes: [UInt8]
  private let end: Int
  private var place: Int
  /// The string that was read last: a value, or a key. UTF-8, escapes resolved.
  private(set) var string: [UInt8] = []

  /// A reader of the value at `range`; of the whole text where there is none.
  init(_ bytes: [UInt8], in range: Range<Int>? = nil) {
    self.bytes = bytes
    place = range?.lowerBound ?? 0
    end = range?.upperBound ?? bytes.count
  }

  /// The byte that the next value begins with; `nil` at the end.
  mutating func peek() -> UInt8? {
    while place < end, [0x20, 0x0A, 0x0D, 0x09].contains(bytes[place]) { place += 1 }
    return place < end ? bytes[place] : nil
  }

  /// Reads an object; `body` reads the value of each key, which is ``string`` when it is called.
  mutating func readObject(
    _ body: (inout JSONReader) throws(TokenizerError) -> Void
  ) throws(TokenizerError) {
    try expect("{")
    if peek() == UInt8(ascii: "}") {
      place += 1
      return
    }
    while true {
      try readString()
      try expect(":")
      try body(&self)
      if try !isFollowedByAnother(before: "}") { return }
    }
  }

  /// Reads an array; `body` reads each value.
  mutating func readArray(
    _ body: (inout JSONReader) throws(TokenizerError) -> Void
  ) throws(TokenizerError) {
    try expect("[")
    if peek() == UInt8(ascii: "]") {
      place += 1
      return
    }
    while true {
      try body(&self)
      if try !isFollowedByAnother(before: "]") { return }
    }
  }

  /// Reads a string into ``string``.
  mutating func readString() throws(TokenizerError) {
    guard peek() == UInt8(ascii: "\"") else { throw malformed("a string") }
    place += 1
    string.removeAll(keepingCapacity: true)
    while place < end {
      let byte = bytes[place]
      switch byte {
      case UInt8(ascii: "\""):
        place += 1
        return
      case UInt8(ascii: "\\"): try readEscape()
      case ..<0x20: throw malformed("a character of a string")
      default:
        string.append(byte)
        place += 1
      }
    }
    throw malformed("the end of a string")
  }

  /// Reads a whole number of at most nine digits.
  mutating func readNumber() throws(TokenizerError) -> UInt32 {
    _ = peek()
    let start = place
    var value: UInt32 = 0
    while place < end, bytes[place] &- UInt8(ascii: "0") < 10, place - start < 9 {
      value = value * 10 + UInt32(bytes[place] - UInt8(ascii: "0"))
      place += 1
    }
    let isMore = place < end && [0x2E, 0x45, 0x65].contains(bytes[place])
    guard place > start, !isMore, place == end || bytes[place] &- UInt8(ascii: "0") >= 10 else {
      throw malformed("a whole number below 1,000,000,000")
    }
    return value
  }

  /// Passes over a value and returns where it is.
  mutating func skipValue() throws(TokenizerError) -> Range<Int> {
    guard let first = peek() else { throw malformed("a value") }
    let start = place
    if first == UInt8(ascii: "\"") {
      try skipString()
    } else if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") {
      try skipNested()
    } else {
      while place < end, isPartOfWord(bytes[place]) { place += 1 }
      guard place > start else { throw malformed("a value") }
    }
    return start..<place
  }

  /// Whether nothing but white space is left.
  mutating func isAtEnd() -> Bool { peek() == nil }

  private mutating func skipNested() throws(TokenizerError) {
    var closers: [UInt8] = []
    while place < end {
      switch bytes[place] {
      case UInt8(ascii: "\""):
        try skipString()
        continue
      case UInt8(ascii: "{"): closers.append(UInt8(ascii: "}"))
      case UInt8(ascii: "["): closers.append(UInt8(ascii: "]"))
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        guard closers.popLast() == bytes[place] else { throw malformed("in its place") }
      default: break
      }
      guard closers.count <= JSONReader.maximumDepth else { throw malformed("a flat value") }
      place += 1
      if closers.isEmpty { return }
    }
    throw malformed("the end of a value")
  }

  private mutating func skipString() throws(TokenizerError) {
    place += 1
    while place < end {
      let byte = bytes[place]
      place += 1
      if byte == UInt8(ascii: "\"") { return }
      if byte == UInt8(ascii: "\\") { place += 1 }
    }
    place = end
    throw malformed("the end of a string")
  }

  private func isPartOfWord(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte &- UInt8(ascii: "0") < 10
      || [UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: ".")].contains(byte)
  }

  private mutating func isFollowedByAnother(
    before closer: Unicode.Scalar
  ) throws(TokenizerError) -> Bool {
    if peek() == UInt8(ascii: ",") {
      place += 1
      return true
    }
    try expect(closer)
    return false
  }

  private mutating func expect(_ sign: Unicode.Scalar) throws(TokenizerError) {
    guard peek() == UInt8(ascii: sign) else { throw malformed("`\(sign)`") }
    place += 1
  }

  private func malformed(_ expected: String) -> TokenizerError {
    .malformedJSON(offset: place, expected: expected)
  }
}

// MARK: - Escapes

extension JSONReader {
  /// Reads what begins with `\`. Halves of pairs that stand alone become U+FFFD.
  private mutating func readEscape() throws(TokenizerError) {
    guard place + 1 < end else { throw malformed("an escape") }
    place += 1
    let plain: [UInt8: UInt8] = [
      0x22: 0x22, 0x5C: 0x5C, 0x2F: 0x2F, 0x62: 0x08, 0x66: 0x0C, 0x6E: 0x0A, 0x72: 0x0D,
      0x74: 0x09,
    ]
    if let byte = plain[bytes[place]] {
      string.append(byte)
      place += 1
      return
    }
    guard bytes[place] == UInt8(ascii: "u") else { throw malformed("an escape") }
    place += 1
    var value = try readHexadecimal()
    if value & 0xFC00 == 0xD800, place + 1 < end, bytes[place] == UInt8(ascii: "\\"),
      bytes[place + 1] == UInt8(ascii: "u")
    {
      let behind = place
      place += 2
      let low = try readHexadecimal()
      if low & 0xFC00 == 0xDC00 {
        value = 0x10000 + (value & 0x3FF) << 10 + low & 0x3FF
      } else {
        place = behind
      }
    }
    string.append(contentsOf: String(Unicode.Scalar(value) ?? "\u{FFFD}").utf8)
  }

  /// Four hexadecimal digits.
  private mutating func readHexadecimal() throws(TokenizerError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard place < end, let digit = Character(Unicode.Scalar(bytes[place])).hexDigitValue else {
        throw malformed("a hexadecimal digit")
      }
      value = value << 4 | UInt32(digit)
      place += 1
    }
    return value
  }
}
