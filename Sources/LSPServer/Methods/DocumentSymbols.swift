internal import JSONRPC
internal import RepoMapKit
internal import StandardExtensions

/// `textDocument/documentSymbol`: the definitions of a file; as a tree where the client takes one.
let documentSymbols = Method("textDocument/documentSymbol") { call throws(ResponseError) in
  guard let file = try call.file(), let found = try file.definitions() else {
    return { $0.array([Int]()) { _, _ in } }
  }
  var locations = Locations(file.tree)
  let symbols = found.definitions.map { definition in
    OutlineSymbol(
      definition: definition, whole: locations.whole(definition).range,
      name: locations.name(of: definition).range)
  }
  guard call.client.hasDocumentSymbolTrees else {
    let uri = file.uri
    return { json in
      json.array(symbols) { json, symbol in
        json.object { json in
          json.member("name") { $0.string(symbol.definition.nameText) }
          json.member("kind") { $0.number(symbol.definition.symbolKind) }
          json.member("location") { $0.location(Location(uri: uri, range: symbol.whole)) }
          if !symbol.definition.scope.isEmpty {
            json.member("containerName") { $0.string(symbol.definition.container) }
          }
        }
      }
    }
  }
  var children = [[Int]](repeating: [], count: symbols.count)
  var roots: [Int] = []
  for (index, parent) in found.parents.enumerated() {
    if let parent { children[parent].append(index) } else { roots.append(index) }
  }
  let outline = Outline(symbols: symbols, children: children)
  return { [roots] json in outline.write(roots, to: &json) }
}

private struct OutlineSymbol: Sendable {
  let definition: ListedDefinition
  let whole: Range<Position>
  let name: Range<Position>
}

private struct Outline: Sendable {
  let symbols: [OutlineSymbol]
  let children: [[Int]]

  /// Recursion is as deep as definitions stand inside of each other.
  func write(_ indexes: [Int], to json: inout JSONWriter) {
    json.array(indexes) { json, index in
      let symbol = symbols[index]
      json.object { json in
        json.member("name") { $0.string(symbol.definition.nameText) }
        json.member("detail") { $0.text(symbol.definition.signature) }
        json.member("kind") { $0.number(symbol.definition.symbolKind) }
        json.member("range") { $0.range(symbol.whole) }
        json.member("selectionRange") { $0.range(symbol.name) }
        if !children[index].isEmpty {
          json.member("children") { write(children[index], to: &$0) }
        }
      }
    }
  }
}
