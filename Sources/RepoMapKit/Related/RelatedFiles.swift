// Finds what is related to files: tests, files that use them, and files that they use.
//
// Input: an indexed tree, files of it. Output: files by relation, the nearest first, and of these the strongest.
//
// Steps:
// 1. Breadth first from the files: against the edges for what uses them, along the edges, one step, for what they use.
//    Only the edges of files that are reached are made.
// 2. The names of the edges that are told.
//
// What it leaves out is what the graph leaves out (GraphAssembler): that no file is told proves nothing.

internal import FileMapping
internal import GraphRendering
internal import SourceModel

/// Finds related files in one tree.
struct RelatedFiles {
  private let assembler: GraphAssembler
  private var tree: IndexedTree { assembler.tree }

  /// - Throws: `damaged` when the index is.
  init(_ tree: IndexedTree) throws(SectionFileError) {
    assembler = try GraphAssembler(tree, .files)
  }

  /// The files that are related to those at some places, at most `limit` of each relation.
  func files(of places: [Int], depth: Int, limit: Int) -> [RelatedFile] {
    let start = Set(places)
    let users = reached(from: start, depth: depth) { layer in
      assembler.edges(to: layer).map { (from: $0.to, to: $0.from, edge: $0) }
    }
    let used = reached(from: start, depth: 1) { layer in
      layer.flatMap { assembler.edges(from: $0) }.map { (from: $0.from, to: $0.to, edge: $0) }
    }
    var steps: [(relation: Relation, place: Int, step: Step)] = []
    for relation in Relation.allCases {
      let all = relation == .uses ? used : users
      let chosen = all.filter { place, _ in
        relation == .uses || (assembler.noise(of: place) == .test) == (relation == .test)
      }
      // Places are in the order of the paths.
      let order = chosen.sorted { left, right in
        let (a, b) = (left.value, right.value)
        if a.distance != b.distance { return a.distance < b.distance }
        return a.share != b.share ? a.share > b.share : left.key < right.key
      }
      steps += order.prefix(limit).map { (relation, $0.key, $0.value) }
    }
    let names = names(of: steps.map(\.step.edge))
    return zip(steps, names).map { step, names in
      RelatedFile(
        path: tree.files.path(at: step.place).bytes, relation: step.relation,
        distance: step.step.distance, share: step.step.share, names: names)
    }
  }

  /// How a file was reached.
  private struct Step {
    var distance: Int
    /// Of the strongest way, the product of the edges' shares.
    var share: Double
    /// The last edge of that way, and the file that it was followed from.
    var edge: FileEdge
    var previous: Int
  }

  /// The files that edges lead to from some files.
  ///
  /// - Parameters:
  ///   - start: Places of the files.
  ///   - depth: How many edges are followed.
  ///   - edges: The edges at some places, each with its ends as they are followed.
  /// - Returns: How each was reached, by place.
  private func reached(
    from start: Set<Int>, depth: Int,
    edges: (_ layer: [Int]) -> [(from: Int, to: Int, edge: FileEdge)]
  ) -> [Int: Step] {
    var found: [Int: Step] = [:]
    var layer = Dictionary(uniqueKeysWithValues: start.map { ($0, 1.0) })
    for distance in 1...depth where !layer.isEmpty {
      var next: [Int: Step] = [:]
      for (from, to, edge) in edges(layer.keys.sorted()) {
        guard let share = layer[from], !start.contains(to), found[to] == nil else { continue }
        let product = share * edge.share
        // Of ways that are as strong that through the first file.
        if let known = next[to],
          known.share > product || (known.share == product && known.previous < from)
        {
          continue
        }
        next[to] = Step(distance: distance, share: product, edge: edge, previous: from)
      }
      found.merge(next) { known, _ in known }
      layer = next.mapValues { $0.share }
    }
    return found
  }

  /// The names of edges, for each as texts.
  private func names(of edges: [FileEdge]) -> [[String]] {
    let nodes = edges.map { (from: node($0.from), to: node($0.to)) }
    var part = CodeGraph(
      level: .files, nodes: [],
      edges: zip(edges, nodes).map { edge, ends in
        CodeGraph.Edge(from: ends.from, to: ends.to, share: edge.share, flow: 0, isImport: false)
      })
    assembler.addNames(to: &part) { $0 }
    return part.edges.map { edge in edge.names.map { $0.text } }
  }

  /// The node of a file that is code.
  private func node(_ place: Int) -> Int { assembler.node(ofPlace: place) ?? 0 }
}
