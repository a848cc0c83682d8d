internal import MapRendering
internal import SourceModel
internal import StandardExtensions
internal import SymbolRanking

/// A definition that was found.
public struct FoundSymbol: Sendable {
  let record: DefinitionRecord
  /// Bytes of the source that the definition has, with all of its first line.
  private let sourceRange: Range<Int>

  /// Bytes of the path of its file, relative to the root.
  public var path: [UInt8] { record.file.path.bytes }
  /// Bytes of its name.
  public var name: [UInt8] { Array(record.name) }
  /// The names around it, the outermost first.
  public var scope: [[UInt8]] { record.scope.map { Array($0) } }
  /// Its kind, as `class` or `method`.
  public var kind: String { record.kind.name }
  /// 0-based lines that it has.
  public var lines: ClosedRange<Int> { record.line...record.lastLine }
  /// Its complete signature on one line.
  public var signature: [UInt8] { record.signature }
  /// Its lines as they are in the source.
  public var source: [UInt8] { Array(record.file.source[sourceRange]) }

  /// - Returns: `nil` where the file can't be read, or isn't what was indexed.
  init?(_ definition: RankedDefinition, _ tree: IndexedTree) {
    guard let file = try? tree.outlinedFile(at: tree.place(of: definition.file)) else {
      return nil
    }
    record = DefinitionRecord(file, definition: definition.definition)
    let range = file.records[definition.definition].wholeRange.clamped(to: 0..<file.source.count)
    sourceRange = file.text.lines.start(before: range.lowerBound)..<range.upperBound
  }
}

/// Definitions that a search found, the best first.
public struct SymbolListing: Sendable {
  /// What was found.
  public let symbols: [FoundSymbol]
  /// Lines for the user about what went wrong on the way.
  public let warnings: [String]
  /// What the run that made it did.
  public let statistics: RunStatistics

  /// Whether nothing was found.
  public var isEmpty: Bool { symbols.isEmpty }

  /// A line for each: `path:line:column: kind Scope.name`, a tab, and the signature.
  public var text: [UInt8] {
    symbols.flatMap { $0.record.listingLine }
  }

  /// One document, whose member `symbols` holds an object for each.
  public var json: [UInt8] {
    JSONWriter.document { json in
      json.member("symbols") { json in
        json.array(symbols) { json, symbol in
          json.object { symbol.record.writeMembers(to: &$0) }
        }
      }
    }
  }
}

extension DefinitionRecord {
  /// `path:line:column`, 1-based, as compilers write it.
  var place: String { "\(file.path):\(line + 1):\(column + 1)" }

  /// Its kind, and its name with those around it.
  var title: String {
    "\(kind.name) \(escapedText(Array((scope + [name]).joined(separator: ".".utf8))))"
  }

  /// A line: place, title, and behind a tab the signature.
  var listingLine: [UInt8] { Array("\(place): \(title)\t".utf8) + signature + [UInt8(ascii: "\n")] }

  /// Writes the members of its object.
  func writeMembers(to json: inout JSONWriter) {
    json.member("path") { $0.bytes(file.path.bytes) }
    json.member("line") { $0.number(line + 1) }
    json.member("column") { $0.number(column + 1) }
    json.member("endLine") { $0.number(lastLine + 1) }
    json.member("name") { $0.bytes(Array(name)) }
    json.member("kind") { $0.string(kind.name) }
    json.member("scope") { $0.array(scope) { $0.bytes(Array($1)) } }
    json.member("signature") { $0.bytes(signature) }
    if let documentation { json.member("documentation") { $0.bytes(documentation) } }
  }
}
