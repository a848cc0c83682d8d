internal import JSONRPC
internal import RepoMapKit
internal import StandardExtensions

/// `textDocument/codeLens`: one for each function and type, without what takes time to find out.
let codeLenses = Method("textDocument/codeLens") { call throws(ResponseError) in
  guard call.settings.has(.codeLens), let file = try call.file(),
    let found = try file.definitions()
  else { return { $0.array([Int]()) { _, _ in } } }
  var locations = Locations(file.tree)
  let names = found.definitions.filter { hasLens($0) }.map { locations.name(of: $0) }
  return { json in
    json.array(names) { json, name in
      json.object { json in
        json.member("range") { $0.range(name.range) }
        json.member("data") { json in json.object { $0.member("uri") { $0.string(name.uri.text) } }
        }
      }
    }
  }
}

private func hasLens(_ definition: ListedDefinition) -> Bool {
  !["variable", "constant", "field", "property", "enumerator", "case", "namespace", "module"]
    .contains(definition.kind)
}

/// `codeLens/resolve`: how often the definition is used, and its rank.
let resolvedCodeLens = Method("codeLens/resolve") { call throws(ResponseError) in
  let lens = call.parameters
  guard let uri = lens.value("data", "uri")?.text,
    let start = Position(lens.value("range", "start"))
  else { throw ResponseError(.invalidParameters, "no lens of this server") }
  let file = try call.file(DocumentURI(uri))
  let listing = try file?.references(at: start, .uses, limit: 1)
  var title = "no references"
  if let file, let target = listing?.targets.first, let definition = target.definitions.first {
    let rank = try file.tree.ask { () throws(EngineError) in
      try file.tree.engine.rank(
        of: definition, in: file.tree.root, snapshot: file.tree.snapshot,
        observer: file.tree.observer)
    }
    title = useText(target.useCount, rank)
  }
  return { [title] json in
    json.object { json in
      json.member("range") { $0.value(lens["range"] ?? .null) }
      json.member("data") { $0.value(lens["data"] ?? .null) }
      json.member("command") { json in
        json.object { json in
          json.member("title") { $0.string(title) }
          json.member("command") { $0.string("repomap.showReferences") }
          json.member("arguments") { json in
            json.array([0]) { json, _ in
              json.object { json in
                json.member("textDocument") { json in
                  json.object { $0.member("uri") { $0.string(uri) } }
                }
                json.member("position") { $0.position(start) }
              }
            }
          }
        }
      }
    }
  }
}
