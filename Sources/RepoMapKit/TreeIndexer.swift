internal import DiskCaching
internal import FileMapping
internal import SourceModel
internal import SyntaxParsing
internal import TieredCaching

/// Brings everything that is known about the files of a tree up to date.
///
/// Input: a root. Output: an ``IndexedTree``, or the documents of all files.
///
/// ```
/// discover ─→ known? ─┬─ stamp trusted ───────────────┬─→ table ─→ index known? ─┬─ as it is
///                     └─ read ─┬─ content known ──────┤                          ├─ few changes: update
///                              └─ parse ─→ document ──┘                          └─ build
/// ```
///
/// Invariant: the result is the same with any cache and any number of threads. It does not rank for
/// a question.
struct TreeIndexer {
  /// Up to this many files, those that have to be looked at are kept until it is known whether the
  /// index is still right; more go into a new one at once, so that they need not stay in memory.
  private static let keptDocumentLimit = 256
  /// Documents that are loaded from the cache at once.
  private static let batchCount = 1024

  let settings: EngineSettings
  let languages: LanguageSupport
  /// Counts look-ups of documents.
  var metrics = CacheMetrics()
  /// The trees that are watched.
  var watches = TreeWatches()
  let sources: SourceStore
  let stop: StopFlag
  let observer: any ProgressObserver

  var scanner: TreeScanner {
    TreeScanner(
      settings: settings, languages: languages, metrics: metrics, watches: watches, stop: stop)
  }

  private var extraction: FileExtraction {
    FileExtraction(settings: settings, languages: languages, stop: stop, observer: observer)
  }

  /// Indexes the files of a tree.
  ///
  /// - Parameters:
  ///   - source: The tree.
  ///   - previous: What this process knows of the tree.
  ///   - changedPaths: See ``MapRequest/changedPaths``.
  ///   - rebuilds: Whether the index in the cache is passed over, because it is damaged.
  ///   - requests: What is asked about the tree: where all of it has a deadline, files that matter for it come first,
  ///     and those for which there is no time are left out.
  ///   - timer: Is told when a step ends.
  /// - Returns: The state of the tree, and what to keep of it: nothing where files are left out. What is known of
  ///   files is in the cache then, the index isn't.
  /// - Throws: When the root can't be walked, or holds no code, and `cancelled` after a stop.
  func index(
    _ source: TreeSource, previous: TreeState? = nil, changedPaths: [[UInt8]]? = nil,
    rebuilds: Bool = false, for requests: [MapRequest] = [], timer: inout StepTimer
  ) throws(EngineError) -> (tree: IndexedTree, state: TreeState?) {
    if case .snapshot(let tree) = source {
      return try tree.indexed(rebuilds: rebuilds) { origin throws(EngineError) in
        try indexFiles(
          source, previous: origin, changedPaths: nil, rebuilds: rebuilds, for: requests, &timer)
      }
    }
    return try indexFiles(
      source, previous: previous, changedPaths: changedPaths, rebuilds: rebuilds, for: requests,
      &timer)
  }

  private func indexFiles(
    _ source: TreeSource, previous: TreeState?, changedPaths: [[UInt8]]?, rebuilds: Bool,
    for requests: [MapRequest], _ timer: inout StepTimer
  ) throws(EngineError) -> (tree: IndexedTree, state: TreeState?) {
    let recipe = languages.recipe
    let previous = previous?.recipe == recipe ? previous : nil
    var (scan, session) = try scanner.scan(
      source, previous: previous, changedPaths: changedPaths, timer: &timer)
    let hurry = Hurry(requests, scan)
    var builder: TreeIndexBuilder?
    if scan.open.count > TreeIndexer.keptDocumentLimit {
      builder = try collect(&scan, session, hurry)
    } else {
      try extraction.run(&scan, session, into: &builder, hurry)
    }
    timer.end("extraction")
    // Who is told of changes asks again soon: the table can wait for the next walk. A process that
    // starts in between finds stamps that it doesn't know, and documents that it does.
    let isTold = (changedPaths != nil || scan.watched.touched != nil) && scan.open.isEmpty
    var table = isTold ? scan.table : save(scan, session)
    session.flush()
    timer.end("store")

    var index: TreeIndex?
    var update = previous?.lastUpdate ?? .none
    if builder == nil, !rebuilds {
      index = updatedIndex(scan, table, session, previous?.index, &update)
    }
    if index == nil {
      let collected =
        if let known = builder.take() { known } else { try collect(&scan, session, hurry) }
      // Files that were looked at again may be others by now.
      if scan.table.records != table.records { table = save(scan, session) }
      let built = try build(collected, scan)
      if scan.unindexed.isEmpty, let writer = built.writer(recipe: recipe) {
        session.save(writer, as: TreeIndex.name) { stop.isRaised }
      }
      index = built
      update = .built
    }
    if stop.isRaised {
      session.flush(releasing: scan.releasedKeys)
      throw .cancelled
    }
    session.finish(releasing: scan.releasedKeys)
    timer.end("index")
    guard let index, !stop.isRaised else { throw .cancelled }
    var statistics = scan.statistics
    statistics.files = scan.indexedTable.codeCount
    let unindexed = scan.unindexed
    let tree = IndexedTree(
      source: source, files: scan.files, index: index, sources: sources,
      diagnostics: scan.diagnostics(table) + session.diagnostics + languages.diagnostics,
      statistics: statistics, lastUpdate: update, unindexed: unindexed)
    try scan.requireCode(statistics.files, tree.diagnostics)
    if tree.isPartial { return (tree, nil) }
    let state = TreeState(
      recipe: recipe, discovery: scan.discovery, table: table, index: index, lastUpdate: update,
      position: scan.watched.position)
    return (tree, state)
  }

  /// The documents of the files below `root`.
  ///
  /// - Throws: As ``index(_:previous:changedPaths:rebuilds:for:timer:)``.
  func documents(
    _ root: [UInt8], timer: inout StepTimer
  ) throws(EngineError) -> DocumentedTree {
    var (scan, session) = try scanner.scan(
      .directory(root), previous: nil, changedPaths: nil, timer: &timer)
    var documents = loadDocuments(&scan, session)
    timer.end("documents")
    var none: TreeIndexBuilder?
    try extraction.run(&scan, session, into: &none)
    timer.end("extraction")
    let table = save(scan, session)
    session.finish(releasing: scan.releasedKeys)
    timer.end("store")
    for (place, outcome) in scan.outcomes {
      if case .document(let ir) = outcome.content { documents[place] = ir }
    }
    var tree = DocumentedTree(
      root: root, files: [],
      diagnostics: scan.diagnostics(table) + session.diagnostics + languages.diagnostics,
      statistics: scan.statistics)
    for (place, document) in documents.sorted(by: { $0.key < $1.key }) {
      tree.files.append((scan.files.path(at: place), document))
    }
    tree.statistics.files = tree.files.count
    try scan.requireCode(tree.files.count, tree.diagnostics)
    return tree
  }

  // MARK: - Steps

  /// Stores what is known of the files, if that is anything new.
  private func save(_ scan: TreeScan, _ session: CacheSession) -> FileTable {
    let table = scan.table
    if !scan.isAsKnown || !scan.outcomes.isEmpty {
      session.save(table.writer(recipe: languages.recipe), as: FileTable.name)
    }
    return table
  }

  /// The index of the tree, if it follows from the one that is known. What was changed for it is noted in
  /// `update`.
  private func updatedIndex(
    _ scan: TreeScan, _ table: FileTable, _ session: CacheSession, _ previous: TreeIndex?,
    _ update: inout IndexUpdate
  ) -> TreeIndex? {
    // What this process knows of the tree is all from one state of it.
    if scan.isAsKnown, let previous { return previous }
    guard let known = previous ?? TreeIndex.load(from: session, recipe: languages.recipe) else {
      return nil
    }
    let noise = scan.noise(table)
    let manifests = ImportManifests(table, scan.source)
    let change = TreeChange(from: known.files, to: table, noise: noise, manifests)
    if change.isEmpty {
      if change.numbers.elementsEqual(known.files.numbers) { return known }
      return known.with(
        IndexedFiles(
          table, noise: noise, numbers: change.numbers, manifests: manifests.digest))
    }
    do throws(SectionFileError) {
      guard try known.canTake(change) else { return nil }
      let updated = try known.updated(change, table, noise: noise, manifests) { place in
        if case .document(let ir) = scan.outcomes[place]?.content { return ir }
        return session.document(table.records[place].key)
      }
      if let updated { update = .changed(change.numbers(in: updated), since: known) }
      return updated
    } catch {
      session.discard(TreeIndex.name, error)
      return nil
    }
  }

  /// Collects the documents of all files, in a hurry of those for which there is time: those that were looked at, then
  /// those that are known, then those that still have to be looked at.
  private func collect(
    _ scan: inout TreeScan, _ session: CacheSession, _ hurry: Hurry?
  ) throws(EngineError) -> TreeIndexBuilder {
    var builder: TreeIndexBuilder? = TreeIndexBuilder(fileCount: scan.files.count)
    let noise = scan.noise(scan.table)
    for (place, outcome) in scan.outcomes {
      if case .document(let ir) = outcome.content {
        builder?.add(
          ir, path: scan.files.pathBytes(at: place), noise: noise[place], as: place)
      }
    }
    try addRecorded(&scan, session, noise, to: &builder, hurry)
    try extraction.run(&scan, session, into: &builder, hurry)
    guard let builder else { throw .cancelled }
    return builder
  }

  /// Adds the documents of the files that are known. Those that the table speaks of and the cache has lost have to be
  /// looked at again.
  private func addRecorded(
    _ scan: inout TreeScan, _ session: CacheSession, _ noise: [NoiseClass],
    to builder: inout TreeIndexBuilder?, _ hurry: Hurry?
  ) throws(EngineError) {
    var recorded = scan.recordedCode
    if let hurry {
      recorded = hurry.sorted(recorded.map(\.place), of: scan).compactMap { place in
        scan.trustedRecord(of: place).map { (place, $0.key) }
      }
    }
    let hasOpen = !scan.open.isEmpty
    var lost: [Int] = []
    var start = 0
    while start < recorded.count {
      if stop.isRaised { throw .cancelled }
      let count =
        hurry?.pace.recordedCount(after: start, hasOpen: hasOpen) ?? TreeIndexer.batchCount
      if count == 0 { break }
      let startedAt = monotonicTime()
      let batch = recorded[start..<min(start + count, recorded.count)]
      for (file, document) in zip(batch, session.documents(batch.map(\.key))) {
        if let document {
          builder?.add(
            document, path: scan.files.pathBytes(at: file.place), noise: noise[file.place],
            as: file.place)
        } else {
          lost.append(file.place)
        }
      }
      start += batch.count
      hurry?.pace.recorded(nanoseconds: monotonicTime() - startedAt)
    }
    scan.leftOut = Set(recorded[start...].map(\.place))
    scan.forget(lost)
  }

  /// Builds the index of what was collected.
  private func build(
    _ collected: consuming TreeIndexBuilder, _ scan: TreeScan
  ) throws(EngineError) -> TreeIndex {
    let table = scan.indexedTable
    let manifests = ImportManifests(table, scan.source)
    let files = IndexedFiles(
      table, noise: scan.noise(table), numbers: Array(0..<UInt32(table.count)),
      manifests: manifests.digest)
    return try collected.build(files, manifests, threadCount: settings.threadCount, stop: stop)
  }

  /// The documents of the files that are recorded, by place. Those that the cache has lost have to be
  /// looked at again.
  private func loadDocuments(_ scan: inout TreeScan, _ session: CacheSession) -> [Int: FileIR] {
    let recorded = scan.recordedCode
    var documents: [Int: FileIR] = [:]
    var lost: [Int] = []
    for (file, document) in zip(recorded, session.documents(recorded.map(\.key))) {
      if let document {
        documents[file.place] = document
      } else {
        lost.append(file.place)
      }
    }
    scan.forget(lost)
    return documents
  }
}
