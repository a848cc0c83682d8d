internal import DiskCaching
internal import FileMapping
internal import GraphBuilding
internal import SourceModel
internal import StandardExtensions
internal import TieredCaching

#if canImport(Glibc)
  internal import Glibc
#endif

extension Engine {
  /// How this engine sees a tree. Brings its index up to date.
  ///
  /// - Parameters:
  ///   - root: Bytes of the path of a directory.
  ///   - time: When the answer is due; `nil` where all files count.
  ///   - observer: Is told how far the work is.
  /// - Returns: Figures of the tree and of the run.
  /// - Throws: As ``map(_:observer:)``.
  public func status(
    of root: [UInt8], within time: AnswerTime? = nil, observer: any ProgressObserver
  ) throws(EngineError) -> TreeStatus {
    let (tree, graph) = try indexedTree(.directory(root), within: time, observer: observer) {
      tree throws(SectionFileError) in try TreeStatus.Graph(tree)
    }
    let languages = filesByLanguage(tree)
    return TreeStatus(
      warnings: tree.diagnostics.warnings, statistics: tree.statistics,
      root: resolvedPath(root) ?? root, languages: languages, graph: graph,
      indexBytes: indexBytes(root), caches: cacheCounts, stages: knowledge.stageMetrics,
      health: ProcessHealth(watch: watchStatus(of: root)))
  }

  /// How many files there are of each language, most files first.
  private func filesByLanguage(_ tree: IndexedTree) -> [(name: String, files: Int)] {
    var counts: [String: Int] = [:]
    var unsettled: [ContentHash] = []
    for place in tree.files.indices where tree.isCode(place) {
      switch tree.files.language(at: place) {
      case .certain(let language): counts[language.name, default: 0] += 1
      case .byContent: unsettled.append(tree.index.files.keys[place])
      }
    }
    let session = CacheSession(
      settings: settings, languages: languages(for: tree.source), metrics: documentMetrics,
      source: tree.source)
    for document in session.documents(unsettled) {
      counts[document?.summary.language.name ?? "", default: 0] += 1
    }
    return counts.sorted { (-$0.value, $0.key) < (-$1.value, $1.key) }
      .map { (name: $0.key, files: $0.value) }
  }

  private func indexBytes(_ root: [UInt8]) -> Int {
    guard settings.usesCache, let directory = settings.cacheDirectory,
      let canonical = resolvedPath(root)
    else { return 0 }
    let store = SnapshotStore(
      CacheSettings(settings, directory: directory, root: canonical), root: canonical)
    var status = stat()
    return stat(store.path(TreeIndex.name), &status) == 0 ? Int(status.st_size) : 0
  }
}

extension TreeStatus.Graph {
  fileprivate init(_ tree: IndexedTree) throws(SectionFileError) {
    let (graph, _) = try tree.index.revision()
    let dependencies = graph.dependencyGraph()
    let cycles = dependencies.cycles
    let update = try tree.lastUpdate.counts(dependencies)
    var increments = IncrementMetrics()
    increments.changedFileCount = update.changed
    increments.affectedFileCount = update.affected
    increments.fileCount = dependencies.fileCount
    increments.edgeCount = dependencies.edgeCount
    increments.cycleCount = cycles.count
    increments.largestCycleFileCount = cycles.map(\.count).max() ?? 0
    self.init(
      definitionCount: tree.index.definitionCount, nameCount: graph.poolCount,
      referenceCount: graph.base.references.targets.count, increments: increments,
      update: tree.lastUpdate)
  }
}
