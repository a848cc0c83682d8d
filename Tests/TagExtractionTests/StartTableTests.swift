import TestSupport
import Testing

@testable import TagExtraction

/// The table of what was found at places, against a dictionary.
@Suite struct StartTableTests {
  @Test(arguments: UInt64(0)..<8)
  func `it holds what a dictionary holds, in order`(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var table = StartTable<Int>()
    var model: [Int: Int] = [:]
    let largest = generator.pick([10, 500, 1 << 30])
    for step in 0..<1_000 {
      let start = Int.random(in: 0...largest, using: &generator)
      #expect(table[start] == model[start], "seed \(seed), step \(step)")
      table.set(step, at: start)
      model[start] = step
    }
    let sorted = table.sorted()
    #expect(sorted.map { $0.start } == model.keys.sorted(), "seed \(seed)")
    #expect(sorted.allSatisfy { model[$0.start] == $0.value }, "seed \(seed)")
  }

  @Test func `an empty table holds nothing`() {
    let table = StartTable<Int>()
    #expect(table[0] == nil && table.index(of: 0) == nil && table.sorted().isEmpty)
  }
}
