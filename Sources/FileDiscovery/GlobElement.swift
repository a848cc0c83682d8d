// Reads the glob syntax of gitignore(5).
//
// Input → output: the bytes of a pattern → the elements that a path must match, one by one.
// The reference is git's `wildmatch.c`, followed to the letter, with its oddities: they are what
// `git check-ignore` answers. Not here: negation, anchoring and trailing `/` (`IgnoreRule`), and
// the comparison with paths (`Glob`).
// Source: https://git-scm.com/docs/gitignore, git 2.39 `wildmatch.c`, function `dowild`.

/// One part of a glob.
enum GlobElement: Hashable {
  /// This byte.
  case byte(UInt8)
  /// One byte of the set; sets never hold `/`.
  case set(ByteSet)
  /// `*`: any bytes without `/`.
  case star
  /// `**` at the end: any bytes.
  case anything
  /// `**/`: nothing, or any bytes that end with `/`.
  case directories
}

/// Reads a glob from left to right.
struct GlobParser {
  private let pattern: [UInt8]
  /// Whether the pattern is compared with text whose letters are in lower case (core.ignoreCase).
  private let isFolding: Bool
  /// The length of the part before the first special byte. git cuts it off before it looks at the
  /// rest, so `**` counts as standing at a beginning there: `a**/b` matches `ax/y/b`.
  private let literalCount: Int
  private var position = 0
  private var elements: [GlobElement] = []

  /// The elements of `pattern`, or nil for a pattern that can't match: it ends with `\`, or a
  /// bracket isn't closed or names an unknown class.
  ///
  /// If `isFolding`, the text is in lower case, and so become the pattern's letters.
  static func elements(of pattern: [UInt8], isFolding: Bool) -> [GlobElement]? {
    var parser = GlobParser(pattern, isFolding: isFolding)
    return parser.parse() ? parser.elements : nil
  }

  private init(_ pattern: [UInt8], isFolding: Bool) {
    self.pattern = pattern
    self.isFolding = isFolding
    literalCount = pattern.firstIndex(where: isGlobSpecial) ?? pattern.count
    elements.reserveCapacity(pattern.count)
  }

  private mutating func parse() -> Bool {
    while position < pattern.count {
      let byte = pattern[position]
      position += 1
      switch byte {
      case UInt8(ascii: "*"): parseStars()
      case UInt8(ascii: "?"): elements.append(.set(ByteSet { $0 != .slash }))
      case UInt8(ascii: "["):
        guard let set = parseBracket(), !set.isEmpty else { return false }
        elements.append(.set(set))
      case .backslash:
        // An escaped capital never matches folded text: git doesn't fold it either.
        guard position < pattern.count else { return false }
        elements.append(.byte(pattern[position]))
        position += 1
      default: elements.append(.byte(isFolding ? byte.asciiLowercased : byte))
      }
    }
    return true
  }

  /// `*`, or `**` where it stands alone between slashes; any other `**` is a `*`.
  private mutating func parseStars() {
    let start = position - 1
    while position < pattern.count, pattern[position] == .star { position += 1 }
    let isAtBeginning = start == literalCount || start == 0 || pattern[start - 1] == .slash
    guard position - start > 1, isAtBeginning else { return elements.append(.star) }
    if position == pattern.count {
      elements.append(.anything)
    } else if pattern[position] == .slash {
      position += 1
      elements.append(.directories)
    } else if pattern[position] == .backslash, position + 1 < pattern.count,
      pattern[position + 1] == .slash
    {
      elements.append(.anything)
    } else {
      elements.append(.star)
    }
  }

  /// The bytes that the bracket matches; `position` stands behind `[`, and afterwards behind `]`.
  private mutating func parseBracket() -> ByteSet? {
    guard let end = BracketExpression.end(in: pattern, from: position) else { return nil }
    let bracket = BracketExpression(pattern: pattern, start: position, end: end)
    position = end + 1
    let isFolding = isFolding
    return ByteSet { byte in
      byte != .slash && bracket.matches(byte, isFolding: isFolding)
    }
  }
}

/// Bytes that end the literal beginning of a glob: git's `is_glob_special`.
func isGlobSpecial(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "*"), UInt8(ascii: "?"), UInt8(ascii: "["), .backslash: true
  default: false
  }
}
