internal import MapRendering
internal import SourceModel
internal import StandardExtensions

/// Definitions that a search found, the best first.
public struct SymbolListing: Sendable {
  /// The definitions.
  public let symbols: [ListedDefinition]
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
