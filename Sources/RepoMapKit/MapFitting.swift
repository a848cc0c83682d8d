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
/// 3. Where a gap is left that nothing fits, which small budgets have, the end of the map names what comes next.
///
/// Invariant: the whole text, its end included, is within the budget.
struct MapFitting {
  let tree: IndexedTree
  let ranking: Ranking
  let scope: MapScope
  let request: MapRequest
  let counter: any TokenCounter
  /// What leaves out copies, for candidates that are drawn from the beginning; `nil` where all are shown.
  let newCopies: () -> DrawnCopies?

  private var format: any MapFormat { request.renderer }
  private var budgetTokens: Int { request.budgetTokens }

  /// A map that uses so much of its budget is full.
  private static let fullShare = 0.97
  /// So many definitions that are not shown are looked at to name some of them.
  private static let maximumNext = 48
  /// Tokens that definitions leave for names of what comes next, where without them a gap is left that is too small
  /// for one.
  private static let sparedTokens = [4, 8]
  /// How often what a text leaves of the budget is filled.
  private static let maximumRefills = 3
  /// How often a text that is too long is made shorter, before nothing is shown.
  private static let maximumCuts = 4

  /// The fullest map.
  ///
  /// - Returns: The map.
  /// - Throws: `damagedIndex`; `refused` where not even an empty map is within the budget.
  func map() throws(MapError) -> MadeMap {
    var draft = MapDraft(self)
    var best = withNext(try fitted(sparing: 0, &draft))
    for spared in MapFitting.sparedTokens where !best.isComplete && !isFull(best) {
      let attempt = withNext(try fitted(sparing: spared, &draft))
      if attempt.usedTokens > best.usedTokens { best = attempt }
    }
    return try finished(best)
  }

  /// The map of plain words, without weighing anything.
  ///
  /// - Returns: The map.
  /// - Throws: As ``map()``.
  func plainMap() throws(MapError) -> MadeMap {
    var draft = MapDraft(self)
    let selection = selectInOrder(
      RankedCandidates(
        ranking, scope, in: tree, plan: .complete, maximumDepth: request.maximumDepth),
      files: ranking.taskFiles.map { tree.place(of: $0) }, budget: max(0, room - frameCost), &draft)
    if let damage = draft.damage { throw .damagedIndex(damage) }
    return try finished(attempt(of: draft, selection, nil))
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
    var body: [UInt8]
    /// The sum for the opening and the body.
    var bodySum: TokenCount
    var coverage: Coverage
    var selection: Selection
    var isReproducible: Bool
    var text: [UInt8] = []
    /// Whether all there is is shown.
    var isComplete = false

    var usedTokens: Int { coverage.usedTokens }
  }

  /// A map whose definitions leave some tokens; within the budget, if an empty one is.
  private func fitted(
    sparing spared: Int, _ draft: inout MapDraft
  ) throws(MapError) -> Attempt {
    // What texts turn out to cost more than their pieces.
    var reserve = TokenCount(tokens: spared).thousandths
    for _ in 0..<MapFitting.maximumCuts {
      let attempt = try filled(room: room - reserve, &draft)
      let excess = tokens(of: attempt) - budgetTokens
      if excess <= 0 { return attempt }
      reserve += TokenCount(tokens: excess).thousandths
    }
    return attempt(of: MapDraft(self), Selection(files: []), nil)
  }

  /// The tokens of the text as it is. Sums of parts are those of the whole but for odd vocabularies.
  private func tokens(of attempt: Attempt) -> Int {
    counter.addsUpLines ? attempt.usedTokens : counter.tokens(counter.sum(attempt.text))
  }

  private func filled(
    room: Int, _ draft: inout MapDraft
  ) throws(MapError) -> Attempt {
    draft.clear()
    let copies = newCopies()
    var selector = GreedySelection(
      RankedCandidates(
        ranking, scope, in: tree, plan: DetailPlan(ranking, request),
        maximumDepth: request.maximumDepth, copies: copies),
      files: places(ranking.taskFiles), otherFiles: { otherFiles },
      policy: ranking.taskFiles.isEmpty ? .orientation : .task)
    selector.fill(max(0, room - frameCost), &draft)
    var best = attempt(of: draft, selector, copies)
    for _ in 0..<MapFitting.maximumRefills where !best.isComplete {
      let left = room - (best.bodySum + counter.sum(format.closing(best.coverage))).thousandths
      // A word, at least.
      guard left >= 1000 else { break }
      selector.fill(left - selector.unused, &draft)
      if selector.unused == left { break }
      let next = attempt(of: draft, selector, copies)
      guard next.usedTokens > best.usedTokens, next.usedTokens <= budgetTokens else { break }
      best = next
    }
    if let damage = draft.damage { throw .damagedIndex(damage) }
    return best
  }

  // MARK: - What comes next

  /// The map with names of what comes next at its end, as many as make it full.
  private func withNext(_ attempt: Attempt) -> Attempt {
    guard !attempt.isComplete, !isFull(attempt) else { return attempt }
    var best = attempt
    for name in nextNames(attempt.selection) {
      if isFull(best) { break }
      if best.coverage.next.contains(name) { continue }
      var longer = best
      longer.coverage.next.append(name)
      close(&longer)
      if max(longer.usedTokens, tokens(of: longer)) <= budgetTokens { best = longer }
    }
    return best
  }

  private func isFull(_ attempt: Attempt) -> Bool {
    Double(attempt.usedTokens) >= MapFitting.fullShare * Double(budgetTokens)
  }

  /// Names of the best definitions that are not selected, then of files.
  private func nextNames(_ selection: Selection) -> [String] {
    let shown = Dictionary(
      uniqueKeysWithValues: selection.files.map { ($0.file, Set($0.definitions)) })
    var next: [Candidate] = []
    var candidates = RankedCandidates(
      ranking, scope, in: tree, plan: .complete, maximumDepth: request.maximumDepth,
      copies: newCopies())
    while next.count < MapFitting.maximumNext, let candidate = candidates.next() {
      if shown[candidate.file]?.contains(candidate.definition) != true { next.append(candidate) }
    }
    let files = otherFiles.lazy.filter { shown[$0] == nil }
      .map { Array(tree.files.path(at: $0).name) }
    return (next.compactMap(name) + files.prefix(MapFitting.maximumNext - next.count))
      .filter(isPlain).map { String(decoding: $0, as: UTF8.self) }
  }

  private func name(of candidate: Candidate) -> [UInt8]? {
    // What is damaged was told when it was shown, or is no more than a name that is missing here.
    let record = try? tree.index.outlineRecord(
      candidate.definition, of: tree.number(of: candidate.file))
    guard let record, let source = tree.text(of: candidate.file)?.bytes else { return nil }
    return Array(source[record.nameRange.clamped(to: 0..<source.count)])
  }

  /// Whether every format shows a name as it is.
  private func isPlain(_ name: [UInt8]) -> Bool {
    !name.isEmpty
      && name.allSatisfy { byte in
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
          || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
          || "_-.".utf8.contains(byte)
      }
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

  private func attempt(
    of draft: MapDraft, _ selector: GreedySelection, _ copies: DrawnCopies?
  ) -> Attempt {
    var attempt = attempt(of: draft, selector.selection, copies)
    attempt.isComplete = selector.isComplete
    return attempt
  }

  private func attempt(
    of draft: MapDraft, _ selection: Selection, _ copies: DrawnCopies?
  ) -> Attempt {
    let body = draft.body
    var attempt = Attempt(
      body: body, bodySum: counter.sum(format.opening) + counter.sum(body),
      coverage: coverage(selection), selection: selection,
      isReproducible: draft.isReproducible && copies?.isReproducible ?? true)
    attempt.coverage.copies = copies?.leftOutCount(of: selection) ?? 0
    close(&attempt)
    return attempt
  }

  /// Puts the end to a map.
  private func close(_ attempt: inout Attempt) {
    var closing = format.closing(attempt.coverage)
    // The end tells how long the text is, which may make it longer.
    while true {
      let tokens = counter.tokens(attempt.bodySum + counter.sum(closing))
      if tokens <= attempt.coverage.usedTokens { break }
      attempt.coverage.usedTokens = tokens
      closing = format.closing(attempt.coverage)
    }
    attempt.text = format.text(attempt.body, closing)
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
    self.init(tree: fitting.tree, request: fitting.request, counter: fitting.counter)
  }
}
