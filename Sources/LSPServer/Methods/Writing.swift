internal import RepoMapKit
internal import StandardExtensions

extension JSONWriter {
  /// A position, as a client counts.
  mutating func position(_ position: Position) {
    object { json in
      json.member("line") { $0.number(position.line) }
      json.member("character") { $0.number(position.character) }
    }
  }

  /// A range.
  mutating func range(_ range: Range<Position>) {
    object { json in
      json.member("start") { $0.position(range.lowerBound) }
      json.member("end") { $0.position(range.upperBound) }
    }
  }

  /// A range of a file.
  mutating func location(_ location: Location) {
    object { json in
      json.member("uri") { $0.string(location.uri.text) }
      json.member("range") { $0.range(location.range) }
    }
  }

  /// Bytes of a source as text; what isn't UTF-8 is replaced.
  mutating func text(_ bytes: some Sequence<UInt8>) {
    string(String(decoding: Array(bytes), as: UTF8.self))
  }
}

/// A range of a file, as a client knows both.
struct Location: Hashable, Sendable {
  let uri: DocumentURI
  let range: Range<Position>
}

/// Translates places of one tree, with the text of each file read once.
struct Locations {
  private let tree: TreeView
  private var known: [[UInt8]: TextPositions] = [:]

  init(_ tree: TreeView) { self.tree = tree }

  mutating func positions(ofFileAt path: [UInt8]) -> TextPositions {
    if let positions = known[path] { return positions }
    let positions = tree.positions(ofFileAt: path)
    known[path] = positions
    return positions
  }

  mutating func location(_ range: Range<SourcePosition>, in path: [UInt8]) -> Location {
    Location(
      uri: tree.uri(ofFileAt: path), range: positions(ofFileAt: path).range(of: range))
  }

  /// Where the name of a definition is.
  mutating func name(of definition: ListedDefinition) -> Location {
    location(definition.nameRange, in: definition.path)
  }

  /// All of a definition. Its name always lies in it.
  mutating func whole(_ definition: ListedDefinition) -> Location {
    let (range, name) = (definition.range, definition.nameRange)
    let start = min(range.lowerBound, name.lowerBound)
    return location(start..<max(range.upperBound, name.upperBound), in: definition.path)
  }
}

/// The numbers that the protocol has for kinds of symbols.
func symbolKind(_ kind: String) -> Int {
  switch kind {
  case "module": 2
  case "namespace": 3
  case "class", "implementation", "extension", "selector": 5
  case "method": 6
  case "property": 7
  case "field": 8
  case "constructor": 9
  case "enum": 10
  case "interface", "protocol", "trait": 11
  case "function", "macro", "target": 12
  case "constant": 14
  case "section": 15
  case "key": 20
  case "enumerator": 22
  case "struct", "union", "table", "view": 23
  case "type": 26
  // A variable.
  default: 13
  }
}

extension ListedDefinition {
  var nameText: String { String(decoding: name, as: UTF8.self) }
  /// The names around it.
  var container: String {
    String(decoding: Array(scope.joined(separator: ".".utf8)), as: UTF8.self)
  }
  var symbolKind: Int { LSPServer.symbolKind(kind) }
}
