internal import FileMapping
internal import GraphBuilding
internal import MapRendering
internal import MapSelection
internal import SourceModel
internal import SymbolRanking
internal import SyntaxParsing

/// What is searched for by name.
public struct SymbolRequest: Sendable {
  /// Bytes of the path of the tree's root.
  public var root: [UInt8]
  /// The state of the tree to look at; the directory as it is if `nil`.
  public var revision: TreeRevision?
  /// The snapshot to look at instead, whose root counts then.
  public var snapshot: Snapshot?
  /// A name, a part of it, or its letters; scopes may stand in front: `Cart.total`.
  public var pattern: [UInt8]
  /// Definitions that are given at most.
  public var limit = 20
  /// The kind of definitions that is wanted, as `class` or `method`; `nil` for all.
  public var kind: String?
  /// Which files are looked at.
  public var filter = PathFilter()

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
    let (tree, symbols) = try indexedTree(request.source, observer: observer) {
      tree throws(SectionFileError) in try SymbolSearch(tree: tree, request: request).symbols()
    }
    if stop.isRaised { throw .cancelled }
    return SymbolListing(
      symbols: symbols, warnings: tree.diagnostics.warnings, statistics: tree.statistics)
  }
}

/// Searches the definitions of one tree.
///
/// Steps: all names are compared with the pattern; then the definitions of those that match are taken in the order of
/// their ranks, until enough of the best are found.
private struct SymbolSearch {
  let tree: IndexedTree
  let request: SymbolRequest

  func symbols() throws(SectionFileError) -> [FoundSymbol] {
    guard let pattern = SymbolPattern(request.pattern) else { return [] }
    let (graph, _) = try tree.index.revision()
    var qualities: [UInt32: SymbolPattern.Quality] = [:]
    graph.forEachSymbol { symbol, name in
      if let quality = pattern.quality(name) { qualities[symbol] = quality }
    }
    guard let best = qualities.values.min() else { return [] }
    let scope = try MapScope(tree, held: [], request.filter)
    var found: [[RankedDefinition]] = SymbolPattern.Quality.allCases.map { _ in [] }
    for definition in try tree.index.ranking(RankingQuestion()) {
      guard found[best.rawValue].count < request.limit else { break }
      let place = tree.place(of: definition.file)
      guard
        let entry = graph.entry(of: definition.definition, in: definition.file),
        let quality = qualities[entry.symbol], found[quality.rawValue].count < request.limit,
        request.kind == nil || request.kind == entry.kind.name,
        scope.contains(definition.file, at: place)
      else { continue }
      if !pattern.scopes.isEmpty {
        let around = try scopes(of: definition.definition, in: definition.file, graph)
        guard pattern.isInside(around) else { continue }
      }
      found[quality.rawValue].append(definition)
    }
    return found.joined().prefix(request.limit).compactMap { FoundSymbol($0, tree) }
  }

  /// The names around a definition, the outermost first.
  private func scopes(
    of definition: Int, in file: FileID, _ graph: GraphRevision
  ) throws(SectionFileError) -> [[UInt8]] {
    var names: [[UInt8]] = []
    let records = try tree.index.outline(of: file)
    // What is written out in front of a name belongs to no scope of the file: `void Cart::total()`.
    if let owner = graph.entry(of: definition, in: file)?.owner, owner != UseEntry.noSymbol {
      names.append(graph.name(ofSymbol: owner))
    }
    var next = records[definition].parent
    while let index = next {
      if let entry = graph.entry(of: index, in: file) {
        names.append(graph.name(ofSymbol: entry.symbol))
      }
      next = records[index].parent
    }
    return names.reversed()
  }
}
