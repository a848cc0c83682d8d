package import SourceModel

/// A `tags` file for vi, Vim, Neovim, Emacs and `readtags`, sorted by names: ctags(5), format 2, with
/// Universal Ctags' escapes.
///
/// A definition of which only the name is shown has the number of its line for an address, others a
/// pattern.
package struct TagsFormat: RecordFormat {
  package init() {}

  package var opening: [UInt8] {
    Array(
      """
      !_TAG_FILE_FORMAT\t2\t//
      !_TAG_FILE_SORTED\t1\t//
      !_TAG_OUTPUT_MODE\tu-ctags\t//

      """.utf8)
  }

  package var repeatsPath: Bool { true }
  /// A tag of nothing.
  package var emptyPiece: [UInt8] { Array("\t\t1;\"\tkind:type\n".utf8) }

  /// Universal Ctags writes files so.
  package func name(_ path: RepositoryPath) -> [UInt8] {
    field(path.name) + tab + field(path.bytes[...]) + Array("\t1;\"\tkind:file\n".utf8)
  }

  func opening(_ file: OutlinedFile) -> [UInt8] { [] }
  func closing(_ file: OutlinedFile) -> [UInt8] { [] }

  func record(_ record: DefinitionRecord) -> RecordText {
    let line = "\(record.line + 1)"
    let pattern = record.isComplete ? record.searchPattern : nil
    var text = field(record.name) + tab + field(record.file.path.bytes[...]) + tab
    text.append(contentsOf: pattern ?? Array(line.utf8))
    text.append(contentsOf: ";\"\tkind:\(record.kind.name)".utf8)
    if pattern != nil { text.append(contentsOf: "\tline:\(line)".utf8) }
    if record.shows(.lastLine) { text.append(contentsOf: "\tend:\(record.lastLine + 1)".utf8) }
    if record.isComplete, !record.scope.isEmpty {
      text.append(contentsOf: "\tscope:".utf8)
      text.append(contentsOf: field(record.scopeText[...]))
    }
    let parameters = record.signatureTail
    if !parameters.isEmpty { text += Array("\tsignature:".utf8) + field(parameters) }
    let end = [UInt8(ascii: "\n")]
    if !record.shows(.rank) { return RecordText(head: text + end) }
    return RecordText(head: text + Array("\trank:".utf8), tail: end)
  }

  /// A comment like those at the start.
  package func closing(_ coverage: Coverage) -> [UInt8] {
    Array("!_TAG_REPOMAP_COVERAGE\t\(coverage.text)\t//\n".utf8)
  }

  /// All tags by the bytes of their lines, as the C locale sorts: readers search them by halves.
  package func body(_ files: [FileText]) -> [UInt8] {
    files.flatMap { $0.pieces.isEmpty ? [$0.opening] : $0.pieces }
      .sorted { $0.lexicographicallyPrecedes($1) }.flatMap { $0 }
  }

  /// Comments come first.
  package func text(_ body: [UInt8], _ closing: [UInt8]) -> [UInt8] { opening + closing + body }
}

private let tab = [UInt8(ascii: "\t")]

/// A name or path as a field: Universal Ctags writes control characters and backslashes with a backslash,
/// and so what would make a name a comment.
private func field(_ text: ArraySlice<UInt8>) -> [UInt8] {
  var field: [UInt8] = []
  for byte in text {
    switch byte {
    case UInt8(ascii: "\\"): field.append(contentsOf: "\\\\".utf8)
    case UInt8(ascii: "\t"): field.append(contentsOf: "\\t".utf8)
    case UInt8(ascii: "\n"): field.append(contentsOf: "\\n".utf8)
    case UInt8(ascii: "\r"): field.append(contentsOf: "\\r".utf8)
    case _
    where byte < 0x20 || byte == 0x7F
      || (field.isEmpty && (byte == UInt8(ascii: "!") || byte == UInt8(ascii: " "))):
      let digits = String(byte, radix: 16)
      field.append(contentsOf: (byte < 16 ? "\\x0\(digits)" : "\\x\(digits)").utf8)
    default: field.append(byte)
    }
  }
  return field
}

extension DefinitionRecord {
  /// Longer lines are found by their numbers.
  private static let maximumPatternBytes = 200

  /// The source line as the pattern of a tag, `/^…$/`; `nil` where its number serves better.
  var searchPattern: [UInt8]? {
    let line = sourceLine
    guard line.count <= DefinitionRecord.maximumPatternBytes,
      displayLine(Array(line), maximumCharacters: .max) == Array(line)
    else { return nil }
    var pattern = Array("/^".utf8)
    for (place, byte) in line.enumerated() {
      let isLast = place == line.count - 1
      if byte == UInt8(ascii: "\\") || byte == UInt8(ascii: "/")
        || (isLast && byte == UInt8(ascii: "$"))
      {
        pattern.append(UInt8(ascii: "\\"))
      }
      pattern.append(byte)
    }
    return pattern + Array("$/".utf8)
  }
}
