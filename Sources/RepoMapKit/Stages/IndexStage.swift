internal import GraphBuilding
internal import SourceModel
internal import SymbolRanking
internal import SyntaxParsing

/// Puts the parts of an index together, and stores one that was made of all files.
struct IndexStage: Stage {
  static let id = StageID.index

  /// Of the languages of the tree.
  let recipe: ContentHash
  /// What was last done to the index that is known.
  let lastUpdate: IndexUpdate
  let stop: StopFlag

  struct Output: Sendable {
    /// `nil` where so much has changed that it has to be made of all files.
    let index: TreeIndex?
    let update: IndexUpdate
  }

  func isBrief(_ inputs: StageOutputs) -> Bool { true }

  func run(_ inputs: StageOutputs) throws(EngineError) -> Output {
    let compared = try inputs.of(ComparisonStage.self)
    let words = try inputs.of(WordStage.self)
    let ranks = try inputs.of(RankStage.self)
    switch (compared.work, try inputs.of(OutlineStage.self), try inputs.of(GraphStage.self)) {
    case (.nothing(let index), _, _): return Output(index: index, update: lastUpdate)
    case (.change(let change), .changed(let outlines), .changed(let graph, _)):
      guard let words, let ranks else { break }
      let index = change.base.with(
        change.indexedFiles, graph, ranks, words, outlines: outlines)
      return Output(
        index: index, update: .changed(change.files.map(\.number), since: change.base))
    case (.everything(_, let files, _), .all(let outlines), .all(let graph)):
      guard let words, let ranks else { break }
      let index = TreeIndex(files, graph: graph, ranks: ranks, words: words, outlines: outlines)
      let session = try inputs.of(DiscoveryStage.self).session
      let isWhole = compared.scan.unindexed.isEmpty
      return Output(index: isWhole ? stored(index, session) : index, update: .built)
    default: break
    }
    return Output(index: nil, update: lastUpdate)
  }

  /// Stores an index, and gives it as it is mapped from its file: so it takes memory only as far as it is read, and the
  /// system can take that back.
  private func stored(_ index: TreeIndex, _ session: CacheSession) -> TreeIndex {
    guard let writer = index.writer(recipe: recipe) else { return index }
    session.save(writer, as: TreeIndex.name) { stop.isRaised }
    // Another process may have stored another state of the tree meanwhile.
    guard let mapped = TreeIndex.load(from: session, recipe: recipe),
      mapped.files.areSame(as: index.files)
    else { return index }
    return mapped
  }
}
