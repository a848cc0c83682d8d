// Finds the uses of definitions, and the uses in them.
//
// Input: an indexed tree, definitions as places of its graph. Output: uses, in the order of the paths, then of the
// source.
//
// Of a tree only those files are opened that the graph says may use a definition: their documents, not their sources.
// Each is gone through once for all definitions that are asked about, several at a time.

internal import FileMapping
internal import GraphBuilding
internal import MapRendering
internal import SourceModel
internal import Synchronization
internal import SyntaxParsing

/// A use, and where it was found.
struct FoundUse: Sendable {
  /// Place of the file in the tree.
  let file: Int
  let use: BoundUse
  /// The place of the definition around the use; `nil` at the top level of the file.
  let caller: Int?
  let confidence: ReferenceConfidence
}

/// Finds uses in one tree.
struct ReferenceFinder: Sendable {
  /// Documents that a thread has in memory at once.
  private static let batchCount = 64

  let tree: IndexedTree
  let graph: GraphRevision
  let documents: DocumentReader
  let scope: MapScope
  let minimumConfidence: ReferenceConfidence
  let threadCount: Int
  let stop: StopFlag

  /// For each of some definitions its uses.
  func uses(of targets: Set<Int>) -> [Int: [FoundUse]] {
    let binder = tree.binder(graph)
    let names = WantedNames(
      targets.map { graph.name(ofSymbol: graph.definition(at: $0).symbol) })
    var files: Set<Int> = []
    for target in targets {
      for file in binder.files(using: target) {
        let place = tree.place(of: file)
        if includes(place) { files.insert(place) }
      }
    }
    return usesByTarget(inFilesAt: files) { _, uses in
      uses.uses(of: names).flatMap { use in
        use.targets.filter { targets.contains($0) }.map { (target: $0, use: use) }
      }
    }
  }

  /// For each of some definitions the uses in it, of what is defined in the tree.
  func uses(in targets: Set<Int>) -> [Int: [FoundUse]] {
    let binder = tree.binder(graph)
    var bodies: [Int: [(target: Int, definition: Int)]] = [:]
    for target in targets {
      for place in binder.definitions(like: target) {
        let definition = Int(graph.definition(at: place).definition)
        let file = tree.place(of: graph.file(ofDefinitionAt: place))
        bodies[file, default: []].append((target, definition))
      }
    }
    return usesByTarget(inFilesAt: Set(bodies.keys)) { [bodies] place, uses in
      (bodies[place] ?? []).flatMap { target, definition in
        uses.uses(in: uses.range(of: definition)).map { (target: target, use: $0) }
      }
    }
  }

  /// Whether the request asks for a file.
  func includes(_ place: Int) -> Bool { scope.contains(tree.number(of: place), at: place) }

  /// What `uses` gives for each of some files, sure enough, in the order of their paths.
  ///
  /// Several threads go through the files, each with a binder of its own.
  private func usesByTarget(
    inFilesAt files: Set<Int>,
    _ uses: @Sendable (_ place: Int, inout FileUses) -> [(target: Int, use: BoundUse)]
  ) -> [Int: [FoundUse]] {
    let places = files.sorted()
    let batches = stride(from: 0, to: places.count, by: ReferenceFinder.batchCount).map {
      Array(places[$0..<min($0 + ReferenceFinder.batchCount, places.count)])
    }
    let foundInBatches = Mutex(
      [[(target: Int, use: FoundUse)]](repeating: [], count: batches.count))
    workConcurrently(on: batches.count, threadCount: threadCount) { next in
      let binder = tree.binder(graph)
      while let batch = next() {
        var found: [(target: Int, use: FoundUse)] = []
        for (place, document) in zip(batches[batch], documents.documents(of: batches[batch])) {
          if stop.isRaised { return }
          guard let document, var file = tree.uses(at: place, document, binder) else { continue }
          for (target, use) in uses(place, &file) {
            let known = foundUse(use, in: place, file)
            if known.confidence <= minimumConfidence { found.append((target, known)) }
          }
        }
        foundInBatches.withLock { [found] in $0[batch] = found }
      }
    }
    var byTarget: [Int: [FoundUse]] = [:]
    for found in foundInBatches.withLock({ $0 }) {
      for (target, use) in found { byTarget[target, default: []].append(use) }
    }
    return byTarget
  }

  private func foundUse(_ use: BoundUse, in place: Int, _ uses: FileUses) -> FoundUse {
    FoundUse(
      file: place, use: use,
      caller: uses.definition(around: use),
      confidence: ReferenceConfidence(use.means, targetCount: use.targets.count))
  }
}

extension IndexedTree {
  /// Binds uses in the tree, for one thread.
  func binder(_ graph: GraphRevision) -> UseBinder {
    UseBinder(graph) { index.files.path(place(of: $0)) }
  }

  /// The uses in the file at a place; `nil` where the document isn't the one that was indexed.
  func uses(at place: Int, _ document: FileIR, _ binder: UseBinder) -> FileUses? {
    FileUses(binder, number(of: place), document) { text(of: place)?.bytes ?? [] }
  }
}
