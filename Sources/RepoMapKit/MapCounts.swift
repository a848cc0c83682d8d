/// Where a map came from.
public enum MapOrigin: String, Sendable {
  /// It was made.
  case computed
  /// The engine had it.
  case memory
  /// Another process, or this one before it forgot, had left it on disk.
  case disk
}

/// Where the maps of an engine came from so far.
public struct MapCounts: Sendable, Equatable {
  /// Maps that were found in memory.
  public internal(set) var memoryHits = 0
  /// Maps that were found on disk.
  public internal(set) var diskHits = 0
  /// Looks at the disk that found none.
  public internal(set) var diskMisses = 0
  /// Maps that were made.
  public internal(set) var computed = 0

  /// Counts one map.
  mutating func count(_ origin: MapOrigin) {
    switch origin {
    case .computed: computed += 1
    case .memory: memoryHits += 1
    case .disk: diskHits += 1
    }
  }

  /// The same as text.
  var line: String {
    "maps: \(memoryHits) from memory, \(diskHits) from disk, \(computed) computed"
  }
}
