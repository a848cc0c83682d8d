internal import SourceModel
internal import SyntaxParsing

/// Gets the documents of a tree's files: from the cache, or by looking at the files.
struct DocumentCollector {
  /// Documents that are loaded from the cache at once.
  private static let batchCount = 1024

  let extraction: FileExtraction

  /// Looks at the files that have to be looked at, and keeps what was found in the scan.
  func extract(
    _ scan: inout TreeScan, _ session: CacheSession, _ hurry: Hurry?
  ) throws(EngineError) {
    var none: DocumentCollection?
    try extraction.run(&scan, session, into: &none, hurry)
  }

  /// Stores what is known of the files, if that is anything new.
  func save(_ scan: TreeScan, _ session: CacheSession) -> FileTable {
    let table = scan.table
    if !scan.isAsKnown || !scan.outcomes.isEmpty {
      session.save(table.writer(recipe: extraction.languages.recipe), as: FileTable.name)
    }
    return table
  }

  /// Collects the documents of all files, in a hurry of those for which there is time: those that were looked at, then
  /// those that are known, then those that still have to be looked at.
  func collect(
    _ scan: inout TreeScan, _ session: CacheSession, _ hurry: Hurry?
  ) throws(EngineError) -> CollectedDocuments {
    var collection: DocumentCollection? = DocumentCollection(fileCount: scan.files.count)
    let noise = scan.noise(scan.table)
    for (place, outcome) in scan.outcomes {
      if case .document(let ir) = outcome.content {
        collection?.add(
          ir, path: scan.files.pathBytes(at: place), noise: noise[place], as: place)
      }
    }
    try addRecorded(&scan, session, noise, to: &collection, hurry)
    try extraction.run(&scan, session, into: &collection, hurry)
    guard let collection else { throw .cancelled }
    return CollectedDocuments(collection)
  }

  /// Adds the documents of the files that are known. Those that the table speaks of and the cache has lost have to be
  /// looked at again.
  private func addRecorded(
    _ scan: inout TreeScan, _ session: CacheSession, _ noise: [NoiseClass],
    to collection: inout DocumentCollection?, _ hurry: Hurry?
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
      if extraction.stop.isRaised { throw .cancelled }
      let count =
        hurry?.pace.recordedCount(after: start, hasOpen: hasOpen) ?? DocumentCollector.batchCount
      if count == 0 { break }
      let startedAt = monotonicTime()
      let batch = recorded[start..<min(start + count, recorded.count)]
      for (file, document) in zip(batch, session.documents(batch.map(\.key))) {
        if let document {
          collection?.add(
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
}
