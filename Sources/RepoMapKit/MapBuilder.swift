internal import FileMapping
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
/// Input: the tree and a question. Output: text within the budget. Steps: rank, then select and render as
/// ``MapFitting`` does.
struct MapBuilder {
  let tree: IndexedTree
  let request: MapRequest
  let counter: any TokenCounter

  /// The map for the request's question.
  ///
  /// - Parameters:
  ///   - question: What steers the ranks.
  ///   - timer: Is told when a step ends.
  /// - Returns: The map.
  /// - Throws: `damagedIndex`; `refused` where not even an empty map is within the budget.
  func map(
    _ question: RankingQuestion, timer: inout StepTimer
  ) throws(MapError) -> MadeMap {
    let isPlain = question.method == .plainWords
    let ranking: Ranking
    let scope: MapScope
    do throws(SectionFileError) {
      ranking = try tree.index.ranking(question)
      scope = try MapScope(tree, held: isPlain ? [] : question.focusFiles, request.filter)
    } catch {
      throw .damagedIndex(error)
    }
    timer.end("rank")
    let fitting = MapFitting(
      tree: tree, ranking: ranking, scope: scope, request: request, counter: counter,
      newCopies: { copies(question) })
    let map = isPlain ? try fitting.plainMap() : try fitting.map()
    timer.end("selection")
    return map
  }

  /// What leaves out copies of definitions, but for those that are asked for; `nil` where all are shown.
  private func copies(_ question: RankingQuestion) -> DrawnCopies? {
    if request.showsCopies { return nil }
    let files = Set(question.mentionedFiles + question.namedFiles.joined())
    let places = Set(
      question.focusDefinitions.map { [$0.file.index, $0.definition ?? -1] }
        + question.places.map { [$0.file.index, $0.definition ?? -1] })
    let names = Set(question.mentionedNames + question.askedNames)
    return DrawnCopies(tree) { definition, name in
      let file = tree.number(of: definition.file)
      return files.contains(file) || places.contains([file.index, definition.definition])
        || places.contains([file.index, -1]) || (!names.isEmpty && names.contains(name()))
    }
  }
}
