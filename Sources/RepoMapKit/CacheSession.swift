internal import DiskCaching
internal import FileMapping
internal import SourceModel
internal import Synchronization
internal import TieredCaching

/// The cache as one run uses it: what it knows about the tree's files, and what it learns.
///
/// Every failure of the cache shows here as a miss, and all of them together as one diagnostic.
/// Nothing is opened before it is needed: a run over an unchanged tree maps two files, and never
/// opens the database of documents.
final class CacheSession: Sendable {
  private let languages: LanguageSupport
  private let metrics: CacheMetrics
  private let settings: CacheSettings?
  private let snapshots: SnapshotStore?
  /// Whether documents are looked up, and none are kept.
  private let isReadOnly: Bool
  private let documentCache = Mutex<TagCache?>(nil)
  /// Without a directory there is no cache, which is told once.
  private let ownDiagnostics: [Diagnostic]

  /// - Parameters:
  ///   - settings: Whether there shall be a cache, where, and how large.
  ///   - languages: Gives the keys of documents.
  ///   - metrics: Counts look-ups of documents.
  ///   - source: The tree. Work trees and revisions of one git repository share a cache.
  init(
    settings: EngineSettings, languages: LanguageSupport, metrics: CacheMetrics, source: TreeSource
  ) {
    self.languages = languages
    self.metrics = metrics
    guard settings.usesCache, let directory = settings.cacheDirectory else {
      self.settings = nil
      isReadOnly = true
      snapshots = nil
      ownDiagnostics =
        settings.usesCache
        ? [.cacheUnusable(path: "", detail: "neither HOME nor XDG_CACHE_HOME is set")] : []
      return
    }
    let cacheSettings = CacheSettings(settings, directory: directory, source)
    self.settings = cacheSettings
    // What isn't on disk is looked up, and not kept.
    isReadOnly = if case .snapshot = source { true } else { false }
    snapshots = isReadOnly ? nil : SnapshotStore(cacheSettings, root: source.name)
    ownDiagnostics = []
  }

  /// What went wrong, in one line: what one part of the cache can't do, the others can't either.
  var diagnostics: [Diagnostic] {
    let all =
      ownDiagnostics + (documentCache.withLock { $0?.diagnostics } ?? [])
      + (snapshots?.diagnostics ?? [])
    return Array(all.prefix(1))
  }

  // MARK: Section files

  /// What `read` makes of the section file `name`, if that is there and of this recipe.
  func load<Value>(
    _ name: String, magic: UInt32, format: UInt32, recipe: ContentHash,
    _ read: (SectionFile) throws(SectionFileError) -> Value
  ) -> Value? {
    guard let file = snapshots?.open(name, magic: magic, format: format), file.recipe == recipe
    else { return nil }
    do throws(SectionFileError) {
      return try read(file)
    } catch {
      discard(name, error)
      return nil
    }
  }

  /// Writes the section file `name`, unless `isCancelled` says that nobody wants it any more.
  func save(
    _ writer: SectionFileWriter, as name: String, isCancelled: () -> Bool = { false }
  ) {
    snapshots?.save(writer, as: name, isCancelled: isCancelled)
  }

  /// Removes the section file `name`, in which damage showed.
  func discard(_ name: String, _ error: SectionFileError) {
    snapshots?.remove(name, error)
  }

  // MARK: Documents

  /// The document of a key, if it is sound and really the one of this key.
  func document(_ key: ContentHash) -> FileIR? {
    guard let cache = openedDocuments() else { return nil }
    let start = ContinuousClock.now
    let document = validated(cache.document(key), key: key)
    count([document], since: start)
    return document
  }

  /// The documents of many keys, in their order.
  func documents(_ keys: [ContentHash]) -> [FileIR?] {
    guard !keys.isEmpty, let cache = openedDocuments() else { return keys.map { _ in nil } }
    let start = ContinuousClock.now
    let documents = zip(keys, cache.documents(keys)).map { validated($1, key: $0) }
    count(documents, since: start)
    return documents
  }

  /// Counts look-ups, which have equal parts of the time.
  private func count(_ documents: [FileIR?], since start: ContinuousClock.Instant) {
    let time = (ContinuousClock.now - start) / documents.count
    for document in documents {
      if document == nil {
        metrics.miss(.disk)
      } else {
        metrics.hit(.disk, nanoseconds: UInt64(max(0, time / .nanoseconds(1))))
      }
    }
  }

  private func openedDocuments() -> TagCache? {
    guard let settings else { return nil }
    return documentCache.withLock { cache in
      if let cache { return cache }
      let opened = TagCache(settings)
      cache = opened
      return opened
    }
  }

  private func validated(_ bytes: [UInt8]?, key: ContentHash) -> FileIR? {
    guard let bytes, let ir = try? FileIR(validating: bytes) else { return nil }
    let own = languages.documentKey(
      content: ir.summary.contentHash, language: ir.summary.language)
    return own == key ? ir : nil
  }

  /// Hands over what was learned of one file. Called from several threads.
  func store(_ outcome: FileOutcome) {
    guard !isReadOnly, outcome.origin == .parsed, let key = outcome.key,
      case .document(let ir) = outcome.content
    else { return }
    openedDocuments()?.store(ir.bytes, key: key)
  }

  /// Writes the documents that wait, so that they are kept whatever becomes of the run.
  ///
  /// - Parameter released: See ``finish(releasing:)``.
  func flush(releasing released: [ContentHash] = []) {
    guard !isReadOnly else { return }
    let opened = released.isEmpty ? documentCache.withLock { $0 } : openedDocuments()
    opened?.flush(releasing: released)
  }

  /// Ends a run: notes that the tree is in use, writes the documents that wait, and evicts what is too
  /// much.
  ///
  /// - Parameter released: Keys of documents that the tree's files had at the last run and have no more.
  func finish(releasing released: [ContentHash]) {
    guard let settings, !isReadOnly else { return }
    snapshots?.noteUse(of: FileTable.name)
    let opened = released.isEmpty ? documentCache.withLock { $0 } : openedDocuments()
    opened?.finish(releasing: released) {
      CacheCatalog(directory: settings.directory).repository(settings).treeUses()
    }
  }
}
