import SourceModel
import Synchronization

@testable import TieredCaching

/// An L2 that remembers what it was asked for, and fails on request.
final class RecordingBackend: CacheBackend {
  struct State {
    var stored: [ContentHash: Weight] = [:]
    var batches: [[Int]] = []
    var loadCount = 0
    var isFailing = false
  }

  let location = "/cache"
  let state = Mutex(State())
  /// Called with no lock held before a batch is taken.
  private let beforeStoring: @Sendable () -> Void

  init(beforeStoring: @escaping @Sendable () -> Void = {}) {
    self.beforeStoring = beforeStoring
  }

  var batches: [[Int]] { state.withLock { $0.batches } }
  var loadCount: Int { state.withLock { $0.loadCount } }

  func fail(_ isFailing: Bool) { state.withLock { $0.isFailing = isFailing } }

  func load(_ keys: [ContentHash]) throws(CacheBackendError) -> [Weight?] {
    try state.withLock { state throws(CacheBackendError) in
      state.loadCount += 1
      if state.isFailing { throw .failed(detail: "can't read") }
      return keys.map { state.stored[$0] }
    }
  }

  func store(_ batch: [(key: ContentHash, value: Weight)]) throws(CacheBackendError) {
    beforeStoring()
    try state.withLock { state throws(CacheBackendError) in
      if state.isFailing { throw .failed(detail: "can't write") }
      state.batches.append(batch.map { $0.value.number })
      for (key, value) in batch { state.stored[key] = value }
    }
  }
}

extension TieredCache<Weight> {
  /// A cache of weights, without overhead and with a clock that stands still.
  convenience init(
    limit: Int = 1000, queueCount: Int = 100, backend: (any CacheBackend<Weight>)? = nil
  ) {
    var settings = TieredCacheSettings()
    settings.memoryLimitBytes = limit
    settings.minimumMemoryBytes = limit / 8
    settings.entryOverheadBytes = 1
    settings.queueLimitCount = queueCount
    self.init(settings, backend: backend, clock: { 0 }, weigher: { $0.bytes })
  }

  /// The value of a number, outside of generations.
  func weight(_ number: Int, bytes: Int = 0) -> Weight {
    value(for: key(number)) { Weight(number, bytes: bytes) }
  }

  /// The value of a number, as part of the current generation.
  func generationWeight(_ number: Int, bytes: Int = 0) -> Weight {
    generationValue(for: key(number)) { Weight(number, bytes: bytes) }
  }

  /// Hits of the three tiers, and computed values.
  var hits: [Int] {
    let counts = counts
    return CacheTier.allCases.map { counts[$0].hitCount } + [counts.computedCount]
  }
}
