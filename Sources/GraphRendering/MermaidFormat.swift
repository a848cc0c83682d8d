/// Mermaid's flowcharts, which code hosts draw in Markdown, see <https://mermaid.js.org/syntax/flowchart.html>.
///
/// They have limits: Mermaid refuses texts of 50,000 characters and graphs of more than 500 edges, and long before that
/// nobody can read them.
package struct MermaidFormat {
  /// `maxTextSize` of Mermaid's configuration, by default, in UTF-16.
  package static let maximumLength = 50_000
  /// `maxEdges` of Mermaid's configuration, by default.
  package static let maximumEdges = 500
  /// Longer labels lose their middle.
  private static let maximumLabelCharacters = 60
  /// As many names stand at an edge.
  private static let namesPerEdge = 2

  package init() {}

  /// The beginning of a graph that Mermaid takes, as text.
  package func text(_ graph: CodeGraph) -> String {
    let graph = graph.withEdges(MermaidFormat.maximumEdges)
    return whole(longestFitting(graph) { whole($0).utf16.count < MermaidFormat.maximumLength })
  }

  private func whole(_ graph: CodeGraph) -> String {
    var text = "flowchart LR\n"
    for (index, node) in graph.nodes.enumerated() {
      // Folders are drawn as stadiums, files as boxes.
      let (open, close) = graph.level == .folders ? ("([", "])") : ("[", "]")
      text += "  n\(index)\(open)\"\(MermaidFormat.escaped(shortened(node.text)))\"\(close)\n"
    }
    for edge in graph.edges {
      let names = edge.names.prefix(MermaidFormat.namesPerEdge).map(\.text)
      let label = MermaidFormat.escaped(shortened(names.joined(separator: ", ")))
      text += "  n\(edge.from) -->" + (label.isEmpty ? " " : "|\"\(label)\"| ") + "n\(edge.to)\n"
    }
    return text
  }

  private func shortened(_ text: String) -> String {
    let limit = MermaidFormat.maximumLabelCharacters
    guard text.count > limit else { return text }
    return "\(text.prefix(limit / 2 - 1))…\(text.suffix(limit / 2))"
  }

  /// `text` in a label: everything of ASCII that Markdown, HTML or Mermaid could take for more than itself is written
  /// as the number of a character.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in withoutNoncharacters(text).unicodeScalars {
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", " ", ".", "/", "-", "_", ",", "…", "\u{80}"...:
        escaped.unicodeScalars.append(scalar)
      default: escaped += "#\(scalar.value);"
      }
    }
    return escaped
  }
}
