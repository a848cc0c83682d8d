internal import DiskCaching
internal import SourceModel
internal import SyntaxParsing

/// Answers questions about trees of source files.
///
/// Safe to use from several threads. Grammars and queries stay loaded from one question to the
/// next; everything else is kept in the cache on disk.
public final class Engine: Sendable {
  private let settings: EngineSettings
  private let languageSupport: LanguageSupport
  private let stop = StopFlag()

  /// An engine; loads nothing until it is asked something.
  public init(settings: EngineSettings) {
    self.settings = settings
    languageSupport = LanguageSupport(grammarDirectories: settings.grammarDirectories)
  }

  /// Stops the work of this engine, now and for good: questions end with
  /// ``EngineError/cancelled``, after what was extracted is stored.
  public var stopHandle: StopHandle { StopHandle(address: stop.address) }

  /// The map of a tree.
  public func map(
    _ request: MapRequest, observer: any ProgressObserver
  ) throws(EngineError) -> RepositoryMap {
    var timer = StepTimer()
    var tree = try index(request.root, observer: observer, timer: &timer)
    let question = try QuestionBuilder(tree: tree).question(request)
    let text = try MapBuilder(tree: tree, stop: stop)
      .map(question, budgetTokens: request.budgetTokens, timer: &timer)
    if stop.isRaised { throw .cancelled }
    tree.statistics.steps = timer.steps
    return RepositoryMap(text: text, warnings: warnings(tree), statistics: statistics(tree))
  }

  /// The tags of the files below a directory, or of one file. Paths are shown as a shell in the
  /// working directory understands them: behind `path`, unless that is `.`.
  public func tags(
    of path: [UInt8], form: TagListing.Form, observer: any ProgressObserver
  ) throws(EngineError) -> TagListing {
    var timer = StepTimer()
    var tree: IndexedTree
    var root = path
    do {
      tree = try index(path, observer: observer, timer: &timer)
    } catch .rootNotDirectory {
      tree = try FileIndexer(languages: languageSupport, stop: stop).index(path)
      root = []
    }
    if stop.isRaised { throw .cancelled }
    tree.statistics.steps = timer.steps
    return TagListing(
      text: TagFormat(tree: tree, shownRoot: root).text(form), warnings: warnings(tree),
      statistics: statistics(tree))
  }

  /// What is known about every language; loads all grammars.
  public func languages() -> [LanguageReport] { languageSupport.report() }

  private func index(
    _ root: [UInt8], observer: any ProgressObserver, timer: inout StepTimer
  ) throws(EngineError) -> IndexedTree {
    let indexer = TreeIndexer(settings: settings, languages: languageSupport, stop: stop)
    let tree = try indexer.index(root, observer: observer, timer: &timer)
    if tree.fileCount == 0 {
      throw .noSourceFiles(
        EmptyTree(
          path: escapedText(root), ignoredCount: tree.ignoredCount, otherCount: tree.otherCount,
          skipped: statistics(tree).skipped, warnings: warnings(tree)))
    }
    return tree
  }

  private func warnings(_ tree: IndexedTree) -> [String] {
    tree.diagnostics.filter { $0.isWarning }.map { $0.message }
  }

  private func statistics(_ tree: IndexedTree) -> RunStatistics {
    var statistics = tree.statistics
    statistics.skipped = tree.diagnostics.filter { !$0.isWarning }.map { "skipped \($0.message)" }
    return statistics
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
