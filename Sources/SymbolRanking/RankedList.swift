internal import GraphBuilding

/// Definitions that are sorted as far as somebody asks: a map draws the first few hundred of ten
/// thousand, and sorting all would take longer than to score them.
struct RankedList: Sendable {
  /// How many are sorted at first.
  private static let firstCount = 2048

  /// Best first; better than all of ``rest``.
  private(set) var sorted: [RankedDefinition]
  /// In any order.
  private var rest: [RankedDefinition] = []
  private let order: DefinitionOrder

  /// - Parameters:
  ///   - definitions: In any order.
  ///   - order: The order, which is total.
  init(_ definitions: [RankedDefinition], _ order: DefinitionOrder) {
    self.order = order
    guard definitions.count > 2 * RankedList.firstCount else {
      sorted = definitions.sorted { order.isBetter($0, $1) }
      return
    }
    let least = leastOfBest(definitions.lazy.map(\.score), count: RankedList.firstCount)
    sorted = []
    for definition in definitions {
      if definition.score >= least {
        sorted.append(definition)
      } else {
        rest.append(definition)
      }
    }
    sorted.sort { order.isBetter($0, $1) }
  }

  /// Those that are sorted already and best first.
  init(sorted: [RankedDefinition]) {
    self.sorted = sorted
    order = DefinitionOrder(graph: nil)
  }

  /// The definition of a rank, or `nil` behind the last.
  mutating func element(at rank: Int) -> RankedDefinition? {
    if rank >= sorted.count, !rest.isEmpty {
      let order = order
      sorted += rest.sorted { order.isBetter($0, $1) }
      rest = []
    }
    return rank < sorted.count ? sorted[rank] : nil
  }
}

/// The order of definitions: by score descending, then path, then place in the file.
struct DefinitionOrder: Sendable {
  /// `nil` for a tree that is as its base, where files are numbered by their paths.
  let graph: GraphRevision?

  func isBetter(_ left: RankedDefinition, _ right: RankedDefinition) -> Bool {
    if left.score != right.score { return left.score > right.score }
    if let graph { return graph.isBetter(left, right) }
    return left.file != right.file ? left.file < right.file : left.definition < right.definition
  }
}
