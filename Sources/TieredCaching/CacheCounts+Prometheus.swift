extension CacheCounts {
  /// Adds what a cache counted to a text of metrics.
  ///
  /// - Parameters:
  ///   - text: What was written so far.
  ///   - cache: Name of the cache, where a process has several.
  package func write(to text: inout PrometheusText, cache: String) {
    let label: PrometheusText.Label = ("cache", cache)
    writeLookups(to: &text, label)
    writeSizes(to: &text, label)
    let counters = [
      ("values_computed", "Values that no tier had and that were made.", computedCount),
      ("lookups_coalesced", "Lookups that waited for another to make their value.", coalescedCount),
      ("evictions", "Values that left L1 for others.", evictedCount),
      ("admissions_rejected", "Values that were not admitted to L1.", rejectedCount),
      ("values_written", "Values that were written to L2.", writtenCount),
      ("values_lost", "Values that L2 did not take.", lostCount),
    ]
    for (name, help, value) in counters {
      text.beginFamily("repomap_cache_\(name)_total", .counter, help: help)
      text.addSample(value, labels: [label])
    }
  }

  private func writeLookups(to text: inout PrometheusText, _ label: PrometheusText.Label) {
    text.beginFamily(
      "repomap_cache_hits_total", .counter, help: "Lookups that found their value in the tier.")
    for tier in CacheTier.allCases {
      text.addSample(self[tier].hitCount, labels: [label, ("tier", tier.name)])
    }
    text.beginFamily(
      "repomap_cache_misses_total", .counter, help: "Lookups that passed the tier in vain.")
    for tier in CacheTier.allCases {
      text.addSample(self[tier].missCount, labels: [label, ("tier", tier.name)])
    }
    text.beginFamily(
      "repomap_cache_lookup_duration_seconds", .histogram,
      help: "Time of the lookups that found their value in the tier.")
    for tier in CacheTier.allCases {
      let latency = self[tier].latency
      text.addHistogram(
        bounds: LatencyCounts.boundsSeconds, counts: latency.buckets,
        sum: Double(latency.sumNanoseconds) / 1e9, labels: [label, ("tier", tier.name)])
    }
  }

  private func writeSizes(to text: inout PrometheusText, _ label: PrometheusText.Label) {
    text.beginFamily(
      "repomap_cache_entries", .gauge, help: "Values in the tier; of L2, those not yet written.")
    for tier in CacheTier.allCases {
      text.addSample(self[tier].entryCount, labels: [label, ("tier", tier.name)])
    }
    text.beginFamily(
      "repomap_cache_size_bytes", .gauge,
      help: "Bytes of the values in the tier; of L2, of those not yet written.")
    for tier in CacheTier.allCases {
      text.addSample(self[tier].sizeBytes, labels: [label, ("tier", tier.name)])
    }
    text.beginFamily("repomap_cache_memory_limit_bytes", .gauge, help: "Bytes that L1 may have.")
    text.addSample(memoryLimitBytes, labels: [label])
  }
}
