internal import SourceModel

/// Graphviz' language, see <https://graphviz.org/doc/info/lang.html>.
///
/// Nodes have numbers as names, so that a path is only ever inside of a quoted string. Besides what is drawn, nodes and
/// edges have our figures as attributes of their own, which Graphviz keeps and ignores.
package struct DOTFormat {
  package init() {}

  /// The graph as text.
  package func text(_ graph: CodeGraph) -> String {
    var text = """
      // \(graph.nodes.count) of \(graph.totalNodeCount) \(graph.level.rawValue), \
      \(graph.edges.count) of \(graph.totalEdgeCount) edges
      digraph repomap {
        graph [rankdir=LR, ranksep=0.6, nodesep=0.15, splines=true, concentrate=false];
        node [shape=box, style="rounded,filled", fillcolor="#f4f6f8", color="#8a96a3", \
      fontname="Helvetica", fontsize=11];
        edge [color="#8a96a3aa", arrowsize=0.6, fontname="Helvetica", fontsize=9];

      """
    let largest = graph.nodes.reduce(0) { max($0, $1.rank) }
    for (index, node) in graph.nodes.enumerated() {
      text += "  n\(index) [label=\(DOTFormat.string(node.text))"
      text += attributes(of: node, largest: largest) + "];\n"
    }
    for edge in graph.edges { text += line(edge) }
    return text + "}\n"
  }

  private func attributes(of node: CodeGraph.Node, largest: Double) -> String {
    // A root, so that the second is not a dwarf beside the first.
    let size = largest > 0 ? 9 + Int(9 * (node.rank / largest).squareRoot()) : 9
    var text = ", fontsize=\(size), repomap_rank=\"\(figure(node.rank))\""
    text += ", repomap_language=\(DOTFormat.string(node.language))"
    text += ", repomap_definitions=\(node.definitionCount)"
    if node.fileCount != 1 { text += ", repomap_files=\(node.fileCount)" }
    guard node.noise != .none else { return text }
    return text + ", repomap_class=\"\(node.noise)\", style=\"rounded,dashed\""
  }

  private func line(_ edge: CodeGraph.Edge) -> String {
    // dot's own weight is a whole number: heavier edges are drawn shorter and straighter.
    let weight = max(1, Int((edge.share * 100).rounded()))
    let width = (1 + 5 * edge.share)
    var text = "  n\(edge.from) -> n\(edge.to) [weight=\(weight), penwidth=\(decimal(width))"
    text += ", repomap_share=\"\(figure(edge.share))\", repomap_flow=\"\(figure(edge.flow))\""
    if edge.isImport { text += ", repomap_import=true" }
    if !edge.names.isEmpty {
      let names = edge.names.map(\.text).joined(separator: ", ")
      text += ", tooltip=\(DOTFormat.string(names))"
    }
    return text + "];\n"
  }

  /// A quoted string that Graphviz shows as `text`: it reads escapes, and the entities of HTML, in what it draws.
  static func string(_ text: String) -> String {
    var quoted = "\""
    for scalar in withoutNoncharacters(text).unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "&": quoted += "&amp;"
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}

/// A share with nine decimals, of which the last zeros are left out: the same text on every machine.
package func figure(_ value: Double) -> String {
  var digits = Array(String(Int((value * 1e9).rounded())).utf8)
  if digits.count < 10 {
    digits = Array(repeating: UInt8(ascii: "0"), count: 10 - digits.count) + digits
  }
  let whole = String(decoding: digits.dropLast(9), as: UTF8.self)
  var fraction = digits.suffix(9)
  while fraction.last == UInt8(ascii: "0") { fraction.removeLast() }
  return fraction.isEmpty ? whole : whole + "." + String(decoding: fraction, as: UTF8.self)
}

/// `value` with one decimal.
private func decimal(_ value: Double) -> String {
  let tenths = Int((value * 10).rounded())
  return "\(tenths / 10).\(tenths % 10)"
}
