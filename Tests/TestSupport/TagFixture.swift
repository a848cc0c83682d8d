/// A source file whose comments assert its tags; docs/queries.md describes the form.
package struct TagFixture {
  /// One assertion about a tag.
  package struct Assertion {
    /// 0-based line of the source without assertions, and byte in that line.
    package var line: Int
    package var column: Int
    /// `definition`, `reference`, `scope` or `import`.
    package var role: String
    package var kind: String
    /// In the order given; the value is `nil` for a property without `=`.
    package var properties: [(name: String, value: String?)]
    /// 1-based line of the fixture file, for messages.
    package var place: Int
  }

  /// The source without its assertion lines.
  package private(set) var source: [UInt8] = []
  /// In the order of the file.
  package private(set) var assertions: [Assertion] = []
  /// Whether every reference has to be asserted.
  package let assertsAllReferences: Bool

  /// Reads the text of a fixture.
  package init(_ text: [UInt8]) {
    let lineFeed = UInt8(ascii: "\n")
    let lines = text.split(separator: lineFeed, omittingEmptySubsequences: false)
    assertsAllReferences = !String(decoding: lines.first ?? [], as: UTF8.self)
      .contains("references: some")
    var sourceLine = -1
    for (index, line) in lines.enumerated() {
      if let assertion = TagFixture.assertion(Array(line), line: sourceLine, place: index + 1) {
        assertions.append(assertion)
      } else {
        if sourceLine >= 0 { source.append(lineFeed) }
        source.append(contentsOf: line)
        sourceLine += 1
      }
    }
  }

  private static let commentMarks = ["#", "//", "--", ";", "%", "/*", "<!--", "(*", "!"]

  /// The assertion that `bytes` holds, if it is nothing but a comment with one.
  private static func assertion(_ bytes: [UInt8], line: Int, place: Int) -> Assertion? {
    let commentStart = bytes.firstIndex { $0 != 0x20 && $0 != 0x09 } ?? bytes.count
    let comment = bytes[commentStart...]
    guard let mark = commentMarks.first(where: { comment.starts(with: $0.utf8) }) else {
      return nil
    }
    let behindMark = commentStart + mark.utf8.count
    guard
      let arrow = bytes[behindMark...].firstIndex(where: { $0 != 0x20 && $0 != 0x09 })
    else { return nil }
    var column = arrow
    var rest = bytes[arrow...].drop { $0 == UInt8(ascii: "^") }
    if rest.startIndex == arrow {
      guard bytes[arrow...].starts(with: "<-".utf8) else { return nil }
      column = commentStart
      rest = bytes[(arrow + 2)...]
    }
    var words = splitWords(String(decoding: rest, as: UTF8.self))
    if let last = words.last, ["*/", "*)", "-->"].contains(last) { words.removeLast() }
    let name = (words.first ?? "").split(separator: ".", maxSplits: 1).map { String($0) }
    guard name.count == 2, ["definition", "reference", "scope", "import"].contains(name[0])
    else { return nil }
    return Assertion(
      line: line, column: column, role: name[0], kind: name[1],
      properties: words.dropFirst().map(property), place: place)
  }

  private static func property(_ word: String) -> (name: String, value: String?) {
    guard let sign = word.firstIndex(of: "=") else { return (word, nil) }
    var value = String(word[word.index(after: sign)...])
    if value.hasPrefix("\"") { value = String(value.dropFirst().dropLast()) }
    return (String(word[..<sign]), value)
  }

  /// Words between spaces; a quoted part may hold spaces.
  private static func splitWords(_ text: String) -> [String] {
    var words: [String] = []
    var word = ""
    var isQuoted = false
    for character in text {
      if character == "\"" { isQuoted.toggle() }
      if character.isWhitespace && !isQuoted {
        if !word.isEmpty { words.append(word) }
        word = ""
      } else {
        word.append(character)
      }
    }
    return word.isEmpty ? words : words + [word]
  }
}
