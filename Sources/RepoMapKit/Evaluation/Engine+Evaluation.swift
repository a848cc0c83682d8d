internal import DiskCaching
internal import FileDiscovery
internal import GitAccess
internal import SourceModel
internal import StandardExtensions
internal import SyntaxParsing

extension Engine {
  /// Measures how much of what the commits of a repository touched is in the maps that are made of
  /// their messages.
  ///
  /// The work tree and the repository are only read. Trees of the past are put into a directory below
  /// `TMPDIR`, which is removed at the end.
  public func evaluate(
    _ request: EvaluationRequest, observer: any ProgressObserver
  ) throws(EvaluationError) -> Evaluation {
    let history = try taskHistory(request)
    let scratch = try ScratchTree(below: settings.environment["TMPDIR"] ?? "/tmp")
    defer { scratch.remove() }
    let engine = evaluationEngine(for: request.root)
    defer { engine.forgetTree(scratch.root) }
    var run = try EvaluationRun(engine, history.reader, scratch, request, observer)
    var measures: [TaskMeasure] = []
    for task in history.tasks {
      if stop.isRaised { throw .engine(.cancelled) }
      if let measure = try run.measure(task) { measures.append(measure) }
    }
    guard !measures.isEmpty else {
      throw .noTasks(
        path: escapedText(request.root), commitCount: history.commitCount, isShallow: false)
    }
    return Evaluation(
      methods: run.methods.map(\.label), budgets: request.budgets, measures: measures,
      warnings: history.warnings + run.warnings)
  }

  /// The tasks that ``evaluate(_:observer:)`` would be about.
  public func evaluationTasks(
    _ request: EvaluationRequest
  ) throws(EvaluationError) -> EvaluationTaskList {
    let history = try taskHistory(request)
    return EvaluationTaskList(tasks: history.tasks, warnings: history.warnings)
  }

  private func taskHistory(
    _ request: EvaluationRequest
  ) throws(EvaluationError) -> TaskHistory {
    let stop = stop
    return try TaskHistory(
      request, environment: settings.environment,
      lookup: languages(for: .directory(request.root)).lookup
    ) { stop.isRaised }
  }

  /// An engine that makes every map anew, so that its time is told, and keeps documents in the cache
  /// of the repository at `root`, whatever tree they are of.
  private func evaluationEngine(for root: [UInt8]) -> Engine {
    var settings = settings
    settings.refreshMode = .always
    let canonical = resolvedPath(root) ?? root
    settings.cacheIdentity = GitRepository.containing(canonical)?.commonDirectory ?? canonical
    return Engine(settings: settings, stop: stop)
  }

  /// Removes what the cache knows of a tree that is gone, except for documents.
  private func forgetTree(_ root: [UInt8]) {
    guard settings.usesCache, let directory = settings.cacheDirectory else { return }
    let cache = CacheCatalog(directory: directory).repository(
      CacheSettings(settings, directory: directory, root: root))
    let name = RepositoryCache.treeName(root: root)
    for file in cache.files() {
      switch file.purpose {
      // What can't be removed is found by the next `repomap cache prune`.
      case .sections(name, _), .root(name): try? cache.remove(file)
      default: break
      }
    }
  }
}
