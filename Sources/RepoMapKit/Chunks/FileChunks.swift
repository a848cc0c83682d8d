internal import CloneDetection
internal import MapRendering
internal import MapSelection
internal import SourceModel
internal import StandardExtensions
internal import TokenCounting

/// The chunks of one file, as lines of JSON.
struct FileChunks {
  let file: OutlinedFile
  let language: String
  let counter: any TokenCounter
  let limit: Int

  /// A line for each chunk, in the order of the text. docs/reference/chunks.schema.json has the members.
  func lines() -> (text: [UInt8], count: Int) {
    let source = ChunkSource(file.source)
    let cutter = ChunkCutter(source, counter: counter, limit: limit)
    let chunks = cutter.chunks(definitions(in: source))
    return (chunks.flatMap { line(of: $0, in: source) }, chunks.count)
  }

  private func line(of chunk: Chunk, in source: ChunkSource) -> [UInt8] {
    let text = Array(source.text[chunk.range])
    return JSONWriter.document { json in
      json.member("path") { $0.bytes(file.path.bytes) }
      json.member("language") { $0.string(language) }
      if let definition = chunk.definition {
        json.member("name") { $0.bytes(qualifiedName(of: definition)) }
        json.member("kind") { $0.string(file.records[definition].kind.name) }
      }
      json.member("startLine") { $0.number(chunk.lines.lowerBound + 1) }
      json.member("endLine") { $0.number(chunk.lines.upperBound) }
      json.member("startByte") { $0.number(source.originalOffset(chunk.range.lowerBound)) }
      json.member("endByte") { $0.number(source.originalOffset(chunk.range.upperBound)) }
      json.member("tokens") { $0.number(chunk.tokens) }
      json.member("hash") { $0.string(ContentHash(of: text).hexadecimal) }
      json.member("definitions") { json in
        json.array(chunk.definitions) { $0.bytes(qualifiedName(of: $1)) }
      }
      json.member("text") { $0.string(String(decoding: text, as: UTF8.self)) }
    }
  }

  /// The name of a definition, behind those of what is around it.
  private func qualifiedName(of definition: Int) -> [UInt8] {
    let record = DefinitionRecord(file, definition: definition, .name)
    return Array((record.scope + [record.name]).joined(separator: ".".utf8))
  }

  /// Definitions with their lines, in the order of these, outer ones first.
  private func definitions(in source: ChunkSource) -> [(index: Int, lines: Range<Int>)] {
    let comments = CodeSyntax(Language(language)).lineComments
    return file.records.enumerated()
      .filter { !$1.wholeRange.isEmpty && $1.end <= file.source.count }
      .map { (index: $0, lines: lines(of: $1, in: source, comments)) }
      .sorted { left, right in
        let (a, b) = (left.lines, right.lines)
        if a.lowerBound != b.lowerBound { return a.lowerBound < b.lowerBound }
        return (-a.upperBound, left.index) < (-b.upperBound, right.index)
      }
  }

  /// The lines of a definition, with its documentation, and with comments and decorations right above it.
  private func lines(
    of record: OutlineRecord, in source: ChunkSource, _ comments: [[UInt8]]
  ) -> Range<Int> {
    let whole = record.wholeRange
    var first = source.line(ofOriginal: whole.lowerBound)
    let last = max(first, source.line(ofOriginal: whole.upperBound - 1))
    if let documentation = record.documentationStart {
      first = min(first, source.line(ofOriginal: max(0, documentation)))
    }
    while first > 0, belongsBelow(first - 1, in: source, comments) { first -= 1 }
    return first..<last + 1
  }

  /// Whether a line belongs to the definition below it: a comment, `@cached`, `#[inline]`.
  private func belongsBelow(
    _ line: Int, in source: ChunkSource, _ comments: [[UInt8]]
  ) -> Bool {
    let text = source.text[source.range(line..<line + 1)].drop { $0 == 0x20 || $0 == 0x09 }
    return text.first == UInt8(ascii: "@") || text.starts(with: "#[".utf8)
      || comments.contains { text.starts(with: $0) }
  }
}
