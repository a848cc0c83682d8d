import SourceModel
import TestSupport
import Testing

@testable import GraphBuilding

struct DependencyGraphTests {
  /// A graph from a text such as `0→1,2 1→0 3→`.
  private func graph(_ text: String) -> DependencyGraph {
    var graph = DependencyGraph()
    for part in text.split(separator: " ") {
      let sides = part.split(separator: "→", omittingEmptySubsequences: false)
      graph.setEdges(of: files(sides[0])[0], to: files(sides[1]))
    }
    return graph
  }

  private func files(_ text: Substring) -> [FileID] {
    text.split(separator: ",").compactMap { Int($0) }.map { FileID(index: $0) }
  }

  /// Levels or components as text: `0 | 1,2`.
  private func text(_ lists: [[FileID]]) -> String {
    lists.map { list in list.map { "\($0.index)" }.joined(separator: ",") }
      .joined(separator: " | ")
  }

  @Test(
    arguments: [
      // A chain, and its limits.
      ("1→0 2→1 3→2", [0], nil, "0 | 1 | 2 | 3"),
      ("1→0 2→1 3→2", [0], 1, "0 | 1"),
      ("1→0 2→1 3→2", [0], 0, "0"),
      ("1→0 2→1 3→2", [3], nil, "3"),
      // The nearest changed file counts; the order of the question doesn't.
      ("1→0 2→1 3→2 4→0", [2, 0], nil, "0,2 | 1,3,4"),
      ("1→0 2→0 3→1,2", [0], nil, "0 | 1,2 | 3"),
      // Cycles end.
      ("0→1 1→2 2→0", [0], nil, "0 | 2 | 1"),
      ("0→0", [0], nil, "0"),
      // Nobody knows the file.
      ("0→1", [7], nil, ""),
      ("0→1", [], nil, ""),
    ] as [(String, [Int], Int?, String)])
  func `affected files come by distance`(
    _ edges: String, _ changed: [Int], _ depthLimit: Int?, _ expected: String
  ) {
    let levels = graph(edges).affected(
      by: changed.map { FileID(index: $0) }, depthLimit: depthLimit)
    #expect(text(levels) == expected)
  }

  @Test(arguments: [
    ("0→1 1→2 2→", ""),
    ("0→0 1→2", "0"),
    ("5→1 1→5 0→3 3→4 4→0 2→2", "0,3,4 | 1,5 | 2"),
    ("0→1 1→0,2 2→3 3→2", "0,1 | 2,3"),
  ])
  func `cycles are reported in order`(_ edges: String, _ expected: String) {
    #expect(text(graph(edges).cycles) == expected)
  }

  @Test func `removing a file names those that lose an edge`() {
    var graph = graph("1→0 2→0,1 0→0")
    #expect(graph.remove(FileID(index: 0)) == [1, 2].map { FileID(index: $0) })
    #expect(graph == self.graph("2→1"))
    #expect(graph.remove(FileID(index: 0)) == [])
    #expect(graph.meanOutDegree == 0.5)
  }

  @Test func `a chain of 30,000 files is ordered without recursion`() {
    var graph = DependencyGraph()
    for index in 0..<30_000 {
      graph.setEdges(of: FileID(index: index), to: [FileID(index: index + 1)])
    }
    let order = ComponentOrder(graph)
    #expect(order.count == 30_001)
    #expect(order.rank(of: FileID(index: 30_000)) == 0)
    #expect(order.rank(of: FileID(index: 0)) == 30_000)
  }

  // MARK: Against a plain model

  @Test func `components of every graph of three files are those of the model`() {
    for pattern in 0..<512 {
      var model = DependencyModel()
      for file in 0..<3 {
        model.edges[file] = Set((0..<3).filter { pattern & 1 << (file * 3 + $0) != 0 })
      }
      #expect(model.difference(from: model.graph) == nil, "pattern \(pattern)")
    }
  }

  @Test func `a graph that is changed at random agrees with the model`() {
    for seed: UInt64 in 0..<150 {
      var random = SeededGenerator(seed: seed)
      var model = DependencyModel()
      var graph = DependencyGraph()
      let bound = Int.random(in: 1...9, using: &random)
      for _ in 0..<30 {
        let file = Int.random(in: 0..<bound, using: &random)
        if Int.random(in: 0..<4, using: &random) == 0 {
          model.remove(file)
          graph.remove(FileID(index: file))
        } else {
          let count = Int.random(in: 0...3, using: &random)
          let targets = (0..<count).map { _ in Int.random(in: 0..<bound, using: &random) }
          model.setEdges(of: file, to: targets)
          graph.setEdges(of: FileID(index: file), to: targets.map { FileID(index: $0) })
        }
        let difference = model.difference(from: graph)
        #expect(difference == nil, "seed \(seed)")
        if difference != nil { return }
      }
    }
  }
}
