internal import DiskCaching
internal import FileDiscovery
internal import FileMapping
internal import SourceModel
internal import Synchronization
internal import SyntaxParsing

/// Brings everything that is known about the files of a tree up to date.
///
/// Input: a root. Output: an ``IndexedTree``, or the documents of all files. Steps: discover the files
/// with their stamps; take those whose stamp the cache knows and trusts; read the others and look
/// their content up; parse what is left; store what is new. If the files are those of the index in
/// the cache, that is mapped, else it is built.
///
/// Invariant: the result is the same with any cache and any number of threads. It does not rank for
/// a question.
///
/// ```
/// discover ─→ known? ─┬─ stamp trusted ───────────────┬─→ table ─→ index known? ─┬─ as it is
///                     └─ read ─┬─ content known ──────┤                          ├─ few changes: update
///                              └─ parse ─→ document ──┘                          └─ build
/// ```
struct TreeIndexer {
  /// Up to this many files, those that have to be looked at are kept until it is known whether the
  /// index is still right; more go into a new one at once, so that they need not stay in memory.
  private static let keptDocumentLimit = 256
  /// Documents that are loaded from the cache at once.
  private static let batchCount = 1024

  let settings: EngineSettings
  let languages: LanguageSupport
  let stop: StopFlag
  let observer: any ProgressObserver

  /// Indexes the files below `root`.
  ///
  /// - Parameters:
  ///   - root: Bytes of the path of a directory.
  ///   - previous: What this process knows of the tree.
  ///   - changedPaths: See ``MapRequest/changedPaths``.
  ///   - rebuilds: Whether the index in the cache is passed over, because it is damaged.
  ///   - timer: Is told when a step ends.
  /// - Returns: The state of the tree, and what was left out.
  /// - Throws: When the root can't be walked, or holds no code, and `cancelled` after a stop.
  func index(
    _ root: [UInt8], previous: TreeState? = nil, changedPaths: [[UInt8]]? = nil,
    rebuilds: Bool = false, timer: inout StepTimer
  ) throws(EngineError) -> (tree: IndexedTree, state: TreeState) {
    let recipe = languages.recipe
    let previous = previous?.recipe == recipe ? previous : nil
    var (scan, session) = try scan(
      root, recipe: recipe, previous, changedPaths: changedPaths, timer: &timer)
    var builder: TreeIndexBuilder?
    if scan.open.count > TreeIndexer.keptDocumentLimit {
      builder = TreeIndexBuilder(fileCount: scan.files.count)
    }
    let counts = try extract(&scan, session, into: &builder, timer: &timer)
    var table = saveTable(scan, session, recipe)
    timer.end("store")

    var index: TreeIndex?
    if builder == nil, !rebuilds {
      index = updatedIndex(scan, table, session, recipe, previous?.index)
    }
    if index == nil {
      let built = try build(&scan, session, builder, table, timer: &timer)
      // Files that were looked at again may be others by now.
      table = FileTable(scan.files, scan.records)
      if table.records == built.table.records, let writer = built.index.writer(recipe: recipe) {
        session.save(writer, as: TreeIndex.name)
      } else {
        table = saveTable(scan, session, recipe)
      }
      index = built.index
    }
    session.finish()
    timer.end("index")
    guard let index else { throw .cancelled }
    let tree = try indexedTree(scan, table, index, counts, session)
    return (
      tree,
      TreeState(recipe: recipe, discovery: scan.discovery, table: table, index: index)
    )
  }

  /// The index of the tree, if it follows from the one that is known.
  private func updatedIndex(
    _ scan: TreeScan, _ table: FileTable, _ session: CacheSession, _ recipe: ContentHash,
    _ previous: TreeIndex?
  ) -> TreeIndex? {
    guard let known = previous ?? TreeIndex.load(from: session, recipe: recipe) else {
      return nil
    }
    let noise = scan.noise(table)
    let change = TreeChange(from: known.files, to: table, noise: noise)
    if change.files.isEmpty {
      if change.numbers.elementsEqual(known.files.numbers) { return known }
      return known.with(IndexedFiles(table, noise: noise, numbers: change.numbers))
    }
    do throws(SectionFileError) {
      guard try known.canTake(change) else { return nil }
      return try known.updated(change, table, noise: noise) { place in
        if case .document(let ir) = scan.outcomes[place]?.content { return ir }
        return session.document(table.records[place].key)
      }
    } catch {
      session.discard(TreeIndex.name, error)
      return nil
    }
  }

  /// The documents of the files below `root`.
  ///
  /// - Throws: As ``index(_:rebuilds:timer:)``.
  func documents(
    _ root: [UInt8], timer: inout StepTimer
  ) throws(EngineError) -> DocumentedTree {
    let recipe = languages.recipe
    var (scan, session) = try scan(root, recipe: recipe, nil, timer: &timer)
    loadDocuments(&scan, session)
    var none: TreeIndexBuilder?
    let counts = try extract(&scan, session, into: &none, timer: &timer)
    let table = saveTable(scan, session, recipe)
    session.finish()
    timer.end("store")
    var tree = DocumentedTree(
      root: root, files: [], diagnostics: diagnostics(scan, table, session), statistics: counts)
    for (place, outcome) in scan.outcomes.enumerated() {
      if case .document(let ir) = outcome?.content {
        tree.files.append((scan.files.path(at: place), ir))
      }
    }
    tree.statistics.files = tree.files.count
    try requireCode(tree.files.count, scan, tree.diagnostics)
    return tree
  }

  // MARK: - Steps

  private func scan(
    _ root: [UInt8], recipe: ContentHash, _ previous: TreeState?,
    changedPaths: [[UInt8]]? = nil, timer: inout StepTimer
  ) throws(EngineError) -> (TreeScan, CacheSession) {
    let startedAt = wallClockNanoseconds()
    var discovery: DiscoveryResult
    if let changedPaths, let seen = previous?.discovery.restamped(changedPaths, below: root) {
      discovery = seen
    } else {
      discovery = try discover(root)
    }
    timer.end("discovery")
    let session = CacheSession(
      settings: settings, languages: languages, root: root, repository: discovery.repository)
    let known = previous?.table ?? FileTable.load(from: session, recipe: recipe)
    let records = known.records(of: discovery.files)
    let outcomes = zip(discovery.files.stamps, records).map { stamp, record in
      record.flatMap { $0.isTrusted(for: stamp) ? FileOutcome($0) : nil }
    }
    timer.end("cache")
    let scan = TreeScan(
      root: root, discovery: discovery, startedAt: startedAt, known: known, outcomes: outcomes)
    return (scan, session)
  }

  private func discover(_ root: [UInt8]) throws(EngineError) -> DiscoveryResult {
    var options = DiscoveryOptions()
    options.threadCount = settings.threadCount
    options.gitConfiguration = GitConfigurationPaths { name in
      settings.environment[name].map { Array($0.utf8) }
    }
    do {
      return try discoverFiles(in: root, options: options) { stop.isRaised }
    } catch {
      throw EngineError(error)
    }
  }

  /// Looks at the files whose outcomes are missing. With a builder their documents go there.
  private func extract(
    _ scan: inout TreeScan, _ session: CacheSession, into builder: inout TreeIndexBuilder?,
    timer: inout StepTimer
  ) throws(EngineError) -> RunStatistics {
    let open = scan.open
    let tree = scan
    let shared = Mutex((builder: builder, results: [(index: Int, outcome: FileOutcome)]()))
    builder = nil
    let doneCount = Atomic<Int>(0)
    workConcurrently(on: open.count, threadCount: settings.threadCount) { next in
      let extractor = FileExtractor(languages: languages, stop: stop)
      while !stop.isRaised, let place = next() {
        let index = open[place]
        let outcome = extractor.outcome(of: tree.files[index], at: tree.diskPath(of: index)) {
          session.document($0)
        }
        // A parse that a signal stopped is not the file's fault: it has no outcome.
        if stop.isRaised { break }
        session.store(outcome)
        shared.withLock { shared in
          let kept = shared.builder?.take(outcome, tree, index) ?? outcome
          shared.results.append((index, kept))
        }
        let done = doneCount.add(1, ordering: .relaxed).newValue
        observer.advanced(to: done, of: open.count)
      }
    }
    let (extended, results) = shared.withLock { shared in
      let all = (shared.builder, shared.results)
      shared = (nil, [])
      return all
    }
    builder = extended
    for (index, outcome) in results { scan.outcomes[index] = outcome }
    timer.end("extraction")
    if stop.isRaised {
      // What was done is kept.
      let records = scan.records
      let table = FileTable(scan.files, records)
      session.save(table.writer(recipe: languages.recipe), as: FileTable.name)
      session.finish()
      throw .cancelled
    }
    var counts = RunStatistics()
    for outcome in scan.outcomes { if let outcome { counts.count(outcome) } }
    return counts
  }

  /// Stores what is known of the files, if that is anything new.
  private func saveTable(
    _ scan: TreeScan, _ session: CacheSession, _ recipe: ContentHash
  ) -> FileTable {
    if scan.isAsKnown { return scan.known }
    let table = FileTable(scan.files, scan.records)
    session.save(table.writer(recipe: recipe), as: FileTable.name)
    return table
  }

  /// Fills in the documents of the files that are recorded. Those that the cache has lost have to be
  /// looked at again.
  private func loadDocuments(_ scan: inout TreeScan, _ session: CacheSession) {
    let recorded = scan.outcomes.indices.filter { scan.outcomes[$0]?.key != nil }
    let keys = recorded.compactMap { scan.outcomes[$0]?.key }
    for (index, document) in zip(recorded, session.documents(keys)) {
      if let document {
        scan.outcomes[index]?.content = .document(document)
      } else {
        scan.outcomes[index] = nil
      }
    }
  }

  /// Builds the index of all files. `builder` has the documents that aren't kept in the scan.
  ///
  /// - Returns: The index, and the files that it was made of.
  private func build(
    _ scan: inout TreeScan, _ session: CacheSession, _ builder: TreeIndexBuilder?,
    _ table: FileTable, timer: inout StepTimer
  ) throws(EngineError) -> (index: TreeIndex, table: FileTable) {
    let noise = scan.noise(table)
    var building: TreeIndexBuilder? = builder ?? TreeIndexBuilder(fileCount: scan.files.count)
    var recorded: [Int] = []
    for (index, outcome) in scan.outcomes.enumerated() {
      switch outcome?.content {
      case .document(let ir): building?.add(ir, noise: noise[index], as: index)
      case .recorded(let record) where record.content == .code && outcome?.origin == .stamp:
        recorded.append(index)
      default: break
      }
    }
    var lost: [Int] = []
    for start in stride(from: 0, to: recorded.count, by: TreeIndexer.batchCount) {
      if stop.isRaised { throw .cancelled }
      let batch = recorded[start..<min(start + TreeIndexer.batchCount, recorded.count)]
      let keys = batch.compactMap { scan.outcomes[$0]?.key }
      for (index, document) in zip(batch, session.documents(keys)) {
        if let document {
          building?.add(document, noise: noise[index], as: index)
        } else {
          lost.append(index)
        }
      }
    }
    timer.end("documents")
    if !lost.isEmpty {
      // The cache has lost documents that the table speaks of.
      for index in lost { scan.outcomes[index] = nil }
      _ = try extract(&scan, session, into: &building, timer: &timer)
    }
    guard let building else { throw .cancelled }
    let latest = lost.isEmpty ? table : FileTable(scan.files, scan.records)
    let files = IndexedFiles(
      latest, noise: scan.noise(latest), numbers: Array(0..<UInt32(latest.count)))
    return (try building.build(files) { stop.isRaised }, latest)
  }

  // MARK: - The result

  private func indexedTree(
    _ scan: TreeScan, _ table: FileTable, _ index: TreeIndex, _ counts: RunStatistics,
    _ session: CacheSession
  ) throws(EngineError) -> IndexedTree {
    var statistics = counts
    statistics.files = table.records.count { $0.content == .code }
    let diagnostics = diagnostics(scan, table, session)
    try requireCode(statistics.files, scan, diagnostics)
    return IndexedTree(
      root: scan.root, files: scan.files, index: index, diagnostics: diagnostics,
      statistics: statistics)
  }

  private func requireCode(
    _ count: Int, _ scan: TreeScan, _ diagnostics: [Diagnostic]
  ) throws(EngineError) {
    guard count == 0 else { return }
    let others = scan.outcomes.count {
      switch $0?.content {
      case .notCode, .unsupported: true
      case .recorded(let record): record.content == .notCode
      default: false
      }
    }
    throw .noSourceFiles(
      EmptyTree(
        path: escapedText(scan.root), ignoredCount: scan.discovery.ignoredCount,
        otherCount: scan.discovery.otherCount + others, skipped: diagnostics.skipped,
        warnings: diagnostics.warnings))
  }

  private func diagnostics(
    _ scan: TreeScan, _ table: FileTable, _ session: CacheSession
  ) -> [Diagnostic] {
    var diagnostics = scan.discovery.diagnostics
    for (place, record) in table.records.enumerated() {
      var reasons = SkipReason.reasons(record)
      if case .skipped(let reason) = scan.outcomes[place]?.content { reasons = [reason] }
      for reason in reasons { diagnostics.append(.skipped(scan.files.path(at: place), reason)) }
    }
    return diagnostics + session.diagnostics + languages.diagnostics
  }
}

extension DiscoveryResult {
  /// The same with new stamps for files that changed; `nil` where files came or went, or a file that
  /// decides what is found changed: then the tree has to be walked.
  fileprivate func restamped(_ changed: [[UInt8]], below root: [UInt8]) -> DiscoveryResult? {
    var result = self
    var stamps = files.stamps
    for path in changed {
      guard let place = files.place(of: path),
        let stamp = fileStamp(
          atPath: diskPath(of: RepositoryPath(bytes: path), below: root))
      else { return nil }
      stamps[place] = stamp
    }
    result.files = files.withStamps(stamps)
    return result
  }
}

extension TreeIndexBuilder {
  /// Takes the document of an outcome, and gives back what is left of it.
  fileprivate mutating func take(
    _ outcome: FileOutcome, _ scan: TreeScan, _ index: Int
  ) -> FileOutcome {
    guard case .document(let ir) = outcome.content else { return outcome }
    let noise = ir.summary.noise == .none ? scan.files.noise[index] : ir.summary.noise
    add(ir, noise: noise, as: index)
    var kept = outcome
    kept.content = .recorded(
      outcome.record(stamp: scan.files.stamps[index], readAt: scan.startedAt))
    return kept
  }
}

extension SkipReason {
  /// Why a file is left out, or its document holds less than it.
  fileprivate static func reasons(_ record: FileRecord) -> [SkipReason] {
    switch record.content {
    case .unknown, .notCode: return []
    case .binary: return [.binary]
    case .tooLarge:
      return [
        .tooLarge(bytes: record.stamp.size, limit: Int64(SyntaxRuntime.maximumSourceBytes))
      ]
    case .code: break
    }
    var reasons: [SkipReason] = []
    if record.flags.contains(.parseLimit) { reasons.append(.parseLimit) }
    if record.flags.contains(.queryLimit) { reasons.append(.queryLimit) }
    return reasons
  }
}

extension EngineError {
  fileprivate init(_ error: DiscoveryError) {
    switch error {
    case .rootMissing(let path): self = .rootMissing(path: path)
    case .rootNotDirectory(let path): self = .rootNotDirectory(path: path)
    case .rootUnreadable(let path, let code):
      self = .rootUnreadable(path: path, detail: errorText(code))
    case .cancelled: self = .cancelled
    }
  }
}

extension RunStatistics {
  fileprivate mutating func count(_ outcome: FileOutcome) {
    switch outcome.origin {
    case .stamp: cachedFiles += 1
    case .content:
      readFiles += 1
      if outcome.key != nil { cachedFiles += 1 }
    case .parsed:
      readFiles += 1
      parsedFiles += 1
    }
  }
}
