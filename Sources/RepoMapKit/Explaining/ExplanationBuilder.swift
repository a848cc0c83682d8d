internal import FileMapping
internal import GraphBuilding
internal import LexicalIndexing
internal import MapSelection
internal import SourceModel
internal import SymbolRanking
internal import TaskReading
internal import TokenCounting

/// Makes explanations of one map.
///
/// Input: a tree, a request for its map, a file. Output: where the file and its definitions stand in the
/// order, what made their scores, and whether the map has room for them. Nothing is ranked in another
/// way than for the map itself.
struct ExplanationBuilder {
  /// References and definitions beyond these are not listed.
  private static let maximumReferences = 12
  private static let maximumDefinitions = 20
  /// Ranks behind this one are not told: no map shows so much.
  private static let maximumRank = 100_000

  let tree: IndexedTree
  let request: MapRequest
  /// What the map is made with too.
  let history: RequestHistory?
  let counter: any TokenCounter

  /// Explains a file, or what a place behind its path means, as in a focus.
  ///
  /// - Throws: `refused` for a path or name that the tree doesn't have; `damagedIndex`.
  func explanation(_ written: [UInt8]) throws(MapError) -> Explanation {
    let (place, wanted) = try target(written)
    let focus = try tree.focus(of: request)
    let question: RankingQuestion
    do throws(SectionFileError) {
      question = try QuestionBuilder(tree: tree, history: history).question(request, focus)
    } catch {
      throw .damagedIndex(error)
    }
    var timer = StepTimer()
    let map = try MapBuilder(tree: tree, request: request, counter: counter).map(
      question, timer: &timer)
    let shown = map.selection.files.first { $0.file == place }
    let facts: Facts
    do throws(SectionFileError) {
      facts = try self.facts(place, question)
    } catch {
      throw .damagedIndex(error)
    }
    let listed = facts.definitions.filter { wanted?.contains($0.key) ?? true }
    var statistics = tree.statistics
    statistics.steps += timer.steps
    return Explanation(
      warnings: tree.diagnostics.warnings + focus.warnings, statistics: statistics,
      path: tree.files.path(at: place).bytes,
      noise: "\(NoiseClass(rawValue: tree.index.files.noise[place]) ?? .none)",
      isShown: shown != nil, isHeld: focus.files.contains(place),
      budgetTokens: request.budgetTokens,
      definitions: best(listed, shown: Set(shown?.definitions ?? [])), task: facts.task,
      references: facts.references)
  }

  /// The file that a written place names, and the definitions that it means; `nil` for all of them, as where a
  /// line is in none.
  private func target(
    _ written: [UInt8]
  ) throws(MapError) -> (place: Int, definitions: Set<Int>?) {
    let finder = FocusFinder(tree: tree)
    guard let (place, part) = finder.file(written) else {
      throw .refused(finder.missing(written))
    }
    let name: [UInt8]
    let names: NamedDefinitions
    do throws(SectionFileError) {
      switch part {
      case .whole: return (place, nil)
      case .line(let line, let column):
        let found = try tree.outlinedSource(of: place)?.definition(at: line, column: column)
        return (place, found.map { [$0] })
      case .name(let written):
        name = written
        names = try NamedDefinitions(tree, file: place)
      }
    } catch {
      throw .damagedIndex(error)
    }
    let found = names.definitions(named: name)
    if found.isEmpty { throw .refused(finder.undefined(name, in: place, names)) }
    return (place, Set(found))
  }

  /// Definitions in the order of their ranks, those without one behind.
  private func best(
    _ definitions: [Int: ExplainedDefinition], shown: Set<Int>
  ) -> [ExplainedDefinition] {
    let ordered = definitions.sorted { left, right in
      (left.value.rank ?? .max, left.key) < (right.value.rank ?? .max, right.key)
    }
    return ordered.prefix(ExplanationBuilder.maximumDefinitions).map { index, definition in
      var definition = definition
      definition.isShown = shown.contains(index)
      return definition
    }
  }

  // MARK: - Facts

  private struct Facts {
    /// By their indexes in the file.
    var definitions: [Int: ExplainedDefinition]
    var task: ExplainedTask?
    var references: [ExplainedReference]
  }

  private func facts(
    _ place: Int, _ question: RankingQuestion
  ) throws(SectionFileError) -> Facts {
    let file = tree.number(of: place)
    let (graph, ranks) = try tree.index.revision()
    var task: TaskExplanation?
    if question.hasTask { task = try tree.index.explanation(of: file, question) }
    let focus = question.focusDefinitions.filter { $0.file == file }.compactMap(\.definition)
    var definitions: [Int: ExplainedDefinition] = [:]
    for place in graph.definitions(of: file) {
      let entry = graph.definition(at: place)
      let index = Int(entry.definition)
      let line = try tree.index.outlineRecord(index, of: file).nameLine + 1
      definitions[index] = ExplainedDefinition(
        name: escapedText(graph.name(ofSymbol: entry.symbol)), kind: entry.kind.name, line: line,
        rank: nil, score: 0, isShown: false, isInFocus: focus.contains(index),
        task: task?.definitions[index])
    }
    var rank = 0
    var missing = definitions.count
    for ranked in try tree.index.ranking(question) {
      rank += 1
      if missing == 0 || rank > ExplanationBuilder.maximumRank { break }
      guard ranked.file == file, definitions[ranked.definition] != nil else { continue }
      definitions[ranked.definition]?.rank = rank
      definitions[ranked.definition]?.score = ranked.score
      missing -= 1
    }
    return Facts(
      definitions: definitions, task: task.map { explained($0, file, question) },
      references: references(to: file, graph, ranks))
  }

  private func explained(
    _ task: TaskExplanation, _ file: FileID, _ question: RankingQuestion
  ) -> ExplainedTask {
    let texts = TaskInput(request).terms.texts
    return ExplainedTask(
      explanation: task,
      words: question.terms.map { texts[$0.word].map { escapedText($0) } ?? "" },
      isPointedTo: question.places.contains { $0.file == file })
  }

  private func references(
    to file: FileID, _ graph: GraphRevision, _ ranks: RankRevision
  ) -> [ExplainedReference] {
    let all = ranks.references(to: file, in: graph, maximumCount: .max)
    let total = all.reduce(0) { $0 + $1.flow }
    guard total > 0 else { return [] }
    return all.prefix(ExplanationBuilder.maximumReferences).map { reference in
      ExplainedReference(
        path: tree.files.path(at: tree.place(of: reference.from)).description,
        name: escapedText(graph.name(ofSymbol: reference.symbol)),
        meaning: "\(reference.meaning)", binding: reference.rule,
        definerCount: reference.definerCount,
        share: reference.flow / total)
    }
  }
}
