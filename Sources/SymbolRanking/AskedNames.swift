internal import FileMapping
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

  init(_ question: RankingQuestion, _ graph: ReferenceGraph) {
    func symbols(_ name: [UInt8]) -> [UInt32] {
      name.withUnsafeBytes { graph.symbols.symbols(named: $0) }.map { UInt32($0) }
    }
    mentioned = Set(question.mentionedNames.flatMap(symbols))
    asked = question.askedNames.map(symbols)
  }

  /// The files that hold what is raised.
  func files(_ graph: ReferenceGraph, _ question: RankingQuestion) -> Set<UInt32> {
    var files = Set(question.mentionedFiles.map(\.rawValue))
    for symbol in asked.joined() {
      for place in graph.definitions(ofSymbol: Int(symbol)) {
        files.insert(graph.symbolDefinitions[place].file)
      }
    }
    return files
  }

  /// Adds the shares to `scores`, which are by place; `total` is the mass of all files.
  func raise(
    _ scores: inout [UInt32: Double], _ graph: ReferenceGraph, _ question: RankingQuestion,
    total: Double
  ) {
    for file in Set(question.mentionedFiles) {
      raise(graph.definitions(of: file).map { UInt32($0) }, &scores, graph, total)
    }
    for symbols in asked {
      let places = symbols.flatMap { symbol in
        graph.definitions(ofSymbol: Int(symbol)).map { graph.symbolDefinitions[$0].place }
      }
      raise(places.sorted(), &scores, graph, total)
    }
  }

  private func raise(
    _ places: [UInt32], _ scores: inout [UInt32: Double], _ graph: ReferenceGraph, _ total: Double
  ) {
    let worths = places.map { place in
      offer(graph.definitions[Int(place)])
        * RankingWeights.demotion(graph.noise(of: graph.file(ofDefinitionAt: Int(place))))
    }
    // In an order that doesn't depend on the numbers of files: so doesn't the rounding of the sum.
    let sum = worths.sorted().reduce(0, +)
    guard sum > 0 else { return }
    for (place, worth) in zip(places, worths) {
      scores[place, default: 0] += RankingWeights.askedShare * total * worth / sum
    }
  }
}
