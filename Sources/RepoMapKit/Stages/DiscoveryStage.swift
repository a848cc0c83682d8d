/// Finds the files of a tree, and what is known of each without opening it.
struct DiscoveryStage: Stage {
  static let id = StageID.discovery

  let scanner: TreeScanner
  let source: TreeSource
  /// What this process knows of the tree.
  let previous: TreeState?
  /// See ``MapRequest/changedPaths``.
  let changedPaths: [[UInt8]]?

  /// The files, and the cache of the tree.
  struct Output: Sendable {
    let scan: TreeScan
    let session: CacheSession
  }

  func run(_ inputs: StageOutputs) throws(EngineError) -> Output {
    let (scan, session) = try scanner.scan(
      source, previous: previous, changedPaths: changedPaths)
    return Output(scan: scan, session: session)
  }
}
