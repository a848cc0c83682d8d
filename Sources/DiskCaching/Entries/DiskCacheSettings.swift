/// What is deleted first when a cache grows above its size limit.
package enum EvictionPolicy: String, Sendable, CaseIterable {
  /// What was stored longest ago. Reading costs no bookkeeping.
  case leastRecentlyStored
  /// What was read or stored longest ago.
  case leastRecentlyUsed
  /// What was read least often since it was stored.
  case leastFrequentlyUsed
  /// Nothing: only what ran out goes.
  case none

  /// Whether reads have to be noted.
  var notesAccesses: Bool { self == .leastRecentlyUsed || self == .leastFrequentlyUsed }
}

/// How long a value is good for.
package enum TimeToLive: Sendable, Equatable {
  /// As long as the cache's settings say.
  case standard
  case unlimited
  case seconds(Double)
}

/// Where a cache lies, how large it may grow, and how it behaves.
package struct DiskCacheSettings: Sendable, Equatable {
  /// Directory of all caches of the user; created with access for the owner only.
  package var directory: String
  /// Names of the folders from there to this cache; at least one.
  package var place: [String]
  /// Bytes of pages and files above which entries are evicted.
  package var sizeLimit = 256 << 20
  /// Entries that storing one may delete, so that no writer pays for all the others.
  package var cullLimit = 10
  package var evictionPolicy = EvictionPolicy.leastRecentlyStored
  /// Whether hits and misses are counted, over all processes.
  package var keepsStatistics = false
  /// Whether evicting by tag finds its entries by an index instead of reading all.
  package var indexesTags = false
  /// Databases among which ``ShardedCache`` distributes keys.
  package var shardCount = 8
  /// How long values are good for unless the caller says otherwise; `nil` for ever.
  package var timeToLiveSeconds: Double?
  /// How long an operation waits for another process that writes, before it fails.
  package var busyTimeoutMilliseconds: Int32 = 3000
  /// Values of at least this many bytes are files beside the database: half the cost to write a new
  /// one, and two fifths to read it; twice to replace it.
  package var minimumFileBytes = 256 << 10

  package init(directory: String, place: [String]) {
    self.directory = directory
    self.place = place
  }
}

/// What a cache of a repository is for. Each kind has a directory of its own, and so it can be
/// cleared, and run full, without the others.
package enum CacheKind: String, Sendable, CaseIterable {
  /// What was found in files.
  case extraction
  /// What a walk of the tree found.
  case scan
  /// Ranks and maps.
  case plan
  /// Rendered trees.
  case tree
  /// Grammars and queries: versions, digests, node kinds.
  case language
  /// What the program notes of its own artefacts.
  case runtime

  /// Settings of this kind's cache in the cache of a repository.
  package func settings(in repository: CacheSettings) -> DiskCacheSettings {
    var settings = DiskCacheSettings(
      directory: repository.directory, place: [repository.repositoryID, rawValue])
    settings.busyTimeoutMilliseconds = repository.busyTimeoutMilliseconds
    settings.sizeLimit = repository.sizeLimit / sizeShare
    settings.evictionPolicy = .leastRecentlyUsed
    settings.keepsStatistics = true
    settings.indexesTags = true
    return settings
  }

  /// The part of the repository's limit that the kind may use: one of this many.
  private var sizeShare: Int {
    switch self {
    case .extraction: 1
    case .plan, .tree: 8
    case .scan, .language, .runtime: 32
    }
  }
}
