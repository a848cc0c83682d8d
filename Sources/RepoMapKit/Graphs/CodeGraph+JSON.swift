internal import GraphRendering
internal import SourceModel
internal import StandardExtensions

extension CodeGraph {
  /// Grows when a member changes its meaning or goes; new members may come without.
  private static let schemaVersion = 1

  /// The graph as one JSON object on one line. docs/reference/graph.schema.json has its members.
  var json: [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.member("schemaVersion") { $0.number(CodeGraph.schemaVersion) }
      json.member("level") { $0.string(level.rawValue) }
      json.member("totalNodes") { $0.number(totalNodeCount) }
      json.member("totalEdges") { $0.number(totalEdgeCount) }
      json.member("nodes") { $0.array(nodes) { write($1, to: &$0) } }
      json.member("edges") { $0.array(edges) { write($1, to: &$0) } }
    }
    return json.text + [UInt8(ascii: "\n")]
  }

  private func write(_ node: Node, to json: inout JSONWriter) {
    json.object { json in
      json.member("path") { $0.bytes(node.path.bytes.isEmpty ? Array(".".utf8) : node.path.bytes) }
      json.member("language") { $0.string(node.language) }
      json.member("class") { $0.string("\(node.noise)") }
      json.member("rank") { $0.number(shortened(node.rank)) }
      json.member("definitions") { $0.number(node.definitionCount) }
      json.member("files") { $0.number(node.fileCount) }
    }
  }

  private func write(_ edge: Edge, to json: inout JSONWriter) {
    json.object { json in
      json.member("from") { $0.number(edge.from) }
      json.member("to") { $0.number(edge.to) }
      json.member("share") { $0.number(shortened(edge.share)) }
      json.member("flow") { $0.number(shortened(edge.flow)) }
      json.member("imports") { $0.boolean(edge.isImport) }
      json.member("names") { json in
        json.array(edge.names) { json, name in
          json.object { json in
            json.member("name") { $0.bytes(name.bytes) }
            json.member("share") { $0.number(shortened(name.share)) }
            json.member("binding") { $0.string(name.binding) }
            json.member("definers") { $0.number(name.definerCount) }
          }
        }
      }
    }
  }

  /// Nine decimals: further ones say nothing.
  private func shortened(_ value: Double) -> Double { (value * 1e9).rounded() / 1e9 }
}
