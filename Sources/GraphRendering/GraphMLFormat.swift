/// GraphML, which Gephi, yEd and networkx read, see <http://graphml.graphdrawing.org/specification.html>.
package struct GraphMLFormat {
  /// Names of the attributes and their types; those of edges begin with `e`.
  private static let keys = [
    ("path", "node", "path", "string"), ("language", "node", "language", "string"),
    ("class", "node", "class", "string"), ("rank", "node", "rank", "double"),
    ("definitions", "node", "definitions", "int"), ("files", "node", "files", "int"),
    ("share", "edge", "share", "double"), ("weight", "edge", "weight", "double"),
    ("imports", "edge", "imports", "boolean"), ("names", "edge", "names", "string"),
  ]

  package init() {}

  /// The graph as text.
  package func text(_ graph: CodeGraph) -> String {
    var text = """
      <?xml version="1.0" encoding="UTF-8"?>
      <graphml xmlns="http://graphml.graphdrawing.org/xmlns">

      """
    for (id, element, name, type) in GraphMLFormat.keys {
      text +=
        "  <key id=\"\(id)\" for=\"\(element)\" attr.name=\"\(name)\" attr.type=\"\(type)\"/>\n"
    }
    text += "  <graph id=\"repomap\" edgedefault=\"directed\">\n"
    for (index, node) in graph.nodes.enumerated() { text += lines(node, index) }
    for (index, edge) in graph.edges.enumerated() { text += lines(edge, index) }
    return text + "  </graph>\n</graphml>\n"
  }

  private func lines(_ node: CodeGraph.Node, _ index: Int) -> String {
    "    <node id=\"n\(index)\">\n"
      + data("path", node.text) + data("language", node.language)
      + data("class", "\(node.noise)") + data("rank", figure(node.rank))
      + data("definitions", "\(node.definitionCount)") + data("files", "\(node.fileCount)")
      + "    </node>\n"
  }

  /// The weight is what flows along the edge: what programs that know only one number should take.
  private func lines(_ edge: CodeGraph.Edge, _ index: Int) -> String {
    "    <edge id=\"e\(index)\" source=\"n\(edge.from)\" target=\"n\(edge.to)\">\n"
      + data("share", figure(edge.share)) + data("weight", figure(edge.flow))
      + data("imports", "\(edge.isImport)")
      + data("names", edge.names.map(\.text).joined(separator: ", "))
      + "    </edge>\n"
  }

  private func data(_ key: String, _ value: String) -> String {
    "      <data key=\"\(key)\">\(GraphMLFormat.escaped(value))</data>\n"
  }

  /// `text` as the content of an element. Carriage returns and the like are gone: paths are one line of text.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in withoutNoncharacters(text).unicodeScalars {
      switch scalar {
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "&": escaped += "&amp;"
      case "\"": escaped += "&quot;"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
