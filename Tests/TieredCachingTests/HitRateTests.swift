import TestSupport
import Testing

@testable import TieredCaching

#if canImport(Glibc)
  import Glibc
#endif

/// Hit rates on synthetic traces, beside those of a plain LRU cache of the same size. The bounds are
/// a little below what was measured: see docs/adr/0013-tiered-cache.md.
struct HitRateTests {
  /// A cache that evicts what was not used for longest.
  private struct PlainLRU {
    let limit: Int
    var lastUse: [Int: Int] = [:]
    var order: [Int: Int] = [:]
    var time = 0
    var oldest = 0

    init(limit: Int) {
      self.limit = limit
    }

    mutating func request(_ number: Int) -> Bool {
      time += 1
      let previous = lastUse.updateValue(time, forKey: number)
      if let previous { order[previous] = nil }
      order[time] = number
      while lastUse.count > limit {
        oldest += 1
        if let victim = order.removeValue(forKey: oldest) { lastUse[victim] = nil }
      }
      return previous != nil
    }
  }

  private static let capacity = 500

  /// Hits in per cent, of both caches.
  private func hitRates(_ trace: [Int], from start: Int = 0) -> (tinyLFU: Int, lru: Int) {
    var cache = WindowTinyLFU(limit: HitRateTests.capacity)
    var lru = PlainLRU(limit: HitRateTests.capacity)
    var hits = (0, 0)
    for (place, number) in trace.enumerated() {
      let found = (cache.request(number), lru.request(number))
      guard place >= start else { continue }
      if found.0 { hits.0 += 1 }
      if found.1 { hits.1 += 1 }
    }
    let count = trace.count - start
    return (hits.0 * 100 / count, hits.1 * 100 / count)
  }

  /// Numbers below `bound`, each as often as its Zipf weight (exponent 0.9) says.
  private func zipf(_ count: Int, below bound: Int, seed: UInt64) -> [Int] {
    var random = SeededGenerator(seed: seed)
    var sums: [Double] = []
    for rank in 1...bound { sums.append((sums.last ?? 0) + 1 / pow(Double(rank), 0.9)) }
    let total = sums.last ?? 1
    return (0..<count).map { _ in
      let point = Double.random(in: 0..<total, using: &random)
      var low = 0
      var high = bound - 1
      while low < high {
        let middle = (low + high) / 2
        if sums[middle] <= point { low = middle + 1 } else { high = middle }
      }
      return low
    }
  }

  @Test func `popular values stay`() {
    let rates = hitRates(zipf(20_000, below: 5000, seed: 1), from: 5000)
    #expect(rates.tinyLFU >= rates.lru + 3, "\(rates)")
    #expect(rates.tinyLFU >= 55, "\(rates)")
  }

  @Test func `after a scan of ten times the capacity the popular values still hit`() {
    let before = zipf(10_000, below: 1000, seed: 2)
    let scan = Array(100_000..<(100_000 + 10 * HitRateTests.capacity))
    let after = zipf(500, below: 1000, seed: 3)
    let undisturbed = hitRates(before + after, from: before.count)
    let rates = hitRates(before + scan + after, from: before.count + scan.count)
    #expect(rates.tinyLFU >= undisturbed.tinyLFU - 8, "\(rates), without scan \(undisturbed)")
    #expect(rates.tinyLFU >= rates.lru + 25, "\(rates), without scan \(undisturbed)")
  }

  @Test func `a loop that is slightly too long still hits`() {
    let loop = (0..<20_000).map { $0 % (HitRateTests.capacity * 11 / 10) }
    let rates = hitRates(loop)
    #expect(rates.lru == 0)
    #expect(rates.tinyLFU >= 60, "\(rates)")
  }

  @Test func `what was used a moment ago hits as in a plain cache`() {
    // Each number is asked for three times, at distances that fit into the window, then never more.
    let trace = (0..<6000).flatMap { [$0, max(0, $0 - 20), max(0, $0 - 40)] }
    let rates = hitRates(trace)
    #expect(rates.tinyLFU >= rates.lru - 2, "\(rates)")
  }
}
