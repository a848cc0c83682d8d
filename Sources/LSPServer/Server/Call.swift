internal import JSONRPC
internal import RepoMapKit
internal import StandardExtensions
internal import Synchronization

/// A request with all that its answer depends on, as of its place among the messages.
struct Call: Sendable {
  private(set) var parameters: JSONValue
  let client: ClientCapabilities
  let documents: OpenDocuments
  let trees: ServedTrees
  let settings: ServerSettings
  let options: LanguageServerOptions
  let stop: WorkStop
  let progress: IndexingProgress

  init(
    _ request: PendingRequest, client: ClientCapabilities, documents: OpenDocuments,
    trees: ServedTrees, settings: ServerSettings, options: LanguageServerOptions
  ) {
    parameters = request.parameters ?? .null
    self.client = client
    self.documents = documents
    self.trees = trees
    self.settings = settings
    self.options = options
    progress = IndexingProgress(request)
    stop = WorkStop()
  }

  /// The same call with other parameters.
  func with(_ parameters: JSONValue) -> Call {
    var call = self
    call.parameters = parameters
    return call
  }

  // MARK: - Where

  /// The document that the request names.
  var uri: DocumentURI? { parameters.value("textDocument", "uri")?.text.map { DocumentURI($0) } }

  /// A tree as one request sees it.
  func view(of tree: ServedTree) throws(ResponseError) -> TreeView {
    let engine = tree.engine.sharingKnowledge()
    stop.add(engine)
    do throws(SessionError) {
      let snapshot = try tree.snapshot(documents, engine, observer: progress)
      return TreeView(tree: tree, engine: engine, snapshot: snapshot, call: self)
    } catch {
      throw ResponseError(error)
    }
  }

  /// The file that the request names, in its tree; `nil` for what belongs to none.
  func file(_ uri: DocumentURI? = nil) throws(ResponseError) -> FileView? {
    guard let uri = uri ?? self.uri, let path = uri.path, let tree = trees.tree(around: path),
      let relative = tree.relativePath(of: path), !relative.isEmpty
    else { return nil }
    return FileView(uri: uri, path: relative, tree: try view(of: tree))
  }

  /// What the workspace folders have to say to a question without a place. One that can't be looked at, because it has been
  /// removed, say, says nothing.
  ///
  /// - Throws: Where none of them can be looked at, and after a cancellation.
  func askingEachFolder<Answer>(
    _ question: (TreeView) throws(ResponseError) -> [Answer]
  ) throws(ResponseError) -> [Answer] {
    var answers: [Answer] = []
    var problem: ResponseError?
    var hasAnswer = false
    for tree in trees.folders {
      do throws(ResponseError) {
        answers += try question(view(of: tree))
        hasAnswer = true
      } catch {
        if error.code == .requestCancelled { throw error }
        problem = error
      }
    }
    if let problem, !hasAnswer { throw problem }
    return answers
  }
}

/// A tree as one request sees it: with what is open and not saved.
struct TreeView: Sendable {
  let tree: ServedTree
  let engine: Engine
  /// `nil` where all is on disk.
  let snapshot: Snapshot?
  fileprivate let call: Call

  init(tree: ServedTree, engine: Engine, snapshot: Snapshot?, call: Call) {
    self.tree = tree
    self.engine = engine
    self.snapshot = snapshot
    self.call = call
  }

  var root: [UInt8] { tree.root }
  var observer: any ProgressObserver { call.progress }

  /// Asks the engine something.
  func ask<Value>(_ question: () throws(EngineError) -> Value) throws(ResponseError) -> Value {
    do throws(EngineError) { return try question() } catch { throw ResponseError(error) }
  }

  /// Asks the engine something that has no answer where the tree, or the file, holds no code.
  func askIfCode<Value>(
    _ question: () throws(EngineError) -> Value
  ) throws(ResponseError) -> Value? {
    do throws(EngineError) {
      return try question()
    } catch {
      switch error {
      case .noSourceFiles, .focusNotFound: return nil
      default: throw ResponseError(error)
      }
    }
  }

  /// The text of a file as the client knows it, else as it is on disk.
  func positions(ofFileAt path: [UInt8]) -> TextPositions {
    let absolute = tree.path(of: path)
    let text = call.documents[DocumentURI(path: absolute)]?.text ?? savedText(ofFileAt: absolute)
    return TextPositions(text ?? [], call.documents.encoding)
  }

  /// How the client calls a file.
  func uri(ofFileAt path: [UInt8]) -> DocumentURI { call.documents.uri(of: tree.path(of: path)) }
}

/// A file of a tree as one request sees it.
struct FileView: Sendable {
  let uri: DocumentURI
  /// Bytes of its path, relative to the root.
  let path: [UInt8]
  let tree: TreeView

  var positions: TextPositions { tree.positions(ofFileAt: path) }

  /// What the engine takes for a position in it.
  func address(of position: Position) -> [UInt8] {
    let place = positions.place(of: position)
    return path + Array(":\(place.line + 1):\(place.column + 1)".utf8)
  }

  /// The definitions in it; `nil` where it is no code of the tree.
  func definitions() throws(ResponseError) -> FileDefinitions? {
    try tree.askIfCode { () throws(EngineError) in
      try tree.engine.definitions(
        of: path, in: tree.root, snapshot: tree.snapshot, observer: tree.observer)
    }
  }

  /// What the name at a position means, and how it is related to others; `nil` where there is none, or it means nothing.
  func references(
    at position: Position, _ relation: ReferenceRequest.Relation, limit: Int = 100
  ) throws(ResponseError) -> ReferenceListing? {
    try tree.references(to: address(of: position), relation, limit: limit)
  }
}

extension TreeView {
  /// What an address means, and how it is related to others; `nil` where it means nothing.
  func references(
    to address: [UInt8], _ relation: ReferenceRequest.Relation, limit: Int = 100
  ) throws(ResponseError) -> ReferenceListing? {
    var request = ReferenceRequest(root: root, address: address)
    request.snapshot = snapshot
    request.relation = relation
    request.limit = limit
    request.wantsNameAtPosition = true
    let listing = try askIfCode { () throws(EngineError) in
      try engine.references(request, observer: observer)
    }
    return listing.flatMap { $0.targets.isEmpty ? nil : $0 }
  }
}

extension ResponseError {
  init(_ error: EngineError) {
    self =
      if case .cancelled = error { .cancelled } else {
        ResponseError(.requestFailed, error.message)
      }
  }

  init(_ error: SessionError) {
    if case .engine(let error) = error {
      self.init(error)
    } else {
      self.init(.requestFailed, error.message)
    }
  }
}
