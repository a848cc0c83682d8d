package import SourceModel

/// `path:line:column: signature`, as compilers write it: for `:cexpr`, `compilation-mode` and the problem
/// matchers of editors.
package struct QuickfixFormat: RecordFormat {
  package init() {}

  package var opening: [UInt8] { [] }
  package var repeatsPath: Bool { true }
  /// A place without a text.
  package var emptyPiece: [UInt8] { Array(":1:1: \n".utf8) }

  /// The first line of the file.
  package func name(_ path: RepositoryPath) -> [UInt8] { Array("\(path):1:1: \(path)\n".utf8) }
  func opening(_ file: OutlinedFile) -> [UInt8] { [] }
  func closing(_ file: OutlinedFile) -> [UInt8] { [] }

  func record(_ record: DefinitionRecord) -> RecordText {
    let text =
      record.signature.isEmpty
      ? Array("\(record.kind.name) \(escapedText(record.name))".utf8) : record.signature
    let place = Array("\(record.file.path):\(record.line + 1):\(record.column + 1): ".utf8)
    return RecordText(head: place + text + [UInt8(ascii: "\n")])
  }

  /// The coverage, which no reader takes for a place.
  package func closing(_ coverage: Coverage) -> [UInt8] { Array("(\(coverage.text))\n".utf8) }
}
