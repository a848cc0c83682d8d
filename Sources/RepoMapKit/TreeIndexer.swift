internal import SourceModel
internal import SyntaxParsing
internal import TieredCaching

/// Brings everything that is known about the files of a tree up to date, by running the stages that it takes.
///
/// Input: a root. Output: an ``IndexedTree``, or the documents of all files.
///
/// ```
/// discover ─→ known? ─┬─ stamp trusted ───────────────┬─→ table ─→ index known? ─┬─ as it is
///                     └─ read ─┬─ content known ──────┤                          ├─ few changes: update
///                              └─ parse ─→ document ──┘                          └─ build
/// ```
///
/// Invariant: the result is the same with any cache and any number of threads. It does not rank for
/// a question.
struct TreeIndexer {
  let settings: EngineSettings
  let languages: LanguageSupport
  /// Counts look-ups of documents.
  var metrics = CacheMetrics()
  /// Counts what has run.
  var stageMetrics = StageMetrics()
  /// The trees that are watched.
  var watches = TreeWatches()
  let sources: SourceStore
  let stop: StopFlag
  let observer: any ProgressObserver

  var scanner: TreeScanner {
    TreeScanner(
      settings: settings, languages: languages, metrics: metrics, watches: watches, stop: stop)
  }

  private var collector: DocumentCollector {
    DocumentCollector(
      extraction: FileExtraction(
        settings: settings, languages: languages, metrics: stageMetrics, stop: stop,
        observer: observer))
  }

  /// What there is to know of a tree after its stages have run.
  struct Result {
    var tree: IndexedTree
    /// What to keep of it: nothing where files are left out. What is known of files is in the cache then, the index
    /// isn't.
    var state: TreeState?
    /// What other stages gave that ran with those of the index.
    var others = StageOutputs()
  }

  /// Indexes the files of a tree.
  ///
  /// - Parameters:
  ///   - source: The tree.
  ///   - previous: What this process knows of the tree.
  ///   - changedPaths: See ``MapRequest/changedPaths``.
  ///   - rebuilds: Whether the index in the cache is passed over, because it is damaged.
  ///   - requests: What is asked about the tree: where all of it has a deadline, files that matter for it come first,
  ///     and those for which there is no time are left out.
  ///   - others: Further stages to run.
  ///   - timer: Is told what the stages took.
  /// - Returns: The state of the tree.
  /// - Throws: When the root can't be walked, or holds no code, and `cancelled` after a stop.
  func index(
    _ source: TreeSource, previous: TreeState? = nil, changedPaths: [[UInt8]]? = nil,
    rebuilds: Bool = false, for requests: [MapRequest] = [], with others: [any Stage] = [],
    timer: inout StepTimer
  ) throws(EngineError) -> Result {
    guard case .snapshot(let tree) = source else {
      return try indexFiles(
        source, previous: previous, changedPaths: changedPaths, rebuilds: rebuilds, for: requests,
        others, &timer)
    }
    let indexed = try tree.indexed(rebuilds: rebuilds) { origin throws(EngineError) in
      let result = try indexFiles(
        source, previous: origin, changedPaths: nil, rebuilds: rebuilds, for: requests, [], &timer)
      return (result.tree, result.state)
    }
    return Result(
      tree: indexed.tree, state: indexed.state,
      others: try stageRun(others, StageOutputs()).run(&timer))
  }

  private func stageRun(_ stages: [any Stage], _ outputs: StageOutputs) -> StageRun {
    StageRun(
      stages, after: outputs, threadCount: settings.threadCount, metrics: stageMetrics, stop: stop,
      observer: observer)
  }

  private func indexFiles(
    _ source: TreeSource, previous: TreeState?, changedPaths: [[UInt8]]?, rebuilds: Bool,
    for requests: [MapRequest], _ others: [any Stage], _ timer: inout StepTimer
  ) throws(EngineError) -> Result {
    let recipe = languages.recipe
    let previous = previous?.recipe == recipe ? previous : nil
    let looking: [any Stage] = [
      DiscoveryStage(
        scanner: scanner, source: source, previous: previous, changedPaths: changedPaths),
      ExtractionStage(collector: collector, requests: requests, isTold: changedPaths != nil),
    ]
    func indexing(rebuilds: Bool) -> [any Stage] {
      [
        ComparisonStage(collector: collector, previous: previous?.index, rebuilds: rebuilds),
        GraphStage(stop: stop), WordStage(stop: stop), OutlineStage(stop: stop),
        RankStage(stop: stop),
        IndexStage(recipe: recipe, lastUpdate: previous?.lastUpdate ?? .none, stop: stop),
      ]
    }
    let first = stageRun(looking + indexing(rebuilds: rebuilds) + others, StageOutputs())
    var outputs = try run(first, &timer)
    if try outputs.of(IndexStage.self).index == nil {
      outputs = try run(stageRun(indexing(rebuilds: true), outputs), &timer)
    }
    return try result(outputs, of: source, recipe)
  }

  /// Runs stages. After a stop, what they found out about files is kept.
  private func run(
    _ stages: StageRun, _ timer: inout StepTimer
  ) throws(EngineError) -> StageOutputs {
    do throws(EngineError) {
      return try stages.run(&timer)
    } catch {
      let outputs = stages.outputs
      if stop.isRaised, let files = outputs[ifRun: ExtractionStage.self] {
        outputs[ifRun: DiscoveryStage.self]?.session.flush(releasing: files.scan.releasedKeys)
      }
      throw error
    }
  }

  private func result(
    _ outputs: StageOutputs, of source: TreeSource, _ recipe: ContentHash
  ) throws(EngineError) -> Result {
    let session = try outputs.of(DiscoveryStage.self).session
    let compared = try outputs.of(ComparisonStage.self)
    let (scan, table) = (compared.scan, compared.table)
    let made = try outputs.of(IndexStage.self)
    session.finish(releasing: scan.releasedKeys)
    guard let index = made.index, !stop.isRaised else { throw .cancelled }
    var statistics = scan.statistics
    statistics.files = scan.indexedTable.codeCount
    let tree = IndexedTree(
      source: source, files: scan.files, index: index, sources: sources,
      diagnostics: scan.diagnostics(table) + session.diagnostics + languages.diagnostics,
      statistics: statistics, lastUpdate: made.update, unindexed: scan.unindexed)
    try scan.requireCode(statistics.files, tree.diagnostics)
    if tree.isPartial { return Result(tree: tree, others: outputs) }
    let state = TreeState(
      recipe: recipe, discovery: scan.discovery, table: table, index: index,
      lastUpdate: made.update, position: scan.watched.position)
    return Result(tree: tree, state: state, others: outputs)
  }

  /// The documents of the files below `root`.
  ///
  /// - Throws: As ``index(_:previous:changedPaths:rebuilds:for:with:timer:)``.
  func documents(
    _ root: [UInt8], timer: inout StepTimer
  ) throws(EngineError) -> DocumentedTree {
    var (scan, session) = try scanner.scan(
      .directory(root), previous: nil, changedPaths: nil)
    timer.end("discovery")
    var documents = loadDocuments(&scan, session)
    timer.end("documents")
    try collector.extract(&scan, session, nil)
    timer.end("extraction")
    let table = collector.save(scan, session)
    session.finish(releasing: scan.releasedKeys)
    timer.end("store")
    for (place, outcome) in scan.outcomes {
      if case .document(let ir) = outcome.content { documents[place] = ir }
    }
    var tree = DocumentedTree(
      root: root, files: [],
      diagnostics: scan.diagnostics(table) + session.diagnostics + languages.diagnostics,
      statistics: scan.statistics)
    for (place, document) in documents.sorted(by: { $0.key < $1.key }) {
      tree.files.append((scan.files.path(at: place), document))
    }
    tree.statistics.files = tree.files.count
    try scan.requireCode(tree.files.count, tree.diagnostics)
    return tree
  }

  /// The documents of the files that are recorded, by place. Those that the cache has lost have to be
  /// looked at again.
  private func loadDocuments(_ scan: inout TreeScan, _ session: CacheSession) -> [Int: FileIR] {
    let recorded = scan.recordedCode
    var documents: [Int: FileIR] = [:]
    var lost: [Int] = []
    for (file, document) in zip(recorded, session.documents(recorded.map(\.key))) {
      if let document {
        documents[file.place] = document
      } else {
        lost.append(file.place)
      }
    }
    scan.forget(lost)
    return documents
  }
}
