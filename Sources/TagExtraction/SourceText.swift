internal import SourceModel

/// A source that is read around places of it, in steps that end: whatever it holds, no step goes far, and
/// none out of it.
struct SourceText {
  private let bytes: UnsafeRawBufferPointer
  /// Whether `$` is part of names, and not a sign before them.
  private let namesHoldDollars: Bool

  /// Longer names than those that people write are not looked at: generated ones.
  private static let maximumName = 128
  /// White space between two tokens that belong together: an indented line after some empty ones.
  private static let maximumSpace = 256

  init(_ bytes: UnsafeRawBufferPointer, namesHoldDollars: Bool = false) {
    self.bytes = bytes
    self.namesHoldDollars = namesHoldDollars
  }

  /// The byte at `offset`; 0 out of the source.
  subscript(offset: Int) -> UInt8 {
    UInt(bitPattern: offset) < UInt(bitPattern: bytes.count) ? bytes[offset] : 0
  }

  /// The bytes of a name.
  subscript(range: Range<Int>) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: bytes[range.clamped(to: 0..<bytes.count)])
  }

  /// Whether `byte` can be part of a name. Signs in front of names are not.
  static func isNameByte(_ byte: UInt8) -> Bool {
    isLetter(byte) || isDigit(byte) || byte == UInt8(ascii: "_") || byte >= 0x80
  }

  private func isNameByte(_ byte: UInt8) -> Bool {
    SourceText.isNameByte(byte) || namesHoldDollars && byte == UInt8(ascii: "$")
  }

  /// The name that ends before `end`, if there is one that doesn't begin with a digit.
  func name(endingAt end: Int) -> Range<Int>? {
    var start = end
    while isNameByte(self[start - 1]) {
      start -= 1
      if end - start > SourceText.maximumName { return nil }
    }
    return start < end && !isDigit(self[start]) ? start..<end : nil
  }

  /// The name that starts at `start`, if there is one.
  func name(startingAt start: Int) -> Range<Int>? {
    if isDigit(self[start]) { return nil }
    var end = start
    while isNameByte(self[end]) {
      end += 1
      if end - start > SourceText.maximumName { return nil }
    }
    return start < end ? start..<end : nil
  }

  /// Where the white space before `end` begins.
  func spaceStart(endingAt end: Int) -> Int {
    var start = end
    while isSpace(self[start - 1]), end - start < SourceText.maximumSpace { start -= 1 }
    return start
  }

  /// Where the white space from `start` ends.
  func spaceEnd(startingAt start: Int) -> Int {
    var end = start
    while isSpace(self[end]), end - start < SourceText.maximumSpace { end += 1 }
    return end
  }

  /// Where the blanks before `end` begin, on its line.
  func blankStart(endingAt end: Int) -> Int {
    var start = end
    while SourceText.isBlank(self[start - 1]), end - start < SourceText.maximumSpace { start -= 1 }
    return start
  }

  /// Where the blanks from `start` end, on its line.
  func blankEnd(startingAt start: Int) -> Int {
    var end = start
    while SourceText.isBlank(self[end]), end - start < SourceText.maximumSpace { end += 1 }
    return end
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  /// Where the bracket that opens at `start` closes, behind it, if that is within `limit` bytes. Brackets in
  /// strings count like others, so what a string holds can mislead.
  func bracketEnd(startingAt start: Int, limit: Int) -> Int? {
    let (opening, closing) = (self[start], SourceText.partner(of: self[start]))
    var depth = 0
    for offset in start..<max(start, min(start + limit, bytes.count)) {
      if self[offset] == opening { depth += 1 }
      if self[offset] == closing { depth -= 1 }
      if depth == 0 { return offset + 1 }
    }
    return nil
  }

  /// Where the bracket that closes before `end` opens, if that is within `limit` bytes.
  func bracketStart(endingAt end: Int, limit: Int) -> Int? {
    let (closing, opening) = (self[end - 1], SourceText.partner(of: self[end - 1]))
    var (depth, offset) = (0, end - 1)
    while offset >= max(0, end - limit) {
      if self[offset] == closing { depth += 1 }
      if self[offset] == opening { depth -= 1 }
      if depth == 0 { return offset }
      offset -= 1
    }
    return nil
  }

  private static func partner(of bracket: UInt8) -> UInt8 {
    switch bracket {
    case UInt8(ascii: "("): UInt8(ascii: ")")
    case UInt8(ascii: ")"): UInt8(ascii: "(")
    case UInt8(ascii: "["): UInt8(ascii: "]")
    case UInt8(ascii: "]"): UInt8(ascii: "[")
    case UInt8(ascii: "<"): UInt8(ascii: ">")
    case UInt8(ascii: ">"): UInt8(ascii: "<")
    case UInt8(ascii: "{"): UInt8(ascii: "}")
    default: UInt8(ascii: "{")
    }
  }

  /// Whether a comment of the form `// …`, `# …` or `-- …` begins on the line of `offset` before it: what ends there
  /// may be its text. A string with such signs makes one too many.
  func mayBeComment(at offset: Int) -> Bool {
    var start = offset
    while start > 0, self[start - 1] != UInt8(ascii: "\n"),
      offset - start < SourceText.maximumSpace
    {
      start -= 1
      if self[start] == UInt8(ascii: "#") { return true }
      let isTwice = self[start] == self[start + 1]
      if isTwice, self[start] == UInt8(ascii: "/") || self[start] == UInt8(ascii: "-") {
        return true
      }
    }
    return false
  }

  /// The name as a word, to be compared with those of a language.
  func word(_ name: Range<Int>) -> Word { Word(self[name]) }
}
