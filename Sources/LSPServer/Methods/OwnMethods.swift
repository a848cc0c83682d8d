// Requests that the protocol doesn't have: docs/reference/lsp.md tells their shapes.

internal import JSONRPC
internal import RepoMapKit
internal import StandardExtensions

/// The names of the requests that are the server's own.
let ownMethods = [
  ownMap, ownRelated, ownReferences, ownStatus, ownSynchronization, ownFileText,
].map(\.name)

/// `repomap/map`: the map that the command line prints for the same question, with what is open and not saved.
let ownMap = Method("repomap/map") { call throws(ResponseError) in
  let tree = try call.tree()
  var request = call.options.mapRequest(tree.root)
  request.root = tree.root
  request.snapshot = tree.snapshot
  let tokens = try call.number("tokens", in: MapRequest.budgetRange) ?? call.settings.tokens
  if let tokens { request.budgetTokens = tokens }
  let parameters = call.parameters
  if let name = parameters["format"]?.text {
    guard let format = OutputFormat(rawValue: name) else {
      throw ResponseError(.invalidParameters, "format: \(OutputFormat.listText)")
    }
    request.format = format
  }
  if parameters["lineNumbers"]?.flag ?? false { request.marking = .numbers }
  request.focus = (parameters["focus"]?.texts ?? []).map { Array($0.utf8) }
  if let file = try call.file() {
    request.focus.append(Position(parameters["position"]).map { file.address(of: $0) } ?? file.path)
  }
  request.mentions = parameters["mentions"]?.texts ?? []
  request.task = parameters["task"]?.text
  request.filter.globs = (parameters["globs"]?.texts ?? []).map { Array($0.utf8) }
  request.startedAt = monotonicTime()
  let map = try tree.ask { () throws(EngineError) in
    try tree.engine.map(request, observer: tree.observer)
  }
  return { json in
    json.object { json in
      json.member("text") { $0.text(map.text) }
      json.member("root") { $0.text(tree.root) }
      json.member("partial") { $0.boolean(map.isPartial) }
      json.member("warnings") { json in json.array(map.warnings) { $0.string($1) } }
    }
  }
}

/// `repomap/related`: what a change of files may concern.
let ownRelated = Method("repomap/related") { call throws(ResponseError) in
  let tree = try call.tree()
  var request = RelatedRequest(root: tree.root)
  request.snapshot = tree.snapshot
  request.files = (call.parameters["files"]?.texts ?? []).map { Array($0.utf8) }
  if let file = try call.file() { request.files.append(file.path) }
  if request.files.isEmpty { throw ResponseError(.invalidParameters, "there are no files") }
  request.depth = try call.number("depth", in: RelatedRequest.depthRange) ?? request.depth
  request.limit = try call.number("limit", in: RelatedRequest.limitRange) ?? request.limit
  let listing = try tree.ask { () throws(EngineError) in
    try tree.engine.related(request, observer: tree.observer)
  }
  return document(listing.json)
}

/// `repomap/references`: as `repomap refs --json`.
let ownReferences = Method("repomap/references") { call throws(ResponseError) in
  let tree = try call.tree()
  var address = call.parameters["symbol"]?.text.map { Array($0.utf8) }
  if address == nil, let (file, position) = try call.filePosition() {
    address = file.address(of: position)
  }
  guard let address else { throw ResponseError(.invalidParameters, "there is no symbol") }
  var request = ReferenceRequest(root: tree.root, address: address)
  request.snapshot = tree.snapshot
  if let name = call.parameters["relation"]?.text {
    guard let relation = ReferenceRequest.Relation(rawValue: name) else {
      throw ResponseError(.invalidParameters, "relation: uses, callers or callees")
    }
    request.relation = relation
  }
  request.depth = try call.number("depth", in: ReferenceRequest.depthRange) ?? request.depth
  request.limit = try call.number("limit", in: ReferenceRequest.limitRange) ?? request.limit
  let listing = try tree.ask { () throws(EngineError) in
    try tree.engine.references(request, observer: tree.observer)
  }
  return document(listing.json)
}

/// `repomap/status`: as `repomap status --json`.
let ownStatus = Method("repomap/status") { call throws(ResponseError) in
  let tree = try call.tree()
  let status = try tree.ask { () throws(EngineError) in
    try tree.engine.status(of: tree.root, observer: tree.observer)
  }
  return document(status.text(.json))
}

/// `repomap/synchronize`: answered when everything that was received before is indexed.
let ownSynchronization = Method("repomap/synchronize") { call throws(ResponseError) in
  _ = try call.askingEachFolder { tree throws(ResponseError) -> [SymbolListing?] in
    var request = SymbolRequest(root: tree.root, pattern: [])
    request.snapshot = tree.snapshot
    request.limit = 1
    return [
      try tree.askIfCode { () throws(EngineError) in
        try tree.engine.symbols(request, observer: tree.observer)
      }
    ]
  }
  return { $0.object { _ in } }
}

/// `repomap/fileText`: what the server takes an open document to be.
let ownFileText = Method("repomap/fileText") { call throws(ResponseError) in
  guard let uri = call.uri, let document = call.documents[uri] else { return nothing }
  return { json in
    json.object { json in
      json.member("text") { $0.text(document.text) }
      if let version = document.version { json.member("version") { $0.number(version) } }
    }
  }
}

// MARK: - Parameters

extension Call {
  /// The tree that `root` names, a path or a URI; else that of the document, else the first workspace folder.
  fileprivate func tree() throws(ResponseError) -> TreeView {
    if let text = parameters["root"]?.text {
      let uri =
        text.hasPrefix("/")
        ? DocumentURI(path: DocumentURI.resolved(Array(text.utf8))) : DocumentURI(text)
      guard let path = uri.path else {
        throw ResponseError(.invalidParameters, "root: \(text): neither a path nor a file's URI")
      }
      return try view(of: trees.tree(at: path))
    }
    if let path = uri?.path {
      guard let tree = trees.tree(around: path) else {
        throw ResponseError(
          .requestFailed,
          "\(String(decoding: path, as: UTF8.self)): in no workspace folder and no git repository")
      }
      return try view(of: tree)
    }
    guard let first = trees.folders.first else {
      throw ResponseError(.requestFailed, "there is no workspace folder, and no root was named")
    }
    return try view(of: first)
  }

  /// A number of the parameters.
  fileprivate func number(
    _ name: String, in range: ClosedRange<Int>
  ) throws(ResponseError) -> Int? {
    guard let value = parameters[name], value.isSomething else { return nil }
    guard let number = value.integer, range.contains(number) else {
      throw ResponseError(
        .invalidParameters, "\(name): \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }
}

/// A JSON document that the engine has written, as a value.
private func document(_ text: [UInt8]) -> @Sendable (inout JSONWriter) -> Void {
  { json in
    if let value = try? JSONValue(parsing: text) { json.value(value) } else { json.null() }
  }
}
