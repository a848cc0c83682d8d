import MapSelection
import TestSupport
import Testing

@Suite struct SelectInOrderTests {
  /// Selects with a header of 10 for each file and costs by definition; gives `file:definitions`.
  private static func select(
    _ candidates: [(file: Int, definition: Int)], files: [Int], budget: Int,
    cost: @escaping (Int) -> Int? = { _ in 5 }
  ) -> [String] {
    var open: Set<Int> = []
    var draft = ScriptedDraft(
      cost: { candidate in
        cost(candidate.definition).map { $0 + (open.contains(candidate.file) ? 0 : 10) }
      },
      show: { open.insert($0.file) }, nameCost: { _ in 10 }, name: { open.insert($0) })
    let selection = selectInOrder(
      candidates.map { Candidate(file: $0.file, definition: $0.definition, score: 1) },
      files: files, budget: budget, &draft)
    return selection.files.map { "\($0.file):\($0.definitions)" }
  }

  @Test(arguments: [
    (0, []), (9, []), (14, ["1:[]"]), (15, ["2:[7]"]), (20, ["2:[7, 9]"]), (29, ["2:[7, 9]"]),
    (30, ["1:[]", "2:[7, 9]"]), (45, ["0:[3]", "1:[]", "2:[7, 9]"]),
    (55, ["0:[3]", "1:[]", "2:[7, 9]", "5:[]"]),
  ])
  func `candidates come in their order, files without any in their place`(
    budget: Int, expected: [String]
  ) {
    let candidates = [(file: 2, definition: 7), (2, 9), (0, 3)]
    #expect(
      SelectInOrderTests.select(candidates, files: [2, 1, 0, 5], budget: budget) == expected)
  }

  @Test func `what doesn't fit or can't be shown is passed over`() {
    let selected = SelectInOrderTests.select(
      [(0, 1), (0, 2), (1, 3), (0, 4)], files: [0, 1], budget: 25
    ) { [1: 5, 2: 50, 4: 6][$0] }
    #expect(selected == ["0:[1, 4]"])
  }

  @Test func `the budget is kept`() {
    for seed in 0..<100 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      let candidates = (0..<40).map {
        (file: Int.random(in: 0..<8, using: &random), definition: $0)
      }
      let costs = (0..<40).map { _ in Int.random(in: 1...30, using: &random) }
      let budget = Int.random(in: 0...300, using: &random)
      var spent = 0
      var open: Set<Int> = []
      var draft = ScriptedDraft(
        cost: { costs[$0.definition] + (open.contains($0.file) ? 0 : 10) },
        show: { spent += costs[$0.definition] + (open.insert($0.file).inserted ? 10 : 0) },
        nameCost: { _ in 10 }, name: { spent += open.insert($0).inserted ? 10 : 0 })
      _ = selectInOrder(
        candidates.map { Candidate(file: $0.file, definition: $0.definition, score: 1) },
        files: Array(0..<10), budget: budget, &draft)
      #expect(spent <= budget, "seed \(seed)")
    }
  }
}
