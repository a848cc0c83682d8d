internal import GraphBuilding

/// Definitions that are sorted as far as somebody asks: a map draws the first few hundred of ten
/// thousand, and sorting all would take longer than to score them.
struct RankedList: Sendable {
  /// So many at least are sorted at once.
  private static let leastCount = 256

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
    sorted = []
    rest = definitions
    sortMore()
  }

  /// Those that are sorted already and best first.
  init(sorted: [RankedDefinition]) {
    self.sorted = sorted
    order = DefinitionOrder(graph: nil)
  }

  /// The definition of a rank, or `nil` behind the last.
  mutating func element(at rank: Int) -> RankedDefinition? {
    while rank >= sorted.count, !rest.isEmpty { sortMore() }
    return rank < sorted.count ? sorted[rank] : nil
  }

  /// Sorts the best of those that aren't: at least as many as are.
  private mutating func sortMore() {
    let count = max(RankedList.leastCount, sorted.count)
    var next = rest
    if rest.count > 2 * count {
      let least = leastOfBest(rest.lazy.map(\.score), count: count)
      next = rest.filter { $0.score >= least }
      rest.removeAll { $0.score >= least }
    } else {
      rest = []
    }
    let order = order
    next.sort { order.isBetter($0, $1) }
    sorted += next
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
