internal import DiskCaching
internal import SourceModel
internal import StandardExtensions

#if canImport(Glibc)
  internal import Glibc
#endif

/// What was removed, and what for.
private struct Removal {
  enum Reason: String {
    case cleared = "cleared"
    case rootGone = "the tree is gone"
    case setAside = "set aside as damaged"
    case temporary = "left over by a process that was killed"
    case halfRemoved = "a removal that didn't end"
  }

  /// Of a file, a directory, or of a cache from which documents were evicted.
  let path: String
  let reason: Reason
  let byteCount: Int
}

extension CacheInspection {
  /// Temporary files live for seconds; one older than this has lost its writer.
  private static let temporarySeconds = 3600

  /// Removes the cache of the tree's repository, or of all.
  ///
  /// - Parameters:
  ///   - scope: Of all repositories only directories that carry our mark are removed.
  ///   - form: How the reply is written.
  /// - Returns: What was removed; nothing where there is no cache.
  /// - Throws: `unusable`, and then the rest of it is still there.
  public func clear(
    _ scope: Scope, _ form: CacheReply.Form
  ) throws(CacheInspectionError) -> CacheReply {
    var removals: [Removal] = []
    for cache in repositories(scope) where cache.exists {
      removals.append(try remove(cache, because: .cleared))
    }
    return removals.isEmpty
      ? nothing(form, scope) : CacheInspection.reply(form, removals, evicted: 0, [])
  }

  /// Removes what nobody needs: in all caches what is of trees that are gone, what was set aside, and
  /// what was left over; in that of the tree's repository documents beyond the size limit.
  ///
  /// - Parameter form: How the reply is written.
  /// - Returns: What was removed, which may be nothing.
  /// - Throws: `unusable`, and then the rest of it is still there.
  public func prune(_ form: CacheReply.Form) throws(CacheInspectionError) -> CacheReply {
    var removals: [Removal] = []
    for path in catalog.halfRemoved() {
      try attempt { () throws(CacheError) in try catalog.remove(halfRemoved: path) }
      removals.append(Removal(path: path, reason: .halfRemoved, byteCount: 0))
    }
    for cache in catalog.repositories() {
      try attempt { () throws(CacheError) in try cache.checkOwner() }
      removals += try prune(cache)
    }
    var warnings: [String] = []
    let evicted = try evict(&warnings)
    return CacheInspection.reply(form, removals, evicted: evicted, warnings)
  }

  private func prune(_ cache: RepositoryCache) throws(CacheInspectionError) -> [Removal] {
    let files = cache.files()
    let roots = files.compactMap { file in cache.root(notedIn: file).map { (file, $0) } }
    let gone = roots.filter { RepositoryCache.isGone($0.1) }
    let treeCount = Set(files.compactMap { $0.tree }).count
    if !gone.isEmpty, gone.count == treeCount {
      return [try remove(cache, because: .rootGone)]
    }
    let goneTrees = Set(gone.compactMap { $0.0.tree })
    var removals: [Removal] = []
    for file in files {
      let reason: Removal.Reason
      if let tree = file.tree, goneTrees.contains(tree) {
        reason = .rootGone
      } else if file.purpose == .setAside {
        reason = .setAside
      } else if file.purpose == .temporary,
        file.modifiedAt < time(nil) - CacheInspection.temporarySeconds
      {
        reason = .temporary
      } else {
        continue
      }
      try attempt { () throws(CacheError) in try cache.remove(file) }
      removals.append(Removal(path: file.path, reason: reason, byteCount: file.byteCount))
    }
    return removals
  }

  /// Evicts documents and values of the tree's repository beyond their limits.
  private func evict(_ warnings: inout [String]) throws(CacheInspectionError) -> Int {
    guard repository.exists else { return 0 }
    let cacheSettings = repository.settings(sizeLimit: settings.cacheSizeBytes)
    var count = 0
    if try documents(of: repository) != nil {
      let cache = TagCache(cacheSettings)
      // One run evicts only so much that a map isn't held up.
      var last = -1
      while count != last {
        last = count
        cache.finish { repository.treeUses() }
        count = cache.statistics.evictedCount
      }
      warnings = cache.diagnostics.warnings
    }
    for kind in CacheKind.allCases {
      guard let cache = kind.existing(in: cacheSettings) else { continue }
      count += try attempt { () throws(CacheError) in try cache.cull() }
    }
    return count
  }

  private func remove(
    _ cache: RepositoryCache, because reason: Removal.Reason
  ) throws(CacheInspectionError) -> Removal {
    let byteCount = cache.files().reduce(0) { $0 + $1.byteCount }
    try attempt { () throws(CacheError) in try cache.remove() }
    return Removal(path: cache.directory, reason: reason, byteCount: byteCount)
  }

  private static func reply(
    _ form: CacheReply.Form, _ removals: [Removal], evicted: Int, _ warnings: [String]
  ) -> CacheReply {
    let freed = removals.reduce(0) { $0 + $1.byteCount }
    var lines = removals.map {
      "removed \($0.path) (\(sizeText($0.byteCount)), \($0.reason.rawValue))"
    }
    if evicted > 0 { lines.append("evicted \(countText(evicted, "value"))") }
    return CacheReply(form, warnings: warnings, lines: lines) { json in
      json.member("removed") { json in
        json.array(removals) { json, removal in
          json.object { json in
            json.member("path") { $0.string(removal.path) }
            json.member("bytes") { $0.number(removal.byteCount) }
            json.member("reason") { $0.string(removal.reason.rawValue) }
          }
        }
      }
      json.member("evicted") { $0.number(evicted) }
      json.member("removedBytes") { $0.number(freed) }
    }
  }
}

extension CachedFile {
  /// The work tree that the file belongs to.
  fileprivate var tree: String? {
    switch purpose {
    case .sections(let tree, _), .root(let tree): tree
    default: nil
    }
  }
}
