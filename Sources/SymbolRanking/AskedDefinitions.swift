internal import GraphBuilding
internal import SourceModel

/// Raises what the user asked for by name above everything that was only found.
///
/// Every asked name and every mentioned file has ``RankingWeights/askedShare`` to give, which its
/// definitions share by what they offer: a name with a hundred definers raises none of them much.
struct AskedDefinitions {
  private let graph: ReferenceGraph
  private let files: [FileID]
  /// Index of the asked name, by symbol: a name is a symbol in each family of languages.
  private var names: [UInt32: Int] = [:]
  private let nameCount: Int

  init(_ question: RankingQuestion, _ graph: ReferenceGraph) {
    self.graph = graph
    files = Array(Set(question.mentionedFiles)).sorted()
    nameCount = question.askedNames.count
    for (index, name) in question.askedNames.enumerated() {
      for symbol in name.withUnsafeBytes({ graph.symbols.symbols(named: $0) }) {
        names[UInt32(symbol)] = index
      }
    }
  }

  /// Adds the shares to `scores`, which are in the order of the graph's definitions.
  func raise(_ scores: inout [Double]) {
    for file in files {
      let places = graph.definitions(of: file)
      let total = places.reduce(0) { $0 + worth($1, in: file) }
      for place in places where total > 0 {
        scores[place] += RankingWeights.askedShare * worth(place, in: file) / total
      }
    }
    guard !names.isEmpty else { return }
    var totals = [Double](repeating: 0, count: nameCount)
    forEachNamed { name, place, file in totals[name] += worth(place, in: file) }
    forEachNamed { name, place, file in
      scores[place] += RankingWeights.askedShare * worth(place, in: file) / totals[name]
    }
  }

  private func forEachNamed(_ body: (_ name: Int, _ place: Int, _ file: FileID) -> Void) {
    for index in 0..<graph.fileCount {
      let file = FileID(index: index)
      for place in graph.definitions(of: file) {
        if let name = names[graph.definitions[place].symbol] { body(name, place, file) }
      }
    }
  }

  private func worth(_ place: Int, in file: FileID) -> Double {
    offer(graph.definitions[place]) * RankingWeights.demotion(graph.noise[file.index])
  }
}
