package import SourceModel

/// The default format: a path, then the lines of interest. `…` stands for what is left out of a line.
///
/// ```
/// package/module.py:
/// │class Shop(Base):
/// │    def buy(self, what):
/// ```
///
/// Every file is rendered on its own, so the text of a map is the sum of its parts.
package struct TextFormat: Sendable {
  /// Longer lines are cut: a line of a minified file says nothing.
  package static let maximumLineCharacters = 200

  package init() {}

  /// The line above the lines of a file.
  package func header(_ path: RepositoryPath) -> [UInt8] { Array("\(path.description):\n".utf8) }

  /// One line of a file.
  package func line(_ line: FileOutline.Line, of outline: FileOutline) -> [UInt8] {
    var text = Array("│".utf8)
    append(line, outline.source, to: &text)
    text.append(UInt8(ascii: "\n"))
    return text
  }

  /// The text of one file.
  package func render(path: RepositoryPath, outline: FileOutline) -> [UInt8] {
    header(path) + outline.lines.flatMap { line($0, of: outline) }
  }

  /// The last line of a map: what it shows of what there is.
  package func coverage(_ coverage: Coverage) -> [UInt8] {
    let files = "\(grouped(coverage.shownFiles)) of \(grouped(coverage.files)) files"
    let definitions =
      "\(grouped(coverage.shownDefinitions)) of \(grouped(coverage.definitions)) definitions"
    let tokens = "\(grouped(coverage.usedTokens))/\(grouped(coverage.budgetTokens)) tokens"
    return Array("(\(files) · \(definitions) · \(tokens))\n".utf8)
  }

  private func append(
    _ line: FileOutline.Line, _ source: [UInt8], to text: inout [UInt8]
  ) {
    guard let first = line.parts.first else { return }
    var content: [UInt8] = []
    if first.lowerBound > 0, source[first.lowerBound - 1] != UInt8(ascii: "\n") {
      content.append(contentsOf: indentation(before: first.lowerBound, in: source))
    }
    for (index, part) in line.parts.enumerated() {
      if index > 0 { content.append(contentsOf: " … ".utf8) }
      content.append(contentsOf: source[part])
    }
    while content.last == 0x0D || content.last == 0x20 { content.removeLast() }
    let sign = line.isCut ? " …" : ""
    text.append(
      contentsOf: displayLine(
        content, maximumCharacters: TextFormat.maximumLineCharacters - sign.count))
    text.append(contentsOf: sign.utf8)
  }

  /// The white space that the line of `offset` begins with.
  private func indentation(before offset: Int, in source: [UInt8]) -> [UInt8] {
    var start = offset
    while start > 0, source[start - 1] != UInt8(ascii: "\n") { start -= 1 }
    return Array(source[start..<offset].prefix { $0 == 0x20 || $0 == 0x09 })
  }
}

/// What a map shows of what there is.
package struct Coverage: Sendable, Equatable {
  package var shownFiles: Int
  package var files: Int
  package var shownDefinitions: Int
  package var definitions: Int
  package var usedTokens: Int
  package var budgetTokens: Int

  package init(
    shownFiles: Int, files: Int, shownDefinitions: Int, definitions: Int, usedTokens: Int,
    budgetTokens: Int
  ) {
    self.shownFiles = shownFiles
    self.files = files
    self.shownDefinitions = shownDefinitions
    self.definitions = definitions
    self.usedTokens = usedTokens
    self.budgetTokens = budgetTokens
  }

  /// The same totals with everything shown: no coverage of this map has a longer text.
  package var widest: Coverage {
    Coverage(
      shownFiles: files, files: files, shownDefinitions: definitions, definitions: definitions,
      usedTokens: budgetTokens, budgetTokens: budgetTokens)
  }
}

/// `1234567` as `1,234,567`.
package func grouped(_ number: Int) -> String {
  var digits = Array(String(number).utf8)
  var place = digits.count - 3
  while place > 0 {
    digits.insert(UInt8(ascii: ","), at: place)
    place -= 3
  }
  return String(decoding: digits, as: UTF8.self)
}
