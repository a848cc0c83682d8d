internal import FileMapping
internal import GraphBuilding
internal import SourceModel
internal import SyntaxParsing

extension Engine {
  /// Where definitions are used, what calls them, or what they call.
  ///
  /// Names, scopes and imports tell what a use means: that one isn't listed proves nothing.
  ///
  /// - Parameters:
  ///   - request: The definitions.
  ///   - observer: Is told how far the work is.
  /// - Returns: For each definition its uses, the surest first, then in the order of the paths. Where the address
  ///   means nothing, no definition and a warning that tells what may have been meant.
  /// - Throws: As ``map(_:observer:)``.
  public func references(
    _ request: ReferenceRequest, observer: any ProgressObserver
  ) throws(EngineError) -> ReferenceListing {
    let (tree, answer) = try indexedTree(
      request.source, within: request.time, observer: observer
    ) {
      tree throws(SectionFileError) in
      var run = try ReferenceRun(self, tree, request)
      return try run.answer()
    }
    if stop.isRaised { throw .cancelled }
    return ReferenceListing(
      relation: request.relation, targets: answer.targets,
      warnings: tree.diagnostics.warnings + answer.warnings, statistics: tree.statistics)
  }
}

/// Answers one request.
private struct ReferenceRun {
  private let tree: IndexedTree
  private let request: ReferenceRequest
  private let finder: ReferenceFinder
  private let binder: UseBinder
  private var sources: ListedSources

  private var graph: GraphRevision { finder.graph }

  init(
    _ engine: Engine, _ tree: IndexedTree, _ request: ReferenceRequest
  ) throws(SectionFileError) {
    self.tree = tree
    self.request = request
    let (graph, _) = try tree.index.revision()
    binder = tree.binder(graph)
    finder = ReferenceFinder(
      tree: tree, graph: graph, documents: DocumentReader(engine, tree),
      scope: try MapScope(tree, held: [], request.filter),
      minimumConfidence: request.minimumConfidence, threadCount: engine.settings.threadCount,
      stop: engine.stop)
    sources = ListedSources(tree)
  }

  mutating func answer() throws(SectionFileError) -> (
    targets: [ReferenceTarget], warnings: [String]
  ) {
    let meant = try AddressedDefinitions(
      tree: tree, binder: binder, documents: finder.documents,
      wantsNameAtPosition: request.wantsNameAtPosition
    ).definitions(request.address)
    let targets =
      switch request.relation {
      case .uses: targetsWithUses(meant.targets)
      case .callers, .callees: targetsWithCalls(meant.targets)
      case .nothing: meant.targets.map { target($0) }
      }
    return (targets, meant.warning.map { [$0] } ?? [])
  }

  // MARK: - Uses

  private mutating func targetsWithUses(_ targets: [Int]) -> [ReferenceTarget] {
    let found = finder.uses(of: Set(targets))
    return targets.map { target in
      let uses = found[target] ?? []
      // Among those that are as sure in the order of the paths, then of the source. By index: most are only counted.
      let surestFirst = ReferenceConfidence.allCases.lazy.flatMap { confidence in
        uses.indices.lazy.filter { uses[$0].confidence == confidence }
      }
      return ReferenceTarget(
        definitions: definitions(target),
        uses: listed(surestFirst.prefix(request.limit).map { uses[$0] }),
        useCount: uses.count, calls: [], callCount: 0)
    }
  }

  private mutating func target(_ target: Int) -> ReferenceTarget {
    ReferenceTarget(
      definitions: definitions(target), uses: [], useCount: 0, calls: [], callCount: 0)
  }

  private mutating func listed(_ uses: some Sequence<FoundUse>) -> [ListedUse] {
    var listed: [ListedUse] = []
    for found in uses {
      guard let line = sources.line(of: found.use.range, in: found.file) else { continue }
      listed.append(
        ListedUse(
          path: line.path, range: line.range, kind: found.use.kind?.name ?? "import",
          text: line.text,
          caller: found.caller.flatMap { definition(binder.target(ofDefinitionAt: $0)) },
          confidence: found.confidence, definerCount: found.use.targets.count))
    }
    return listed
  }

  // MARK: - Calls

  private mutating func targetsWithCalls(_ targets: [Int]) -> [ReferenceTarget] {
    let (tree, graph) = (tree, graph)
    var source = CallSource(finder, binder, request.relation) { target in
      CallSource.CalledPlace(
        file: tree.place(of: graph.file(ofDefinitionAt: target)),
        definition: Int(graph.definition(at: target).definition))
    }
    // All at once, so that each file is gone through once.
    _ = source.calls(targets)
    return targets.map { target in
      let calls = CallTree(of: target, &source, depth: request.depth, limit: request.limit)
      return ReferenceTarget(
        definitions: definitions(target), uses: [], useCount: 0,
        calls: listed(calls.roots, of: calls), callCount: calls.callCount)
    }
  }

  /// Recursion goes as deep as the tree, which is at most ``ReferenceRequest/depthRange``.
  private mutating func listed(_ nodes: [Int], of tree: CallTree) -> [ListedCall] {
    var calls: [ListedCall] = []
    for index in nodes {
      let node = tree.nodes[index]
      var called: ListedDefinition?
      if case .definition(let target) = node.call.party {
        called = definition(target)
        if called == nil { continue }
      }
      calls.append(
        ListedCall(
          definition: called, uses: listed(node.call.uses.prefix(request.limit)),
          useCount: node.call.uses.count, confidence: node.call.best.confidence,
          definerCount: node.call.best.use.targets.count, expansion: node.expansion,
          calls: listed(node.children, of: tree), callCount: node.callCount))
    }
    return calls
  }

  // MARK: - Definitions

  private mutating func definitions(_ target: Int) -> [ListedDefinition] {
    var definitions: [ListedDefinition] = []
    for place in binder.definitions(like: target) {
      if let listed = definition(place) { definitions.append(listed) }
    }
    return definitions
  }

  private mutating func definition(_ place: Int) -> ListedDefinition? {
    sources.definition(
      Int(graph.definition(at: place).definition),
      in: tree.place(of: graph.file(ofDefinitionAt: place)))
  }
}
