internal import FileMapping
internal import SourceModel
internal import SymbolRanking
internal import Synchronization
internal import SyntaxParsing
internal import TokenCounting

/// Answers requests for maps of one tree.
///
///     manual: answered before? ─→ that map        else ─→ index the tree, once for all requests
///     files: answered for these paths? ─→ that map    else ─→ recipe ─→ found? ─→ it, or made
struct MapRun: Sendable {
  private let engine: Engine
  private let source: TreeSource
  private let observer: any ProgressObserver
  /// The maps on disk.
  private let store: MapStore?
  /// What the maps of the tree are known by in memory.
  private let root: [UInt8]

  /// Answers requests for the tree of `source`. Runs may share `store`, the maps on disk; by default each opens its own
  /// when it is first asked.
  init(
    engine: Engine, source: TreeSource, observer: any ProgressObserver, store: MapStore? = nil
  ) {
    self.engine = engine
    self.source = source
    self.observer = observer
    self.store = store ?? MapStore(engine.settings, source)
    root = source.ownName
  }

  private var cache: MapCache { engine.mapCache }
  /// What a revision or a snapshot holds never changes, so that no answer about it is out of date.
  private var mode: RefreshMode {
    let mode = engine.settings.refreshMode
    if case .directory = source { return mode }
    return mode == .always ? mode : .auto
  }
  private var isCaching: Bool { engine.settings.usesCache && mode != .always }

  /// The maps of requests for the tree, in their order.
  func maps(_ requests: [MapRequest]) -> [Result<RepositoryMap, EngineError>] {
    var results: [Result<RepositoryMap, EngineError>?] = requests.map { request in
      lastMap(request).map { .success($0) }
    }
    let open = requests.indices.filter { results[$0] == nil }
    guard !open.isEmpty else {
      // What the requests were told, or would have found, the next one has to find out by itself.
      if commonChanges(requests)?.isEmpty != true { cache.noteUnseenChanges(root: root) }
      return results.compactMap { $0 }
    }
    var timer = StepTimer()
    do throws(EngineError) {
      var (tree, histories) = try index(open.map { requests[$0] }, rebuilds: false, &timer)
      for (place, history) in zip(open, histories) {
        results[place] = map(requests[place], &tree, history, timer)
      }
    } catch {
      for place in open { results[place] = .failure(error) }
    }
    // All of `open` have a result now.
    return results.compactMap { $0 }
  }

  /// The map of a request, from a tree that is looked at once for all requests.
  func map(_ request: MapRequest, in shared: SharedTree) -> Result<RepositoryMap, EngineError> {
    if let last = lastMap(request) {
      cache.noteUnseenChanges(root: root)
      return .success(last)
    }
    do throws(EngineError) {
      var timer = StepTimer()
      var history: HistoryReader.Found?
      var tree = try shared.tree { () throws(EngineError) in
        let (tree, histories) = try index([request], rebuilds: false, &timer)
        history = histories[0]
        return tree
      }
      let before = tree.index
      let result = map(request, &tree, history ?? self.history(of: request), timer)
      if tree.index !== before { shared.replace(by: tree) }
      return result
    } catch {
      return .failure(error)
    }
  }

  /// What changed, if somebody watches the tree for all of the requests.
  private func commonChanges(_ requests: [MapRequest]) -> [[UInt8]]? {
    let changes = requests.compactMap { $0.changedPaths }
    return changes.count == requests.count ? changes.flatMap { $0 } : nil
  }

  /// Brings the index of the tree up to date for requests about it, and reads the history for each of them meanwhile.
  private func index(
    _ requests: [MapRequest], rebuilds: Bool, _ timer: inout StepTimer
  ) throws(EngineError) -> (IndexedTree, [HistoryReader.Found]) {
    // Who has a deadline can't wait for others.
    if requests.contains(where: { $0.deadline != nil }) {
      return try indexNow(requests, rebuilds: rebuilds, &timer)
    }
    return try engine.states.turns.inTurn(root, unless: engine.stop) {
      () throws(EngineError) in try indexNow(requests, rebuilds: rebuilds, &timer)
    }
  }

  private func indexNow(
    _ requests: [MapRequest], rebuilds: Bool, _ timer: inout StepTimer
  ) throws(EngineError) -> (IndexedTree, [HistoryReader.Found]) {
    let previous = rebuilds ? nil : engine.states.predecessor(of: source)
    let changedPaths = cache.takeUnseenChanges(root: root) ? nil : commonChanges(requests)
    do throws(EngineError) {
      let history = HistoryStage(engine: engine, source: source, requests: requests)
      let result = try engine.indexer(source, observer).index(
        source, previous: previous, changedPaths: knownChanges ?? changedPaths, rebuilds: rebuilds,
        for: requests, with: history.isWanted ? [history] : [], timer: &timer)
      engine.states.set(result.state, of: source)
      let histories = result.others[ifRun: HistoryStage.self] ?? requests.map { _ in (nil, nil) }
      return (result.tree, histories)
    } catch {
      // What changed until now was told for these questions, which came to nothing: the next one has
      // to find out by itself.
      engine.states.set(nil, of: source)
      throw error
    }
  }

  /// The changes since the tree was last looked at that are known without a look: a revision has none.
  private var knownChanges: [[UInt8]]? {
    guard case .revision = source, engine.states.state(of: source) != nil else { return nil }
    return []
  }

  private func history(of request: MapRequest) -> HistoryReader.Found {
    HistoryStage(engine: engine, source: source, requests: [request]).histories[0]
  }

  // MARK: - One request

  /// The last answer to the request, in the mode that doesn't look at the tree.
  private func lastMap(_ request: MapRequest) -> RepositoryMap? {
    guard isCaching, mode == .manual, !request.forcesRefresh, request.base == nil,
      let found = lastText(MapRecipe.questionKey(request), store)
    else { return nil }
    var statistics = RunStatistics()
    statistics.mapOrigin = found.origin
    statistics.mapCounts = cache.counts
    return RepositoryMap(
      text: found.text, warnings: (store?.diagnostics ?? []).warnings, statistics: statistics)
  }

  /// The map of the tree, which is indexed anew if its index turns out to be damaged.
  private func map(
    _ request: MapRequest, _ tree: inout IndexedTree, _ found: HistoryReader.Found,
    _ indexTimer: StepTimer
  ) -> Result<RepositoryMap, EngineError> {
    var timer = indexTimer
    let (history, note) = found
    do throws(EngineError) {
      let found: FoundMap
      do throws(MapError) {
        found = try text(request, tree, history, &timer)
      } catch .damagedIndex {
        // What was read of it before is sound, because it was verified; the rest is built again.
        tree = try index([request], rebuilds: true, &timer).0
        do throws(MapError) {
          found = try text(request, tree, history, &timer)
        } catch {
          throw error.engineError
        }
      } catch {
        throw error.engineError
      }
      if engine.stop.isRaised { throw .cancelled }
      return .success(reply(found, tree, note, timer))
    } catch {
      return .failure(error)
    }
  }

  /// A map with what its request was answered by.
  private struct FoundMap {
    var text: [UInt8]
    var origin: MapOrigin
    /// What the request asks for that the tree doesn't have.
    var warnings: [String]
  }

  private func text(
    _ request: MapRequest, _ tree: IndexedTree, _ history: RequestHistory?,
    _ timer: inout StepTimer
  ) throws(MapError) -> FoundMap {
    let focus = try tree.focus(of: request)
    let (counter, note) = try self.counter(request)
    let warnings =
      try focus.warnings + tree.warnings(of: request.filter) + [note].compactMap { $0 }
    if let base = request.base {
      cache.count(.computed)
      var found = try difference(from: base, request, counter, focus, tree, history, &timer)
      found.warnings += warnings
      return found
    }
    // What is kept is the map of all files.
    guard isCaching, !tree.isPartial else {
      cache.count(.computed)
      let map = try make(request, counter, focus, tree, history, &timer)
      return FoundMap(text: map.text, origin: .computed, warnings: warnings)
    }
    let recipe = MapRecipe(
      request, focus, of: tree, countedBy: counter.identity, history: history)
    timer.end("recipe")
    let store = store(for: recipe, tree)
    let looseKey = looseKey(request, recipe)
    if mode == .files, !request.forcesRefresh, let last = lastText(recipe.pathsKey, store) {
      return FoundMap(text: last.text, origin: last.origin, warnings: warnings)
    }
    let found = try cache.text(recipe.key, root: root, store: store) { () throws(MapError) in
      try make(request, counter, focus, tree, history, &timer)
    }
    if let looseKey { cache.setLastKey(recipe.key, for: looseKey, root: root, store: store) }
    timer.end("map cache")
    return FoundMap(text: found.text, origin: found.origin, warnings: warnings)
  }

  /// Makes the map.
  private func make(
    _ request: MapRequest, _ counter: any TokenCounter, _ focus: FoundFocus, _ tree: IndexedTree,
    _ history: RequestHistory?, _ timer: inout StepTimer
  ) throws(MapError) -> MadeMap {
    let question = try question(request, focus, tree, history)
    timer.end("question")
    return try MapBuilder(tree: tree, request: request, counter: counter).map(
      question, timer: &timer)
  }

  private func question(
    _ request: MapRequest, _ focus: FoundFocus, _ tree: IndexedTree, _ history: RequestHistory?
  ) throws(MapError) -> RankingQuestion {
    do throws(SectionFileError) {
      return try QuestionBuilder(tree: tree, history: history).question(request, focus)
    } catch {
      throw .damagedIndex(error)
    }
  }

  /// Writes what changed in the outlines since an earlier revision.
  private func difference(
    from base: TreeRevision, _ request: MapRequest, _ counter: any TokenCounter,
    _ focus: FoundFocus, _ tree: IndexedTree, _ history: RequestHistory?, _ timer: inout StepTimer
  ) throws(MapError) -> FoundMap {
    if let problem = request.formProblem { throw .refused(.revisionUnusable(detail: problem)) }
    let question = try question(request, focus, tree, history)
    timer.end("question")
    let files = try ChangedFiles(engine: engine, base: base, tree: tree).files(request.filter)
    timer.end("changes")
    let (text, warnings) = try DifferenceBuilder(tree: tree, request: request, counter: counter)
      .text(files, question)
    timer.end("selection")
    return FoundMap(text: text, origin: .computed, warnings: warnings)
  }

  private func counter(
    _ request: MapRequest
  ) throws(MapError) -> (counter: any TokenCounter, note: String?) {
    do throws(EngineError) {
      return try engine.counter(for: request)
    } catch {
      throw .refused(error)
    }
  }

  // MARK: - What is kept

  /// The key under which this mode notes what it gave; `nil` where every answer is exact.
  private func looseKey(_ request: MapRequest, _ recipe: MapRecipe) -> ContentHash? {
    switch mode {
    case .auto, .always: nil
    case .files: recipe.pathsKey
    case .manual: MapRecipe.questionKey(request)
    }
  }

  /// The maps on disk, if they may be asked for one of this recipe. Exact maps that nothing steers, or
  /// of small trees, are made as fast as they are found; what the looser modes promise has to outlive
  /// the process.
  private func store(for recipe: MapRecipe, _ tree: IndexedTree) -> MapStore? {
    let pays = recipe.isPersonal && tree.codeCount >= engine.settings.minimumFilesOnDisk
    return mode != .auto || pays ? store : nil
  }

  private func lastText(
    _ looseKey: ContentHash, _ store: MapStore?
  ) -> (text: [UInt8], origin: MapOrigin)? {
    cache.lastKey(looseKey, root: root, store: store).flatMap { key in
      cache.text(key, root: root, store: store)
    }
  }

  // MARK: - Reply

  private func reply(
    _ found: FoundMap, _ tree: IndexedTree, _ history: String?, _ timer: StepTimer
  ) -> RepositoryMap {
    var statistics = tree.statistics
    statistics.note(tree.diagnostics)
    statistics.unindexedFiles = tree.unindexed.count
    statistics.steps = timer.steps
    statistics.history = history
    statistics.mapOrigin = found.origin
    statistics.mapCounts = cache.counts
    // What one part of the cache can't do, the others can't either: that is told once.
    let isTold = tree.diagnostics.contains { $0.isOfCache }
    let own = isTold ? [] : (store?.diagnostics ?? []).prefix(1)
    return RepositoryMap(
      text: found.text,
      warnings: (tree.diagnostics + own).warnings + found.warnings + tree.partialWarnings,
      statistics: statistics)
  }
}

extension IndexedTree {
  /// What to say about files for which there was no time.
  fileprivate var partialWarnings: [String] {
    guard isPartial else { return [] }
    return [
      "partial map: there was no time for \(countText(unindexed.count, "file")); the next run goes on, and "
        + "'repomap index' takes all"
    ]
  }

  /// What the focus of a request means in the tree.
  func focus(of request: MapRequest) throws(MapError) -> FoundFocus {
    do throws(SectionFileError) {
      return try FocusFinder(tree: self).focus(request.focus)
    } catch {
      throw .damagedIndex(error)
    }
  }
}

extension Diagnostic {
  /// Whether it is about the cache.
  fileprivate var isOfCache: Bool {
    switch self {
    case .cacheUnusable, .cacheMoved, .cacheReplaced: true
    default: false
    }
  }
}
