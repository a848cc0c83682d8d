internal import FileMapping
internal import GraphBuilding
internal import SourceModel
internal import SymbolRanking

/// Searches the definitions of one tree by name.
///
/// Steps:
/// 1. All names are compared with the pattern.
/// 2. The best definitions of the tree are gone through in their order, until enough are found of those whose names match
///    best. For what many definitions are called that takes a moment.
/// 3. Where that wasn't enough, the definitions of each name are asked for, and ranked: for what few are called, and what
///    is not among the best.
struct SymbolSearch {
  let tree: IndexedTree
  let request: SymbolRequest
  private let graph: GraphRevision
  private let ranks: RankRevision
  private let scope: MapScope

  /// - Throws: When the index turns out to be damaged.
  init(_ tree: IndexedTree, _ request: SymbolRequest) throws(SectionFileError) {
    self.tree = tree
    self.request = request
    (graph, ranks) = try tree.index.revision()
    scope = try MapScope(tree, held: [], request.filter)
  }

  /// What was found, the best first.
  func symbols() throws(SectionFileError) -> [FoundSymbol] {
    guard let pattern = SymbolPattern(request.pattern) else { return [] }
    var qualities: [UInt32: SymbolPattern.Quality] = [:]
    graph.forEachSymbol { symbol, name in
      if let quality = pattern.quality(name) { qualities[symbol] = quality }
    }
    guard let best = qualities.values.min() else { return [] }
    var found: [[RankedDefinition]] = SymbolPattern.Quality.allCases.map { _ in [] }
    for definition in try tree.index.ranking(RankingQuestion()) {
      guard found[best.rawValue].count < request.limit else { break }
      guard let entry = graph.entry(of: definition.definition, in: definition.file),
        let quality = qualities[entry.symbol], found[quality.rawValue].count < request.limit,
        try isWanted(entry, definition.file, pattern)
      else { continue }
      found[quality.rawValue].append(definition)
    }
    var listed: [RankedDefinition] = []
    for quality in SymbolPattern.Quality.allCases where listed.count < request.limit {
      var definitions = found[quality.rawValue]
      if definitions.count < request.limit {
        let names = qualities.filter { $0.value == quality }.map(\.key)
        definitions += try others(names, pattern, than: definitions)
      }
      listed += definitions.prefix(request.limit - listed.count)
    }
    return listed.compactMap { FoundSymbol($0, tree) }
  }

  /// All definitions of some names but those that are known to be better, best first.
  private func others(
    _ names: [UInt32], _ pattern: SymbolPattern, than known: [RankedDefinition]
  ) throws(SectionFileError) -> [RankedDefinition] {
    var wanted: [FileID: Set<Int>] = [:]
    for name in names {
      var places: [(file: FileID, entry: DefinitionEntry)] = []
      graph.forEachDefinition(ofSymbol: name) { definition in
        places.append((definition.file, graph.definition(at: Int(definition.place))))
      }
      for (file, entry) in places where try isWanted(entry, file, pattern) {
        wanted[file, default: []].insert(Int(entry.definition))
      }
    }
    for definition in known { wanted[definition.file]?.remove(definition.definition) }
    var others: [RankedDefinition] = []
    for (file, definitions) in wanted where !definitions.isEmpty {
      others += ranks.definitions(of: file, in: graph).filter {
        definitions.contains($0.definition)
      }
    }
    return others.sorted { graph.isBetter($0, $1) }
  }

  private func isWanted(
    _ entry: DefinitionEntry, _ file: FileID, _ pattern: SymbolPattern
  ) throws(SectionFileError) -> Bool {
    guard request.kind == nil || request.kind == entry.kind.name,
      scope.contains(file, at: tree.place(of: file))
    else { return false }
    if pattern.scopes.isEmpty { return true }
    return pattern.isInside(try scopes(of: Int(entry.definition), in: file))
  }

  /// The names around a definition, the outermost first.
  private func scopes(of definition: Int, in file: FileID) throws(SectionFileError) -> [[UInt8]] {
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
