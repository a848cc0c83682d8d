internal import DiskCaching
internal import FileMapping
internal import SourceModel
internal import StandardExtensions

/// What a repository's cache consists of.
struct CacheVolume {
  /// A section file of a work tree.
  struct SectionVolume {
    let name: String
    let byteCount: Int
    /// `nil` where the file is damaged.
    let sections: [SectionSummary]?
  }

  /// The files of a work tree.
  struct Tree {
    /// Bytes of its root's path, where that is noted.
    var root: [UInt8]?
    var files: [SectionVolume] = []
  }

  let cache: RepositoryCache
  var documents: (count: Int, bytes: Int)?
  var trees: [(name: String, tree: Tree)] = []
  var kinds: [(kind: CacheKind, entries: Int, bytes: Int, hits: HitStatistics)] = []
  var totalBytes = 0
  var setAsideBytes = 0
  var temporaryBytes = 0
}

extension CacheInspection {
  /// How much the cache holds, by kind.
  ///
  /// - Parameters:
  ///   - scope: Of this tree's repository, or of all.
  ///   - form: How it is written.
  /// - Returns: The figures; nothing where there is no cache.
  /// - Throws: `unusable`.
  public func statistics(
    _ scope: Scope, _ form: CacheReply.Form
  ) throws(CacheInspectionError) -> CacheReply {
    var volumes: [CacheVolume] = []
    var warnings: [String] = []
    for cache in repositories(scope) where cache.exists {
      volumes.append(try volume(of: cache, &warnings))
    }
    if volumes.isEmpty { return nothing(form, scope) }
    return CacheReply(
      form, warnings: warnings, lines: volumes.flatMap { $0.lines(limit: settings.cacheSizeBytes) }
    ) { json in
      json.member("sizeLimitBytes") { $0.number(settings.cacheSizeBytes) }
      json.member("repositories") { $0.array(volumes) { $1.write(to: &$0) } }
    }
  }

  private func volume(
    of cache: RepositoryCache, _ warnings: inout [String]
  ) throws(CacheInspectionError) -> CacheVolume {
    var volume = CacheVolume(cache: cache)
    do throws(CacheInspectionError) {
      if let documents = try documents(of: cache) {
        let counts = try attempt { () throws(CacheError) in try documents.counts() }
        volume.documents = (counts.documents, counts.bytes)
      }
    } catch {
      warnings.append("\(error)")
    }
    volume.add(cache.files())
    let repositorySettings = cache.settings(sizeLimit: settings.cacheSizeBytes)
    for kind in CacheKind.allCases {
      guard let reports = kind.existing(in: repositorySettings)?.reports else { continue }
      volume.kinds.append(
        (
          kind, reports.reduce(0) { $0 + $1.entryCount },
          reports.reduce(0) { $0 + $1.volumeBytes },
          HitStatistics(
            hitCount: reports.reduce(0) { $0 + $1.statistics.hitCount },
            missCount: reports.reduce(0) { $0 + $1.statistics.missCount })
        ))
    }
    return volume
  }
}

extension CacheVolume {
  mutating func add(_ files: [CachedFile]) {
    var trees: [String: Tree] = [:]
    for file in files {
      totalBytes += file.byteCount
      switch file.purpose {
      case .sections(let tree, let name):
        let sections = try? SectionFile(ofAnyKindAt: file.path).sections
        trees[tree, default: Tree()].files.append(
          SectionVolume(name: name, byteCount: file.byteCount, sections: sections))
      case .root(let tree): trees[tree, default: Tree()].root = cache.root(notedIn: file)
      case .setAside: setAsideBytes += file.byteCount
      case .temporary: temporaryBytes += file.byteCount
      case .documents, .kind, .upkeep, .unknown: break
      }
    }
    self.trees = trees.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  fileprivate func lines(limit: Int) -> [String] {
    var lines = [cache.directory, "  total: \(sizeText(totalBytes)) of \(sizeText(limit))"]
    if let documents {
      lines.append(
        "  documents: \(countText(documents.count, "document")), \(sizeText(documents.bytes))")
    }
    for (name, tree) in trees {
      lines.append("  tree \(tree.root.map { rootText($0) } ?? name)")
      for file in tree.files {
        let sections = file.sections.map { countText($0.count, "section") } ?? "damaged"
        lines.append("    \(file.name): \(sizeText(file.byteCount)), \(sections)")
      }
    }
    for entry in kinds {
      lines.append(
        "  \(entry.kind.rawValue): \(entry.entries) entries, \(sizeText(entry.bytes)), "
          + "\(entry.hits.hitCount) hits, \(entry.hits.missCount) misses")
    }
    if setAsideBytes > 0 { lines.append("  set aside: \(sizeText(setAsideBytes))") }
    if temporaryBytes > 0 { lines.append("  temporary: \(sizeText(temporaryBytes))") }
    return lines
  }

  fileprivate func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("path") { $0.string(cache.directory) }
      json.member("totalBytes") { $0.number(totalBytes) }
      json.member("setAsideBytes") { $0.number(setAsideBytes) }
      json.member("temporaryBytes") { $0.number(temporaryBytes) }
      if let documents {
        json.member("documents") { json in
          json.object { json in
            json.member("count") { $0.number(documents.count) }
            json.member("bytes") { $0.number(documents.bytes) }
          }
        }
      }
      json.member("trees") { $0.array(trees) { $1.tree.write(to: &$0, name: $1.name) } }
      json.member("kinds") { json in
        json.array(kinds) { json, entry in
          json.object { json in
            json.member("name") { $0.string(entry.kind.rawValue) }
            json.member("entries") { $0.number(entry.entries) }
            json.member("bytes") { $0.number(entry.bytes) }
            json.member("hits") { $0.number(entry.hits.hitCount) }
            json.member("misses") { $0.number(entry.hits.missCount) }
          }
        }
      }
    }
  }
}

extension CacheVolume.Tree {
  fileprivate func write(to json: inout JSONWriter, name: String) {
    json.object { json in
      json.member("id") { $0.string(name) }
      if let root { json.member("root") { $0.bytes(root) } }
      json.member("files") { json in
        json.array(files) { json, file in
          json.object { json in
            json.member("name") { $0.string(file.name) }
            json.member("bytes") { $0.number(file.byteCount) }
            guard let sections = file.sections else { return }
            json.member("sections") { json in
              json.array(sections) { json, section in
                json.object { json in
                  json.member("id") { $0.number(Int(section.id)) }
                  json.member("bytes") { $0.number(section.byteCount) }
                  json.member("elementBytes") { $0.number(section.elementBytes) }
                }
              }
            }
          }
        }
      }
    }
  }
}

/// The root of a tree for people; see ``TreeSource/name``.
private func rootText(_ root: [UInt8]) -> String {
  root.last == 0 ? "\(escapedText(root.dropLast())), revisions" : escapedText(root)
}
