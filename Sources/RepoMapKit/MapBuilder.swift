internal import FileMapping
internal import MapRendering
internal import MapSelection
internal import SourceModel
internal import SymbolRanking
internal import TokenCounting

/// Why no map was made.
enum MapError: Error {
  /// The index that was mapped from the cache is damaged: it has to be built again.
  case damagedIndex(SectionFileError)
  case refused(EngineError)

  var engineError: EngineError {
    if case .refused(let error) = self { return error }
    // An index that was built is not damaged.
    return .cancelled
  }
}

/// A map as it was made.
struct MadeMap: Sendable {
  /// Text in UTF-8, which tells how much of the tree it shows.
  var text: [UInt8]
  /// Whether the same tree and question give it again; see ``MapDraft/isReproducible``.
  var isReproducible: Bool
  /// What of which file is shown, by place.
  var selection: Selection
}

/// Makes the map of an indexed tree for one request.
///
/// Input: the tree and a question. Output: text within the budget. Steps: rank, select, render. A file
/// is only read again when a line of it may be shown.
///
/// Invariant: the whole text, counted as it is, is within the budget. Costs of pieces only lead there: the text
/// that they give is counted, and what it leaves is filled.
struct MapBuilder {
  private let tree: IndexedTree
  private let format: any MapFormat
  private let counter: any TokenCounter
  private let budgetTokens: Int
  /// What may be shown, with the text around all files.
  private let room: Int

  /// A map that uses so much of its budget is full.
  private static let fullShare = 0.97
  /// How often what a text leaves of the budget is filled.
  private static let maximumRefills = 3
  /// No line, path or record has more tokens.
  private static let largestGap = 100
  /// How often a text that is too long is made shorter, before nothing is shown.
  private static let maximumCuts = 4

  /// What is tried, until a map is full, where it leaves a gap that nothing fits: some signatures are cut to
  /// what the rest leaves, and some of the last definitions left out for others. Large maps are full at once.
  private static let adjustments: [(fillers: Int, left: Int)] = [
    (0, 0), (1, 0), (2, 0), (4, 0), (0, 1), (1, 1), (2, 1), (0, 2), (2, 2), (0, 3), (0, 4),
  ]

  /// A builder of maps for requests of one form.
  init(tree: IndexedTree, request: MapRequest, counter: any TokenCounter) {
    self.tree = tree
    self.counter = counter
    format = request.renderer
    budgetTokens = request.budgetTokens
    room = counter.room(budgetTokens).thousandths
  }

  /// The map for one question.
  ///
  /// - Parameters:
  ///   - question: What steers the ranks.
  ///   - timer: Is told when a step ends.
  /// - Returns: The map.
  /// - Throws: `damagedIndex`; `refused` where not even an empty map is within the budget.
  func map(
    _ question: RankingQuestion, timer: inout StepTimer
  ) throws(MapError) -> MadeMap {
    let ranking = try ranking(question)
    timer.end("rank")
    if question.method == .plainWords { return try plainMap(ranking, &timer) }
    var best: Attempt?
    var reserve = 0
    let plan = DetailPlan(ranking, budgetTokens: budgetTokens)
    for adjustment in MapBuilder.adjustments {
      let attempt = try attempt(
        question, ranking, adjusted(plan, adjustment, for: best), reserve: &reserve)
      if attempt.usedTokens > best?.usedTokens ?? -1 { best = attempt }
      if attempt.isFull(budgetTokens) { break }
      // Words don't fill what all that is left to show doesn't.
      if budgetTokens - attempt.usedTokens > MapBuilder.largestGap { break }
    }
    timer.end("selection")
    guard let best, best.usedTokens <= budgetTokens else {
      throw .refused(.budgetTooSmall(tokens: emptyTokens))
    }
    return MadeMap(
      text: best.text, isReproducible: best.isReproducible, selection: best.selection)
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
    /// Whether all of everything is shown.
    var isComplete: Bool

    func isFull(_ budgetTokens: Int) -> Bool {
      isComplete || Double(usedTokens) >= MapBuilder.fullShare * Double(budgetTokens)
    }
  }

  /// A map that is within the budget, if an empty one is.
  ///
  /// - Parameter reserve: What the text turned out to cost more than its pieces.
  private func attempt(
    _ question: RankingQuestion, _ ranking: Ranking, _ plan: DetailPlan, reserve: inout Int
  ) throws(MapError) -> Attempt {
    for _ in 0..<MapBuilder.maximumCuts {
      let attempt = try fill(question, ranking, plan, room: room - reserve)
      let excess = attempt.usedTokens - budgetTokens
      if excess <= 0 { return attempt }
      reserve += TokenCount(tokens: excess).thousandths
    }
    return finished(MapDraft(tree: tree, format: format, counter: counter), Selection(files: []))
  }

  private func fill(
    _ question: RankingQuestion, _ ranking: Ranking, _ plan: DetailPlan, room: Int
  ) throws(MapError) -> Attempt {
    var draft = MapDraft(tree: tree, format: format, counter: counter)
    var selector = selector(question, ranking, plan)
    selector.fill(max(0, room - frameCost), &draft)
    var attempt = finished(draft, selector)
    for _ in 0..<MapBuilder.maximumRefills where !attempt.isComplete {
      let left = room - counter.sum(attempt.text).thousandths
      // A word, at least.
      guard left >= 1000 else { break }
      selector.fill(left - selector.unused, &draft)
      let next = finished(draft, selector)
      guard next.usedTokens > attempt.usedTokens, next.usedTokens <= budgetTokens else { break }
      attempt = next
    }
    if let damage = draft.damage { throw .damagedIndex(damage) }
    return attempt
  }

  /// The plan with an adjustment, from what the best map so far shows.
  private func adjusted(
    _ plan: DetailPlan, _ adjustment: (fillers: Int, left: Int), for best: Attempt?
  ) -> DetailPlan {
    guard let shown = best?.shown else { return plan }
    let lengths = shown.map { candidate in
      let record = try? tree.index.outlineRecord(
        candidate.definition, of: tree.number(of: candidate.file))
      return record.map { $0.signatureRange.upperBound - $0.nameRange.upperBound } ?? 0
    }
    // Those with the most words to cut; of several the least.
    let fillers = shown.indices.sorted { (lengths[$0], $0) > (lengths[$1], $1) }
      .prefix(adjustment.fillers)
    let leftOut = shown.suffix(adjustment.left)
    return plan.adjusted(
      fillers: Set(fillers.map { shown[$0].order }), leftOut: Set(leftOut.map(\.order)))
  }

  /// What stands around all files costs, which is paid for first, with the longest form of its end.
  private var frameCost: Int {
    counter.sum(format.opening).thousandths
      + counter.sum(format.closing(coverage(Selection(files: [])).widest)).thousandths
  }

  private func selector(
    _ question: RankingQuestion, _ ranking: Ranking, _ plan: DetailPlan
  ) -> GreedySelection {
    let focus = Set(question.focusFiles)
    return GreedySelection(
      RankedCandidates(ranking, focus: focus, in: tree, plan: plan),
      files: ranking.taskFiles.filter { !focus.contains($0) }.map { tree.place(of: $0) },
      otherFiles: {
        tree.files.indices.filter { tree.isCode($0) && !focus.contains(tree.number(of: $0)) }
      },
      policy: ranking.taskFiles.isEmpty ? .orientation : .task)
  }

  /// The map of plain words, without weighing anything.
  private func plainMap(
    _ ranking: Ranking, _ timer: inout StepTimer
  ) throws(MapError) -> MadeMap {
    var draft = MapDraft(tree: tree, format: format, counter: counter)
    let selection = selectInOrder(
      RankedCandidates(ranking, focus: [], in: tree, plan: .complete),
      files: ranking.taskFiles.map { tree.place(of: $0) }, budget: max(0, room - frameCost), &draft)
    if let damage = draft.damage { throw .damagedIndex(damage) }
    timer.end("selection")
    let map = finished(draft, selection)
    return MadeMap(
      text: map.text, isReproducible: map.isReproducible, selection: map.selection)
  }

  // MARK: - Text

  private func finished(_ draft: MapDraft, _ selector: GreedySelection) -> Attempt {
    var attempt = finished(draft, selector.selection)
    attempt.isComplete = selector.isComplete
    attempt.shown = selector.shown
    return attempt
  }

  private func finished(_ draft: MapDraft, _ selection: Selection) -> Attempt {
    var coverage = coverage(selection)
    var text = draft.text(coverage)
    // The text tells how long it is, which may make it longer.
    for _ in 0..<8 {
      let tokens = counter.tokens(counter.sum(text))
      if tokens == coverage.usedTokens { break }
      coverage.usedTokens = tokens
      text = draft.text(coverage)
    }
    return Attempt(
      text: text, usedTokens: max(coverage.usedTokens, counter.tokens(counter.sum(text))),
      selection: selection, isReproducible: draft.isReproducible, isComplete: false)
  }

  private func coverage(_ selection: Selection) -> Coverage {
    Coverage(
      shownFiles: selection.files.count, files: tree.codeCount,
      shownDefinitions: selection.definitionCount, definitions: tree.index.definitionCount,
      usedTokens: 0, budgetTokens: budgetTokens)
  }

  /// Tokens of a map that shows nothing.
  private var emptyTokens: Int {
    finished(
      MapDraft(tree: tree, format: format, counter: counter), Selection(files: [])
    ).usedTokens
  }

  private func ranking(_ question: RankingQuestion) throws(MapError) -> Ranking {
    do throws(SectionFileError) {
      return try tree.index.ranking(question)
    } catch {
      throw .damagedIndex(error)
    }
  }
}
