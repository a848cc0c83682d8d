internal import FileMapping
internal import MapRendering
internal import MapSelection
internal import SourceModel
internal import SyntaxParsing

/// What is searched for by name.
public struct SymbolRequest: Sendable {
  /// Bytes of the path of the tree's root.
  public var root: [UInt8]
  /// The state of the tree to look at; the directory as it is if `nil`.
  public var revision: TreeRevision?
  /// The snapshot to look at instead, whose root counts then.
  public var snapshot: Snapshot?
  /// A name, a part of it, or its letters; scopes may stand in front: `Cart.total`. The best of all where it is empty.
  public var pattern: [UInt8]
  /// Whether a name has to be all of what is written, but for the case of letters.
  public var isExact = false
  /// Definitions that are given at most.
  public var limit = 20
  /// The kind of definitions that is wanted, as `class` or `method`; `nil` for all.
  public var kind: String?
  /// Which files are looked at.
  public var filter = PathFilter()
  /// When the answer is due; `nil` where all files count.
  public var time: AnswerTime?

  /// A search for a name in a tree.
  public init(root: [UInt8], pattern: [UInt8]) {
    self.root = root
    self.pattern = pattern
  }

  var source: TreeSource { TreeSource(root, revision, snapshot) }

  /// How many definitions may be asked for.
  public static let limitRange = 1...100_000
  /// The kinds that definitions have.
  public static var kinds: [String] {
    DefinitionKind.allCases.filter { !$0.isScopeOnly }.map { $0.name }
  }
}

extension Engine {
  /// Definitions by name, the best first: those whose names match best, and of these those that matter most.
  ///
  /// - Throws: As ``map(_:observer:)``.
  public func symbols(
    _ request: SymbolRequest, observer: any ProgressObserver
  ) throws(EngineError) -> SymbolListing {
    let (tree, symbols) = try indexedTree(
      request.source, within: request.time, observer: observer
    ) {
      tree throws(SectionFileError) in
      try SymbolSearch(tree, request, threadCount: settings.threadCount).symbols()
    }
    if stop.isRaised { throw .cancelled }
    return SymbolListing(
      symbols: symbols, warnings: tree.diagnostics.warnings, statistics: tree.statistics)
  }
}
