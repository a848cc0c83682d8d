/// Finds the first line of a documentation that says something.
///
/// Input: the bytes of a comment, of several that follow each other, or of a string, in any language.
/// Output: the bytes of the text of one line in the source. Steps, line by line: take away the signs that open
/// comments and strings or go on with them, the signs that close what was opened, and marks that stand
/// for the layout alone; leave out lines in which nothing is left, or no letter and no digit.
///
/// The language is not needed, because signs that open are tried with the longest first, and those that
/// close count only behind one that they belong to: `*/` in a Python string is text. A description ends
/// where tags with values begin (`@param name`, `:param name:`): what they say is about something else.
///
/// - Parameters:
///   - range: Bytes of the documentation.
///   - source: What the range lies in.
/// - Returns: `nil` where no line says anything. Never empty, always inside of one line and of `range`.
/// - Complexity: O(bytes of `range`).
package func documentationLine(
  of range: Range<Int>, in source: UnsafeRawBufferPointer
) -> Range<Int>? {
  let range = range.clamped(to: 0..<source.count)
  var reader = DocumentationReader(source)
  var start = range.lowerBound
  while start < range.upperBound {
    let rest = source[start..<range.upperBound]
    let end = rest.firstIndex(of: UInt8(ascii: "\n")) ?? range.upperBound
    switch reader.read(start..<end) {
    case .text(let text): return text
    case .nothing: break
    case .endOfDescription: return nil
    }
    start = end + 1
  }
  return nil
}

/// A sign that opens a comment or string, and what closes it.
private struct OpeningSign {
  var text: StaticString
  /// Empty where the end of the line does.
  var closing: StaticString = ""
  /// What lines between the two may begin with.
  var continuation: StaticString = ""
}

/// Signs that others begin with stand behind them.
private let openingSigns: [OpeningSign] = [
  OpeningSign(text: "///<"), OpeningSign(text: "//!<"), OpeningSign(text: "////"),
  OpeningSign(text: "///"), OpeningSign(text: "//!"), OpeningSign(text: "//|"),
  OpeningSign(text: "//"),
  OpeningSign(text: "/**<", closing: "*/", continuation: "*"),
  OpeningSign(text: "/**", closing: "*/", continuation: "*"),
  OpeningSign(text: "/*!", closing: "*/", continuation: "*"),
  OpeningSign(text: "/*", closing: "*/", continuation: "*"),
  OpeningSign(text: "/++", closing: "+/", continuation: "+"),
  OpeningSign(text: "/+", closing: "+/", continuation: "+"),
  OpeningSign(text: "(**", closing: "*)", continuation: "*"),
  OpeningSign(text: "(*", closing: "*)", continuation: "*"),
  OpeningSign(text: "<!--", closing: "-->"), OpeningSign(text: "<#", closing: "#>"),
  OpeningSign(text: "{-", closing: "-}"), OpeningSign(text: "{/*", closing: "*/}"),
  OpeningSign(text: "%{", closing: "%}"), OpeningSign(text: "#{", closing: "#}"),
  OpeningSign(text: "#|", closing: "|#"), OpeningSign(text: "#=", closing: "=#"),
  OpeningSign(text: "##[", closing: "]##"), OpeningSign(text: "#[[", closing: "]]"),
  OpeningSign(text: "#[", closing: "]#"), OpeningSign(text: "--[[", closing: "]]"),
  OpeningSign(text: "--[=[", closing: "]=]"),
  OpeningSign(text: "--[==[", closing: "]==]"), OpeningSign(text: "{", closing: "}"),
  OpeningSign(text: "\"\"\"", closing: "\"\"\""), OpeningSign(text: "'''", closing: "'''"),
  OpeningSign(text: "\"", closing: "\""), OpeningSign(text: "''", closing: "''"),
  OpeningSign(text: "'", closing: "'"),
  OpeningSign(text: "#'"), OpeningSign(text: "#:"), OpeningSign(text: "###"),
  OpeningSign(text: "##"), OpeningSign(text: "#"),
  OpeningSign(text: "----"), OpeningSign(text: "---"), OpeningSign(text: "--!"),
  OpeningSign(text: "--"),
  OpeningSign(text: ";;;;"), OpeningSign(text: ";;;"), OpeningSign(text: ";;"),
  OpeningSign(text: ";"),
  OpeningSign(text: "%%%"), OpeningSign(text: "%%"), OpeningSign(text: "%!"),
  OpeningSign(text: "%"), OpeningSign(text: "!!"), OpeningSign(text: "!>"),
  OpeningSign(text: "!<"), OpeningSign(text: "!"), OpeningSign(text: "dnl "),
]

/// Reads a documentation line by line.
private struct DocumentationReader {
  enum Reading {
    case nothing
    case text(Range<Int>)
    case endOfDescription
  }

  private let source: UnsafeRawBufferPointer
  /// What was opened and not closed yet.
  private var open: OpeningSign?

  init(_ source: UnsafeRawBufferPointer) { self.source = source }

  mutating func read(_ line: Range<Int>) -> Reading {
    var text = trimmed(line)
    text = withoutOpening(text)
    text = withoutClosing(text)
    text = withoutLayout(text)
    guard source[text].contains(where: isTextByte) else { return .nothing }
    switch source[text.lowerBound] {
    case UInt8(ascii: "@"), UInt8(ascii: "\\"), UInt8(ascii: ":"): return tagged(text)
    case UInt8(ascii: "="): return podLine(text)
    // PowerShell's `.SYNOPSIS` says what follows.
    case UInt8(ascii: "."): return isSingleWord(text) ? .nothing : .text(text)
    default: return .text(text)
    }
  }

  /// Takes away the sign that a comment or string begins with here, or that its lines go on with.
  private mutating func withoutOpening(_ line: Range<Int>) -> Range<Int> {
    var line = line
    if let open {
      if open.continuation.utf8CodeUnitCount > 0, starts(line, with: open.continuation),
        !starts(line, with: open.closing)
      {
        line = dropping(open.continuation, from: line)
      }
      return line
    }
    line = withoutStringPrefix(line)
    guard let sign = openingSigns.first(where: { starts(line, with: $0.text) }) else { return line }
    if sign.closing.utf8CodeUnitCount > 0 { open = sign }
    line = dropping(sign.text, from: line)
    // A line of signs, and what is longer than any sign of the list: `/*****`, `#####`.
    let last = source[line.lowerBound - 1]
    while let first = source[line].first, first == last, "*/#-;%".utf8.contains(first),
      !starts(line, with: sign.closing) || sign.closing.utf8CodeUnitCount == 0
    {
      line = (line.lowerBound + 1)..<line.upperBound
    }
    return withoutMark(trimmed(line))
  }

  /// Without the letters before a string (`r"""`), and Elixir's attribute (`@doc ~S"""`).
  private func withoutStringPrefix(_ line: Range<Int>) -> Range<Int> {
    var start = line.lowerBound
    for attribute in ["@doc ", "@moduledoc ", "@typedoc "] as [StaticString]
    where starts(line, with: attribute) {
      start += attribute.utf8CodeUnitCount
    }
    let prefix = source[start..<line.upperBound].prefix(3)
      .prefix { $0 == UInt8(ascii: "~") || "rRbBuUfFsS".utf8.contains($0) }
    let quote = source[prefix.endIndex..<line.upperBound].first
    let isString = quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
    return isString ? prefix.endIndex..<line.upperBound : line
  }

  /// Haddock's `|` and `^`, which stand between the sign of a comment and its text.
  private func withoutMark(_ line: Range<Int>) -> Range<Int> {
    guard let first = source[line].first, "|^".utf8.contains(first) else { return line }
    return trimmed((line.lowerBound + 1)..<line.upperBound)
  }

  private mutating func withoutClosing(_ line: Range<Int>) -> Range<Int> {
    guard let sign = open else { return line }
    let count = sign.closing.utf8CodeUnitCount
    guard line.count >= count,
      starts((line.upperBound - count)..<line.upperBound, with: sign.closing)
    else { return line }
    open = nil
    var end = line.upperBound - count
    // `**/`
    while end > line.lowerBound, source[end - 1] == UInt8(ascii: "*"), count == 2 { end -= 1 }
    return trimmed(line.lowerBound..<end)
  }

  /// Tags of HTML and XML that stand for the layout.
  private static let layoutTags: [StaticString] = [
    "summary", "remarks", "para", "p", "div", "ul", "ol", "li", "br", "br/", "br /", "pre", "html",
    "h1", "h2", "h3", "doc", "description",
  ]

  /// Without such tags at both ends, and without the marks of a heading.
  private func withoutLayout(_ line: Range<Int>) -> Range<Int> {
    var line = line
    while let tag = DocumentationReader.layoutTags.first(where: { startsWithTag(line, $0) }) {
      let length = source[line.lowerBound + 1] == UInt8(ascii: "/") ? 3 : 2
      line = trimmed((line.lowerBound + length + tag.utf8CodeUnitCount)..<line.upperBound)
    }
    while let length = closingTagLength(line) {
      line = trimmed(line.lowerBound..<(line.upperBound - length))
    }
    let marks = source[line].prefix { $0 == UInt8(ascii: "#") }.count
    if marks > 0, marks < line.count, source[line.lowerBound + marks] == 0x20 {
      line = trimmed((line.lowerBound + marks)..<line.upperBound)
    }
    return line
  }

  /// Whether a line begins with `<tag>` or `</tag>`.
  private func startsWithTag(_ line: Range<Int>, _ tag: StaticString) -> Bool {
    guard source[line].first == UInt8(ascii: "<") else { return false }
    var name = (line.lowerBound + 1)..<line.upperBound
    if source[name].first == UInt8(ascii: "/") { name = (name.lowerBound + 1)..<name.upperBound }
    guard starts(name, with: tag) else { return false }
    return source[(name.lowerBound + tag.utf8CodeUnitCount)..<name.upperBound].first
      == UInt8(ascii: ">")
  }

  /// Bytes of the tag that a line ends with, if it is one for the layout.
  private func closingTagLength(_ line: Range<Int>) -> Int? {
    for tag in DocumentationReader.layoutTags {
      for length in [tag.utf8CodeUnitCount + 2, tag.utf8CodeUnitCount + 3]
      where length <= line.count {
        let end = (line.upperBound - length)..<line.upperBound
        let isClosing = source[end.lowerBound + 1] == UInt8(ascii: "/")
        if isClosing == (length == tag.utf8CodeUnitCount + 3), startsWithTag(end, tag) {
          return length
        }
      }
    }
    return nil
  }
}

// MARK: - Reading bytes

extension DocumentationReader {
  /// What a line that begins with the sign of a tag says.
  private func tagged(_ line: Range<Int>) -> Reading {
    let described: [StaticString] = [
      "@brief ", "@doc ", "\\brief ", "@short ", "@summary ", "@description ",
    ]
    if let tag = described.first(where: { starts(line, with: $0) }) {
      let text = trimmed((line.lowerBound + tag.utf8CodeUnitCount)..<line.upperBound)
      return text.isEmpty ? .nothing : .text(text)
    }
    if starts(line, with: "@deprecated ") { return .text(line) }
    // `@internal` alone says something about the whole, `@param name` about a part; `:` may be text.
    let isName = source[(line.lowerBound + 1)..<line.upperBound].first.map(isLetter) ?? false
    if !isName { return .text(line) }
    if source[line.lowerBound] == UInt8(ascii: ":") {
      let rest = source[(line.lowerBound + 1)..<line.upperBound]
      return rest.contains(UInt8(ascii: ":")) ? .endOfDescription : .text(line)
    }
    return isSingleWord(line) ? .nothing : .endOfDescription
  }

  /// What one of Perl's commands says (`=head1 NAME`), or Ruby's `=begin`.
  private func podLine(_ line: Range<Int>) -> Reading {
    let word = source[(line.lowerBound + 1)..<line.upperBound].prefix { !isBlank($0) }
    guard word.first.map(isLetter) ?? false else { return .text(line) }
    let text = trimmed(word.endIndex..<line.upperBound)
    let hasTitle = word.starts(with: "head".utf8) || word.elementsEqual("item".utf8)
    return hasTitle && !text.isEmpty ? .text(text) : .nothing
  }

  private func isSingleWord(_ line: Range<Int>) -> Bool {
    !source[line].contains { isBlank($0) }
  }

  private func starts(_ line: Range<Int>, with text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard count > 0, line.count >= count else { return false }
    return text.withUTF8Buffer { source[line].prefix(count).elementsEqual($0) }
  }

  /// Without `text`, which the line begins with, and the space behind it.
  private func dropping(_ text: StaticString, from line: Range<Int>) -> Range<Int> {
    trimmed((line.lowerBound + text.utf8CodeUnitCount)..<line.upperBound)
  }

  /// Without white space at both ends.
  private func trimmed(_ line: Range<Int>) -> Range<Int> {
    var (start, end) = (line.lowerBound, line.upperBound)
    while start < end, isBlank(source[start]) { start += 1 }
    while end > start, isBlank(source[end - 1]) { end -= 1 }
    return start..<end
  }

  private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  private func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  /// A letter, a digit, or part of a character beyond ASCII.
  private func isTextByte(_ byte: UInt8) -> Bool {
    isLetter(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte >= 0x80
  }
}
