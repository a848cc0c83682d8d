import TestSupport
import Testing

@testable import TieredCaching

struct SlotTableTests {
  @Test func `a table agrees with a dictionary, whatever the hashes`() {
    for seed: UInt64 in 0..<60 {
      var random = SeededGenerator(seed: seed)
      // Few low bits: long runs of cells that must not be torn apart.
      let mask: UInt64 = random.pick([0x3, 0xF, 0xFF_FFFF, ~0])
      var table = SlotTable()
      var hashes: [Int: UInt64] = [:]
      for step in 0..<300 {
        if random.chance(percent: 60) {
          let hash = random.next() & mask
          table.insert(hash, index: step)
          hashes[step] = hash
        } else if let index = hashes.keys.sorted().randomElement(using: &random) {
          table.remove(hashes[index] ?? 0, index: index)
          hashes[index] = nil
        }
      }
      #expect(table.count == hashes.count)
      let isComplete = (0..<300).allSatisfy { index in
        let found = hashes[index].map { table.find($0) { $0 == index } } ?? nil
        return found == (hashes[index] == nil ? nil : index)
      }
      #expect(isComplete, "seed \(seed)")
    }
  }
}
