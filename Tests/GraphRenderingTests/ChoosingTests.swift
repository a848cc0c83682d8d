import GraphRendering
import SourceModel
import TestSupport
import Testing

/// Which nodes and edges of a graph are shown.
@Suite struct ChoosingTests {
  @Test func `nodes are chosen by rank and edges by flow`() {
    let graph = SampleGraph.graph(
      ["a", "b", "c"],
      [
        CodeGraph.Edge(from: 2, to: 0, share: 1, flow: 0.3, isImport: false),
        CodeGraph.Edge(from: 0, to: 1, share: 1, flow: 0.1, isImport: false),
        CodeGraph.Edge(from: 1, to: 0, share: 1, flow: 0.2, isImport: false),
      ])
    let best = graph.best(nodeCount: 2, edgeCount: 1)
    #expect(best.nodes.map(\.text) == ["a", "b"])
    #expect(best.edges.map(\.flow) == [0.2])
    #expect(best.totalNodeCount == 3)
    #expect(best.totalEdgeCount == 3)
  }

  @Test func `of equals the first path is chosen, however they are numbered`() {
    for seed in 1...50 as ClosedRange<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let graph = SampleGraph.random(&generator, nodeCount: 15)
      var order = Array(graph.nodes.indices)
      order.shuffle(using: &generator)
      var shuffled = graph
      shuffled.nodes = order.map { graph.nodes[$0] }
      var places = order
      for (place, node) in order.enumerated() { places[node] = place }
      shuffled.edges = graph.edges.shuffled(using: &generator).map { edge in
        var edge = edge
        (edge.from, edge.to) = (places[edge.from], places[edge.to])
        return edge
      }
      #expect(
        graph.best(nodeCount: 8, edgeCount: 9) == shuffled.best(nodeCount: 8, edgeCount: 9),
        "seed \(seed)")
      #expect(
        graph.around([3], depth: 2, nodeCount: 8, edgeCount: 9)
          == shuffled.around([places[3]], depth: 2, nodeCount: 8, edgeCount: 9), "seed \(seed)")
    }
  }

  @Test func `a smaller graph is the beginning of a larger one`() {
    for seed in 1...50 as ClosedRange<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let graph = SampleGraph.random(&generator, nodeCount: 15)
      let all = graph.best(nodeCount: .max, edgeCount: .max)
      for count in 0...15 {
        #expect(all.prefix(count) == graph.best(nodeCount: count, edgeCount: .max), "seed \(seed)")
      }
    }
  }

  @Test func `what lies around a node is what paths of edges lead to, near ones first`() {
    for seed in 1...50 as ClosedRange<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let graph = SampleGraph.random(&generator, nodeCount: 30)
      let depth = Int.random(in: 1...4, using: &generator)
      let distances = ChoosingTests.distances(from: 7, in: graph)
      let around = graph.around([7], depth: depth, nodeCount: .max, edgeCount: .max)
      let found = around.nodes.compactMap { node in
        graph.nodes.firstIndex { $0.path == node.path }
      }
      let wanted = graph.nodes.indices.filter { distances[$0] <= depth }
      #expect(found.sorted() == wanted, "seed \(seed)")
      let order = found.map { distances[$0] }
      #expect(order == order.sorted(), "seed \(seed)")
    }
  }

  /// For each node how many edges away it is, in whichever direction.
  private static func distances(from start: Int, in graph: CodeGraph) -> [Int] {
    var distances = [Int](repeating: .max, count: graph.nodes.count)
    distances[start] = 0
    for distance in 0..<graph.nodes.count {
      for edge in graph.edges {
        for (near, far) in [(edge.from, edge.to), (edge.to, edge.from)]
        where distances[near] == distance && distances[far] == .max {
          distances[far] = distance + 1
        }
      }
    }
    return distances
  }

  @Test func `the focus is shown whatever the limit is`() {
    let graph = SampleGraph.graph(["a", "b", "c"], [])
    let around = graph.around([2, 1, 2], depth: 1, nodeCount: 1, edgeCount: 1)
    #expect(around.nodes.map(\.text) == ["b", "c"])
  }

  @Test(arguments: 0...9)
  func `the longest beginning that fits is found`(_ limit: Int) {
    let graph = SampleGraph.graph((0..<8).map { "\($0)" }, [])
    var questions = 0
    let fitting = longestFitting(graph) { part in
      questions += 1
      return part.nodes.count <= limit
    }
    #expect(fitting.nodes.count == min(limit, 8))
    #expect(questions <= 5)
  }

  @Test(arguments: [
    (0, "0"), (1, "1"), (0.5, "0.5"), (0.123456789, "0.123456789"), (1e-9, "0.000000001"),
    (1e-12, "0"), (0.02, "0.02"),
  ])
  func `figures have nine decimals at most`(_ value: Double, _ text: String) {
    #expect(figure(value) == text)
  }
}
