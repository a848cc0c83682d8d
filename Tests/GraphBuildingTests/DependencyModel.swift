import SourceModel

@testable import GraphBuilding

/// A dependency graph as a dictionary, with everything computed the plain way.
struct DependencyModel {
  var edges: [Int: Set<Int>] = [:]

  mutating func setEdges(of file: Int, to targets: [Int]) {
    edges[file] = Set(targets)
    for target in targets where edges[target] == nil { edges[target] = [] }
  }

  mutating func remove(_ file: Int) {
    edges[file] = nil
    for other in edges.keys { edges[other]?.remove(file) }
  }

  var graph: DependencyGraph {
    var graph = DependencyGraph()
    for (file, targets) in edges {
      graph.setEdges(of: FileID(index: file), to: targets.map { FileID(index: $0) })
    }
    return graph
  }

  /// What a graph gets wrong first, or `nil`.
  func difference(from graph: DependencyGraph) -> String? {
    if let broken = graph.brokenInvariant() { return broken }
    if graph != self.graph { return "edges" }
    if graph.files.map(\.index) != edges.keys.sorted() { return "files" }
    for (file, targets) in edges {
      if graph.dependencies(of: FileID(index: file)).map(\.index) != targets.sorted() {
        return "dependencies of \(file)"
      }
      let levels = graph.affected(by: [FileID(index: file)]).map { $0.map(\.index) }
      if levels != affectedLevels(by: file) { return "affected by \(file)" }
    }
    return componentDifference(in: graph)
  }

  private func componentDifference(in graph: DependencyGraph) -> String? {
    let order = ComponentOrder(graph)
    let reached = edges.keys.reduce(into: [:]) { $0[$1] = reachable(from: $1) }
    var done: Set<Int> = []
    for rank in 0..<order.count {
      let component = order[rank].map(\.index)
      guard let first = component.first else { return "empty component" }
      let expected = edges.keys.filter { file in
        file == first
          || reached[first, default: []].contains(file)
            && reached[file, default: []].contains(first)
      }
      if component != expected.sorted() { return "component of \(first)" }
      done.formUnion(component)
      for file in component where !edges[file, default: []].isSubset(of: done) {
        return "order at \(file)"
      }
    }
    let cycles = edges.keys.filter { reached[$0, default: []].contains($0) }.sorted()
    if graph.cycles.flatMap({ $0.map(\.index) }).sorted() != cycles { return "cycles" }
    return done.count == edges.count ? nil : "files without a component"
  }

  /// What a file depends on through at least one edge.
  private func reachable(from file: Int) -> Set<Int> {
    var reached = edges[file, default: []]
    while true {
      let more = reached.reduce(into: reached) { $0.formUnion(edges[$1, default: []]) }
      if more == reached { return reached }
      reached = more
    }
  }

  private func affectedLevels(by file: Int) -> [[Int]] {
    var levels = [[file]]
    var seen: Set<Int> = [file]
    while let last = levels.last {
      let next = edges.keys.filter { candidate in
        !seen.contains(candidate) && !edges[candidate, default: []].isDisjoint(with: last)
      }
      if next.isEmpty { break }
      seen.formUnion(next)
      levels.append(next.sorted())
    }
    return levels
  }
}
