// Finds what is related to files: tests, files that use them, and files that they use.
//
// Input: an indexed tree, files of it. Output: files by relation, the nearest first, and of these the strongest.
//
// Steps:
// 1. The graph of files, with what each uses of each other one.
// 2. Breadth first from the files: against the edges for what uses them, along the edges, one step, for what they use.
// 3. The names of the edges that are told.
//
// What it leaves out is what the graph leaves out (GraphAssembler): that no file is told proves nothing.

internal import FileMapping
internal import GraphRendering
internal import SourceModel

/// Finds related files in one tree.
struct RelatedFiles {
  private let assembler: GraphAssembler
  private let graph: CodeGraph

  /// - Throws: `damaged` when the index is.
  init(_ tree: IndexedTree) throws(SectionFileError) {
    assembler = try GraphAssembler(tree, .files)
    graph = assembler.wholeGraph()
  }

  /// The files that are related to those at some places, at most `limit` of each relation.
  func files(of places: [Int], depth: Int, limit: Int) -> [RelatedFile] {
    let start = Set(places.compactMap { assembler.node(ofPlace: $0) })
    let users = reached(from: start, depth: depth) { ($0.to, $0.from) }
    let used = reached(from: start, depth: 1) { ($0.from, $0.to) }
    var steps: [(relation: Relation, node: Int, step: Step)] = []
    for relation in Relation.allCases {
      let all = relation == .uses ? used : users
      let chosen = all.filter { node, _ in
        relation == .uses || (graph.nodes[node].noise == .test) == (relation == .test)
      }
      let order = chosen.sorted { left, right in
        let (a, b) = (left.value, right.value)
        if a.distance != b.distance { return a.distance < b.distance }
        if a.share != b.share { return a.share > b.share }
        return graph.nodes[left.key].path < graph.nodes[right.key].path
      }
      steps += order.prefix(limit).map { (relation, $0.key, $0.value) }
    }
    let names = names(of: steps.map { graph.edges[$0.step.edge] })
    return zip(steps, names).map { step, names in
      RelatedFile(
        path: graph.nodes[step.node].path.bytes, relation: step.relation,
        distance: step.step.distance, share: step.step.share, names: names)
    }
  }

  /// How a file was reached.
  private struct Step {
    var distance: Int
    /// Of the strongest way, the product of the edges' shares.
    var share: Double
    /// The last edge of that way.
    var edge: Int
  }

  /// The nodes that edges lead to from some nodes, as `ends` turns them.
  private func reached(
    from start: Set<Int>, depth: Int, ends: (CodeGraph.Edge) -> (from: Int, to: Int)
  ) -> [Int: Step] {
    var found: [Int: Step] = [:]
    var layer = Dictionary(uniqueKeysWithValues: start.map { ($0, 1.0) })
    for distance in 1...depth where !layer.isEmpty {
      var next: [Int: Step] = [:]
      for (index, edge) in graph.edges.enumerated() {
        let (from, to) = ends(edge)
        guard let share = layer[from], !start.contains(to), found[to] == nil else { continue }
        let product = share * edge.share
        if let known = next[to], known.share >= product { continue }
        next[to] = Step(distance: distance, share: product, edge: index)
      }
      found.merge(next) { known, _ in known }
      layer = next.mapValues { $0.share }
    }
    return found
  }

  /// The names of edges, for each as texts.
  private func names(of edges: [CodeGraph.Edge]) -> [[String]] {
    var part = CodeGraph(level: .files, nodes: graph.nodes, edges: edges)
    assembler.addNames(to: &part, nodes: Array(graph.nodes.indices))
    return part.edges.map { edge in edge.names.map { $0.text } }
  }
}
