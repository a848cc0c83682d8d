internal import SourceModel
internal import Synchronization

/// The tiers in memory, L0 and L1, and the metrics of all: what a hit runs through.
///
/// Not generic, unlike ``TieredCache``: see ``EntryTable``.
final class MemoryTiers: Sendable {
  /// What is to become of a value that a lookup finds.
  enum Placement {
    /// The current generation has it from now on.
    case generation
    /// It belongs to no generation.
    case memory
  }

  let generations = GenerationMap()
  let memory: Mutex<WindowTinyLFU>
  let metrics = CacheMetrics()
  private let clock: @Sendable () -> UInt64

  /// - Parameters:
  ///   - limit: Bytes of L1.
  ///   - clock: Nanoseconds of a clock that never goes back.
  init(limit: Int, clock: @escaping @Sendable () -> UInt64) {
    memory = Mutex(WindowTinyLFU(limit: limit))
    self.clock = clock
  }

  /// The time, for ``countHit(_:since:)``.
  func now() -> UInt64 { clock() }

  /// Looks for a value, and counts what came of it.
  func find(_ key: ContentHash, _ placement: Placement, since start: UInt64) -> CachedObject? {
    let current = placement == .generation ? generations.claim(key) : generations.value(for: key)
    if let current {
      countHit(.generation, since: start)
      return current
    }
    metrics.miss(.generation)
    guard let (value, weight) = memory.withLock({ $0.entry(for: key) }) else {
      metrics.miss(.memory)
      return nil
    }
    if placement == .generation { place(value, for: key, weight: weight, placement) }
    countHit(.memory, since: start)
    return value
  }

  /// Looks for a value without counting.
  func peek(_ key: ContentHash) -> CachedObject? {
    generations.value(for: key) ?? memory.withLock { $0.peek(key) }
  }

  /// Puts a value where it belongs. On its way from L1 to L0 it is first in both, so that it is
  /// always somewhere.
  func place(_ value: CachedObject, for key: ContentHash, weight: Int, _ placement: Placement) {
    switch placement {
    case .generation:
      generations.insert(value, for: key, weight: weight)
      memory.withLock { $0.remove(key) }
    case .memory:
      memory.withLock { $0.insert(value, for: key, weight: weight) }
    }
  }

  /// Moves to L1 what the current generation hasn't asked for, as far as it is admitted there.
  func retireOlderGenerations() {
    let current = generations.currentGeneration
    let retired = generations.retired(before: current)
    for entry in retired {
      memory.withLock {
        $0.insert(
          entry.value, for: entry.key, weight: entry.weight, earlierUses: entry.useCount)
      }
    }
    generations.remove(retired.map { $0.key }, before: current)
  }

  /// Counts a lookup that found its value in a tier.
  func countHit(_ tier: CacheTier, since start: UInt64) {
    metrics.hit(tier, nanoseconds: clock() &- start)
  }
}
