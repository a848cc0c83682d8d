import MapSelection
import TestSupport
import Testing

@Suite struct GreedySelectionTests {
  @Test func `the budget is never exceeded, and what is told is what is selected`() {
    for seed in 0..<2000 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      var model = CostModel(random: &random)
      let candidates = model.candidates(random: &random)
      let budget = Int.random(in: 0..<300_000, using: &random)
      let selection = model.select(candidates, budget: budget)
      #expect(model.spent <= budget, "seed \(seed)")
      let shown = model.shown.sorted { $0.key < $1.key }
        .map { Selection.File(file: $0.key, definitions: $0.value.sorted()) }
      #expect(selection.files == shown, "seed \(seed)")
      // They may be named.
      let readable = selection.files.filter { !$0.definitions.isEmpty }
      #expect(model.unreadable.isDisjoint(with: readable.map { $0.file }), "seed \(seed)")
    }
  }

  @Test func `nothing that fits is left`() {
    for seed in 0..<1000 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      var model = CostModel(random: &random)
      model.scopeHeader = 0
      let candidates = model.candidates(random: &random)
      let budget = Int.random(in: 0..<300_000, using: &random)
      _ = model.select(candidates, budget: budget)
      for candidate in candidates
      where model.shown[candidate.file]?.contains(candidate.definition) != true {
        if let cost = model.cost(of: candidate) {
          #expect(cost > budget - model.spent, "seed \(seed) \(candidate)")
        }
      }
    }
  }

  @Test func `the same candidates give the same selection`() {
    for seed in 0..<200 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      let model = CostModel(random: &random)
      let candidates = model.candidates(random: &random)
      var first = model
      var second = model
      #expect(
        first.select(candidates, budget: 100_000) == second.select(candidates, budget: 100_000),
        "seed \(seed)")
    }
  }

  @Test func `with a budget for all, all are selected`() {
    for seed in 0..<200 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      var model = CostModel(random: &random)
      model.unreadable = []
      let candidates = model.candidates(random: &random)
      let selection = model.select(candidates, budget: .max / 2)
      #expect(selection.definitionCount == candidates.count, "seed \(seed)")
    }
  }

  @Test func `candidates of the same worth come in their order`() {
    let candidates = [2, 0, 1].map { Candidate(file: $0, definition: 0, score: 1) }
    var model = CostModel(own: [[5000], [5000], [5000]])
    #expect(model.select(candidates, budget: 5000).files.map { $0.file } == [2])
    var larger = CostModel(own: [[5000], [5000], [5000]])
    #expect(larger.select(candidates, budget: 10_000).files.map { $0.file } == [0, 2])
  }

  /// Four files to name, each for 1,000, with one definition each for 3,000 besides.
  private func named(_ budget: Int, share: Double) -> (Selection, named: [Int], spent: Int) {
    var (named, shown): ([Int], Set<Int>) = ([], [])
    var spent = 0
    func price(_ file: Int) -> Int {
      3000 + (named.contains(file) || shown.contains(file) ? 0 : 1000)
    }
    var policy = SelectionPolicy.task
    policy.nameShare = share
    let draft = ScriptedDraft(
      estimate: { price($0.file) }, cost: { price($0.file) },
      show: {
        spent += price($0.file)
        shown.insert($0.file)
      }, nameCost: { _ in 1000 },
      name: {
        spent += 1000
        named.append($0)
      })
    let selection = draft.select(
      GreedySelection(
        (0..<4).map { Candidate(file: $0, definition: 0, score: Double(4 - $0)) },
        files: [3, 2, 1, 0], policy: policy), budget: budget)
    return (selection, named, spent)
  }

  /// Budget, share, files named in order, files with a definition.
  @Test(arguments: [
    // First the names that the share pays for, then definitions, then further names.
    (10_000, 0.2, [3, 2], [0, 1]), (10_000, 0.0, [3, 2], [0, 1]),
    (10_000, 1.0, [3, 2, 1, 0], [0, 1]),
    (16_000, 0.5, [3, 2, 1, 0], [0, 1, 2, 3]), (900, 1.0, [], []), (4_000, 0.0, [], [0]),
  ])
  func `files are named before and after definitions, each once`(
    _ budget: Int, _ share: Double, _ expected: [Int], _ withDefinitions: [Int]
  ) {
    let (selection, named, spent) = named(budget, share: share)
    #expect(spent <= budget)
    #expect(named == expected)
    #expect(
      selection.files.filter { !$0.definitions.isEmpty }.map(\.file) == withDefinitions)
    #expect(Set(selection.files.map(\.file)) == Set(expected + withDefinitions))
  }

  /// What is left, and how much is shown of three definitions that were taken by their names.
  @Test(arguments: [
    (0, [SignatureDetail.name, .name, .name]), (2000, [.brief, .name, .name]),
    (5000, [.brief, .brief, .name]), (6000, [.complete, .name, .name]),
    (8000, [.complete, .brief, .name]), (18_000, [.complete, .complete, .complete]),
  ])
  func `what is left shows more of what is shown, best first`(
    _ left: Int, _ expected: [SignatureDetail]
  ) {
    let costs = [SignatureDetail.name: 4000, .brief: 6000, .complete: 10_000]
    var details: [Int: SignatureDetail] = [:]
    let candidates = (0..<3).map { index in
      var candidate = Candidate(file: index, definition: 0, score: Double(3 - index))
      candidate.detail = .name
      return candidate
    }
    let selection = ScriptedDraft(
      estimate: { _ in 4000 },
      cost: { candidate in
        costs[candidate.detail, default: 1_000_000]
          - (details[candidate.file].flatMap { costs[$0] } ?? 0)
      }, show: { details[$0.file] = $0.detail }
    ).select(GreedySelection(candidates, policy: .task), budget: 12_000 + left)
    #expect(selection.definitionCount == 3)
    #expect((0..<3).map { details[$0] } == expected)
  }

  @Test func `what doesn't fit is passed over`() {
    var model = CostModel(own: [[90_000], [4000], [200_000], [5000]])
    let candidates = [0, 2, 3, 1].enumerated().map { index, file in
      Candidate(file: file, definition: 0, score: 100 / Double(1 + index))
    }
    #expect(model.select(candidates, budget: 10_000).files.map { $0.file } == [1, 3])
  }

  @Test func `several files are shown, where one has the best definitions`() {
    var model = CostModel(own: [
      Array(repeating: 5000, count: 20), Array(repeating: 5000, count: 20),
    ])
    let candidates = (0..<40).map {
      Candidate(file: $0 / 20, definition: $0 % 20, score: $0 < 20 ? 1 : 0.8)
    }
    let selection = model.select(candidates, budget: 60_000)
    #expect(selection.files.map { $0.file } == [0, 1])
    #expect(selection.files[0].definitions.count > selection.files[1].definitions.count)
  }

  @Test func `a file that is shown draws its others in`() {
    var model = CostModel(own: [[4000, 4000], [4000]])
    model.header = 20_000
    let candidates = [
      Candidate(file: 0, definition: 0, score: 1), Candidate(file: 1, definition: 0, score: 0.9),
      Candidate(file: 0, definition: 1, score: 0.8),
    ]
    #expect(
      model.select(candidates, budget: 30_000).files == [.init(file: 0, definitions: [0, 1])])
  }

  @Test(arguments: [0, 1, 1999])
  func `a budget below every line selects nothing`(budget: Int) {
    var model = CostModel(own: [[1]])
    let candidates = [Candidate(file: 0, definition: 0, score: 1)]
    #expect(model.select(candidates, budget: budget).files.isEmpty)
  }

  @Test func `without candidates nothing is selected`() {
    var model = CostModel(own: [])
    #expect(model.select([], budget: 100_000).files.isEmpty)
  }

  @Test func `a file that can't be read is asked once`() {
    var asked = 0
    let candidates = (0..<50).map { Candidate(file: 0, definition: $0, score: 1) }
    let draft = ScriptedDraft(
      estimate: { _ in 3000 },
      cost: { _ in
        asked += 1
        return nil
      })
    let selection = draft.select(GreedySelection(candidates), budget: 100_000)
    #expect(selection.files.isEmpty)
    #expect(asked == 1)
  }

  @Test func `few of many candidates are priced`() {
    var asked = 0
    let candidates = (0..<100_000).map {
      Candidate(file: $0 / 10, definition: $0 % 10, score: 1 / Double(1 + $0))
    }
    let draft = ScriptedDraft(
      estimate: { _ in 8000 },
      cost: { _ in
        asked += 1
        return 10_000
      })
    let selection = draft.select(GreedySelection(candidates), budget: 1_000_000)
    #expect(selection.definitionCount == 100)
    #expect(asked < 1000)
  }

  @Test func `only as many candidates are drawn as may be shown`() {
    var drawn = 0
    let candidates = sequence(state: 0) { index -> Candidate? in
      drawn += 1
      index += 1
      return Candidate(file: index / 10, definition: index % 10, score: 1 / Double(index))
    }
    let draft = ScriptedDraft(estimate: { _ in 8000 }, cost: { _ in 10_000 })
    let selection = draft.select(GreedySelection(candidates), budget: 100_000)
    #expect(selection.definitionCount == 10)
    #expect(drawn < 1000)
  }

  @Test func `a sequence gives what an array gives`() {
    for seed in 0..<200 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      var model = CostModel(random: &random)
      let candidates = model.candidates(random: &random)
      let budget = Int.random(in: 0..<300_000, using: &random)
      var other = model
      let lazily = other.select(candidates.lazy.filter { $0.score > 0 }, budget: budget)
      #expect(lazily == model.select(candidates, budget: budget), "seed \(seed)")
    }
  }
}
