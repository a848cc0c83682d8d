internal import DiskCaching
internal import FileDiscovery
internal import SourceModel
internal import Synchronization
internal import SyntaxParsing

/// Brings everything that is known about the files of a tree up to date.
///
/// Input: a root. Output: an ``IndexedTree``. Steps: discover the files with their stamps; for
/// those whose stamp the cache knows and trusts, take the document; read the others and look their
/// content up; parse what is left; store what is new.
///
/// Invariant: the result is the same with any cache and any number of threads. It does not rank.
struct TreeIndexer {
  let settings: EngineSettings
  let languages: LanguageSupport
  let stop: StopFlag

  /// Indexes the files below `root`.
  ///
  /// - Parameters:
  ///   - root: Bytes of the path of a directory.
  ///   - observer: Is told how many files are done.
  ///   - timer: Is told when a step ends.
  /// - Returns: The documents of all files that could be read, and what was left out.
  /// - Throws: When the root can't be walked, and `cancelled` after a stop.
  func index(
    _ root: [UInt8], observer: any ProgressObserver, timer: inout StepTimer
  ) throws(EngineError) -> IndexedTree {
    let startedAt = wallClockNanoseconds()
    let discovery = try discover(root)
    timer.end("discovery")
    let session = CacheSession(
      settings: settings, languages: languages, root: root, repository: discovery.repository,
      startedAt: startedAt)
    var outcomes = session.trustedOutcomes(of: discovery.files)
    timer.end("cache")
    extract(discovery.files, root: root, session: session, observer: observer, &outcomes)
    timer.end("extraction")
    // Also after a signal: what was done is kept.
    session.finish(discovery.files, outcomes: outcomes)
    timer.end("store")
    if stop.isRaised { throw .cancelled }
    var tree = indexedTree(root, discovery, outcomes)
    tree.diagnostics += session.diagnostics + languages.diagnostics
    return tree
  }

  private func discover(_ root: [UInt8]) throws(EngineError) -> DiscoveryResult {
    var options = DiscoveryOptions()
    options.gitConfiguration = GitConfigurationPaths { name in
      settings.environment[name].map { Array($0.utf8) }
    }
    options.threadCount = settings.threadCount
    do {
      return try discoverFiles(in: root, options: options) { stop.isRaised }
    } catch {
      throw EngineError(error)
    }
  }

  /// Fills the outcomes that are still missing.
  private func extract(
    _ files: FileList, root: [UInt8], session: CacheSession, observer: any ProgressObserver,
    _ outcomes: inout [FileOutcome?]
  ) {
    let open = outcomes.indices.filter { outcomes[$0] == nil }
    let results = Mutex<[(index: Int, outcome: FileOutcome)]>([])
    let doneCount = Atomic<Int>(0)
    workConcurrently(on: open.count, threadCount: settings.threadCount) { next in
      let extractor = FileExtractor(languages: languages, stop: stop)
      var own: [(index: Int, outcome: FileOutcome)] = []
      while !stop.isRaised, let place = next() {
        let file = files[open[place]]
        let outcome = extractor.outcome(of: file, at: diskPath(of: file.path, below: root)) {
          session.document($0)
        }
        // A parse that a signal stopped is not the file's fault: it has no outcome.
        if stop.isRaised { break }
        session.store(outcome)
        own.append((open[place], outcome))
        let done = doneCount.add(1, ordering: .relaxed).newValue
        observer.advanced(to: done, of: open.count)
      }
      results.withLock { $0.append(contentsOf: own) }
    }
    for (index, outcome) in results.withLock({ $0 }) { outcomes[index] = outcome }
  }

  private func indexedTree(
    _ root: [UInt8], _ discovery: DiscoveryResult, _ outcomes: [FileOutcome?]
  ) -> IndexedTree {
    var tree = IndexedTree(root: root, diagnostics: discovery.diagnostics)
    tree.ignoredCount = discovery.ignoredCount
    tree.otherCount = discovery.otherCount
    for (file, outcome) in zip(discovery.files, outcomes) {
      guard let outcome else { continue }
      tree.statistics.count(outcome)
      switch outcome.content {
      case .document(let ir): tree.append(file, ir)
      case .notCode, .unsupported: tree.otherCount += 1
      case .skipped(let reason): tree.diagnostics.append(.skipped(file.path, reason))
      }
    }
    tree.statistics.files = tree.fileCount
    return tree
  }
}

extension EngineError {
  fileprivate init(_ error: DiscoveryError) {
    switch error {
    case .rootMissing(let path): self = .rootMissing(path: path)
    case .rootNotDirectory(let path): self = .rootNotDirectory(path: path)
    case .rootUnreadable(let path, let code):
      self = .rootUnreadable(path: path, detail: errorText(code))
    case .cancelled: self = .cancelled
    }
  }
}

extension RunStatistics {
  fileprivate mutating func count(_ outcome: FileOutcome) {
    switch outcome.origin {
    case .stamp: cachedFiles += 1
    case .content:
      readFiles += 1
      if outcome.key != nil { cachedFiles += 1 }
    case .parsed:
      readFiles += 1
      parsedFiles += 1
    }
  }
}
