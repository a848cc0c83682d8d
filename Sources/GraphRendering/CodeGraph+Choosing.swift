// Chooses what of a graph is shown.
//
// Input: a whole graph. Output: a part of it in the order in which it is shown: nodes by rank, edges by what flows
// through them, ties by path. So a shorter graph is the beginning of a longer one.
//
// Around a focus nodes come by their distance instead, then by what flows between them and the nearer ones.

internal import SourceModel

extension CodeGraph {
  /// The best nodes, and the strongest edges between them.
  ///
  /// - Parameters:
  ///   - nodeCount: How many nodes there may be.
  ///   - edgeCount: How many edges there may be.
  /// - Returns: A part of the graph, best first.
  package func best(nodeCount: Int, edgeCount: Int) -> CodeGraph {
    let order = nodes.indices.sorted { left, right in
      let (a, b) = (nodes[left], nodes[right])
      return a.rank != b.rank ? a.rank > b.rank : a.path < b.path
    }
    return part(Array(order.prefix(nodeCount)), edgeCount: edgeCount)
  }

  /// What lies around some nodes, in both directions.
  ///
  /// - Parameters:
  ///   - focus: Indexes of the nodes in the middle.
  ///   - depth: How many edges away the others may be.
  ///   - nodeCount: How many nodes there may be; those in the middle are there in any case.
  ///   - edgeCount: How many edges there may be.
  /// - Returns: A part of the graph, nearest first.
  package func around(
    _ focus: [Int], depth: Int, nodeCount: Int, edgeCount: Int
  ) -> CodeGraph {
    var order = Array(Set(focus)).sorted { nodes[$0].path < nodes[$1].path }
    var known = Set(order)
    var layer = known
    for _ in 0..<depth where !layer.isEmpty && order.count < nodeCount {
      var flows: [Int: Double] = [:]
      for edge in edges {
        if layer.contains(edge.from), !known.contains(edge.to) {
          flows[edge.to, default: 0] += edge.flow
        } else if layer.contains(edge.to), !known.contains(edge.from) {
          flows[edge.from, default: 0] += edge.flow
        }
      }
      order += flows.keys.sorted { left, right in
        let (a, b) = (flows[left] ?? 0, flows[right] ?? 0)
        return a != b ? a > b : nodes[left].path < nodes[right].path
      }
      layer = Set(flows.keys)
      known.formUnion(layer)
    }
    return part(Array(order.prefix(max(nodeCount, Set(focus).count))), edgeCount: edgeCount)
  }

  /// The first nodes, and the edges between them.
  package func prefix(_ nodeCount: Int) -> CodeGraph {
    var graph = self
    graph.nodes = Array(nodes.prefix(nodeCount))
    graph.edges = edges.filter { $0.from < nodeCount && $0.to < nodeCount }
    return graph
  }

  /// Without the weakest edges beyond a number.
  package func withEdges(_ count: Int) -> CodeGraph {
    var graph = self
    graph.edges = Array(edges.prefix(count))
    return graph
  }

  /// Nodes in an order, and the strongest edges between them.
  private func part(_ order: [Int], edgeCount: Int) -> CodeGraph {
    var places = [Int?](repeating: nil, count: nodes.count)
    for (place, node) in order.enumerated() { places[node] = place }
    var chosen: [Edge] = []
    for edge in edges {
      guard let from = places[edge.from], let to = places[edge.to] else { continue }
      var edge = edge
      (edge.from, edge.to) = (from, to)
      chosen.append(edge)
    }
    var graph = self
    graph.nodes = order.map { nodes[$0] }
    chosen.sort { left, right in
      if left.flow != right.flow { return left.flow > right.flow }
      if left.from != right.from {
        return graph.nodes[left.from].path < graph.nodes[right.from].path
      }
      return graph.nodes[left.to].path < graph.nodes[right.to].path
    }
    graph.edges = Array(chosen.prefix(edgeCount))
    return graph
  }
}

/// The longest beginning of a graph whose text fits.
///
/// - Parameters:
///   - graph: A chosen graph; nodes are left out from its end.
///   - fits: Whether a graph's text is short enough. What fits a graph fits its beginnings.
/// - Returns: The longest one; the graph without nodes where nothing fits.
/// - Complexity: O(log nodes) calls.
package func longestFitting(_ graph: CodeGraph, fits: (CodeGraph) -> Bool) -> CodeGraph {
  if fits(graph) { return graph }
  var (low, high) = (0, graph.nodes.count)
  while high - low > 1 {
    let middle = (low + high) / 2
    if fits(graph.prefix(middle)) { low = middle } else { high = middle }
  }
  return graph.prefix(low)
}
