// Finds the uses of definitions, and the uses in them.
//
// Input: an indexed tree, definitions as places of its graph. Output: uses, in the order of the paths, then of the
// source.
//
// Of a tree only those files are opened that the graph says may use a definition: their documents, not their sources.
// Each is gone through once for all definitions that are asked about.

internal import FileMapping
internal import GraphBuilding
internal import MapRendering
internal import SourceModel
internal import SyntaxParsing

/// A use, and where it was found.
struct FoundUse {
  /// Place of the file in the tree.
  let file: Int
  let use: BoundUse
  /// The first definition of what is around the use; `nil` at the top level of the file.
  let caller: Int?
  let confidence: ReferenceConfidence
}

/// Finds uses in one tree.
struct ReferenceFinder {
  /// Documents that are in memory at once.
  private static let batchCount = 256

  let tree: IndexedTree
  let binder: UseBinder
  let documents: DocumentReader
  let scope: MapScope
  let minimumConfidence: ReferenceConfidence
  let stop: StopFlag

  private var graph: GraphRevision { binder.graph }

  /// For each of some definitions its uses.
  func uses(of targets: Set<Int>) -> [Int: [FoundUse]] {
    let names = WantedNames(
      targets.map { graph.name(ofSymbol: graph.definition(at: $0).symbol) })
    var files: Set<Int> = []
    for target in targets {
      for file in binder.files(using: target) {
        let place = tree.place(of: file)
        if includes(place) { files.insert(place) }
      }
    }
    var found: [Int: [FoundUse]] = [:]
    forEachFile(files) { place, uses in
      for use in uses.uses(of: names) {
        let known = foundUse(use, in: place, uses)
        guard known.confidence <= minimumConfidence else { continue }
        for target in use.targets where targets.contains(target) {
          found[target, default: []].append(known)
        }
      }
    }
    return found
  }

  /// For each of some definitions the uses in it, of what is defined in the tree.
  func uses(in targets: Set<Int>) -> [Int: [FoundUse]] {
    var bodies: [Int: [(target: Int, definition: Int)]] = [:]
    for target in targets {
      for place in binder.definitions(like: target) {
        let definition = Int(graph.definition(at: place).definition)
        let file = tree.place(of: graph.file(ofDefinitionAt: place))
        bodies[file, default: []].append((target, definition))
      }
    }
    var found: [Int: [FoundUse]] = [:]
    forEachFile(Set(bodies.keys)) { place, uses in
      for (target, definition) in bodies[place] ?? [] {
        for use in uses.uses(in: uses.range(of: definition)) {
          let known = foundUse(use, in: place, uses)
          if known.confidence <= minimumConfidence { found[target, default: []].append(known) }
        }
      }
    }
    return found
  }

  /// Whether the request asks for a file.
  func includes(_ place: Int) -> Bool { scope.contains(tree.number(of: place), at: place) }

  private func foundUse(_ use: BoundUse, in place: Int, _ uses: FileUses) -> FoundUse {
    FoundUse(
      file: place, use: use,
      caller: uses.definition(around: use).map { binder.target(ofDefinitionAt: $0) },
      confidence: ReferenceConfidence(use.means, targetCount: use.targets.count))
  }

  /// Calls `body` with the uses of each of some files, in the order of their paths.
  private func forEachFile(_ files: Set<Int>, _ body: (_ place: Int, inout FileUses) -> Void) {
    let places = files.sorted()
    for start in stride(from: 0, to: places.count, by: ReferenceFinder.batchCount) {
      let batch = Array(places[start..<min(start + ReferenceFinder.batchCount, places.count)])
      for (place, document) in zip(batch, documents.documents(of: batch)) {
        if stop.isRaised { return }
        guard let document, var uses = tree.uses(at: place, document, binder) else { continue }
        body(place, &uses)
      }
    }
  }
}

extension IndexedTree {
  /// The uses in the file at a place; `nil` where the document isn't the one that was indexed.
  func uses(at place: Int, _ document: FileIR, _ binder: UseBinder) -> FileUses? {
    FileUses(binder, number(of: place), document) { text(of: place)?.bytes ?? [] }
  }
}
