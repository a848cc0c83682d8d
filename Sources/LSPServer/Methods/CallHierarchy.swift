internal import JSONRPC
internal import RepoMapKit
internal import StandardExtensions

/// `textDocument/prepareCallHierarchy`: what the name at a position means.
let prepareCallHierarchy = Method("textDocument/prepareCallHierarchy") {
  call throws(ResponseError) in
  guard let (file, position) = try call.filePosition(),
    let listing = try file.references(at: position, .nothing)
  else { return nothing }
  var locations = Locations(file.tree)
  // Of what is one thing the first stands for all.
  let items = listing.targets.compactMap(\.definitions.first).map {
    CallItem($0, file.tree, &locations)
  }
  return { json in json.array(items) { $1.write(to: &$0) } }
}

/// `callHierarchy/incomingCalls`: what uses a definition, with where.
let incomingCalls = Method("callHierarchy/incomingCalls") { call throws(ResponseError) in
  try calls(call, .callers, named: "from")
}

/// `callHierarchy/outgoingCalls`: what a definition uses, with where.
let outgoingCalls = Method("callHierarchy/outgoingCalls") { call throws(ResponseError) in
  try calls(call, .callees, named: "to")
}

private func calls(
  _ call: Call, _ relation: ReferenceRequest.Relation, named name: String
) throws(ResponseError) -> @Sendable (inout JSONWriter) -> Void {
  guard let item = call.parameters["item"], let uri = item["uri"]?.text,
    let start = Position(item.value("selectionRange", "start"))
  else { throw ResponseError(.invalidParameters, "there is no item") }
  guard let file = try call.file(DocumentURI(uri)),
    let listing = try file.references(at: start, relation, limit: maximumCalls)
  else { return nothing }
  var locations = Locations(file.tree)
  var found: [(item: CallItem, ranges: [Range<Position>])] = []
  for listed in listing.targets.flatMap(\.calls) {
    let ranges = listed.uses.map { locations.location($0.range, in: $0.path).range }
    if let definition = listed.definition {
      found.append((CallItem(definition, file.tree, &locations), ranges))
    } else if let use = listed.uses.first {
      found.append((CallItem(topLevelOf: use, file.tree, &locations), ranges))
    }
  }
  return { [found] json in
    json.array(found) { json, call in
      json.object { json in
        json.member(name) { call.item.write(to: &$0) }
        json.member("fromRanges") { json in json.array(call.ranges) { $0.range($1) } }
      }
    }
  }
}

/// Callers or callees that are shown.
private let maximumCalls = 500

/// A definition, or the top level of a file, among calls.
private struct CallItem: Sendable {
  let name: String
  let kind: Int
  let detail: String
  let uri: DocumentURI
  let whole: Range<Position>
  let selection: Range<Position>

  init(_ definition: ListedDefinition, _ tree: TreeView, _ locations: inout Locations) {
    name = definition.nameText
    kind = definition.symbolKind
    let path = String(decoding: definition.path, as: UTF8.self)
    detail = definition.container.isEmpty ? path : "\(definition.container) · \(path)"
    uri = tree.uri(ofFileAt: definition.path)
    whole = locations.whole(definition).range
    selection = locations.name(of: definition).range
  }

  init(topLevelOf use: ListedUse, _ tree: TreeView, _ locations: inout Locations) {
    let path = String(decoding: use.path, as: UTF8.self)
    name = path
    // A file.
    kind = 1
    detail = "top level"
    uri = tree.uri(ofFileAt: use.path)
    let start = locations.location(use.range, in: use.path).range
    whole = start
    selection = start
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("name") { $0.string(name) }
      json.member("kind") { $0.number(kind) }
      json.member("detail") { $0.string(detail) }
      json.member("uri") { $0.string(uri.text) }
      json.member("range") { $0.range(whole) }
      json.member("selectionRange") { $0.range(selection) }
    }
  }
}
