package import MapSelection
package import SourceModel

/// What a map tells about one definition, for programs.
package struct DefinitionRecord: Sendable {
  /// Longer signatures are cut.
  static let maximumSignatureCharacters = 4096

  package let file: OutlinedFile
  private let record: OutlineRecord
  package let name: ArraySlice<UInt8>
  package let kind: DefinitionKind
  package let flags: DefinitionFlags
  /// The names of what encloses it, from the outside.
  package let scope: [ArraySlice<UInt8>]
  /// 0-based line of the name.
  package let line: Int
  /// 0-based byte of the name in its line.
  package let column: Int
  /// 0-based last line of the whole definition.
  package let lastLine: Int
  /// How much is shown. Records have facts besides the name that take a few tokens each; with each byte more
  /// of detail another one is shown, so that what is left of a budget is used.
  package let detail: SignatureDetail
  /// The signature on one line, as much of it as is shown.
  package let signature: [UInt8]

  /// What is told of a definition of a file.
  package init(_ file: OutlinedFile, definition: Int, _ detail: SignatureDetail = .complete) {
    let lines = file.text.lines
    let record = file.records[definition]
    let nameRange = record.nameRange.clamped(to: 0..<file.source.count)
    self.file = file
    self.record = record
    name = file.source[nameRange]
    kind = record.kind
    flags = record.flags
    scope = DefinitionRecord.scope(of: record, in: file)
    line = record.nameLine
    column = nameRange.lowerBound - lines.start(before: nameRange.lowerBound)
    lastLine = max(record.nameLine, lines.line(of: max(0, record.end - 1)))
    self.detail = detail
    signature =
      detail.maximumBytes < Fact.signature.rawValue
      ? [] : DefinitionRecord.signature(of: record, detail, in: file)
  }

  /// The first line of the documentation that says something.
  package var documentation: [UInt8]? {
    let index = record.documentationText(in: file.source)
    return index.map {
      displayLine(
        Array(file.source[$0]), maximumCharacters: LineText.maximumCharacters)
    }
  }

  /// Facts by the least bytes of detail that show them.
  enum Fact: Int {
    case kind = 1
    case rank, lastLine, signature
  }

  /// Whether a fact is shown.
  func shows(_ fact: Fact) -> Bool { detail.maximumBytes >= fact.rawValue }

  /// Whether all is shown.
  var isComplete: Bool { detail == .complete }

  /// The source line of the name, without its line feed.
  var sourceLine: ArraySlice<UInt8> {
    let start = name.startIndex - column
    let end = file.source[start...].firstIndex(of: UInt8(ascii: "\n")) ?? file.source.count
    let line = file.source[start..<end]
    return line.last == UInt8(ascii: "\r") ? line.dropLast() : line
  }

  /// What of the shown signature stands behind the name, which is parameters in most languages; empty
  /// without any.
  var signatureTail: ArraySlice<UInt8> {
    guard let first = name.first, name.count <= signature.count else { return [] }
    // Generic search of the standard library takes ten times as long.
    for start in 0...(signature.count - name.count) where signature[start] == first {
      let end = start + name.count
      if signature[start..<end].elementsEqual(name) {
        return signature[end...].drop { $0 == 0x20 }
      }
    }
    return []
  }

  /// The scope as one name: `Shop.Cart`.
  var scopeText: [UInt8] { Array(scope.joined(separator: ".".utf8)) }

  private static func scope(
    of record: OutlineRecord, in file: OutlinedFile
  ) -> [ArraySlice<UInt8>] {
    var scope: [ArraySlice<UInt8>] = []
    var next = record.parent
    while let index = next {
      let parent = file.records[index]
      let name = file.source[parent.nameRange.clamped(to: 0..<file.source.count)]
      if !name.isEmpty { scope.append(name) }
      next = parent.parent
    }
    return scope.reversed()
  }

  /// The lines of a signature, joined by single spaces, without enclosing headers.
  private static func signature(
    of record: OutlineRecord, _ detail: SignatureDetail, in file: OutlinedFile
  ) -> [UInt8] {
    var parts: [Int: [Range<Int>]] = [:]
    var cuts: [Int: Int] = [:]
    file.source.withUnsafeBytes { source in
      let signature = SignatureParts(record, in: source)
      if detail == .complete {
        signature.append(to: &parts)
      } else {
        signature.appendLine(detail, to: &parts, cuts: &cuts)
      }
    }
    var words: [UInt8] = []
    for (_, ranges) in parts.sorted(by: { $0.key < $1.key }) {
      for range in ranges {
        for word in file.source[range].split(whereSeparator: isSpace) {
          if !words.isEmpty { words.append(UInt8(ascii: " ")) }
          words.append(contentsOf: word)
        }
      }
    }
    let sign = cuts.isEmpty ? "" : " …"
    return displayLine(words, maximumCharacters: maximumSignatureCharacters - sign.count)
      + Array(sign.utf8)
  }
}

private func isSpace(_ byte: UInt8) -> Bool {
  byte == 0x20 || (0x09...0x0D).contains(byte)
}
