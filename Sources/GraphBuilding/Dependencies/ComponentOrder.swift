// An order in which files can be worked on: dependencies first, the files of a cycle together.
//
// Input → output: a dependency graph in; its strongly connected components in topological order out.
//
// Tarjan's algorithm visits a file's dependencies before it, and closes a component after all that
// it depends on: the order in which components are closed is the wanted one. The recursion of the
// textbook is a stack of our own, as chains of imports may be long. Files and edges are taken in
// ascending order, so the same graph gives the same order.
//
// Source: Tarjan 1972, "Depth-first search and linear graph algorithms".

package import SourceModel

/// The strongly connected components of a dependency graph, each after those that it depends on.
///
/// It can follow small changes of the graph without being made anew: a file that is added comes last,
/// one that is removed leaves an empty component.
package struct ComponentOrder: Sendable {
  private static let noRank = UInt32.max

  /// The files, component after component.
  private var files: [FileID] = []
  /// By rank the files of the component, as places in `files`.
  private var ranges: [Range<Int>] = []
  /// By file the rank of its component.
  private var ranks: [UInt32]

  /// Orders the components of a graph.
  ///
  /// - Complexity: O(files + edges).
  package init(_ graph: DependencyGraph) {
    ranks = [UInt32](repeating: ComponentOrder.noRank, count: graph.fileBound)
    files.reserveCapacity(graph.fileCount)
    var search = ComponentSearch(graph)
    for file in graph.files {
      search.visit(file) { component in append(component.sorted()) }
    }
  }

  /// Number of components, empty ones included.
  package var count: Int { ranges.count }

  /// The files of the component of a rank, ascending.
  package subscript(rank: Int) -> ArraySlice<FileID> { files[ranges[rank]] }

  /// The rank of a file's component, which is above those of all others that the file depends on.
  package func rank(of file: FileID) -> Int? {
    guard file.index < ranks.count, ranks[file.index] != ComponentOrder.noRank else { return nil }
    return Int(ranks[file.index])
  }

  /// Adds a component at the end.
  mutating func append(_ component: [FileID]) {
    ranges.append(files.count..<(files.count + component.count))
    files += component
    for file in component {
      while ranks.count <= file.index { ranks.append(ComponentOrder.noRank) }
      ranks[file.index] = UInt32(ranges.count - 1)
    }
  }

  /// Empties the component of a file that is alone in it.
  mutating func removeSingle(_ file: FileID) {
    guard let rank = rank(of: file), ranges[rank].count == 1 else { return }
    ranges[rank] = ranges[rank].lowerBound..<ranges[rank].lowerBound
    ranks[file.index] = ComponentOrder.noRank
  }
}

/// Tarjan's depth-first search.
private struct ComponentSearch {
  /// A file whose dependencies are being visited.
  private struct Visit {
    let file: FileID
    /// The place of the dependency to be visited next.
    var next = 0
  }

  private static let unvisited = UInt32.max

  private let graph: DependencyGraph
  /// By file when it was first visited.
  private var numbers: [UInt32]
  /// By file the smallest number that is known to be reached from it within its component.
  private var lowest: [UInt32]
  /// The files that belong to no component yet, in the order of their numbers.
  private var open: [FileID] = []
  private var isOpen = BitSet()
  private var visits: [Visit] = []
  private var visitedCount: UInt32 = 0

  init(_ graph: DependencyGraph) {
    self.graph = graph
    numbers = [UInt32](repeating: ComponentSearch.unvisited, count: graph.fileBound)
    lowest = numbers
  }

  /// Visits all that is reached from a file for the first time, and gives `close` each component
  /// when it is complete.
  mutating func visit(_ root: FileID, close: ([FileID]) -> Void) {
    guard numbers[root.index] == ComponentSearch.unvisited else { return }
    enter(root)
    while let place = visits.indices.last {
      let file = visits[place].file
      if visits[place].next < graph.dependencyLists[file.index].count {
        let dependency = graph.dependencyLists[file.index][visits[place].next]
        visits[place].next += 1
        if numbers[dependency.index] == ComponentSearch.unvisited {
          enter(dependency)
        } else if isOpen.contains(dependency.index) {
          lowest[file.index] = min(lowest[file.index], numbers[dependency.index])
        }
      } else {
        visits.removeLast()
        if let parent = visits.last?.file {
          lowest[parent.index] = min(lowest[parent.index], lowest[file.index])
        }
        if lowest[file.index] == numbers[file.index] { close(takeComponent(of: file)) }
      }
    }
  }

  private mutating func enter(_ file: FileID) {
    numbers[file.index] = visitedCount
    lowest[file.index] = visitedCount
    visitedCount += 1
    open.append(file)
    isOpen.insert(file.index)
    visits.append(Visit(file: file))
  }

  /// Takes the files from `first` on, which are its component.
  private mutating func takeComponent(of first: FileID) -> [FileID] {
    var component: [FileID] = []
    while let file = open.popLast() {
      isOpen.remove(file.index)
      component.append(file)
      if file == first { break }
    }
    return component
  }
}
