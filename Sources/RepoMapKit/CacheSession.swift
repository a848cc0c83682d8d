internal import DiskCaching
internal import FileDiscovery
internal import SourceModel

/// The cache as one run uses it: what it knows about the tree's files, and what it learns.
///
/// Every failure of the cache shows here as a miss and one diagnostic.
struct CacheSession: Sendable {
  private let cache: TagCache?
  private let languages: LanguageSupport
  private let root: [UInt8]
  private let startedAt: Int64
  private let records: [(path: RepositoryPath, record: StampRecord)]
  /// Without a directory there is no cache, which is told once.
  private let ownDiagnostics: [Diagnostic]

  /// Opens the cache and loads what it knows of the tree.
  ///
  /// - Parameters:
  ///   - settings: Whether there shall be a cache, where, and how large.
  ///   - languages: Gives the keys of documents.
  ///   - root: Bytes of the path of the tree's root.
  ///   - repository: The git repository around it, if there is one.
  ///   - startedAt: Nanoseconds since 1970 before the first file was stamped.
  init(
    settings: EngineSettings, languages: LanguageSupport, root: [UInt8],
    repository: GitRepository?, startedAt: Int64
  ) {
    let canonical = resolvedPath(root) ?? root
    self.languages = languages
    self.root = canonical
    self.startedAt = startedAt
    guard settings.usesCache, let directory = settings.cacheDirectory else {
      cache = nil
      records = []
      ownDiagnostics =
        settings.usesCache
        ? [.cacheUnusable(path: "", detail: "neither HOME nor XDG_CACHE_HOME is set")] : []
      return
    }
    let cache = TagCache(
      CacheSettings(
        directory: directory, identity: repository?.commonDirectory ?? canonical,
        sizeLimit: settings.cacheSizeBytes))
    self.cache = cache
    records = cache.stamps(root: canonical)
    ownDiagnostics = []
  }

  var diagnostics: [Diagnostic] { ownDiagnostics + (cache?.diagnostics ?? []) }

  /// What is known of `files` without opening them. All documents are read at once.
  ///
  /// - Parameter files: In the order of their paths, as the records are.
  /// - Returns: One outcome for each file; `nil` where it has to be read.
  func trustedOutcomes(of files: FileList) -> [FileOutcome?] {
    let trusted = trustedRecords(of: files)
    let keys = trusted.compactMap { $0?.key }
    var documents = (cache?.documents(keys) ?? []).makeIterator()
    return trusted.map { record in
      guard let record else { return nil }
      guard let key = record.key else {
        return FileOutcome(content: .notCode, origin: .stamp, key: nil)
      }
      return validated(documents.next() ?? nil, key: key).map {
        FileOutcome(content: .document($0), origin: .stamp, key: key)
      }
    }
  }

  /// The record of each file whose stamp is the recorded one.
  private func trustedRecords(of files: FileList) -> [StampRecord?] {
    var next = 0
    return files.indices.map { index in
      let path = files.pathBytes(at: index)
      while next < records.count, records[next].path.bytes.lexicographicallyPrecedes(path) {
        next += 1
      }
      guard next < records.count, records[next].path.bytes.elementsEqual(path),
        records[next].record.isTrusted(for: files.stamps[index])
      else { return nil }
      return records[next].record
    }
  }

  /// The document of a key, if it is sound and really the one of this key.
  func document(_ key: ContentHash) -> FileIR? {
    validated(cache?.document(key), key: key)
  }

  private func validated(_ bytes: [UInt8]?, key: ContentHash) -> FileIR? {
    guard let bytes, let ir = try? FileIR(validating: bytes) else { return nil }
    let own = languages.documentKey(
      content: ir.summary.contentHash, language: ir.summary.language)
    return own == key ? ir : nil
  }

  /// Hands over what was learned of one file. Called from several threads.
  func store(_ outcome: FileOutcome) {
    guard let cache, outcome.origin == .parsed, let key = outcome.key,
      case .document(let ir) = outcome.content
    else { return }
    cache.store(ir.bytes, key: key)
  }

  /// Writes everything, with the stamps that lead to it next time.
  func finish(_ files: FileList, outcomes: [FileOutcome?]) {
    guard let cache else { return }
    var changed: [(path: RepositoryPath, record: StampRecord)] = []
    for (index, outcome) in outcomes.enumerated() {
      guard let outcome, outcome.origin != .stamp, outcome.isLasting else { continue }
      let record = StampRecord(
        stamp: files.stamps[index], recordedAt: startedAt, key: outcome.key)
      changed.append((files.path(at: index), record))
    }
    cache.finish(root: root, changed: changed, removed: removedPaths(files))
  }

  /// Paths that the cache knows and the tree no longer has. Both lists are sorted.
  private func removedPaths(_ files: FileList) -> [RepositoryPath] {
    var removed: [RepositoryPath] = []
    var next = 0
    for (path, _) in records {
      while next < files.count, files.pathBytes(at: next).lexicographicallyPrecedes(path.bytes) {
        next += 1
      }
      if next == files.count || !files.pathBytes(at: next).elementsEqual(path.bytes) {
        removed.append(path)
      }
    }
    return removed
  }
}

extension FileOutcome {
  /// Whether an unchanged stamp means the same outcome next time: a file that couldn't be read, or
  /// whose language has no grammar today, may be fine tomorrow.
  fileprivate var isLasting: Bool {
    switch content {
    case .document, .notCode, .skipped(.binary): true
    case .unsupported, .skipped: false
    }
  }
}
