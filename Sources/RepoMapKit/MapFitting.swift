internal import FileMapping
internal import MapRendering
internal import MapSelection
internal import SourceModel
internal import SymbolRanking
internal import TokenCounting

/// Fits what a map shows into its budget.
///
/// Input: ranked definitions, a format, a counter and a budget. Output: the map. A file is only read again when a
/// line of it may be shown.
///
/// Steps:
/// 1. Definitions are chosen by the costs of their pieces.
/// 2. The text that they give is counted as it is, and what it leaves of the budget is filled.
/// 3. Where a gap is left that nothing fits, which small budgets have, other choices are tried.
///
/// Invariant: the whole text, its end included, is within the budget.
struct MapFitting {
  let tree: IndexedTree
  let ranking: Ranking
  let scope: MapScope
  let format: any MapFormat
  let counter: any TokenCounter
  let budgetTokens: Int

  /// A map that uses so much of its budget is full.
  private static let fullShare = 0.97
  /// No line, path or record has more tokens.
  private static let largestGap = 100
  /// How often what a text leaves of the budget is filled.
  private static let maximumRefills = 3
  /// How often a text that is too long is made shorter, before nothing is shown.
  private static let maximumCuts = 4
  /// What is tried until a map is full: some signatures are cut to what the rest leaves, and some of the last
  /// definitions left out for others. Large maps are full at once.
  private static let adjustments: [(fillers: Int, leftOut: Int)] = [
    (0, 0), (1, 0), (2, 0), (4, 0), (0, 1), (1, 1), (2, 1), (0, 2), (2, 2), (0, 3), (0, 4),
  ]

  /// The fullest map.
  ///
  /// - Returns: The map.
  /// - Throws: `damagedIndex`; `refused` where not even an empty map is within the budget.
  func map() throws(MapError) -> MadeMap {
    var best: Attempt?
    // What texts turned out to cost more than their pieces.
    var reserve = 0
    let plan = DetailPlan(ranking, budgetTokens: budgetTokens)
    for adjustment in MapFitting.adjustments {
      let attempt = try attempt(
        adjusted(plan, adjustment.fillers, adjustment.leftOut, for: best), reserve: &reserve)
      if attempt.usedTokens > best?.usedTokens ?? -1 { best = attempt }
      let gap = budgetTokens - attempt.usedTokens
      if attempt.isComplete || gap > MapFitting.largestGap
        || Double(gap) <= (1 - MapFitting.fullShare) * Double(budgetTokens)
      {
        break
      }
    }
    return try finished(best ?? attempt(of: MapDraft(self), Selection(files: [])))
  }

  /// The map of plain words, without weighing anything.
  ///
  /// - Returns: The map.
  /// - Throws: As ``map()``.
  func plainMap() throws(MapError) -> MadeMap {
    var draft = MapDraft(self)
    let selection = selectInOrder(
      RankedCandidates(ranking, scope, in: tree, plan: .complete),
      files: ranking.taskFiles.map { tree.place(of: $0) }, budget: max(0, room - frameCost), &draft)
    if let damage = draft.damage { throw .damagedIndex(damage) }
    return try finished(attempt(of: draft, selection))
  }

  private func finished(_ attempt: Attempt) throws(MapError) -> MadeMap {
    guard attempt.usedTokens <= budgetTokens else {
      throw .refused(.budgetTooSmall(tokens: attempt.usedTokens))
    }
    return MadeMap(
      text: attempt.text, isReproducible: attempt.isReproducible, selection: attempt.selection)
  }

  // MARK: - Attempts

  /// A map, perhaps not the best one.
  private struct Attempt {
    var text: [UInt8]
    var usedTokens: Int
    var selection: Selection
    var isReproducible: Bool
    /// The definitions that are shown, best first.
    var shown: [Candidate] = []
    /// Whether all there is is shown.
    var isComplete = false
  }

  /// A map that is within the budget, if an empty one is.
  private func attempt(
    _ plan: DetailPlan, reserve: inout Int
  ) throws(MapError) -> Attempt {
    for _ in 0..<MapFitting.maximumCuts {
      let attempt = try filled(plan, room: room - reserve)
      // Sums of parts are those of the whole but for odd tokenizers.
      let excess = counter.tokens(counter.sum(attempt.text)) - budgetTokens
      if excess <= 0 { return attempt }
      reserve += TokenCount(tokens: excess).thousandths
    }
    return attempt(of: MapDraft(self), Selection(files: []))
  }

  private func filled(_ plan: DetailPlan, room: Int) throws(MapError) -> Attempt {
    var draft = MapDraft(self)
    var selector = GreedySelection(
      RankedCandidates(ranking, scope, in: tree, plan: plan),
      files: places(ranking.taskFiles), otherFiles: { otherFiles },
      policy: ranking.taskFiles.isEmpty ? .orientation : .task)
    selector.fill(max(0, room - frameCost), &draft)
    var best = attempt(of: draft, selector)
    for _ in 0..<MapFitting.maximumRefills where !best.isComplete {
      let left = room - counter.sum(best.text).thousandths
      // A word, at least.
      guard left >= 1000 else { break }
      selector.fill(left - selector.unused, &draft)
      let next = attempt(of: draft, selector)
      guard next.usedTokens > best.usedTokens, next.usedTokens <= budgetTokens else { break }
      best = next
    }
    if let damage = draft.damage { throw .damagedIndex(damage) }
    return best
  }

  /// The plan with some of what the best map shows cut, and some left out.
  private func adjusted(
    _ plan: DetailPlan, _ fillerCount: Int, _ leftOutCount: Int, for best: Attempt?
  ) -> DetailPlan {
    guard let shown = best?.shown else { return plan }
    let lengths = shown.map { candidate in
      let record = try? tree.index.outlineRecord(
        candidate.definition, of: tree.number(of: candidate.file))
      return record.map { $0.signatureRange.upperBound - $0.nameRange.upperBound } ?? 0
    }
    // Those with the most words to cut; of several the least.
    let longest = shown.indices.sorted { (lengths[$0], $0) > (lengths[$1], $1) }
    return plan.adjusted(
      fillers: Set(longest.prefix(fillerCount).map { shown[$0].order }),
      leftOut: Set(shown.suffix(leftOutCount).map(\.order)))
  }

  // MARK: - Files

  private func places(_ files: [FileID]) -> [Int] {
    files.map { tree.place(of: $0) }.filter { scope.contains(tree.number(of: $0), at: $0) }
  }

  /// All files that may be shown.
  private var otherFiles: [Int] {
    tree.files.indices.filter {
      tree.isCode($0) && scope.contains(tree.number(of: $0), at: $0)
    }
  }

  // MARK: - Text

  /// What the text may cost.
  private var room: Int { counter.room(budgetTokens).thousandths }

  /// What stands around all files costs, which is paid for first, with the longest form of its end.
  private var frameCost: Int {
    counter.sum(format.opening).thousandths
      + counter.sum(format.closing(coverage(Selection(files: [])).widest)).thousandths
  }

  private func attempt(of draft: MapDraft, _ selector: GreedySelection) -> Attempt {
    var attempt = attempt(of: draft, selector.selection)
    attempt.isComplete = selector.isComplete
    attempt.shown = selector.shown
    return attempt
  }

  private func attempt(of draft: MapDraft, _ selection: Selection) -> Attempt {
    let body = draft.body
    let bodySum = counter.sum(format.opening) + counter.sum(body)
    var coverage = coverage(selection)
    var closing = format.closing(coverage)
    // The end tells how long the text is, which may make it longer.
    while true {
      let tokens = counter.tokens(bodySum + counter.sum(closing))
      if tokens <= coverage.usedTokens { break }
      coverage.usedTokens = tokens
      closing = format.closing(coverage)
    }
    return Attempt(
      text: format.text(body, closing), usedTokens: coverage.usedTokens, selection: selection,
      isReproducible: draft.isReproducible)
  }

  private func coverage(_ selection: Selection) -> Coverage {
    Coverage(
      shownFiles: selection.files.count, files: scope.fileCount,
      shownDefinitions: selection.definitionCount, definitions: scope.definitionCount,
      usedTokens: 0, budgetTokens: budgetTokens, unindexedFiles: tree.unindexed.count)
  }
}

extension MapDraft {
  fileprivate init(_ fitting: MapFitting) {
    self.init(tree: fitting.tree, format: fitting.format, counter: fitting.counter)
  }
}
