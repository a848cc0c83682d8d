extension CacheCounts {
  /// A cache with a name, where a process has several.
  package typealias Named = (name: String, counts: CacheCounts)

  /// Adds what caches counted to a text of metrics. Once: a text announces each family once.
  package static func write(_ caches: [Named], to text: inout PrometheusText) {
    writeTiers(
      "repomap_cache_hits_total", .counter, "Lookups that found their value in the tier.", caches,
      to: &text
    ) { $0.hitCount }
    writeTiers(
      "repomap_cache_misses_total", .counter, "Lookups that passed the tier in vain.", caches,
      to: &text
    ) { $0.missCount }
    writeLatencies(caches, to: &text)
    writeTiers(
      "repomap_cache_entries", .gauge, "Values in the tier; of L2, those not yet written.", caches,
      to: &text
    ) { $0.entryCount }
    writeTiers(
      "repomap_cache_size_bytes", .gauge,
      "Bytes of the values in the tier; of L2, of those not yet written.", caches, to: &text
    ) { $0.sizeBytes }
    text.beginFamily("repomap_cache_memory_limit_bytes", .gauge, help: "Bytes that L1 may have.")
    for (name, counts) in caches {
      text.addSample(counts.memoryLimitBytes, labels: [("cache", name)])
    }
    writeCounters(caches, to: &text)
  }

  private static func writeTiers(
    _ family: String, _ kind: PrometheusText.Kind, _ help: String, _ caches: [Named],
    to text: inout PrometheusText, value: (Tier) -> Int
  ) {
    text.beginFamily(family, kind, help: help)
    for (name, counts) in caches {
      for tier in CacheTier.allCases {
        text.addSample(value(counts[tier]), labels: [("cache", name), ("tier", tier.name)])
      }
    }
  }

  private static func writeLatencies(_ caches: [Named], to text: inout PrometheusText) {
    text.beginFamily(
      "repomap_cache_lookup_duration_seconds", .histogram,
      help: "Time of the lookups that found their value in the tier.")
    for (name, counts) in caches {
      for tier in CacheTier.allCases {
        let latency = counts[tier].latency
        text.addHistogram(
          bounds: LatencyCounts.boundsSeconds, counts: latency.buckets,
          sum: Double(latency.sumNanoseconds) / 1e9,
          labels: [("cache", name), ("tier", tier.name)])
      }
    }
  }

  private static func writeCounters(_ caches: [Named], to text: inout PrometheusText) {
    let counters: [(name: String, help: String, value: KeyPath<CacheCounts, Int>)] = [
      ("values_computed", "Values that no tier had and that were made.", \.computedCount),
      (
        "lookups_coalesced", "Lookups that waited for another to make their value.",
        \.coalescedCount
      ),
      ("evictions", "Values that left L1 for others.", \.evictedCount),
      ("admissions_rejected", "Values that were not admitted to L1.", \.rejectedCount),
      ("values_written", "Values that were written to L2.", \.writtenCount),
      ("values_lost", "Values that L2 did not take.", \.lostCount),
    ]
    for (name, help, value) in counters {
      text.beginFamily("repomap_cache_\(name)_total", .counter, help: help)
      for cache in caches {
        text.addSample(cache.counts[keyPath: value], labels: [("cache", cache.name)])
      }
    }
  }
}
