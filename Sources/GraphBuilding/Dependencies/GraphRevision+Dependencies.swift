// Which files depend on which.
//
// Input: a revision of the reference graph. Output: a dependency graph of the same file numbers.
//
// Rules:
// - A file depends on what its imports lead to, unless that is a whole package of files.
// - A reference that can only mean one file is a dependency on it: nothing but this file defines it, or an
//   import, a type or a package binds it there. A name that may mean either of two ties nobody.
//
// Invariants: no file depends on itself; the edges are the same however files and names are numbered.

internal import SourceModel

extension GraphRevision {
  /// An import that leads to more files than this is of a package, of which most are not used.
  static let packageSize = 4

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
      imports.forEachEntry(of: file) { entry in
        guard imports.targetCount(entry) <= GraphRevision.packageSize else { return }
        imports.forEachTarget(entry) { if $0 != file { dependencies[index].append($0) } }
      }
      graph.setEdges(of: file, to: dependencies[index])
    }
    return graph
  }

  /// The file that defines what a pool means, if it is the only one.
  private func onlyDefiner(ofPool pool: UInt32) -> FileID? {
    if scope(ofPool: pool).count > 1 { return nil }
    var only: FileID?
    var count = 0
    forEachDefiner(ofPool: pool) { file, _ in
      only = file
      count += 1
    }
    return count == 1 ? only : nil
  }
}
