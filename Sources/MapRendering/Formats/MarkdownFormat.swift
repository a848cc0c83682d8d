package import SourceModel

/// For issues and prompts: a heading for each file, and its lines in a fenced block of its language.
///
/// The fence of a block is longer than every run of backticks in the file, so no line ends it.
package struct MarkdownFormat: LineFormat {
  let options: LineOptions

  package init(_ options: LineOptions = LineOptions()) { self.options = options }

  package var opening: [UInt8] { [] }

  /// A heading.
  package func name(_ path: RepositoryPath) -> [UInt8] {
    Array("### \(codeSpan(path.description))\n".utf8)
  }

  func opening(_ file: OutlinedFile) -> [UInt8] {
    name(file.path) + Array("\(fence(file.text))\(file.language ?? "")\n".utf8)
  }

  func closing(_ file: OutlinedFile) -> [UInt8] { Array("\(fence(file.text))\n".utf8) }

  func line(_ line: LineText) -> [UInt8] {
    options.marks.prefix(line, ": ") + line.text + [UInt8(ascii: "\n")]
  }

  /// The coverage, as a paragraph.
  package func closing(_ coverage: Coverage) -> [UInt8] { Array("\(coverage.text)\n".utf8) }

  private func fence(_ text: SourceText) -> String {
    String(repeating: "`", count: max(3, text.longestBacktickRun + 1))
  }
}

/// `text` as it is, whatever signs it has: CommonMark, section "Code spans".
private func codeSpan(_ text: String) -> String {
  let run = longestRun(of: UInt8(ascii: "`"), in: Array(text.utf8))
  if run == 0 { return "`\(text)`" }
  let fence = String(repeating: "`", count: run + 1)
  return "\(fence) \(text) \(fence)"
}
