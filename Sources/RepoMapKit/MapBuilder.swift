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

  init(tree: IndexedTree, stop: StopFlag) {
    self.tree = tree
    self.stop = stop
  }

  /// The map for one question.
  ///
  /// - Parameters:
  ///   - question: What steers the ranks.
  ///   - budgetTokens: Tokens that the whole text may have.
  ///   - timer: Is told when a step ends.
  /// - Returns: Text in UTF-8, whose last line tells how much of the tree it shows.
  /// - Throws: `cancelled` after a stop.
  func map(
    _ question: RankingQuestion, budgetTokens: Int, timer: inout StepTimer
  ) throws(EngineError) -> [UInt8] {
    let ranking = try rank(question, timer: &timer)
    let candidates = candidates(ranking, question)
    var coverage = Coverage(
      shownFiles: 0, files: tree.fileCount, shownDefinitions: 0,
      definitions: ranking.definitions.count, usedTokens: 0, budgetTokens: budgetTokens)
    // The last line is paid for first, with its longest text.
    let reserve = counter.count(format.coverage(coverage.widest))
    let budget = TokenCount(tokens: budgetTokens) - reserve
    var draft = MapDraft(tree: tree, format: format, counter: counter)
    let selection = selectDefinitions(
      candidates, budget: max(0, budget.thousandths), estimate: { draft.estimate(of: $0) },
      cost: { draft.cost(of: $0) }, show: { draft.show($0) })
    timer.end("selection")
    var text = draft.text
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
}
