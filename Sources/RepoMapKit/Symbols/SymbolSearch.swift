internal import FileMapping
internal import GraphBuilding
internal import SourceModel
internal import SymbolRanking
internal import Synchronization

/// Searches the definitions of one tree by name.
///
/// Steps:
/// 1. All names are compared with the pattern.
/// 2. Of those that match best, then of the others: where few definitions are called so, all of them are ranked; where many
///    are, the best definitions of the tree are gone through in their order until there are enough, and only if that
///    doesn't bring them all of them are ranked.
struct SymbolSearch {
  let tree: IndexedTree
  let request: SymbolRequest
  private let graph: GraphRevision
  private let ranks: RankRevision
  private let scope: MapScope
  private let threadCount: Int

  /// - Throws: When the index turns out to be damaged.
  init(
    _ tree: IndexedTree, _ request: SymbolRequest, threadCount: Int
  ) throws(SectionFileError) {
    self.tree = tree
    self.request = request
    self.threadCount = threadCount
    (graph, ranks) = try tree.index.revision()
    scope = try MapScope(tree, held: [], request.filter)
  }

  /// What was found, the best first.
  func symbols() throws(SectionFileError) -> [ListedDefinition] {
    var sources = ListedSources(tree)
    return try definitions().compactMap {
      sources.definition($0.definition, in: tree.place(of: $0.file))
    }
  }

  private func definitions() throws(SectionFileError) -> [RankedDefinition] {
    if request.pattern.isEmpty { return try best() }
    guard let pattern = SymbolPattern(request.pattern) else { return [] }
    let names = matches(pattern)
    var best: [[RankedDefinition]]?
    var listed: [RankedDefinition] = []
    let worst: SymbolPattern.Quality = request.isExact ? .sameLetters : .scattered
    for quality in 0...worst.rawValue
    where listed.count < request.limit && !names[quality].isEmpty {
      let missing = request.limit - listed.count
      var definitions: [RankedDefinition] = []
      if count(names[quality], upTo: SymbolSearch.fewDefinitions) >= SymbolSearch.fewDefinitions {
        if best == nil { best = try amongBest(names, pattern, enoughOf: quality) }
        definitions = best?[quality] ?? []
      }
      if definitions.count < missing {
        definitions += try others(names[quality], pattern, than: definitions)
      }
      listed += definitions.prefix(missing)
    }
    return listed
  }

  /// The best definitions of the tree, whatever they are called.
  private func best() throws(SectionFileError) -> [RankedDefinition] {
    var best: [RankedDefinition] = []
    for definition in try tree.index.ranking(RankingQuestion()) {
      if best.count >= request.limit { break }
      guard let entry = graph.entry(of: definition.definition, in: definition.file),
        request.kind == nil || request.kind == entry.kind.name,
        scope.contains(definition.file, at: tree.place(of: definition.file))
      else { continue }
      best.append(definition)
    }
    return best
  }

  /// So many definitions are ranked sooner than the best ones of a large tree are gone through.
  private static let fewDefinitions = 1024

  /// How many definitions some names have, counted up to a limit.
  private func count(_ names: [UInt32], upTo limit: Int) -> Int {
    var count = 0
    for name in names where count < limit {
      graph.forEachDefinition(ofSymbol: name) { _ in count += 1 }
    }
    return count
  }

  /// Those of the best definitions of the tree whose names match, by quality, of each as many as are wanted; only as far
  /// as there are enough of one quality.
  private func amongBest(
    _ names: [[UInt32]], _ pattern: SymbolPattern, enoughOf wanted: Int
  ) throws(SectionFileError) -> [[RankedDefinition]] {
    let qualities = QualityTable(names)
    var found: [[RankedDefinition]] = names.map { _ in [] }
    for definition in try tree.index.ranking(RankingQuestion()) {
      guard found[wanted].count < request.limit else { break }
      guard let entry = graph.entry(of: definition.definition, in: definition.file),
        let quality = qualities[entry.symbol], found[quality].count < request.limit,
        try isWanted(entry, definition.file, pattern)
      else { continue }
      found[quality].append(definition)
    }
    return found
  }

  /// The names that match, by quality.
  private func matches(_ pattern: SymbolPattern) -> [[UInt32]] {
    let none: [[UInt32]] = SymbolPattern.Quality.allCases.map { _ in [] }
    let letters = pattern.letters
    let sets = tree.index.nameLetters.sets(graph, threadCount: threadCount)
    let found = Mutex(none)
    let graph = graph
    SymbolPart.forEach(of: graph, threadCount: threadCount) { part in
      var own = none
      for symbol in part.symbols where sets[symbol] & letters == letters {
        if let quality = pattern.quality(graph.baseName(ofSymbol: symbol)) {
          own[quality.rawValue].append(UInt32(symbol))
        }
      }
      found.withLock { all in for quality in own.indices { all[quality] += own[quality] } }
    }
    var all = found.withLock { $0 }
    graph.forEachAddedSymbol { symbol, name in
      if let quality = pattern.quality(name) { all[quality.rawValue].append(symbol) }
    }
    return all
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
      others += ranks.scoredDefinitions(of: file, in: graph).filter {
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

/// For each symbol how well its name matches. A table, because every definition that is gone through asks it.
private struct QualityTable {
  private static let none = UInt8.max

  private var qualities: [UInt8]

  /// - Parameter names: Symbols by quality.
  init(_ names: [[UInt32]]) {
    let largest = names.joined().max() ?? 0
    qualities = [UInt8](repeating: QualityTable.none, count: Int(largest) + 1)
    for quality in names.indices {
      for name in names[quality] { qualities[Int(name)] = UInt8(quality) }
    }
  }

  /// The quality of a symbol's name; `nil` where it doesn't match.
  subscript(symbol: UInt32) -> Int? {
    guard symbol < qualities.count else { return nil }
    let quality = qualities[Int(symbol)]
    return quality == QualityTable.none ? nil : Int(quality)
  }
}
