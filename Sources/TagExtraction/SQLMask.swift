internal import SourceModel

/// Rewrites what the SQL grammar doesn't know of other dialects into what it does, byte for byte, so
/// that every offset stays right. What is rewritten, outside of comments and strings:
///
/// 1. `CREATE PROCEDURE`, also `ALTER` and with `OR REPLACE` or `OR ALTER` between, to `FUNCTION `;
/// 2. names in brackets, T-SQL's `[dbo].[Users]`, to names in quotes;
/// 3. a line that holds nothing but `GO`, which ends a batch of T-SQL, to one with `;`;
/// 4. MySQL's `\'` in a string to `''`.
///
/// Without this, the statement is an error, which may take the ones behind it along.
struct SQLMask {
  private let source: UnsafeRawBufferPointer
  private var masked: [UInt8]?
  /// The last two words, the later one last: they make `PROCEDURE` a definition.
  private var lastWords: (Keyword, Keyword) = (.other, .other)

  private enum Keyword { case create, or, replace, procedure, go, other }

  /// - Returns: `nil` where nothing has to be rewritten.
  static func mask(_ source: UnsafeRawBufferPointer) -> [UInt8]? {
    var mask = SQLMask(source)
    mask.run()
    return mask.masked
  }

  private init(_ source: UnsafeRawBufferPointer) {
    self.source = source
  }

  private mutating func run() {
    var index = 0
    while index < source.count {
      switch source[index] {
      case UInt8(ascii: "-") where byte(index + 1) == UInt8(ascii: "-"):
        index = source.firstIndex(of: UInt8(ascii: "\n"), from: index) ?? source.count
      case UInt8(ascii: "/") where byte(index + 1) == UInt8(ascii: "*"):
        index = endOfComment(from: index + 2)
      case UInt8(ascii: "'"): index = maskString(from: index)
      case UInt8(ascii: "\""), UInt8(ascii: "`"):
        index = (source.firstIndex(of: source[index], from: index + 1) ?? source.count) + 1
      case UInt8(ascii: "["): index = maskBrackets(from: index)
      case let first where isLetter(first): index = maskWord(from: index)
      case let other:
        if !isSpace(other) { lastWords = (.other, .other) }
        index += 1
      }
    }
  }

  private func byte(_ index: Int) -> UInt8 { index < source.count ? source[index] : 0 }

  private func endOfComment(from start: Int) -> Int {
    var index = start
    while index + 1 < source.count {
      if source[index] == UInt8(ascii: "*") && source[index + 1] == UInt8(ascii: "/") {
        return index + 2
      }
      index += 1
    }
    return source.count
  }

  /// Rule 4. A backslash directly before the quote that ends a line is none: other dialects have
  /// `'\'`.
  private mutating func maskString(from start: Int) -> Int {
    var index = start + 1
    while index < source.count, source[index] != UInt8(ascii: "'") {
      if source[index] == UInt8(ascii: "\\"), byte(index + 1) == UInt8(ascii: "'"),
        isLetter(byte(index + 2))
      {
        write([UInt8(ascii: "'"), UInt8(ascii: "'")], at: index)
        index += 1
      }
      index += 1
    }
    lastWords = (.other, .other)
    return index + 1
  }

  /// Rule 2. `x[1]` and `ARRAY[a]` are elements of arrays: a name in brackets follows no word.
  private mutating func maskBrackets(from start: Int) -> Int {
    var end = start + 1
    while end < source.count, isWordByte(source[end]) || source[end] == UInt8(ascii: " ") {
      end += 1
    }
    let follows =
      start > 0 && (isWordByte(source[start - 1]) || source[start - 1] == UInt8(ascii: "]"))
    guard byte(end) == UInt8(ascii: "]"), isLetter(byte(start + 1)), !follows else {
      return start + 1
    }
    write([UInt8(ascii: "\"")], at: start)
    write([UInt8(ascii: "\"")], at: end)
    lastWords = (.other, .other)
    return end + 1
  }

  /// Rules 1 and 3.
  private mutating func maskWord(from start: Int) -> Int {
    var end = start
    while end < source.count, isWordByte(source[end]) { end += 1 }
    let word = keyword(start..<end)
    switch word {
    case .procedure where isAfterCreate: write(Array("FUNCTION ".utf8), at: start)
    case .go where isAlone(start..<end): write([UInt8(ascii: ";"), UInt8(ascii: " ")], at: start)
    default: break
    }
    lastWords = (lastWords.1, word)
    return end
  }

  private var isAfterCreate: Bool {
    switch lastWords {
    // `ALTER` counts as `CREATE`, also behind `CREATE OR`.
    case (_, .create), (.or, .replace): true
    default: false
    }
  }

  private func keyword(_ range: Range<Int>) -> Keyword {
    switch range.count {
    case 2: equals("go", range) ? .go : equals("or", range) ? .or : .other
    case 5: equals("alter", range) ? .create : .other
    case 6: equals("create", range) ? .create : .other
    case 7: equals("replace", range) ? .replace : .other
    case 9: equals("procedure", range) ? .procedure : .other
    default: .other
    }
  }

  /// Whether the bytes are those of `text`, which is in lower case, whatever case they have.
  private func equals(_ text: StaticString, _ range: Range<Int>) -> Bool {
    text.withUTF8Buffer { text in
      range.count == text.count && zip(source[range], text).allSatisfy { $0 | 0x20 == $1 }
    }
  }

  private func isAlone(_ range: Range<Int>) -> Bool {
    var start = range.lowerBound
    while start > 0, source[start - 1] == 0x20 || source[start - 1] == 0x09 { start -= 1 }
    var end = range.upperBound
    while end < source.count, source[end] == 0x20 || source[end] == 0x09 || source[end] == 0x0D {
      end += 1
    }
    return (start == 0 || source[start - 1] == UInt8(ascii: "\n"))
      && (end == source.count || source[end] == UInt8(ascii: "\n"))
  }

  private mutating func write(_ bytes: [UInt8], at start: Int) {
    if masked == nil { masked = Array(source) }
    for (offset, byte) in bytes.enumerated() { masked?[start + offset] = byte }
  }

  private func isWordByte(_ byte: UInt8) -> Bool {
    isLetter(byte) || isDigit(byte) || byte == UInt8(ascii: "_") || byte >= 0x80
  }
}
