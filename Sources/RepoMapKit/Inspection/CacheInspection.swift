internal import DiskCaching
internal import FileDiscovery
internal import SourceModel
internal import StandardExtensions

/// Looks at what the cache holds, and keeps it in order.
///
/// Nothing that only looks makes a cache where there is none, or changes one; only a damaged disk cache
/// of a kind is set aside when it is opened, as always. Each operation has a file
/// of its own.
public struct CacheInspection: Sendable {
  /// Which caches an operation is for.
  public enum Scope: Sendable {
    /// That of the tree's repository.
    case tree
    /// Those of all repositories.
    case all
  }

  let settings: EngineSettings
  /// The tree's root, as it was given and as a canonical path.
  let givenRoot: [UInt8]
  let root: [UInt8]
  let catalog: CacheCatalog
  /// The cache of the tree's repository.
  let repository: RepositoryCache

  /// A look at the caches that an ``Engine`` with the same settings uses.
  ///
  /// - Parameters:
  ///   - settings: Where caches are, and how large one may be.
  ///   - root: Bytes of the path of the tree's root.
  /// - Throws: `noCacheDirectory`, `rootMissing`.
  public init(settings: EngineSettings, root: [UInt8]) throws(CacheInspectionError) {
    guard let directory = settings.cacheDirectory else { throw .noCacheDirectory }
    guard let canonical = resolvedPath(root) else {
      throw .rootMissing(path: escapedText(root))
    }
    self.settings = settings
    givenRoot = root
    self.root = canonical
    catalog = CacheCatalog(directory: directory)
    repository = catalog.repository(
      CacheSettings(settings, directory: directory, root: canonical))
  }

  /// Where the cache is: one path on each line.
  public func path(_ scope: Scope, _ form: CacheReply.Form) -> CacheReply {
    let caches = repositories(scope)
    return CacheReply(
      form, scope == .all && caches.isEmpty ? .nothingFound : .done,
      lines: caches.map(\.directory)
    ) { json in
      json.member("directory") { $0.string(catalog.directory) }
      json.member("repositories") { json in
        json.array(caches) { json, cache in
          json.object { json in
            json.member("path") { $0.string(cache.directory) }
            json.member("exists") { $0.boolean(cache.exists) }
          }
        }
      }
    }
  }

  // MARK: For the operations

  /// The caches of a scope; that of the tree also where it isn't there yet.
  func repositories(_ scope: Scope) -> [RepositoryCache] {
    switch scope {
    case .tree: [repository]
    case .all: catalog.repositories()
    }
  }

  /// What is said where there is no cache.
  func nothing(_ form: CacheReply.Form, _ scope: Scope) -> CacheReply {
    let path = scope == .all ? catalog.directory : repository.directory
    return CacheReply(form, .nothingFound, warnings: ["\(path): no cache"], lines: []) { json in
      json.member("path") { $0.string(path) }
    }
  }

  /// The documents of a cache; `nil` where there are none.
  func documents(of cache: RepositoryCache) throws(CacheInspectionError) -> DocumentCatalog? {
    try attempt { () throws(CacheError) in
      try cache.checkOwner()
      return try DocumentCatalog(cache, today: CacheDay.today)
    }
  }

  /// What is remembered of the tree's files; `nil` where nothing is, or nothing that is sound.
  func fileTable() -> FileTable? {
    let path = SnapshotStore(repository.settings(sizeLimit: settings.cacheSizeBytes), root: root)
      .path(FileTable.name)
    return try? FileTable.read(path)
  }

  func attempt<Result>(
    _ body: () throws(CacheError) -> Result
  ) throws(CacheInspectionError) -> Result {
    do throws(CacheError) {
      return try body()
    } catch {
      throw CacheInspectionError(error)
    }
  }
}

extension CacheSettings {
  /// Settings of the cache of the tree with a canonical root. Work trees of one git repository share a
  /// cache.
  init(_ settings: EngineSettings, directory: String, root: [UInt8]) {
    self.init(
      directory: directory,
      identity: settings.cacheIdentity ?? GitRepository.containing(root)?.commonDirectory ?? root,
      sizeLimit: settings.cacheSizeBytes)
  }

  /// Settings of the cache of a tree.
  init(_ settings: EngineSettings, directory: String, _ source: TreeSource) {
    var settings = settings
    // The directory of a revision need not be there to tell.
    if case .revision(let tree) = source {
      settings.cacheIdentity = settings.cacheIdentity ?? tree.repository.commonDirectory
    }
    self.init(settings, directory: directory, root: source.canonicalRoot)
  }
}
