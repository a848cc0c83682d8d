internal import FileMapping
internal import SourceModel
internal import StandardExtensions

/// Finds out what of the last index is still right.
///
/// Where nothing is known, or more has changed than is cheaper to lay over it, the documents of all files are
/// collected.
struct ComparisonStage: Stage {
  static let id = StageID.comparison

  let collector: DocumentCollector
  /// What this process knows of the tree.
  let previous: TreeIndex?
  /// Whether what is known is passed over, because it is damaged or too much has changed.
  let rebuilds: Bool

  /// What is to be done for the index.
  enum Work: Sendable {
    /// Nothing: this is the index of the files.
    case nothing(TreeIndex)
    /// What few files hold is laid over an index.
    case change(DocumentChange)
    /// Everything is made anew.
    case everything(CollectedDocuments, IndexedFiles, ImportManifests)

    /// Whether it is done in less time than a thread takes to begin with it.
    var isBrief: Bool { if case .everything = self { false } else { true } }
  }

  struct Output: Sendable {
    let work: Work
    /// The files, of which some may have been looked at again.
    let scan: TreeScan
    let table: FileTable
  }

  func run(_ inputs: StageOutputs) throws(EngineError) -> Output {
    let session = try inputs.of(DiscoveryStage.self).session
    let extracted = try inputs.of(ExtractionStage.self)
    if let documents = extracted.documents {
      return everything(documents, extracted.scan, extracted.table)
    }
    if !rebuilds, let work = work(extracted.scan, extracted.table, session) {
      return Output(work: work, scan: extracted.scan, table: extracted.table)
    }
    var scan = extracted.scan
    let documents = try collector.collect(&scan, session, extracted.hurry)
    // Files that were looked at again may be others by now.
    let table =
      scan.table.records == extracted.table.records
      ? extracted.table : collector.save(scan, session)
    return everything(documents, scan, table)
  }

  private func everything(
    _ documents: CollectedDocuments, _ scan: TreeScan, _ table: FileTable
  ) -> Output {
    let indexed = scan.indexedTable
    let manifests = ImportManifests(indexed, scan.source)
    let files = IndexedFiles(
      indexed, noise: scan.noise(indexed), numbers: Array(0..<UInt32(indexed.count)),
      manifests: manifests.digest)
    return Output(work: .everything(documents, files, manifests), scan: scan, table: table)
  }

  /// What has to be done where an index is known; `nil` where that is of no use.
  private func work(_ scan: TreeScan, _ table: FileTable, _ session: CacheSession) -> Work? {
    // What this process knows of the tree is all from one state of it.
    if scan.isAsKnown, let previous { return .nothing(previous) }
    let recipe = collector.extraction.languages.recipe
    guard let known = previous ?? TreeIndex.load(from: session, recipe: recipe) else {
      return nil
    }
    let noise = scan.noise(table)
    let manifests = ImportManifests(table, scan.source)
    let change = TreeChange(from: known.files, to: table, noise: noise, manifests)
    if change.isEmpty {
      if change.numbers.elementsEqual(known.files.numbers) { return .nothing(known) }
      return .nothing(
        known.with(
          IndexedFiles(
            table, noise: noise, numbers: change.numbers, manifests: manifests.digest,
            like: known.files)))
    }
    do throws(SectionFileError) {
      guard try known.canTake(change) else { return nil }
      let documents = try DocumentChange(change, of: known, to: table, noise: noise, manifests) {
        place in
        if case .document(let ir) = scan.outcomes[place]?.content { return ir }
        return session.document(table.records[place].key)
      }
      return documents.map { .change($0) }
    } catch {
      session.discard(TreeIndex.name, error)
      return nil
    }
  }
}
