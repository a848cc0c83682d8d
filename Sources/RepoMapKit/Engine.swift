internal import DiskCaching
internal import SourceModel
internal import SymbolRanking
internal import Synchronization
internal import SyntaxParsing
internal import TieredCaching

/// Answers questions about trees of source files.
///
/// Safe to use from several threads. Grammars, queries and the indexes of trees stay loaded from one
/// question to the next; documents are kept in the cache on disk.
public final class Engine: Sendable {
  let settings: EngineSettings
  let stop: StopFlag
  /// What it knows, which it may share with others.
  let knowledge: EngineKnowledge

  /// An engine; loads nothing until it is asked something.
  public convenience init(settings: EngineSettings) {
    self.init(settings: settings, stop: StopFlag())
  }

  /// An engine that ends its work when the one does whose flag it has.
  convenience init(settings: EngineSettings, stop: StopFlag) {
    self.init(settings, stop, EngineKnowledge(settings))
  }

  private init(_ settings: EngineSettings, _ stop: StopFlag, _ knowledge: EngineKnowledge) {
    self.settings = settings
    self.stop = stop
    self.knowledge = knowledge
  }

  /// An engine that knows what this one does, and the other way round, and whose work is stopped on its own.
  public func sharingKnowledge() -> Engine { Engine(settings, StopFlag(), knowledge) }

  var states: TreeStates { knowledge.states }
  var mapCache: MapCache { knowledge.mapCache }
  var sources: SourceStore { knowledge.sources }
  var documentMetrics: CacheMetrics { knowledge.documentMetrics }

  /// Stops the work of this engine, now and for good: questions end with
  /// ``EngineError/cancelled``, after what was extracted is stored.
  public var stopHandle: StopHandle { StopHandle(address: stop.address) }

  /// The tags of the files below a directory, or of one file. Paths are shown as a shell in the
  /// working directory understands them: behind `path`, unless that is `.`.
  public func tags(
    of path: [UInt8], form: TagListing.Form, observer: any ProgressObserver
  ) throws(EngineError) -> TagListing {
    var timer = StepTimer()
    var tree: DocumentedTree
    var root = path
    do {
      tree = try indexer(.directory(path), observer).documents(path, timer: &timer)
    } catch .rootNotDirectory {
      let slash = path.lastIndex(of: UInt8(ascii: "/"))
      let directory = slash.map { Array(path[...$0]) } ?? Array(".".utf8)
      let languages = languages(for: .directory(directory))
      tree = try FileIndexer(languages: languages, stop: stop).documents(path)
      root = []
    }
    if stop.isRaised { throw .cancelled }
    tree.statistics.steps = timer.steps
    tree.statistics.note(tree.diagnostics)
    return TagListing(
      text: TagFormat(tree: tree, shownRoot: root).text(form),
      warnings: tree.diagnostics.warnings, statistics: tree.statistics)
  }

  /// What is known about every language, as a tree sees them; loads all grammars.
  ///
  /// - Parameter root: Bytes of the path of a directory, whose `.repomap/queries` counts.
  /// - Returns: A report of each language, in their order.
  public func languages(of root: [UInt8]) -> LanguageListing {
    let languages = languages(for: .directory(root))
    let reports = languages.report()
    return LanguageListing(reports: reports, warnings: languages.diagnostics.warnings)
  }

  /// The languages as a tree sees them: with the queries of the user and of the repository. They are
  /// read each time, because both may change at any time.
  func languages(for source: TreeSource) -> LanguageSupport {
    let queries = UserQueries(directory: settings.queryDirectory, source)
    guard let digest = queries.digest ?? queries.diagnostics.digest else {
      return knowledge.languageSupport
    }
    return knowledge.userLanguages.withLock { known in
      if let languages = known[digest] { return languages }
      if known.count >= Engine.maximumUserLanguages { known.removeAll() }
      let languages = LanguageSupport(
        grammarDirectories: settings.grammarDirectories, userQueries: queries)
      languages.checkUserQueries()
      known[digest] = languages
      return languages
    }
  }

  /// Repositories with queries of their own whose compiled queries are kept; while a query is being
  /// written each version is one.
  private static let maximumUserLanguages = 16

  func indexer(_ source: TreeSource, _ observer: any ProgressObserver) -> TreeIndexer {
    TreeIndexer(
      settings: settings, languages: languages(for: source), metrics: documentMetrics,
      stageMetrics: knowledge.stageMetrics, watches: knowledge.watches, sources: sources,
      stop: stop, observer: observer)
  }
}

extension [Diagnostic] {
  /// A digest of the messages; nil without any.
  fileprivate var digest: ContentHash? {
    if isEmpty { return nil }
    var input = DigestInput()
    for diagnostic in self { input.append(diagnostic.message) }
    return input.digest
  }

  /// Lines for the user about what went wrong.
  var warnings: [String] { filter { $0.isWarning }.map { $0.message } }

  /// What was left out and why, one line each.
  var skipped: [String] { filter { !$0.isWarning }.map { "skipped \($0.message)" } }
}

extension RunStatistics {
  /// Takes what was left out, and counts what of it should not have been.
  mutating func note(_ diagnostics: [Diagnostic]) {
    skipped = diagnostics.skipped
    failedFiles = diagnostics.count { $0.isFailure }
  }
}

extension Diagnostic {
  /// Whether a file or directory is missing from the map that it should be in.
  fileprivate var isFailure: Bool {
    switch self {
    case .unreadableDirectory: true
    case .skipped(_, let reason): reason.isFailure
    default: false
    }
  }
}

extension SkipReason {
  /// Whether the file was meant to be read or searched; those of other kinds and sizes are left out by rule.
  var isFailure: Bool {
    switch self {
    case .unreadable, .vanished, .parseLimit, .queryLimit: true
    case .binary, .tooLarge, .notRegular, .linkNotFollowed, .pathTooLong: false
    }
  }
}

/// Names and versions of the libraries that the program is made of, one line each.
public func libraryVersions() -> [String] {
  let abis = SyntaxRuntime.supportedABIs
  var lines = [
    "SQLite \(TagCache.libraryVersion)",
    "tree-sitter, grammar ABI \(abis.lowerBound) to \(abis.upperBound)",
  ]
  if !SyntaxRuntime.isRobust {
    lines.append(
      "warning: tree-sitter 0.20 fails on malformed input, so files above "
        + "\(SyntaxRuntime.maximumSourceBytes) bytes are not parsed")
  }
  return lines
}
