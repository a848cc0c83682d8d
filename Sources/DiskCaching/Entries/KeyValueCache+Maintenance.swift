internal import SQLiteAccess

/// Maintenance. It reports why it failed; what it did before stays done.
extension KeyValueCache {
  /// Deletes all entries that ran out.
  ///
  /// - Returns: Number of entries deleted, here and below.
  @discardableResult
  package func expire() throws(CacheError) -> Int {
    try sum { cache throws(SQLiteError) in try cache.expire() }
  }

  /// Deletes all entries with a tag.
  @discardableResult
  package func evict(tag: [UInt8]) throws(CacheError) -> Int {
    try sum { cache throws(SQLiteError) in try cache.evict(tag: tag) }
  }

  /// Deletes what ran out, and entries above the size limit.
  @discardableResult
  package func cull() throws(CacheError) -> Int {
    try sum { cache throws(SQLiteError) in try cache.cull() }
  }

  /// Deletes all entries, and gives the space back. A cache that is out of use is begun anew.
  @discardableResult
  package func clear() throws(CacheError) -> Int {
    var count = 0
    for cache in caches { count += try cache.clearOne() }
    return count
  }

  /// Looks for damage.
  ///
  /// - Parameter repair: What is to be done about it.
  /// - Returns: What was found, also if it was repaired.
  /// - Throws: Why the check, or the repair, failed.
  package func check(_ repair: CacheRepair) throws(CacheError) -> [CacheFinding] {
    var findings: [CacheFinding] = []
    for cache in caches { findings += try cache.checkOne(repair) }
    return findings
  }

  /// Hits and misses of all processes, as far as they were written to disk, and of this one.
  package var statistics: HitStatistics {
    caches.reduce(into: HitStatistics()) { sum, cache in
      let one = cache.read { cache throws(SQLiteError) in
        HitStatistics(
          hitCount: try cache.tables.counter(.hits) + cache.tables.accesses.hitCount,
          missCount: try cache.tables.counter(.misses) + cache.tables.accesses.missCount)
      }
      sum.hitCount += one?.hitCount ?? 0
      sum.missCount += one?.missCount ?? 0
    }
  }

  /// Starts counting hits and misses from zero.
  package func resetStatistics() throws(CacheError) {
    _ = try sum { cache throws(SQLiteError) in
      try cache.tables.connection.execute("DELETE FROM counter")
      return 0
    }
  }

  private func sum(
    _ body: (CacheTransaction) throws(SQLiteError) -> Int
  ) throws(CacheError) -> Int {
    var sum = 0
    for cache in caches { sum += try cache.attempt(body) }
    return sum
  }
}

/// How often a cache had what it was asked for.
package struct HitStatistics: Sendable, Equatable {
  package var hitCount = 0
  package var missCount = 0

  package init(hitCount: Int = 0, missCount: Int = 0) {
    self.hitCount = hitCount
    self.missCount = missCount
  }

  /// Hits of all; `nil` when nothing was asked for.
  package var hitRate: Double? {
    let total = hitCount + missCount
    return total == 0 ? nil : Double(hitCount) / Double(total)
  }
}
