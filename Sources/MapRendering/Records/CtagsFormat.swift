package import SourceModel
internal import StandardExtensions

/// Universal Ctags' JSON: an object for each tag, on a line of its own. Bytes that aren't UTF-8 are written
/// as `\x` and two digits, because its readers expect strings.
package struct CtagsFormat: RecordFormat {
  package init() {}

  package var opening: [UInt8] { [] }
  package var repeatsPath: Bool { true }

  /// A tag of nothing.
  package var emptyPiece: [UInt8] {
    Array("{\"_type\":\"tag\",\"name\":\"\",\"path\":\"\",\"line\":1}\n".utf8)
  }

  /// A tag of the kind `file`.
  package func name(_ path: RepositoryPath) -> [UInt8] {
    tag(escapedText(path.name), path, line: 1, kind: "file") { _ in }
  }

  func opening(_ file: OutlinedFile) -> [UInt8] { [] }
  func closing(_ file: OutlinedFile) -> [UInt8] { [] }

  func record(_ record: DefinitionRecord) -> RecordText {
    let text = tag(
      escapedText(record.name), record.file.path, line: record.line + 1,
      kind: record.shows(.kind) ? record.kind.name : nil
    ) { json in
      let tail = record.signatureTail
      if !tail.isEmpty { json.member("signature") { $0.string(escapedText(tail)) } }
      if record.shows(.lastLine) { json.member("end") { $0.number(record.lastLine + 1) } }
      guard record.isComplete else { return }
      if let pattern = record.searchPattern {
        json.member("pattern") { $0.string(escapedText(pattern)) }
      }
      if !record.scope.isEmpty {
        json.member("scope") { $0.string(escapedText(record.scopeText)) }
      }
    }
    return RecordText(head: text)
  }

  /// A pseudo-tag.
  package func closing(_ coverage: Coverage) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.member("_type") { $0.string("ptag") }
      json.member("name") { $0.string("COVERAGE") }
      json.member("path") { $0.string(coverage.text) }
    }
    return json.text + [UInt8(ascii: "\n")]
  }

  private func tag(
    _ name: String, _ path: RepositoryPath, line: Int, kind: String?,
    _ more: (inout JSONWriter) -> Void
  ) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.member("_type") { $0.string("tag") }
      json.member("name") { $0.string(name) }
      json.member("path") { $0.string(path.description) }
      json.member("line") { $0.number(line) }
      if let kind { json.member("kind") { $0.string(kind) } }
      more(&json)
    }
    return json.text + [UInt8(ascii: "\n")]
  }
}
