import DiskCaching
import Dispatch
import SourceModel
import Synchronization
import TestSupport
import Testing

@testable import TieredCaching

struct TieredCacheTests {
  // MARK: Tiers

  @Test func `a lookup goes from tier to tier and computes what none has`() {
    let backend = RecordingBackend()
    let first = TieredCache(backend: backend)
    let value = first.weight(1)
    #expect(first.hits == [0, 0, 0, 1])
    #expect(first.weight(1) === value)
    #expect(first.hits == [0, 1, 0, 1])
    #expect(first.generationWeight(1) === value)
    #expect(first.hits == [0, 2, 0, 1])
    #expect(first.weight(1) === value)
    #expect(first.hits == [1, 2, 0, 1])
    first.flush()

    let second = TieredCache(backend: backend)
    #expect(second.weight(1) === value)
    #expect(second.weight(1) === value)
    #expect(second.hits == [0, 1, 1, 0])
    #expect(second.counts[.disk].missCount == 0)
    #expect(second.counts[.memory].missCount == 1)
  }

  @Test func `what nobody has is not there, and stays so`() {
    let cache = TieredCache(backend: RecordingBackend())
    #expect(cache.value(for: key(1)) == nil)
    #expect(cache.value(for: key(1)) == nil)
    #expect(cache.hits == [0, 0, 0, 0])
    #expect(cache.weight(1).number == 1)
    #expect(cache.value(for: key(1))?.number == 1)
  }

  @Test func `an error of the computation is the caller's, and nothing is kept of it`() {
    struct Broken: Error {}
    let cache = TieredCache<Weight>()
    #expect(throws: Broken.self) {
      try cache.value(for: key(1)) { () throws(Broken) in throw Broken() }
    }
    #expect(cache.weight(1).number == 1)
  }

  @Test func `a batch asks L2 once for what memory doesn't have`() {
    let backend = RecordingBackend()
    let writer = TieredCache(backend: backend)
    for number in 0..<6 { _ = writer.weight(number) }
    writer.flush()

    let cache = TieredCache(backend: backend)
    _ = cache.weight(1)
    _ = cache.weight(7)
    let loadCount = backend.loadCount
    let values = cache.generationValues(for: [0, 1, 2, 7, 9].map { key($0) })
    #expect(values.map { $0?.number } == [0, 1, 2, 7, nil])
    #expect(backend.loadCount == loadCount + 1)
    #expect(cache.counts[.generation].entryCount == 4)
    #expect(cache.counts[.memory].entryCount == 0)
    #expect(cache.generationValues(for: []).isEmpty)
  }

  // MARK: Generations

  @Test func `what a new generation doesn't ask for moves to L1`() {
    let cache = TieredCache<Weight>()
    for number in 0..<10 { _ = cache.generationWeight(number) }
    cache.beginGeneration()
    for number in 5..<12 { _ = cache.generationWeight(number) }
    cache.retireOlderGenerations()
    let counts = cache.counts
    #expect(counts[.generation].entryCount == 7)
    #expect(counts[.memory].entryCount == 5)
    #expect(counts.computedCount == 12)
    for number in 0..<12 { _ = cache.weight(number) }
    #expect(cache.counts.computedCount == 12)
  }

  @Test func `values of the generation are never evicted, others only within the limit`() {
    let cache = TieredCache<Weight>(limit: 100)
    for number in 0..<300 { _ = cache.generationWeight(number, bytes: 9) }
    for number in 1000..<1300 { _ = cache.weight(number, bytes: 9) }
    let counts = cache.counts
    #expect(counts[.generation].sizeBytes == 3000)
    #expect(counts[.memory].sizeBytes <= 100)
    #expect(counts.evictedCount + counts.rejectedCount >= 290)
    for number in 0..<300 { _ = cache.generationWeight(number) }
    #expect(cache.counts[.generation].hitCount == 300)
  }

  @Test func `uses in the generation count for admission`() {
    let cache = TieredCache<Weight>(limit: 100)
    for _ in 0..<10 {
      for number in 0..<50 { _ = cache.generationWeight(number, bytes: 1) }
    }
    for number in 100..<200 { _ = cache.weight(number, bytes: 1) }
    cache.beginGeneration()
    cache.retireOlderGenerations()
    for number in 200..<300 { _ = cache.weight(number, bytes: 1) }
    let kept = (0..<50).count { cache.value(for: key($0)) != nil }
    #expect(kept >= 25)
  }

  @Test(arguments: [
    (MemoryPressure.none, 1000), (.moderate, 500), (.high, 250), (.critical, 125),
  ])
  func `memory pressure shrinks L1`(_ pressure: MemoryPressure, _ limit: Int) {
    let cache = TieredCache<Weight>(limit: 1000)
    for number in 0..<500 { _ = cache.weight(number, bytes: 1) }
    #expect(cache.counts[.memory].sizeBytes > 900)
    cache.adjust(to: pressure)
    #expect(cache.counts[.memory].sizeBytes <= limit)
    #expect(cache.counts.memoryLimitBytes == limit)
    cache.adjust(to: .none)
    #expect(cache.counts.memoryLimitBytes == 1000)
  }

  // MARK: Threads

  @Test func `threads that need one value at once compute it once`() {
    let cache = TieredCache(limit: 100_000, queueCount: 50, backend: RecordingBackend())
    let computedCount = Mutex(0)
    let wrongCount = Mutex(0)
    DispatchQueue.concurrentPerform(iterations: 8) { thread in
      for number in 0..<200 {
        let place = thread % 2 == 0 ? number : 199 - number
        func compute() -> Weight {
          computedCount.withLock { $0 += 1 }
          return Weight(place, bytes: 1)
        }
        let value =
          thread % 3 == 0
          ? cache.generationValue(for: key(place), compute: compute)
          : cache.value(for: key(place), compute: compute)
        if value.number != place { wrongCount.withLock { $0 += 1 } }
      }
    }
    #expect(computedCount.withLock { $0 } == 200)
    #expect(wrongCount.withLock { $0 } == 0)
    let counts = cache.counts
    let hits = CacheTier.allCases.reduce(0) { $0 + counts[$1].hitCount }
    #expect(hits + counts.computedCount + counts.coalescedCount == 8 * 200)
  }

  @Test func `threads that do everything at once get right values`() {
    let cache = TieredCache(limit: 400, queueCount: 20, backend: RecordingBackend())
    let wrongCount = Mutex(0)
    DispatchQueue.concurrentPerform(iterations: 6) { thread in
      var random = SeededGenerator(seed: UInt64(thread))
      for _ in 0..<1500 {
        let number = Int.random(in: 0..<300, using: &random)
        switch Int.random(in: 0..<100, using: &random) {
        case 0: cache.beginGeneration()
        case 1: cache.retireOlderGenerations()
        case 2: cache.adjust(to: random.pick(MemoryPressure.allCases))
        case 3: cache.flush()
        case 4..<40:
          let value = cache.generationWeight(number, bytes: 3)
          if value.number != number { wrongCount.withLock { $0 += 1 } }
        default:
          let value = cache.weight(number, bytes: 3)
          if value.number != number { wrongCount.withLock { $0 += 1 } }
        }
      }
    }
    #expect(wrongCount.withLock { $0 } == 0)
    #expect(cache.tiers.memory.withLock { $0.brokenInvariant() } == nil)
    #expect(cache.diagnostics == [])
  }
}
