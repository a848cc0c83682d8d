internal import Synchronization

/// What a cache in tiers counts while it works: ``TieredCache``, or whoever has the disk alone. Any thread
/// counts, without a lock.
package final class CacheMetrics: Sendable {
  /// What is counted for one tier.
  final class Tier: Sendable {
    let hits = Atomic<Int>(0)
    let misses = Atomic<Int>(0)
    let latency = LatencyHistogram()
  }

  /// By ``CacheTier``.
  let tiers = CacheTier.allCases.map { _ in Tier() }
  let computed = Atomic<Int>(0)
  let coalesced = Atomic<Int>(0)
  let written = Atomic<Int>(0)
  let lost = Atomic<Int>(0)

  /// Nothing is counted yet.
  package init() {}

  subscript(tier: CacheTier) -> Tier { tiers[tier.rawValue] }

  /// Counts a value that was found after a given time.
  package func hit(_ tier: CacheTier, nanoseconds: UInt64) {
    self[tier].hits.wrappingAdd(1, ordering: .relaxed)
    self[tier].latency.record(nanoseconds: nanoseconds)
  }

  /// Counts a look at a tier that didn't have the value.
  package func miss(_ tier: CacheTier) {
    self[tier].misses.wrappingAdd(1, ordering: .relaxed)
  }

  /// What was counted so far; the sizes stay 0 here.
  package var counts: CacheCounts {
    var counts = CacheCounts()
    counts.tiers = tiers.map { tier in
      CacheCounts.Tier(
        hitCount: tier.hits.load(ordering: .relaxed),
        missCount: tier.misses.load(ordering: .relaxed), latency: tier.latency.counts)
    }
    counts.computedCount = computed.load(ordering: .relaxed)
    counts.coalescedCount = coalesced.load(ordering: .relaxed)
    counts.writtenCount = written.load(ordering: .relaxed)
    counts.lostCount = lost.load(ordering: .relaxed)
    return counts
  }
}

/// What a ``TieredCache`` did and holds, at one moment.
package struct CacheCounts: Sendable, Equatable {
  /// What one tier did and holds.
  package struct Tier: Sendable, Equatable {
    /// Lookups that found their value here.
    package var hitCount = 0
    /// Lookups that came here and went on.
    package var missCount = 0
    /// How long the lookups took that found their value here, from their beginning.
    package var latency: LatencyCounts
    /// Values here; of L2, those that wait to be written.
    package var entryCount = 0
    /// Bytes of these values.
    package var sizeBytes = 0
  }

  /// By ``CacheTier``.
  package var tiers: [Tier] = []
  /// Values that no tier had and that were made.
  package var computedCount = 0
  /// Lookups that waited for another one that made their value.
  package var coalescedCount = 0
  /// Values that left L1 for others.
  package var evictedCount = 0
  /// Values that were not admitted to L1.
  package var rejectedCount = 0
  /// Values that were written to L2.
  package var writtenCount = 0
  /// Values that L2 didn't take.
  package var lostCount = 0
  /// Bytes that L1 may have now.
  package var memoryLimitBytes = 0

  /// The counts of a tier.
  package subscript(tier: CacheTier) -> Tier {
    get { tiers[tier.rawValue] }
    set { tiers[tier.rawValue] = newValue }
  }
}
