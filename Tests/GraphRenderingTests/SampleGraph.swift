import GraphRendering
import SourceModel
import TestSupport

/// Graphs for tests.
enum SampleGraph {
  /// Three files that use each other.
  static let plain = graph(
    ["shop/cart.py", "shop/price.py", "tests/test_cart.py"],
    [
      CodeGraph.Edge(
        from: 0, to: 1, share: 0.5, flow: 0.2, isImport: true,
        names: [
          CodeGraph.Name(
            bytes: Array("Price".utf8), share: 0.4, binding: "imported", definerCount: 1),
          CodeGraph.Name(bytes: Array("total".utf8), share: 0.1, binding: "name", definerCount: 3),
        ]),
      CodeGraph.Edge(from: 2, to: 0, share: 1, flow: 0.125, isImport: false),
    ])

  /// Names that mean something to one of the formats, or are no text.
  static let oddNames: [[UInt8]] =
    [
      #"say "hello".py"#, #"back\slash\n.py"#, #"ends with \"#, "two\nlines.py", "tab\there.py",
      "<b>bold</b>.py", "]]>.xml", "<!-- -->.html", "</script><script>alert(1)</script>.js",
      "a&amp;b.c", "&lt;.c", "&#34;.c", "#quot;.md", "`code`.md", "**bold**.md", "n0 --> n1", "end",
      "%%{init: {}}%%", "[label=x]", "{a|b}", "$(rm -rf).sh", "\u{1b}[31mred", "\u{202e}kcart.py",
      "naïve 文件.py", "\u{fffe}\u{ffff}.py", "👩‍👩‍👧.swift", "\r.py", "\u{7f}", "\u{85}", " ", "\"];n0[",
      "javascript:alert(1)", "../../etc", #"\N\G\E\l\r"#,
    ].map { Array($0.utf8) } + [[0xFF, 0xFE], [0x61, 0xC3, 0x2E, 0x70, 0x79], [0x01, 0x02]]

  /// Files with odd names, each of which uses the next one.
  static let odd: CodeGraph = {
    var graph = SampleGraph.graph([], [])
    graph.nodes = oddNames.map { node(path: RepositoryPath(bytes: Array("d/".utf8) + $0)) }
    graph.edges = oddNames.indices.dropLast().map { index in
      CodeGraph.Edge(
        from: index, to: index + 1, share: 0.25, flow: 0.01, isImport: false,
        names: [
          CodeGraph.Name(
            bytes: oddNames[index], share: 0.25, binding: "name", definerCount: 1)
        ])
    }
    graph.totalNodeCount = graph.nodes.count
    graph.totalEdgeCount = graph.edges.count
    return graph
  }()

  static func graph(_ paths: [String], _ edges: [CodeGraph.Edge]) -> CodeGraph {
    var nodes = paths.map { node(path: RepositoryPath($0)) }
    for index in nodes.indices { nodes[index].rank = 1 / Double(index + 2) }
    return CodeGraph(level: .files, nodes: nodes, edges: edges)
  }

  static func node(path: RepositoryPath, rank: Double = 0.001) -> CodeGraph.Node {
    CodeGraph.Node(
      path: path, language: "python", noise: path.bytes.starts(with: "tests".utf8) ? .test : .none,
      rank: rank, definitionCount: 4, size: 100)
  }

  /// A graph of random bytes, ranks and edges.
  static func random(_ generator: inout SeededGenerator, nodeCount: Int) -> CodeGraph {
    let nodes = (0..<nodeCount).map { index in
      let name = generator.bytes(count: Int.random(in: 1...12, using: &generator))
      return node(
        path: RepositoryPath(bytes: Array("\(index)/".utf8) + name.map { $0 == 0x2F ? 0x2E : $0 }),
        rank: Double(Int.random(in: 0...20, using: &generator)) / 100)
    }
    var edges: [CodeGraph.Edge] = []
    for from in nodes.indices {
      for to in nodes.indices where from != to && generator.chance(percent: 10) {
        let flow = Double(Int.random(in: 0...9, using: &generator)) / 100
        edges.append(
          CodeGraph.Edge(
            from: from, to: to, share: min(1, flow * 2), flow: flow,
            isImport: generator.chance(percent: 30),
            names: [
              CodeGraph.Name(
                bytes: generator.bytes(count: 6), share: flow, binding: "name", definerCount: 1)
            ]))
      }
    }
    return CodeGraph(level: .files, nodes: nodes, edges: edges)
  }
}
