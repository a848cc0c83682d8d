internal import SourceModel

/// A line of a file as a map shows it.
package struct LineText: Sendable {
  /// Longer lines are cut: a line of a minified file says nothing.
  package static let maximumCharacters = 200

  /// 1-based line of the source.
  package let number: Int
  /// 1-based last line of the definition that is named in the line; `nil` where none is, or where it
  /// wasn't asked for.
  package let lastLine: Int?
  /// One harmless line of text, with the indentation of the source. `…` stands for what is left out.
  package let text: [UInt8]

  /// The text of `line`, whose parts are bytes of `source`.
  init(_ line: FileOutline.Line, lastLine: Int?, of source: [UInt8]) {
    number = line.number + 1
    self.lastLine = lastLine
    var content: [UInt8] = []
    if let first = line.parts.first, first.lowerBound > 0,
      source[first.lowerBound - 1] != UInt8(ascii: "\n")
    {
      content.append(contentsOf: LineText.indentation(before: first.lowerBound, in: source))
    }
    for (index, part) in line.parts.enumerated() {
      if index > 0 { content.append(contentsOf: " … ".utf8) }
      content.append(contentsOf: source[part])
    }
    while content.last == 0x0D || content.last == 0x20 { content.removeLast() }
    let sign = line.isCut ? " …" : ""
    text =
      displayLine(content, maximumCharacters: LineText.maximumCharacters - sign.count)
      + Array(sign.utf8)
  }

  /// The white space that the line of `offset` begins with.
  private static func indentation(before offset: Int, in source: [UInt8]) -> [UInt8] {
    var start = offset
    while start > 0, source[start - 1] != UInt8(ascii: "\n") { start -= 1 }
    return Array(source[start..<offset].prefix { $0 == 0x20 || $0 == 0x09 })
  }
}

/// What lines are shown with.
package struct LineOptions: Sendable {
  /// What stands in front of them.
  package var marks = LineMarks.none
  /// Whether definitions have a line of their documentation.
  package var showsDocumentation = false

  package init() {}
}

/// What a map says about the places of its lines.
package enum LineMarks: Sendable, CaseIterable {
  /// Nothing.
  case none
  /// The number of each line: `12`.
  case numbers
  /// Of a line that names a definition the range of this definition, `12-40`, else the number.
  case ranges

  /// What stands in front of a line, with `sign` behind a number.
  func prefix(_ line: LineText, _ sign: String) -> [UInt8] {
    if self == .none { return [] }
    guard let last = line.lastLine, last > line.number else {
      return Array("\(line.number)\(sign)".utf8)
    }
    return Array("\(line.number)-\(last)\(sign)".utf8)
  }
}
