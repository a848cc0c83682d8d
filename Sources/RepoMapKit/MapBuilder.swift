internal import GraphBuilding
internal import MapRendering
internal import MapSelection
internal import SourceModel
internal import SymbolRanking
internal import SyntaxParsing
internal import TokenCounting

/// Makes the map of an indexed tree for one request.
///
/// Input: the tree and a question. Output: text within the budget. Steps: build the graph, rank,
/// select, render. A file is only read again when a line of it may be shown.
struct MapBuilder {
  let tree: IndexedTree
  let stop: StopFlag

  private let counter = TokenEstimator()
  private let format = TextFormat()
  private let sources: SourceReader

  init(tree: IndexedTree, stop: StopFlag) {
    self.tree = tree
    self.stop = stop
    sources = SourceReader(tree)
  }

  /// - Parameters:
  ///   - question: What steers the ranks.
  ///   - budgetTokens: Tokens that the whole text may have.
  ///   - timer: Is told when a step ends.
  func map(
    _ question: RankingQuestion, budgetTokens: Int, timer: inout StepTimer
  ) throws(EngineError) -> [UInt8] {
    let ranking = try rank(question, timer: &timer)
    let candidates = candidates(ranking, question)
    var coverage = Coverage(
      shownFiles: 0, files: tree.fileCount, shownDefinitions: 0, definitions: tree.definitionCount,
      usedTokens: 0, budgetTokens: budgetTokens)
    // The last line is paid for first, with its longest text.
    let reserve = counter.count(format.coverage(coverage.widest))
    let budget = TokenCount(tokens: budgetTokens) - reserve
    let selection = selectDefinitions(
      candidates, budget: max(0, budget.thousandths), estimate: estimatedCost
    ) { file, definitions in
      render(file, definitions).map { counter.count($0).thousandths }
    }
    timer.end("selection")
    var text: [UInt8] = []
    for file in selection.files {
      text.append(contentsOf: render(file.file, file.definitions) ?? [])
    }
    coverage.shownFiles = selection.files.count
    coverage.shownDefinitions = selection.definitionCount
    coverage.usedTokens = tokensWithCoverage(text, coverage)
    text.append(contentsOf: format.coverage(coverage))
    timer.end("rendering")
    return text
  }

  /// Tokens of `text` and the coverage line, which states them itself.
  private func tokensWithCoverage(_ text: [UInt8], _ coverage: Coverage) -> Int {
    var coverage = coverage
    let content = counter.count(text)
    for _ in 0..<4 {
      let total = (content + counter.count(format.coverage(coverage))).tokens
      if total == coverage.usedTokens { return total }
      coverage.usedTokens = total
    }
    return coverage.usedTokens
  }

  private func rank(
    _ question: RankingQuestion, timer: inout StepTimer
  ) throws(EngineError) -> Ranking {
    do {
      let graph = try ReferenceGraph(
        GraphInput(files: tree.documents, noise: tree.noise), isCancelled: { stop.isRaised })
      timer.end("graph")
      let ranking = try rankDefinitions(
        graph, paths: tree.paths, question: question, isCancelled: { stop.isRaised })
      timer.end("rank")
      return ranking
    } catch {
      throw .cancelled
    }
  }

  /// Ranked definitions outside of the files in focus, which the prompt holds already.
  private func candidates(_ ranking: Ranking, _ question: RankingQuestion) -> [Candidate] {
    let focus = Set(question.focusFiles)
    return ranking.definitions.lazy.filter { $0.score > 0 && !focus.contains($0.file) }
      .map { Candidate(file: $0.file.index, definition: $0.definition, score: $0.score) }
  }

  /// A guess without looking at the text: four bytes of a signature are about one token.
  private func estimatedCost(_ candidate: Candidate) -> Int {
    let definition = tree.documents[candidate.file].definitions[candidate.definition]
    return 4000 + definition.signatureRange.count * 250
  }

  /// The text of one file, or `nil` when its content is not what was indexed.
  private func render(_ file: Int, _ definitions: [Int]) -> [UInt8]? {
    guard let source = sources.source(of: file) else { return nil }
    return source.withUnsafeBytes { source in
      format.render(
        path: tree.paths[file],
        outline: FileOutline(tree.documents[file], source: source, showing: definitions),
        source: source)
    }
  }
}

/// Reads the sources of a tree's files for rendering, each once.
final class SourceReader {
  private let tree: IndexedTree
  private var sources: [Int: [UInt8]?] = [:]

  init(_ tree: IndexedTree) {
    self.tree = tree
  }

  /// The source of a file, or `nil` when it changed since it was indexed: what is known about its
  /// lines no longer fits.
  func source(of file: Int) -> [UInt8]? {
    if let known = sources[file] { return known }
    let path = diskPath(of: tree.paths[file], below: tree.root)
    var source: [UInt8]?
    if case .success(let bytes) = readFile(atPath: path, limit: SyntaxRuntime.maximumSourceBytes),
      ContentHash(of: bytes) == tree.documents[file].summary.contentHash
    {
      source = bytes
    }
    sources[file] = .some(source)
    return source
  }
}
