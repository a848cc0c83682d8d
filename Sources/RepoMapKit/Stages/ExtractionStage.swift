/// Gets the documents of the files whose content is new, and stores them.
///
/// Where they are so many that a new index will be made of them, they go there at once, with those that are known, so
/// that they need not stay in memory.
struct ExtractionStage: Stage {
  static let id = StageID.extraction
  /// Up to this many files, those that have to be looked at are kept until it is known whether the
  /// index is still right.
  private static let keptDocumentLimit = 256

  let collector: DocumentCollector
  /// What is asked about the tree. Where all of it has a deadline, files that matter for it come first, and those for
  /// which there is no time are left out.
  let requests: [MapRequest]
  /// Whether somebody told what has changed. Who is told of changes asks again soon: the table can wait for the next
  /// walk. A process that starts in between finds stamps that it doesn't know, and documents that it does.
  let isTold: Bool

  /// The files with what became of those that were looked at.
  struct Output: Sendable {
    let scan: TreeScan
    /// What is known of the files.
    let table: FileTable
    let hurry: Hurry?
    /// The documents of all files, where they were collected.
    let documents: CollectedDocuments?
  }

  func run(_ inputs: StageOutputs) throws(EngineError) -> Output {
    let found = try inputs.of(DiscoveryStage.self)
    var scan = found.scan
    let hurry = Hurry(requests, scan)
    var documents: CollectedDocuments?
    if scan.open.count > ExtractionStage.keptDocumentLimit {
      documents = try collector.collect(&scan, found.session, hurry)
    } else {
      try collector.extract(&scan, found.session, hurry)
    }
    let isTold = isTold || scan.watched.touched != nil
    let table = isTold && scan.open.isEmpty ? scan.table : collector.save(scan, found.session)
    found.session.flush()
    return Output(scan: scan, table: table, hurry: hurry, documents: documents)
  }
}
