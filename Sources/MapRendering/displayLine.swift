internal import SourceModel

/// `line` as one harmless line of text: control characters, escape sequences and invalid UTF-8 are
/// written out, tabs kept, and what exceeds `maximumCharacters` is cut between two characters.
package func displayLine(_ line: [UInt8], maximumCharacters: Int) -> [UInt8] {
  let isPlain = line.allSatisfy { ($0 >= 0x20 && $0 < 0x7F) || $0 == 0x09 }
  if isPlain && line.count <= maximumCharacters { return line }
  var text = ""
  for (index, run) in line.split(separator: 0x09, omittingEmptySubsequences: false).enumerated() {
    if index > 0 { text += "\t" }
    text += escapedText(run)
  }
  guard text.count > maximumCharacters else { return Array(text.utf8) }
  return Array("\(text.prefix(maximumCharacters - 1))…".utf8)
}
