/// A bracket of a glob, such as `[a-z_]`, `[!0-9]` or `[[:upper:]]`, read as git reads it.
///
/// git decides for one byte while it scans the bracket; so does this, once for each of the 256
/// bytes, because a scan with side rules (a range without a beginning, `[:` without `:]`) is
/// easier to copy faithfully than to restate.
/// Source: git 2.39 `wildmatch.c`, `case '['`.
struct BracketExpression {
  /// What stands between the bracket's first byte and its end.
  private enum Part {
    case byte(UInt8)
    case range(UInt8, UInt8)
    case characterClass(CharacterClass)
  }

  private let isNegated: Bool
  private var parts: [Part] = []

  /// The bracket of `pattern` whose content is `start..<end`, where `end` comes from
  /// ``end(in:from:)``.
  init(pattern: [UInt8], start: Int, end: Int) {
    isNegated = Self.isNegation(pattern[start])
    var scanner = Scanner(pattern: pattern, position: isNegated ? start + 1 : start)
    while scanner.position < end || parts.isEmpty, let part = scanner.next() { parts.append(part) }
  }

  /// Whether the bracket matches `byte`.
  ///
  /// If `isFolding`, `byte` is in lower case; ranges and `[:upper:]` are then tried with the capital
  /// too, single bytes aren't: so does git.
  func matches(_ byte: UInt8, isFolding: Bool) -> Bool {
    let capital = isFolding && byte.isASCIILowercase ? byte & ~0x20 : byte
    let isListed = parts.contains { part in
      switch part {
      case .byte(let listed): listed == byte
      case .range(let first, let last):
        (first <= byte && byte <= last) || (first <= capital && capital <= last)
      case .characterClass(let characterClass):
        characterClass.contains(byte) || (characterClass == .upper && capital.isASCIIUppercase)
      }
    }
    return isListed != isNegated
  }

  /// The position of the `]` that closes the bracket whose content begins at `start`; nil if there
  /// is none, or if the bracket names an unknown class.
  static func end(in pattern: [UInt8], from start: Int) -> Int? {
    guard start < pattern.count else { return nil }
    let first = isNegation(pattern[start]) ? start + 1 : start
    var scanner = Scanner(pattern: pattern, position: first)
    // The first byte is content even if it is `]`.
    repeat {
      guard scanner.next() != nil else { return nil }
      guard scanner.position < pattern.count else { return nil }
    } while pattern[scanner.position] != UInt8(ascii: "]")
    return scanner.position
  }

  private static func isNegation(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "!") || byte == UInt8(ascii: "^")
  }

  /// Reads one part after another; `next` returns nil where the bracket is malformed.
  private struct Scanner {
    let pattern: [UInt8]
    var position: Int
    /// The byte that a `-` would make the beginning of a range.
    var previous: UInt8?

    mutating func next() -> Part? {
      guard let byte = take() else { return nil }
      if byte == .backslash {
        guard let escaped = take() else { return nil }
        return single(escaped)
      }
      if byte == UInt8(ascii: "-"), let first = previous, let following = peek(),
        following != UInt8(ascii: "]")
      {
        return range(from: first)
      }
      if byte == UInt8(ascii: "["), peek() == UInt8(ascii: ":") { return characterClass() }
      return single(byte)
    }

    private func peek() -> UInt8? { position < pattern.count ? pattern[position] : nil }

    private mutating func take() -> UInt8? {
      guard let byte = peek() else { return nil }
      position += 1
      return byte
    }

    private mutating func single(_ byte: UInt8) -> Part {
      previous = byte
      return .byte(byte)
    }

    private mutating func range(from first: UInt8) -> Part? {
      guard var last = take() else { return nil }
      if last == .backslash {
        guard let escaped = take() else { return nil }
        last = escaped
      }
      previous = nil
      return .range(first, last)
    }

    /// `[:name:]`, or a plain `[` where the next `]` doesn't follow a `:`.
    private mutating func characterClass() -> Part? {
      let start = position + 1
      guard start <= pattern.count,
        let end = pattern[start...].firstIndex(of: UInt8(ascii: "]"))
      else { return nil }
      guard end > start, pattern[end - 1] == UInt8(ascii: ":") else {
        return single(UInt8(ascii: "["))
      }
      guard let named = CharacterClass(pattern[start..<(end - 1)]) else { return nil }
      position = end + 1
      previous = nil
      return .characterClass(named)
    }
  }
}

/// The POSIX character classes, for ASCII only, as git defines them.
enum CharacterClass: String, CaseIterable {
  case alnum, alpha, blank, cntrl, digit, graph, lower, print, punct, space, upper, xdigit

  init?(_ name: ArraySlice<UInt8>) {
    self.init(rawValue: String(decoding: name, as: UTF8.self))
  }

  func contains(_ byte: UInt8) -> Bool {
    switch self {
    case .alnum: byte.isASCIILetter || byte.isASCIIDigit
    case .alpha: byte.isASCIILetter
    case .blank: byte == .space || byte == 0x09
    case .cntrl: byte < 0x20 || byte == 0x7F
    case .digit: byte.isASCIIDigit
    case .graph: byte > 0x20 && byte < 0x7F
    case .lower: byte.isASCIILowercase
    case .print: byte >= 0x20 && byte < 0x7F
    case .punct:
      byte > 0x20 && byte < 0x7F && !byte.isASCIILetter && !byte.isASCIIDigit
    case .space: byte.isGitSpace
    case .upper: byte.isASCIIUppercase
    case .xdigit: byte.isASCIIDigit || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x66)
    }
  }
}
