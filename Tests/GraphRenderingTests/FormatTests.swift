import GraphRendering
import SourceModel
import TestSupport
import Testing

/// What is written in each form, and that programs of others read it.
@Suite struct FormatTests {
  /// A form, as its file's extension.
  enum Form: String, CaseIterable {
    case dot, graphml, mermaid

    func text(_ graph: CodeGraph) -> String {
      switch self {
      case .dot: DOTFormat().text(graph)
      case .graphml: GraphMLFormat().text(graph)
      case .mermaid: MermaidFormat().text(graph)
      }
    }
  }

  @Test(arguments: Form.allCases)
  func `a graph is written as the golden file says`(_ form: Form) throws {
    try GoldenFile("plain.\(form.rawValue)").check(form.text(SampleGraph.plain))
  }

  @Test(arguments: Form.allCases)
  func `odd names are written as the golden file says`(_ form: Form) throws {
    try GoldenFile("odd.\(form.rawValue)").check(form.text(SampleGraph.odd))
  }

  @Test(arguments: Form.allCases)
  func `whatever names hold, every line is one of the form's`(_ form: Form) throws {
    for seed in 1...30 as ClosedRange<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let graph = SampleGraph.random(&generator, nodeCount: 12)
      let text = form.text(graph)
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      let parts = graph.nodes.count + graph.edges.count
      let expected: Int
      switch form {
      case .dot: expected = 5 + parts + 2
      case .mermaid: expected = 1 + parts + 1
      case .graphml: expected = 2 + 10 + 1 + 8 * graph.nodes.count + 6 * graph.edges.count + 3
      }
      #expect(lines.count == expected, "seed \(seed)")
      let controls = text.unicodeScalars.filter { $0.value < 0x20 && $0 != "\n" }
      #expect(controls.isEmpty, "seed \(seed)")
    }
  }

  // MARK: - Programs of others

  /// What a program that reads a graph should understand of it.
  private func expected(_ graph: CodeGraph) -> String {
    let texts = graph.nodes.map { node in
      String(
        String.UnicodeScalarView(
          node.text.unicodeScalars.map { $0.value & 0xFFFE == 0xFFFE ? "\u{FFFD}" : $0 }))
    }
    var lines = texts.map { "node\t\($0)\n" }
    // Both programs group edges by the node that they leave.
    for edge in graph.edges.sorted(by: { ($0.from, $0.to) < ($1.from, $1.to) }) {
      lines.append("edge\t\(texts[edge.from])\t\(texts[edge.to])\n")
    }
    return lines.joined()
  }

  private func understood(_ form: Form, _ graph: CodeGraph) throws -> String {
    let directory = try TemporaryDirectory()
    try directory.write(form.text(graph), to: "graph")
    let tool = "\(checkoutRoot)/Tests/GraphRenderingTests/Tools/check-graph"
    let result = try runProcess(
      [ForeignTool.python ?? "python3", tool, form.rawValue, directory.path("graph")])
    #expect(result.status == 0, "\(result.errorText)")
    let lines = result.outputText.split(separator: "\n")
    let nodes = lines.filter { $0.hasPrefix("node") }
    var order: [Substring: Int] = [:]
    for node in nodes { order[node.dropFirst(5)] = order.count }
    func places(_ edge: Substring) -> (Int, Int) {
      let ends = edge.split(separator: "\t", omittingEmptySubsequences: false)
      guard ends.count == 3 else { return (-1, -1) }
      return (order[ends[1]] ?? -1, order[ends[2]] ?? -1)
    }
    let edges = lines.filter { $0.hasPrefix("edge") }.sorted { places($0) < places($1) }
    return (nodes + edges).map { "\($0)\n" }.joined()
  }

  @Test(.enabled(if: ForeignTool.isWanted(ForeignTool.dot), "\(ForeignTool.hint)"))
  func `Graphviz draws the paths as they are`() throws {
    #expect(try understood(.dot, SampleGraph.plain) == expected(SampleGraph.plain))
    #expect(try understood(.dot, SampleGraph.odd) == expected(SampleGraph.odd))
  }

  @Test(.enabled(if: ForeignTool.isWanted(ForeignTool.dot), "\(ForeignTool.hint)"))
  func `Graphviz draws paths of random bytes`() throws {
    var generator = SeededGenerator(seed: 4)
    let graph = SampleGraph.random(&generator, nodeCount: 60)
    #expect(try understood(.dot, graph) == expected(graph))
  }

  @Test(.enabled(if: ForeignTool.isWanted(ForeignTool.python), "\(ForeignTool.hint)"))
  func `networkx reads the paths as they are`() throws {
    #expect(try understood(.graphml, SampleGraph.plain) == expected(SampleGraph.plain))
    #expect(try understood(.graphml, SampleGraph.odd) == expected(SampleGraph.odd))
    var generator = SeededGenerator(seed: 5)
    let graph = SampleGraph.random(&generator, nodeCount: 60)
    #expect(try understood(.graphml, graph) == expected(graph))
  }
}
