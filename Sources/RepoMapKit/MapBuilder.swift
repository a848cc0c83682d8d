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
  /// Text in UTF-8, whose last line tells how much of the tree it shows.
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
struct MapBuilder {
  let tree: IndexedTree

  /// In the map for a task one definition per so many tokens has its whole signature, the best first.
  private static let tokensPerCompleteSignature = 256
  /// One per so many has a signature at all; further ones have their names. What a task changes is often
  /// behind the first dozen, and a signature takes the room of several names.
  private static let tokensPerSignature = 128
  /// Longer signatures aren't shown completely while there is something else to show: there are some of
  /// hundreds of lines, with the documentation of each parameter.
  fileprivate static let maximumCompleteBytes = 512

  private let counter = TokenEstimator()

  init(tree: IndexedTree) {
    self.tree = tree
  }

  /// The map for one question.
  ///
  /// - Parameters:
  ///   - question: What steers the ranks.
  ///   - budgetTokens: Tokens that the whole text may have.
  ///   - timer: Is told when a step ends.
  /// - Returns: The map.
  /// - Throws: `damagedIndex`.
  func map(
    _ question: RankingQuestion, budgetTokens: Int, timer: inout StepTimer
  ) throws(MapError) -> MadeMap {
    let ranking = try ranking(question)
    timer.end("rank")
    let format = TextFormat()
    var coverage = Coverage(
      shownFiles: 0, files: tree.codeCount, shownDefinitions: 0,
      definitions: tree.index.definitionCount, usedTokens: 0, budgetTokens: budgetTokens)
    // The last line is paid for first, with its longest text.
    let reserve = counter.sum(format.coverage(coverage.widest))
    let budget = counter.room(budgetTokens) - reserve
    var draft = MapDraft(tree: tree, format: format, counter: counter)
    let room = max(0, budget.thousandths)
    let selection =
      question.method == .plainWords
      ? selectionInOrder(ranking, room, &draft)
      : selection(question, ranking, budgetTokens: budgetTokens, room, &draft)
    if let damage = draft.damage { throw .damagedIndex(damage) }
    timer.end("selection")
    var text = draft.text
    coverage.shownFiles = selection.files.count
    coverage.shownDefinitions = selection.definitionCount
    coverage.usedTokens = tokensWithCoverage(text, coverage, format)
    text.append(contentsOf: format.coverage(coverage))
    timer.end("rendering")
    return MadeMap(
      text: text, isReproducible: draft.isReproducible, selection: selection)
  }

  /// What to show for `room` thousandths of a token.
  private func selection(
    _ question: RankingQuestion, _ ranking: Ranking, budgetTokens: Int, _ room: Int,
    _ draft: inout MapDraft
  ) -> Selection {
    let focus = Set(question.focusFiles)
    return selectDefinitions(
      RankedCandidates(
        ranking, focus: focus, in: tree,
        completeCount: ranking.taskFiles.isEmpty
          ? .max : budgetTokens / MapBuilder.tokensPerCompleteSignature,
        signatureCount: budgetTokens / MapBuilder.tokensPerSignature),
      files: ranking.taskFiles.filter { !focus.contains($0) }.map { tree.place(of: $0) },
      policy: ranking.taskFiles.isEmpty ? .orientation : .task, budget: room,
      estimate: { draft.estimate(of: $0) }, cost: { draft.cost(of: $0) },
      show: { draft.show($0) }, nameCost: { draft.nameCost(of: $0) }, name: { draft.name($0) })
  }

  /// The same without weighing anything.
  private func selectionInOrder(
    _ ranking: Ranking, _ room: Int, _ draft: inout MapDraft
  ) -> Selection {
    selectInOrder(
      RankedCandidates(ranking, focus: [], in: tree, completeCount: .max),
      files: ranking.taskFiles.map { tree.place(of: $0) }, budget: room,
      cost: { draft.cost(of: $0) }, show: { draft.show($0) },
      nameCost: { draft.nameCost(of: $0) }, name: { draft.name($0) })
  }

  /// Tokens of `text` and the coverage line, which states them itself.
  private func tokensWithCoverage(
    _ text: [UInt8], _ coverage: Coverage, _ format: TextFormat
  ) -> Int {
    var coverage = coverage
    let content = counter.sum(text)
    for _ in 0..<4 {
      let total = counter.tokens(content + counter.sum(format.coverage(coverage)))
      if total == coverage.usedTokens { return total }
      coverage.usedTokens = total
    }
    return coverage.usedTokens
  }

  private func ranking(_ question: RankingQuestion) throws(MapError) -> Ranking {
    do throws(SectionFileError) {
      return try tree.index.ranking(question)
    } catch {
      throw .damagedIndex(error)
    }
  }

}

/// Ranked definitions outside of the files in focus, which the prompt holds already; best first.
///
/// A type of its own: what the standard library's lazy sequences need from the runtime takes longer
/// than to draw all candidates of a small map.
private struct RankedCandidates: Sequence, IteratorProtocol {
  private let tree: IndexedTree
  private var ranking: Ranking.Iterator
  private let focus: Set<FileID>
  /// How many of the best have whole signatures, and how many have signatures, brief ones too.
  private let completeCount: Int
  private let signatureCount: Int
  /// How many were drawn.
  private var count = 0

  init(
    _ ranking: Ranking, focus: Set<FileID>, in tree: IndexedTree, completeCount: Int,
    signatureCount: Int = 0
  ) {
    self.completeCount = completeCount
    self.signatureCount = signatureCount
    self.tree = tree
    self.ranking = ranking.makeIterator()
    self.focus = focus
  }

  mutating func next() -> Candidate? {
    while let definition = ranking.next() {
      guard definition.score > 0, !focus.contains(definition.file) else { continue }
      var candidate = Candidate(
        file: tree.place(of: definition.file), definition: definition.definition,
        score: definition.score)
      candidate.detail = detail(of: definition)
      count += 1
      return candidate
    }
    return nil
  }

  /// How much is shown of the next definition.
  private func detail(of definition: RankedDefinition) -> SignatureDetail {
    if count >= completeCount { return count < signatureCount ? .brief : .name }
    // What is damaged is told when its cost is asked for.
    let record = try? tree.index.outlineRecord(definition.definition, of: definition.file)
    let isLong = (record?.signatureRange.count ?? 0) > MapBuilder.maximumCompleteBytes
    return isLong ? .brief : .complete
  }
}
