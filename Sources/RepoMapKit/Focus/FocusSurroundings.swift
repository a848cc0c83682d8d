// Finds what is near a definition that is worked on.
//
// Input: a place in focus. Output: the names that the definition uses, and the definitions that speak of it.
//
// Steps:
// 1. The identifiers in the text of the definition are the names that it uses; what of them is no reference has no
//    weight in the graph.
// 2. The graph tells which files refer to it, and how strongly and surely. The strongest are read, and the definitions
//    around the lines that have its name refer to it.
//
// The graph knows references by file only; that is why texts are read here, of a bounded number of files.
//
// Invariants: what is found depends on the files alone, not on how anything is numbered.

internal import FileMapping
internal import GraphBuilding
internal import SourceModel
internal import SymbolRanking

/// Looks around the places in focus of one tree.
struct FocusSurroundings {
  /// Files that are read to find who refers to a definition.
  private static let maximumReferringFiles = 12
  /// Definitions that refer to one in focus; more don't fit into a map.
  private static let maximumReferrers = 24
  /// A definition that uses more names is a whole program.
  private static let maximumNames = 512

  let tree: IndexedTree

  /// What is worked on, with what is near it.
  ///
  /// - Throws: `damaged` when the index is.
  func definition(_ place: FoundFocus.Place) throws(SectionFileError) -> FocusDefinition {
    let file = tree.number(of: place.file)
    var focus = FocusDefinition(file: file, definition: place.definition)
    guard let definition = place.definition, let source = try tree.outlinedSource(of: place.file)
    else { return focus }
    let record = source.records[definition]
    let (graph, _) = try tree.index.revision()
    let entry = graph.definitions(of: file).first {
      Int(graph.definition(at: $0).definition) == definition
    }
    let symbol = entry.map { graph.definition(at: $0).symbol }
    let name = symbol.map { graph.name(ofSymbol: $0) }
    focus.usedNames = names(in: record.wholeRange, of: source.source, except: name)
    guard let entry, let symbol, let name else { return focus }
    let referring = referringFiles(entry, symbol, graph)
    focus.referrers = own(name, definition, in: source).map {
      FocusDefinition.Referrer(file: file, definition: $0)
    }
    for other in referring where other != file {
      guard focus.referrers.count < FocusSurroundings.maximumReferrers else { break }
      let place = tree.place(of: other)
      let found = try tree.outlinedSource(of: place)?.definitions(speakingOf: name) ?? []
      focus.referrers += found.map { FocusDefinition.Referrer(file: other, definition: $0) }
    }
    focus.referrers = Array(focus.referrers.prefix(FocusSurroundings.maximumReferrers))
    return focus
  }

  /// The names in a definition, each once.
  private func names(in range: Range<Int>, of source: [UInt8], except own: [UInt8]?) -> [[UInt8]] {
    var known: Set<[UInt8]> = own.map { [$0] } ?? []
    var names: [[UInt8]] = []
    for word in Identifiers(source, in: range) {
      if names.count == FocusSurroundings.maximumNames { break }
      let name = Array(source[word])
      if known.insert(name).inserted { names.append(name) }
    }
    return names
  }

  /// The other definitions of the same file that speak of one.
  private func own(_ name: [UInt8], _ definition: Int, in source: OutlinedSource) -> [Int] {
    let range = source.records[definition].wholeRange
    return source.definitions(speakingOf: name).filter { other in
      // Those around it and those in it have its name because it is there.
      !source.records[other].wholeRange.overlaps(range)
    }
  }

  /// The files that refer to the definition at a place of the graph, those that most surely and most often
  /// mean it first.
  private func referringFiles(
    _ place: Int, _ symbol: UInt32, _ graph: GraphRevision
  ) -> [FileID] {
    var evidence: [FileID: Int] = [:]
    graph.forEachPool(ofSymbol: symbol) { pool in
      var count = 0
      var isMeant = false
      graph.forEachMeant(byPool: pool) { definition in
        count += 1
        if Int(definition.place) == place { isMeant = true }
      }
      guard isMeant else { return }
      graph.forEachReferencer(ofPool: pool) { file, strength in
        // In 256ths, so that sums don't depend on any order.
        evidence[file, default: 0] += Int(strength) * 256 / count
      }
    }
    let order = evidence.sorted { left, right in
      left.value != right.value
        ? left.value > right.value : graph.precedes(left.key, right.key)
    }
    return order.prefix(FocusSurroundings.maximumReferringFiles).map(\.key)
  }
}
