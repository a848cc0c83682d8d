internal import DiskCaching
internal import FileDiscovery
internal import SourceModel
internal import SyntaxParsing
internal import TieredCaching

/// Finds the files of a tree, and what the cache knows of them without opening any.
struct TreeScanner {
  let settings: EngineSettings
  let languages: LanguageSupport
  /// Counts look-ups of documents.
  let metrics: CacheMetrics
  /// The trees that are watched.
  let watches: TreeWatches
  let stop: StopFlag

  /// Scans a tree.
  ///
  /// - Parameters:
  ///   - source: The tree.
  ///   - previous: What this process knows of the tree.
  ///   - changedPaths: See ``MapRequest/changedPaths``.
  /// - Returns: The files, and the cache of the tree.
  /// - Throws: When the root can't be walked, and `cancelled` after a stop.
  func scan(
    _ source: TreeSource, previous: TreeState?, changedPaths: [[UInt8]]?
  ) throws(EngineError) -> (TreeScan, CacheSession) {
    let startedAt = wallClockNanoseconds()
    let session = CacheSession(
      settings: settings, languages: languages, metrics: metrics, source: source)
    let known = previous?.table ?? FileTable.load(from: session, recipe: languages.recipe)
    let discovery: DiscoveryResult
    var watched = WatchedScan(position: previous?.position)
    if let changedPaths, let seen = previous?.discovery.restamped(changedPaths, below: source.root)
    {
      discovery = seen
    } else {
      (discovery, watched) = try look(source, previous, known.listing)
    }
    let scan = TreeScan(
      source, discovery, startedAt: startedAt, known: known, watched: watched)
    return (scan, session)
  }

  /// Finds the files of a tree: where it is watched, without looking at those of which nothing was told.
  private func look(
    _ source: TreeSource, _ previous: TreeState?, _ listing: TreeListing?
  ) throws(EngineError) -> (DiscoveryResult, WatchedScan) {
    guard let watcher = watches.watcher(of: source) else {
      return (try discover(source, listing), WatchedScan())
    }
    if previous == nil, let listing { watcher.expect(listing) }
    let (changes, position) = watcher.changes(since: previous?.position)
    if let previous, let paths = changes.paths,
      let seen = previous.discovery.restamped(paths, below: source.root)
    {
      let touched = paths.compactMap { seen.files.place(of: $0) }
      return (seen, WatchedScan(position: position, touched: touched))
    }
    let found = try discover(source, listing)
    watcher.adopt(found, at: position)
    return (found, WatchedScan(position: position))
  }

  /// Finds the files of a tree.
  ///
  /// - Parameters:
  ///   - source: The tree.
  ///   - previous: What the last walk recorded.
  /// - Returns: The files.
  /// - Throws: When the root can't be walked, and `cancelled` after a stop.
  func discover(
    _ source: TreeSource, _ previous: TreeListing?
  ) throws(EngineError) -> DiscoveryResult {
    let options = DiscoveryOptions(settings, languages)
    do {
      switch source {
      case .directory(let root):
        return try discoverFiles(in: root, options: options, previous: previous) { stop.isRaised }
      case .revision(let tree): return discoverFiles(in: tree.storedTree, options: options)
      case .snapshot(let tree): return tree.discovery
      }
    } catch {
      throw EngineError(error)
    }
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

extension DiscoveryOptions {
  /// What the user's settings and the languages of a tree make of a walk.
  init(_ settings: EngineSettings, _ languages: LanguageSupport) {
    self.init()
    threadCount = settings.threadCount
    recordsListing = true
    addedLanguages = languages.addedRows
    gitConfiguration = GitConfigurationPaths { name in
      settings.environment[name].map { Array($0.utf8) }
    }
  }
}
