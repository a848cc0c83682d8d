internal import DiskCaching
internal import SourceModel
internal import Synchronization

/// The maps of one tree on disk, for one run or batch: a cache of the kind `plan`, opened when it is first
/// asked.
///
/// It holds texts under the keys of their recipes, and under the looser keys of ``RefreshMode`` the key
/// of the text that was given last. Whatever fails is a miss.
final class MapStore: Sendable {
  /// Fewest source files of a tree whose maps are kept on disk. Keeping one costs 1.5 to 2 ms of the
  /// processor, finding it saves 4 ms at 100 files, 7 at 1,000 and hundreds in Linux: from here on it pays
  /// when one question in five comes again (docs/adr/0019-map-cache.md).
  static let minimumFileCount = 500
  /// Bytes that the maps of a repository may have on disk: some 4,000 of 1,024 tokens.
  static let sizeLimitBytes = 16 << 20

  private let settings: EngineSettings
  private let source: TreeSource
  private let opened = Mutex<DiskCache?>(nil)

  /// The maps of a tree; `nil` where nothing may be kept on disk.
  ///
  /// - Parameters:
  ///   - settings: Where caches are.
  ///   - source: The tree.
  init?(_ settings: EngineSettings, _ source: TreeSource) {
    guard settings.usesCache, settings.cacheDirectory != nil, ProgramIdentity.isKnown else {
      return nil
    }
    // What isn't on disk leaves no traces there.
    if case .snapshot = source { return nil }
    self.settings = settings
    self.source = source
  }

  /// What went wrong.
  var diagnostics: [Diagnostic] { opened.withLock { $0?.diagnostics ?? [] } }

  /// The map of a recipe.
  func text(_ key: ContentHash) -> [UInt8]? { cache?.value(for: key.bytes) }

  /// Keeps the map of a recipe.
  func store(_ text: [UInt8], for key: ContentHash) {
    cache?.set(key.bytes, text, tag: tag)
  }

  /// The recipe of the map that was given last under a looser key.
  func lastKey(_ looseKey: ContentHash) -> ContentHash? {
    cache?.value(for: ownKey(looseKey)).flatMap { ContentHash(bytes: $0) }
  }

  /// Notes the recipe of the map that was given under a looser key.
  func setLastKey(_ key: ContentHash, for looseKey: ContentHash) {
    cache?.set(ownKey(looseKey), key.bytes, tag: tag)
  }

  /// Deletes all maps of the tree. Those of other trees of the repository stay.
  func removeAll() {
    // A cache that can't be written isn't read by anybody else either, or its maps are exact.
    _ = try? cache?.evict(tag: tag)
  }

  /// The key of a note. Work trees of a repository share a cache, and may hold the same paths.
  private func ownKey(_ looseKey: ContentHash) -> [UInt8] { looseKey.bytes + tag }

  private var tag: [UInt8] { ContentHash(of: source.name).bytes }

  private var cache: DiskCache? {
    opened.withLock { opened in
      if let opened { return opened }
      guard let directory = settings.cacheDirectory else { return nil }
      var plan = CacheKind.plan.settings(
        in: CacheSettings(settings, directory: directory, source))
      plan.sizeLimit = min(plan.sizeLimit, MapStore.sizeLimitBytes)
      let cache = DiskCache(plan)
      opened = cache
      return cache
    }
  }
}

extension ContentHash {
  /// The digest whose ``bytes`` these are.
  fileprivate init?(bytes: [UInt8]) {
    guard bytes.count == 16 else { return nil }
    let halves = [bytes[..<8], bytes[8...]].map { half in
      half.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    }
    self.init(high: halves[0], low: halves[1])
  }
}
