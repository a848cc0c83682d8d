package import SourceModel
internal import StandardExtensions

/// One JSON document; docs/reference/map.schema.json describes it.
///
/// ```
/// {"schemaVersion":1,"files":[
/// {"path":"shop/cart.py","definitions":[
/// {"name":"total","kind":"method","scope":["Cart"],"line":9,…},
/// ]},
/// ],"coverage":{…}}
/// ```
package struct JSONFormat: RecordFormat {
  package static let schemaVersion = 1

  private let showsDocumentation: Bool

  package init(showsDocumentation: Bool = false) { self.showsDocumentation = showsDocumentation }

  package var opening: [UInt8] {
    Array("{\"schemaVersion\":\(JSONFormat.schemaVersion),\"files\":[\n".utf8)
  }

  /// An object with only a path.
  package func name(_ path: RepositoryPath) -> [UInt8] { fileOpening(path) + Array("},\n".utf8) }

  func opening(_ file: OutlinedFile) -> [UInt8] {
    fileOpening(file.path) + Array(",\"definitions\":[\n".utf8)
  }

  func closing(_ file: OutlinedFile) -> [UInt8] { Array("]},\n".utf8) }

  package var emptyPiece: [UInt8] { emptyObject + Array(",\n".utf8) }

  func record(_ record: DefinitionRecord) -> RecordText {
    record.json(showsDocumentation, end: ",\n")
  }

  /// The coverage: what is shown before what there is.
  package func closing(_ coverage: Coverage) -> [UInt8] {
    Array("],\"coverage\":".utf8) + coverage.json + Array("}\n".utf8)
  }

  /// JSON has no comma behind the last element.
  package func body(_ files: [FileText]) -> [UInt8] {
    withoutLastComma(files.flatMap { $0.textOfList })
  }
}

/// JSON Lines: an object for each file, and one for the coverage.
package struct JSONLinesFormat: RecordFormat {
  private let showsDocumentation: Bool

  package init(showsDocumentation: Bool = false) { self.showsDocumentation = showsDocumentation }

  package var opening: [UInt8] { [] }

  /// An object with only a path.
  package func name(_ path: RepositoryPath) -> [UInt8] { fileOpening(path) + Array("}\n".utf8) }

  func opening(_ file: OutlinedFile) -> [UInt8] {
    fileOpening(file.path) + Array(",\"definitions\":[".utf8)
  }

  func closing(_ file: OutlinedFile) -> [UInt8] { Array("]}\n".utf8) }
  package var emptyPiece: [UInt8] { emptyObject + [UInt8(ascii: ",")] }

  func record(_ record: DefinitionRecord) -> RecordText {
    record.json(showsDocumentation, end: ",")
  }

  /// An object with the coverage.
  package func closing(_ coverage: Coverage) -> [UInt8] {
    Array("{\"coverage\":".utf8) + coverage.json + Array("}\n".utf8)
  }

  /// JSON has no comma behind the last element.
  package func body(_ files: [FileText]) -> [UInt8] { files.flatMap { $0.textOfList } }
}

/// The shortest object of a definition without a name.
private let emptyObject = Array(#"{"name":"","kind":"type","line":1}"#.utf8)

/// The object of a file, up to its path.
private func fileOpening(_ path: RepositoryPath) -> [UInt8] {
  var json = JSONWriter()
  json.bytes(path.bytes)
  return Array("{\"path\":".utf8) + json.text
}

extension FileText {
  /// All of it, without the comma behind the last piece.
  fileprivate var textOfList: [UInt8] {
    opening + withoutLastComma(pieces.flatMap { $0 }) + closing
  }
}

/// `text` without the comma that ends it, or stands in front of its last line feed.
private func withoutLastComma(_ text: [UInt8]) -> [UInt8] {
  guard let comma = text.lastIndex(of: UInt8(ascii: ",")), comma >= text.count - 2 else {
    return text
  }
  return Array(text[..<comma] + text[(comma + 1)...])
}

extension DefinitionRecord {
  /// As an object with its rank at the end, and `end` behind it.
  fileprivate func json(_ showsDocumentation: Bool, end: String) -> RecordText {
    var json = JSONWriter()
    json.object { json in
      json.member("name") { $0.bytes(Array(name)) }
      json.member("kind") { $0.string(kind.name) }
      if !scope.isEmpty {
        json.member("scope") { $0.array(scope) { $0.bytes(Array($1)) } }
      }
      json.member("line") { $0.number(line + 1) }
      if shows(.lastLine) { json.member("endLine") { $0.number(lastLine + 1) } }
      if shows(.signature) { json.member("signature") { $0.bytes(signature) } }
      if showsDocumentation, isComplete, let documentation {
        json.member("documentation") { $0.bytes(documentation) }
      }
    }
    // Without its brace.
    let head = json.text.dropLast()
    if !shows(.rank) { return RecordText(head: head + Array("}\(end)".utf8)) }
    return RecordText(head: head + Array(",\"rank\":".utf8), tail: Array("}\(end)".utf8))
  }
}

extension Coverage {
  /// As an object; what is shown comes before what there is.
  fileprivate var json: [UInt8] {
    var json = JSONWriter()
    json.object { json in
      for (name, shown, all) in [
        ("files", shownFiles, files), ("definitions", shownDefinitions, definitions),
        ("tokens", usedTokens, budgetTokens),
      ] {
        json.member(name) { $0.array([shown, all]) { $0.number($1) } }
      }
      if copies > 0 { json.member("copies") { $0.number(copies) } }
      if !next.isEmpty { json.member("next") { $0.array(next) { $0.string($1) } } }
      if unindexedFiles > 0 { json.member("unindexedFiles") { $0.number(unindexedFiles) } }
    }
    return json.text
  }
}
