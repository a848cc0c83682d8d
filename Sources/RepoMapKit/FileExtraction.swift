internal import FileDiscovery
internal import LexicalIndexing
internal import SourceModel
internal import StandardExtensions
internal import Synchronization
internal import SyntaxParsing

/// Looks at the files of a scan that have to be looked at, on several threads.
struct FileExtraction {
  let settings: EngineSettings
  let languages: LanguageSupport
  let metrics: StageMetrics
  let stop: StopFlag
  let observer: any ProgressObserver

  /// Fills in the outcomes that are missing, in a hurry those for which there is time. What was found is stored,
  /// also after a stop.
  ///
  /// - Parameters:
  ///   - scan: The files.
  ///   - session: Knows documents by content, and takes new ones.
  ///   - collection: If there is one, documents go there, so that they need not stay in memory.
  ///   - hurry: Tells which files come first, and when there is no more time; `nil` where there is.
  /// - Throws: `cancelled` after a stop.
  func run(
    _ scan: inout TreeScan, _ session: CacheSession, into collection: inout DocumentCollection?,
    _ hurry: Hurry? = nil
  ) throws(EngineError) {
    if scan.open.isEmpty { return }
    lookAtFiles(of: &scan, session, into: &collection, hurry, threadCount: settings.threadCount)
    if let hurry, hurry.pace.seeksCode() {
      lookAtFiles(of: &scan, session, into: &collection, hurry, threadCount: 1)
    }
    if stop.isRaised {
      keep(scan, session)
      throw .cancelled
    }
  }

  /// Writes what was found before a stop. Somebody waits for it: table and documents at once.
  private func keep(_ scan: TreeScan, _ session: CacheSession) {
    workConcurrently(on: 2, threadCount: settings.threadCount) { next in
      while let part = next() {
        if part == 0 {
          session.save(scan.table.writer(recipe: languages.recipe), as: FileTable.name)
        } else {
          session.flush(releasing: scan.releasedKeys)
        }
      }
    }
  }

  /// Looks at the files that are open, until there are no more, there is no more time, or a stop.
  private func lookAtFiles(
    of scan: inout TreeScan, _ session: CacheSession, into collection: inout DocumentCollection?,
    _ hurry: Hurry?, threadCount: Int
  ) {
    let open = hurry?.sorted(scan.open, of: scan) ?? scan.open
    let tree = scan
    let isIndexed = collection != nil
    let shared = Mutex((collection: collection, outcomes: tree.outcomes))
    collection = nil
    let doneCount = Atomic<Int>(0)
    observer.began(files: tree.files.count, languages: tree.languageCount)
    let drawnBefore = hurry?.pace.takenCount ?? 0
    workConcurrently(on: open.count, threadCount: threadCount) { next in
      let extractor = FileExtractor(languages: languages, stop: stop)
      var words = LexicalIndexBuilder()
      while !stop.isRaised, let index = next() {
        let place = open[index]
        let startedAt = monotonicTime()
        let bytes = Int(tree.files.stamps[place].size)
        let admission = hurry?.pace.admission(of: drawnBefore + index, bytes: bytes) ?? .taken
        if admission == .refused { break }
        if admission == .passed { continue }
        let outcome = extractor.outcome(of: tree.files[place], in: tree.source) {
          session.document($0)
        }
        // A parse that a signal stopped is not the file's fault: it has no outcome.
        if stop.isRaised { break }
        session.store(outcome)
        if case .skipped = outcome.content { observer.skipped(1) }
        if isIndexed, case .document(let ir) = outcome.content {
          words.add(ir, tree.files.pathBytes(at: place), as: place)
          shared.withLock {
            $0.outcomes[place] = $0.collection?.take(ir, of: outcome, tree, place) ?? outcome
          }
        } else {
          shared.withLock { $0.outcomes[place] = outcome }
        }
        let nanoseconds = monotonicTime() - startedAt
        if outcome.origin == .parsed, case .document(let ir) = outcome.content {
          metrics.parsed(ir.summary.language.name, bytes: bytes, nanoseconds: nanoseconds)
        }
        hurry?.pace.looked(bytes: bytes, nanoseconds: nanoseconds, isCode: outcome.isCode)
        let done = doneCount.add(1, ordering: .relaxed).newValue
        observer.advanced(to: done, of: open.count)
      }
      shared.withLock { $0.collection?.join(words) }
    }
    (collection, scan.outcomes) = shared.withLock { shared in
      defer { shared = (nil, [:]) }
      return (shared.collection, shared.outcomes)
    }
  }
}

extension TreeScan {
  /// How many languages the names of the files tell.
  fileprivate var languageCount: Int {
    var names: Set<String> = []
    for place in files.indices {
      if case .certain(let language) = files.language(at: place) { names.insert(language.name) }
    }
    return names.count
  }
}

extension DocumentCollection {
  /// Takes the document of an outcome but for its words, and gives back what is left of it.
  fileprivate mutating func take(
    _ document: FileIR, of outcome: FileOutcome, _ scan: TreeScan, _ place: Int
  ) -> FileOutcome {
    let noise = document.summary.noise
    addWithoutWords(
      document, noise: noise == .none ? scan.files.noise[place] : noise, as: place)
    var kept = outcome
    kept.content = .indexed(
      outcome.record(stamp: scan.files.stamps[place], readAt: scan.startedAt))
    return kept
  }
}
