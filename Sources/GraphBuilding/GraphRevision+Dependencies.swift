// Which files surely depend on which, as far as names tell.
//
// Input: a revision of the reference graph. Output: a dependency graph of the same file numbers.
//
// Rule: a reference that can only mean one file is a dependency on it: one file alone defines what the
// pool means, within the language family and the kinds that the reference can mean. A name that two
// files define may mean either, and ties nobody.
//
// Invariants: no file depends on itself, since a file that defines what it refers to is no referencer
// of that pool; the edges are the same however files and names are numbered.
//
// It does not: resolve imports. What they lead to is here only where a name tells it too.

internal import SourceModel

extension GraphRevision {
  /// The dependencies between the files that hold code.
  ///
  /// - Complexity: O(definitions + references · log): to be made when somebody asks, not for a map.
  package func dependencyGraph() -> DependencyGraph {
    var dependencies = [[FileID]](repeating: [], count: fileCount)
    for pool in 0..<UInt32(poolCount) {
      guard let definer = onlyDefiner(ofPool: pool) else { continue }
      forEachReferencer(ofPool: pool) { file, _ in dependencies[file.index].append(definer) }
    }
    var graph = DependencyGraph()
    for index in dependencies.indices {
      let file = FileID(index: index)
      guard noiseNumber(of: file) != ReferenceGraph.absentFile else { continue }
      graph.setEdges(of: file, to: dependencies[index])
    }
    return graph
  }

  /// The file that defines what a pool means, if it is the only one.
  private func onlyDefiner(ofPool pool: UInt32) -> FileID? {
    var only: FileID?
    var count = 0
    forEachDefiner(ofPool: pool) { file, _ in
      only = file
      count += 1
    }
    return count == 1 ? only : nil
  }
}
