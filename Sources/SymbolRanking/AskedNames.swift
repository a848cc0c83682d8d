internal import GraphBuilding
internal import SourceModel

/// The names of a question as symbols of a graph, and how they raise what they mean.
///
/// Every asked name, every mentioned file and every definition in focus has ``RankingWeights/askedShare`` to give,
/// which its definitions share by what they offer: a name with a hundred definers raises none of them much.
/// Those that refer to a definition in focus share a part of it.
struct AskedNames {
  /// The symbols of all mentioned names.
  let mentioned: Set<UInt32>
  /// The symbols that the walk prefers: those of mentioned names, and of the names that definitions in focus use.
  let preferred: Set<UInt32>
  /// For each asked name its symbols: a name is one in each family of languages.
  private let asked: [[UInt32]]

  init(_ question: RankingQuestion, _ graph: GraphRevision) {
    func symbols(_ name: [UInt8]) -> [UInt32] {
      name.withUnsafeBytes { graph.symbols(named: $0) }.sorted()
    }
    mentioned = Set(question.mentionedNames.flatMap(symbols))
    preferred = mentioned.union(question.focusDefinitions.flatMap(\.usedNames).flatMap(symbols))
    asked = question.askedNames.map(symbols)
  }

  /// The places of the definitions in focus, which come before everything else.
  func focused(_ graph: GraphRevision, _ question: RankingQuestion) -> Set<Int> {
    Set(
      question.focusDefinitions.compactMap { focus in
        focus.definition.flatMap { place($0, of: focus.file, graph) }
      })
  }

  /// The files that hold what is raised.
  func files(_ graph: GraphRevision, _ question: RankingQuestion) -> Set<FileID> {
    var files = Set(question.mentionedFiles)
    for focus in question.focusDefinitions {
      files.insert(focus.file)
      files.formUnion(focus.referrers.map(\.file))
    }
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
    let share = RankingWeights.askedShare * total
    for file in question.mentionedFiles.sorted() {
      raise(Array(graph.definitions(of: file)), &scores, graph, share)
    }
    for focus in question.focusDefinitions {
      guard let definition = focus.definition else { continue }
      let own = place(definition, of: focus.file, graph)
      raise(own.map { [$0] } ?? [], &scores, graph, share)
      let referrers = focus.referrers.compactMap { place($0.definition, of: $0.file, graph) }
      raise(referrers, &scores, graph, share * RankingWeights.referrerShare)
    }
    for symbols in asked {
      var places: [Int] = []
      for symbol in symbols {
        graph.forEachDefinition(ofSymbol: symbol) { places.append(Int($0.place)) }
      }
      raise(places, &scores, graph, share)
    }
    return scores
  }

  /// The place of a definition of a file by its index in it; none for what isn't ranked.
  private func place(_ definition: Int, of file: FileID, _ graph: GraphRevision) -> Int? {
    graph.definitions(of: file).first { Int(graph.definition(at: $0).definition) == definition }
  }

  private func raise(
    _ places: [Int], _ scores: inout [Int: Double], _ graph: GraphRevision, _ share: Double
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
      scores[place, default: 0] += share * worth / sum
    }
  }
}
