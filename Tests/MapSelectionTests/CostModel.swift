import MapSelection
import TestSupport

/// Costs as a map has them: a path for each file, a header for each scope, lines for a definition.
struct CostModel: SelectionDraft {
  let leastCost = 1000
  /// What each definition costs, by file.
  var own: [[Int]]
  var header = 0
  var scopeHeader = 0
  /// Definitions of one scope: this many that follow each other.
  var scopeSize = 1
  var unreadable: Set<Int> = []
  private(set) var shown: [Int: Set<Int>] = [:]
  private(set) var spent = 0

  init(own: [[Int]]) {
    self.own = own
  }

  init(random: inout SeededGenerator) {
    own = (0..<Int.random(in: 1..<12, using: &random)).map { _ in
      (0..<Int.random(in: 1..<15, using: &random)).map { _ in
        Int.random(in: 2000..<40_000, using: &random)
      }
    }
    header = Int.random(in: 0..<12_000, using: &random)
    scopeHeader = Int.random(in: 0..<10_000, using: &random)
    scopeSize = Int.random(in: 1..<5, using: &random)
    unreadable = Set(own.indices.filter { _ in random.chance(percent: 10) })
  }

  /// All definitions, best first.
  func candidates(random: inout SeededGenerator) -> [Candidate] {
    own.indices.flatMap { file in
      own[file].indices.map {
        let score = Double(Int.random(in: 1..<50, using: &random)) / 100
        return Candidate(file: file, definition: $0, score: score)
      }
    }
    .sorted { $0.score > $1.score }
  }

  func estimate(of candidate: Candidate) -> Int {
    own[candidate.file][candidate.definition] + (shown[candidate.file] == nil ? header : 0)
  }

  func cost(of candidate: Candidate) -> Int? {
    if unreadable.contains(candidate.file) { return nil }
    let scope = candidate.definition / scopeSize
    let hasScope = shown[candidate.file]?.contains { $0 / scopeSize == scope } ?? false
    return estimate(of: candidate) + (hasScope ? 0 : scopeHeader)
  }

  mutating func show(_ candidate: Candidate) {
    spent += cost(of: candidate) ?? 0
    shown[candidate.file, default: []].insert(candidate.definition)
  }

  func nameCost(of file: Int) -> Int { header }

  mutating func name(_ file: Int) {
    spent += header
    shown[file] = []
  }

  /// Selects with these costs, and remembers what is shown.
  mutating func select(_ candidates: some Sequence<Candidate>, budget: Int) -> Selection {
    var selection = GreedySelection(candidates)
    selection.fill(budget, &self)
    return selection.selection
  }
}

/// A draft whose answers are closures.
struct ScriptedDraft: SelectionDraft {
  let leastCost = 1000
  var estimate: (Candidate) -> Int = { _ in 0 }
  var cost: (Candidate) -> Int?
  var show: (Candidate) -> Void = { _ in }
  var nameCost: (Int) -> Int = { _ in 1_000_000 }
  var name: (Int) -> Void = { _ in }

  func estimate(of candidate: Candidate) -> Int { estimate(candidate) }
  func cost(of candidate: Candidate) -> Int? { cost(candidate) }
  func show(_ candidate: Candidate) { show(candidate) }
  func nameCost(of file: Int) -> Int { nameCost(file) }
  func name(_ file: Int) { name(file) }

  /// What a selection of `candidates` shows.
  func select(_ selection: GreedySelection, budget: Int) -> Selection {
    var (selection, draft) = (selection, self)
    selection.fill(budget, &draft)
    return selection.selection
  }
}
