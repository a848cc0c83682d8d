internal import JSONRPC
internal import RepoMapKit
internal import StandardExtensions

/// `workspace/symbol`: definitions by name, the best first; of no name the best of all.
///
/// Each has its range at once: some clients stumble over symbols that have to be resolved.
let workspaceSymbols = Method("workspace/symbol") { call throws(ResponseError) in
  let limit = 100
  let pattern = Array((call.parameters["query"]?.text ?? "").utf8)
  let found = try call.askingEachFolder {
    tree throws(ResponseError) -> [(definition: ListedDefinition, location: Location)] in
    var request = SymbolRequest(root: tree.root, pattern: pattern)
    request.snapshot = tree.snapshot
    request.limit = limit
    let listing = try tree.askIfCode { () throws(EngineError) in
      try tree.engine.symbols(request, observer: tree.observer)
    }
    var locations = Locations(tree)
    return (listing?.symbols ?? []).map { ($0, locations.name(of: $0)) }
  }
  return { json in
    json.array(found) { json, symbol in
      json.object { json in
        json.member("name") { $0.string(symbol.definition.nameText) }
        json.member("kind") { $0.number(symbol.definition.symbolKind) }
        json.member("location") { $0.location(symbol.location) }
        if !symbol.definition.scope.isEmpty {
          json.member("containerName") { $0.string(symbol.definition.container) }
        }
      }
    }
  }
}
