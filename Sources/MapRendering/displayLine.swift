internal import SourceModel

/// `line` as one harmless line of text: control characters, escape sequences and invalid UTF-8 are
/// written out, tabs kept, and what exceeds `maximumCharacters` is cut between two characters.
package func displayLine(_ line: [UInt8], maximumCharacters: Int) -> [UInt8] {
  if let count = plainCharacterCount(line), count <= maximumCharacters { return line }
  var text = ""
  for (index, run) in line.split(separator: 0x09, omittingEmptySubsequences: false).enumerated() {
    if index > 0 { text += "\t" }
    text += escapedText(run)
  }
  guard text.count > maximumCharacters else { return Array(text.utf8) }
  return Array("\(text.prefix(maximumCharacters - 1))…".utf8)
}

/// How many characters a line has, if they are all of ASCII, the `…` of cut lines apart, and harmless.
private func plainCharacterCount(_ line: [UInt8]) -> Int? {
  var count = 0
  var place = 0
  while place < line.count {
    let byte = line[place]
    if (byte >= 0x20 && byte < 0x7F) || byte == 0x09 {
      place += 1
    } else if byte == 0xE2, line.count - place > 2, line[place + 1] == 0x80, line[place + 2] == 0xA6
    {
      place += 3
    } else {
      return nil
    }
    count += 1
  }
  return count
}
