import TestSupport
import Testing

@testable import TieredCaching

struct WindowTinyLFUTests {
  @Test func `a cache holds what the plain policy holds`() {
    for seed: UInt64 in 0..<60 {
      var random = SeededGenerator(seed: seed)
      let limit = Int.random(in: 0...200, using: &random)
      let largest = random.pick([1, 10, 150])
      var cache = WindowTinyLFU(limit: limit, windowPerMille: random.pick([0, 10, 200]))
      var model = PlainTinyLFU(limit: limit, windowLimit: cache.windowLimit)
      let weights = (0..<60).map { _ in Int.random(in: 1...largest, using: &random) }
      for _ in 0..<300 {
        // Low numbers come more often.
        let number = random.pick(Array(0...random.pick(Array(0..<60))))
        let isHit = cache.request(number, weight: weights[number])
        let wasHit = model.request(number, weight: weights[number])
        let isSame = isHit == wasHit && cache.brokenInvariant() == nil && cache.bytes <= limit
        #expect(isSame, "seed \(seed)")
        if !isSame { return }
      }
      #expect(cache.count == model.numbers.count, "seed \(seed)")
      let areThere = model.numbers.allSatisfy { number in
        (cache.peek(key(number)) as? Weight)?.number == number
      }
      #expect(areThere, "seed \(seed)")
    }
  }

  @Test func `limits that change and values that are taken out keep the invariants`() {
    for seed: UInt64 in 0..<60 {
      var random = SeededGenerator(seed: seed)
      var cache = WindowTinyLFU(limit: 500)
      for _ in 0..<200 {
        let number = Int.random(in: 0..<80, using: &random)
        switch Int.random(in: 0..<12, using: &random) {
        case 0: cache.setLimit(Int.random(in: 0...600, using: &random))
        case 1: cache.remove(key(number))
        default: _ = cache.request(number, weight: Int.random(in: 1...60, using: &random))
        }
        let broken = cache.brokenInvariant()
        #expect(broken == nil, "seed \(seed)")
        if broken != nil { return }
      }
    }
  }

  @Test func `under a smaller limit what is asked for most stays`() {
    var cache = WindowTinyLFU(limit: 100, windowPerMille: 10)
    for round in 0..<5 {
      for number in 0..<(round == 0 ? 100 : 20) { _ = cache.request(number) }
    }
    cache.setLimit(20)
    #expect((0..<20).count { cache.peek(key($0)) != nil } >= 19)
    cache.setLimit(0)
    #expect(cache.count == 0)
    #expect(cache.brokenInvariant() == nil)
  }

  @Test func `a value that is too heavy leaves the others alone`() {
    var cache = WindowTinyLFU(limit: 100)
    for number in 0..<50 { _ = cache.request(number) }
    for _ in 0..<20 { _ = cache.request(1000, weight: 101) }
    #expect(cache.count == 50)
    #expect(cache.rejectedCount == 20)
  }

  @Test
  func `a heavy value is admitted when it was asked for more often than its victims together`() {
    var cache = WindowTinyLFU(limit: 100, windowPerMille: 0)
    for number in 0..<100 { _ = cache.request(number) }
    for _ in 0..<5 { _ = cache.request(1000, weight: 5) }
    #expect(cache.peek(key(1000)) == nil)
    _ = cache.request(1000, weight: 5)
    #expect(cache.peek(key(1000)) != nil)
    #expect(cache.bytes == 100)
  }
}
