import TestSupport
import Testing

@testable import TieredCaching

struct FrequencySketchTests {
  @Test func `nothing is counted too low`() {
    for seed: UInt64 in 0..<40 {
      var random = SeededGenerator(seed: seed)
      var sketch = FrequencySketch()
      var counts: [UInt64: Int] = [:]
      let hashes = (0..<Int.random(in: 1...300, using: &random)).map { _ in random.next() }
      // Fewer additions than make the counters be halved.
      for step in 0..<600 {
        let hash = random.pick(hashes)
        sketch.record(hash)
        counts[hash, default: 0] += 1
        if step == 200 { sketch.grow(toHold: Int.random(in: 1...1000, using: &random)) }
      }
      let tooLow = counts.filter { hash, count in
        sketch.frequency(of: hash) < min(count, FrequencySketch.maximumFrequency)
      }
      #expect(tooLow.isEmpty, "seed \(seed)")
    }
  }

  @Test func `few are counted too high`() {
    var random = SeededGenerator(seed: 1)
    var sketch = FrequencySketch(entryCount: 1000)
    for _ in 0..<1000 { sketch.record(random.next()) }
    let wrong = (0..<1000).count { _ in sketch.frequency(of: random.next()) > 0 }
    #expect(wrong < 200)
  }

  @Test func `what was popular once is forgotten`() {
    var random = SeededGenerator(seed: 2)
    var sketch = FrequencySketch()
    for _ in 0..<15 { sketch.record(7) }
    #expect(sketch.frequency(of: 7) == 15)
    for _ in 0..<4000 { sketch.record(random.next()) }
    #expect(sketch.frequency(of: 7) < 8)
  }
}
