internal import FileMapping
internal import MapRendering
internal import SourceModel
internal import StandardExtensions
internal import SymbolRanking

/// A definition that was found.
struct FoundSymbol: Sendable {
  let record: DefinitionRecord

  /// - Returns: `nil` where the file can't be read, or isn't what was indexed.
  init?(_ definition: RankedDefinition, _ tree: IndexedTree) {
    let place = tree.place(of: definition.file)
    guard let text = tree.text(of: place),
      let records = try? tree.index.outline(of: definition.file)
    else { return nil }
    let file = OutlinedFile(
      path: tree.files.path(at: place), language: tree.files.language(at: place).name,
      records: records, text: text)
    record = DefinitionRecord(file, definition: definition.definition)
  }
}

/// Definitions that a search found, the best first.
public struct SymbolListing: Sendable {
  let symbols: [FoundSymbol]
  /// Lines for the user about what went wrong on the way.
  public let warnings: [String]
  /// What the run that made it did.
  public let statistics: RunStatistics

  /// Whether nothing was found.
  public var isEmpty: Bool { symbols.isEmpty }

  /// A line for each: `path:line:column: kind Scope.name`, a tab, and the signature.
  public var text: [UInt8] {
    symbols.flatMap { symbol -> [UInt8] in
      let record = symbol.record
      let name = escapedText(Array((record.scope + [record.name]).joined(separator: ".".utf8)))
      let place = "\(record.file.path):\(record.line + 1):\(record.column + 1)"
      return Array("\(place): \(record.kind.name) \(name)\t".utf8) + record.signature
        + [UInt8(ascii: "\n")]
    }
  }

  /// One document, whose member `symbols` holds an object for each.
  public var json: [UInt8] {
    JSONWriter.document { json in
      json.member("symbols") { json in
        json.array(symbols) { json, symbol in symbol.write(to: &json) }
      }
    }
  }
}

extension FoundSymbol {
  fileprivate func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("path") { $0.bytes(record.file.path.bytes) }
      json.member("line") { $0.number(record.line + 1) }
      json.member("column") { $0.number(record.column + 1) }
      json.member("endLine") { $0.number(record.lastLine + 1) }
      json.member("name") { $0.bytes(Array(record.name)) }
      json.member("kind") { $0.string(record.kind.name) }
      json.member("scope") { $0.array(record.scope) { $0.bytes(Array($1)) } }
      json.member("signature") { $0.bytes(record.signature) }
      if let documentation = record.documentation {
        json.member("documentation") { $0.bytes(documentation) }
      }
    }
  }
}
