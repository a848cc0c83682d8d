internal import GraphBuilding
internal import SourceModel

/// The names of a question as symbols of a graph, and how they raise what they mean.
///
/// Every asked name and every mentioned file has ``RankingWeights/askedShare`` to give, which its
/// definitions share by what they offer: a name with a hundred definers raises none of them much.
struct AskedNames {
  /// The symbols of all mentioned names.
  let mentioned: Set<UInt32>
  /// For each asked name its symbols: a name is one in each family of languages.
  private let asked: [[UInt32]]

  init(_ question: RankingQuestion, _ graph: GraphRevision) {
    func symbols(_ name: [UInt8]) -> [UInt32] {
      name.withUnsafeBytes { graph.symbols(named: $0) }.sorted()
    }
    mentioned = Set(question.mentionedNames.flatMap(symbols))
    asked = question.askedNames.map(symbols)
  }

  /// The files that hold what is raised.
  func files(_ graph: GraphRevision, _ question: RankingQuestion) -> Set<FileID> {
    var files = Set(question.mentionedFiles)
    for symbol in asked.joined() {
      graph.forEachDefinition(ofSymbol: symbol) { files.insert($0.file) }
    }
    return files
  }

  /// What is added to the scores of definitions, by place; `total` is the mass of all files.
  func raises(
    _ graph: GraphRevision, _ question: RankingQuestion, total: Double
  ) -> [Int: Double] {
    var scores: [Int: Double] = [:]
    for file in question.mentionedFiles.sorted() {
      raise(Array(graph.definitions(of: file)), &scores, graph, total)
    }
    for symbols in asked {
      var places: [Int] = []
      for symbol in symbols {
        graph.forEachDefinition(ofSymbol: symbol) { places.append(Int($0.place)) }
      }
      raise(places, &scores, graph, total)
    }
    return scores
  }

  private func raise(
    _ places: [Int], _ scores: inout [Int: Double], _ graph: GraphRevision, _ total: Double
  ) {
    let worths = places.map { place in
      let file = graph.file(ofDefinitionAt: place)
      return offer(graph.definition(at: place))
        * RankingWeights.demotion(noiseClass(graph.noiseNumber(of: file)))
    }
    // Ascending, so that the sum doesn't depend on how places are numbered.
    let sum = worths.sorted().reduce(0, +)
    guard sum > 0 else { return }
    for (place, worth) in zip(places, worths) {
      scores[place, default: 0] += RankingWeights.askedShare * total * worth / sum
    }
  }
}
