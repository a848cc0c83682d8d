internal import Synchronization

extension TieredCache {
  /// Begins a generation: from now on ``generationValue(for:compute:)`` notes what belongs to it.
  package func beginGeneration() {
    tiers.generations.beginGeneration()
  }

  /// Moves to L1 what the current generation hasn't asked for, as far as it is admitted there: for
  /// when all that belongs to the generation was asked for, and no older snapshot is in use.
  ///
  /// How often a value was asked for in L0 counts for its admission.
  package func retireOlderGenerations() {
    tiers.retireOlderGenerations()
  }

  /// Gives L1 the limit that goes with a memory pressure; what is too much leaves it, the least
  /// valuable first.
  package func adjust(to pressure: MemoryPressure) {
    let limit = settings.memoryLimit(under: pressure)
    tiers.memory.withLock { if $0.limit != limit { $0.setLimit(limit) } }
  }

  /// What this cache did and holds.
  package var counts: CacheCounts {
    var counts = tiers.metrics.counts
    let (count, bytes) = tiers.generations.size
    counts[.generation].entryCount = count
    counts[.generation].sizeBytes = bytes
    tiers.memory.withLock { memory in
      counts[.memory].entryCount = memory.count
      counts[.memory].sizeBytes = memory.bytes
      counts.evictedCount = memory.evictedCount
      counts.rejectedCount = memory.rejectedCount
      counts.memoryLimitBytes = memory.limit
    }
    queue.withLock { queue in
      counts[.disk].entryCount = queue.count
      counts[.disk].sizeBytes = queue.bytes
    }
    return counts
  }
}
