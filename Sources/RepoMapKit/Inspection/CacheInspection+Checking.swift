internal import DiskCaching
internal import FileMapping
internal import SourceModel
internal import StandardExtensions

/// Something of the cache that isn't what was written.
private struct Damage {
  let path: String
  let detail: String
  var isRepaired = false
}

extension CacheInspection {
  /// Reads all of the cache and verifies it: every section file, the database of documents with
  /// SQLite's own check and its checksums, and the disk caches.
  ///
  /// - Parameters:
  ///   - scope: Of this tree's repository, or of all.
  ///   - repairs: Whether what is damaged is removed, or set aside, so that the next run makes it again.
  ///   - form: How the reply is written.
  /// - Returns: What is damaged; `damageLeft` unless it is repaired.
  /// - Throws: `unusable`, where nothing can be said.
  public func check(
    _ scope: Scope, repairs: Bool, _ form: CacheReply.Form
  ) throws(CacheInspectionError) -> CacheReply {
    let caches = repositories(scope).filter { $0.exists }
    if caches.isEmpty { return nothing(form, scope) }
    var damages: [Damage] = []
    var fileCount = 0
    for cache in caches {
      try attempt { () throws(CacheError) in try cache.checkOwner() }
      let files = cache.files()
      fileCount += files.count
      for file in files {
        if let damage = try check(file, of: cache, repairs: repairs) { damages.append(damage) }
      }
      if let damage = try checkDocuments(of: cache, repairs: repairs) { damages.append(damage) }
      damages += try checkKinds(of: cache, repairs: repairs)
    }
    let isWhole = damages.allSatisfy { $0.isRepaired }
    let lines = damages.map { "\($0.path): \($0.detail)\($0.isRepaired ? "; removed" : "")" }
    return CacheReply(
      form, isWhole ? .done : .damageLeft,
      lines: lines.isEmpty ? ["\(countText(fileCount, "file")), no damage"] : lines
    ) { json in
      json.member("files") { $0.number(fileCount) }
      json.member("findings") { json in
        json.array(damages) { json, damage in
          json.object { json in
            json.member("path") { $0.string(damage.path) }
            json.member("detail") { $0.string(damage.detail) }
            json.member("isRepaired") { $0.boolean(damage.isRepaired) }
          }
        }
      }
    }
  }

  /// Verifies a file that stands for itself.
  private func check(
    _ file: CachedFile, of cache: RepositoryCache, repairs: Bool
  ) throws(CacheInspectionError) -> Damage? {
    let detail: String
    switch file.purpose {
    case .sections:
      do throws(SectionFileError) {
        try SectionFile(ofAnyKindAt: file.path).verifyAll()
        return nil
      } catch {
        detail = error.message
      }
    case .root:
      if cache.root(notedIn: file) != nil { return nil }
      detail = "it is not the path that its name is the digest of"
    case .documents, .kind, .setAside, .temporary, .upkeep, .unknown: return nil
    }
    if repairs { try attempt { () throws(CacheError) in try cache.remove(file) } }
    return Damage(path: file.path, detail: detail, isRepaired: repairs)
  }

  private func checkDocuments(
    of cache: RepositoryCache, repairs: Bool
  ) throws(CacheInspectionError) -> Damage? {
    let detail: String
    do throws(CacheError) {
      let documents = try DocumentCatalog(cache, today: 0)
      guard let finding = try documents?.check().first else { return nil }
      detail = finding
    } catch .unusable(_, let reason) {
      detail = reason
    } catch {
      throw CacheInspectionError(error)
    }
    let path = DocumentCatalog.path(of: cache)
    guard repairs else { return Damage(path: path, detail: detail) }
    TagCache(cache.settings(sizeLimit: settings.cacheSizeBytes)).replace(because: detail)
    return Damage(path: path, detail: detail, isRepaired: isSound(cache))
  }

  /// Whether the database that is in place now can be used.
  private func isSound(_ cache: RepositoryCache) -> Bool {
    guard let documents = try? DocumentCatalog(cache, today: 0) else { return false }
    return (try? documents.check().isEmpty) ?? false
  }

  private func checkKinds(
    of cache: RepositoryCache, repairs: Bool
  ) throws(CacheInspectionError) -> [Damage] {
    var damages: [Damage] = []
    for kind in CacheKind.allCases {
      let settings = cache.settings(sizeLimit: settings.cacheSizeBytes)
      guard let kindCache = kind.existing(in: settings) else { continue }
      let findings = try attempt { () throws(CacheError) in
        try kindCache.check(repairs ? .repair : .nothing)
      }
      damages += findings.map {
        Damage(
          path: "\(cache.directory)/\(kind.rawValue)", detail: $0.message, isRepaired: repairs)
      }
    }
    return damages
  }
}

extension CacheFinding {
  /// A few words for people.
  fileprivate var message: String {
    switch self {
    case .database(let text): text
    case .damagedEntry(let key): "the entry \(escapedText(key)) is not what was stored"
    case .lostFile(let key): "the file of the entry \(escapedText(key)) is lost"
    case .orphanFile(let path): "no entry has the file \(path)"
    }
  }
}
