import TestSupport
import Testing

@testable import MapSelection

@Suite struct HeapTests {
  @Test func `elements leave in order, whenever they came`() {
    for seed in 0..<300 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      var heap = Heap<Int>()
      var model: [Int] = []
      for _ in 0..<Int.random(in: 0..<100, using: &random) {
        if random.chance(percent: 60) {
          let element = Int.random(in: 0..<20, using: &random)
          heap.push(element)
          model.append(element)
          model.sort()
        } else {
          #expect(heap.pop() == (model.isEmpty ? nil : model.removeFirst()), "seed \(seed)")
        }
        #expect(heap.first == model.first, "seed \(seed)")
      }
    }
  }
}
