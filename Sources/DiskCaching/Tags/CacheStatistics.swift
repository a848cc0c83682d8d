/// What a cache holds, and how useful it was to this process.
package struct CacheStatistics: Sendable, Equatable {
  /// Documents that were asked for and found.
  package var hitCount = 0
  /// Documents that were asked for and not found.
  package var missCount = 0
  /// Documents that this process wrote.
  package var storedCount = 0
  /// Documents that this process evicted.
  package var evictedCount = 0
  /// Documents in the cache.
  package var documentCount = 0
  /// Bytes of the database, without its log.
  package var sizeBytes = 0
}
