internal import SQLiteAccess
internal import SourceModel

/// Several caches among which keys are distributed, so that writers of different keys seldom wait for
/// each other: what Python's `diskcache.FanoutCache` promises.
///
/// Each has its part of the size limit. The number of shards is part of the directory's name: with
/// another number a key belongs to another database.
package final class ShardedCache: KeyValueCache {
  /// How long its operations should wait for another process: a miss is cheaper than waiting.
  package static let busyTimeoutMilliseconds: Int32 = 10

  package let caches: [DiskCache]

  /// Opens, or begins, a cache of as many shards as the settings say.
  package init(_ settings: DiskCacheSettings, clock: CacheClock = .system) {
    let count = max(1, settings.shardCount)
    caches = (0..<count).map { number in
      var shard = settings
      shard.place.append("\(number)-of-\(count)")
      shard.sizeLimit /= count
      return DiskCache(shard, clock: clock)
    }
  }

  /// The shard that a key belongs to.
  package func cache(for key: [UInt8]) -> DiskCache {
    let hash = key.withUnsafeBytes { checksum64($0) }
    return caches[Int(hash % UInt64(caches.count))]
  }
}
