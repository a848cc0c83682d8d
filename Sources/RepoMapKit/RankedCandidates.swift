internal import FileMapping
internal import MapSelection
internal import SourceModel
internal import SymbolRanking

/// How much is shown of definitions, by their places in the order.
struct DetailPlan {
  /// How many of the best have whole signatures.
  private var completeCount: Int
  /// How many have signatures, brief ones too; the others have their names.
  private var signatureCount: Int

  /// In the map for a task one definition per so many tokens has its whole signature, the best first.
  private static let tokensPerCompleteSignature = 256
  /// One per so many has a signature at all; further ones have their names. What a task changes is often
  /// behind the first dozen, and a signature takes the room of several names.
  private static let tokensPerSignature = 128
  /// Longer signatures aren't shown completely while there is something else to show: there are some of
  /// hundreds of lines, with the documentation of each parameter.
  private static let maximumCompleteBytes = 512

  /// All of everything that isn't too long.
  static let complete = DetailPlan(completeCount: .max, signatureCount: .max)

  private init(completeCount: Int, signatureCount: Int) {
    self.completeCount = completeCount
    self.signatureCount = signatureCount
  }

  /// The plan for an order, and a request.
  init(_ ranking: Ranking, _ request: MapRequest) {
    switch request.detail {
    case .names: self.init(completeCount: 0, signatureCount: 0)
    case .signatures: self = .complete
    case .auto:
      self.init(
        completeCount: ranking.taskFiles.isEmpty
          ? .max : request.budgetTokens / DetailPlan.tokensPerCompleteSignature,
        signatureCount: request.budgetTokens / DetailPlan.tokensPerSignature)
    }
  }

  /// How much is shown of the definition at `place` in the order, whose signature has so many bytes.
  func detail(at place: Int, signatureBytes: () -> Int) -> SignatureDetail {
    if place >= completeCount { return place < signatureCount ? .brief : .name }
    return signatureBytes() > DetailPlan.maximumCompleteBytes ? .brief : .complete
  }
}

/// Ranked definitions of the files that may be shown; best first.
///
/// A type of its own: what the standard library's lazy sequences need from the runtime takes longer
/// than to draw all candidates of a small map.
struct RankedCandidates: Sequence, IteratorProtocol {
  private let tree: IndexedTree
  private var ranking: Ranking.Iterator
  private let scope: MapScope
  private let plan: DetailPlan
  private let maximumDepth: Int?
  /// Leaves out copies; `nil` where they are shown.
  private let copies: DrawnCopies?
  /// How many were drawn.
  private var count = 0

  init(
    _ ranking: Ranking, _ scope: MapScope, in tree: IndexedTree, plan: DetailPlan,
    maximumDepth: Int? = nil, copies: DrawnCopies? = nil
  ) {
    self.plan = plan
    self.maximumDepth = maximumDepth
    self.copies = copies
    self.tree = tree
    self.ranking = ranking.makeIterator()
    self.scope = scope
  }

  mutating func next() -> Candidate? {
    while let definition = ranking.next() {
      let place = tree.place(of: definition.file)
      guard definition.score > 0, scope.contains(definition.file, at: place),
        isShallow(definition)
      else { continue }
      let drawn = DrawnCopies.Location(file: place, definition: definition.definition)
      guard let shown = copies == nil ? drawn : copies?.shown(for: drawn) else { continue }
      var candidate = Candidate(
        file: shown.file, definition: shown.definition, score: definition.score, order: count)
      candidate.detail = plan.detail(at: count) {
        // What is damaged is told when its cost is asked for.
        let record = try? tree.index.outlineRecord(
          shown.definition, of: tree.number(of: shown.file))
        return record?.signatureRange.count ?? 0
      }
      count += 1
      return candidate
    }
    return nil
  }

  /// Whether a definition lies no deeper than is wanted.
  private func isShallow(_ definition: RankedDefinition) -> Bool {
    guard let maximumDepth else { return true }
    var next: Int? = definition.definition
    var depth = 0
    while let index = next, depth <= maximumDepth {
      depth += 1
      // What is damaged is told when its cost is asked for.
      next = (try? tree.index.outlineRecord(index, of: definition.file))?.parent
    }
    return depth <= maximumDepth
  }
}
