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

package import SourceModel

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

  /// The files that depend on one of some files, ascending: what ``dependencyGraph()`` says of them, without the rest of it.
  ///
  /// - Complexity: O(definitions of the files + references to them + imports of all files).
  package func dependents(of files: [FileID]) -> [FileID] {
    var dependents: Set<FileID> = []
    for file in files {
      var symbols: Set<UInt32> = []
      for place in definitions(of: file) { symbols.insert(definition(at: place).symbol) }
      for symbol in symbols {
        forEachPool(ofSymbol: symbol) { pool in
          guard onlyDefiner(ofPool: pool) == file else { return }
          forEachReferencer(ofPool: pool) { other, _ in
            if other != file { dependents.insert(other) }
          }
        }
      }
    }
    forEachImporter(of: Set(files)) { file, _ in dependents.insert(file) }
    return dependents.filter { noiseNumber(of: $0) != ReferenceGraph.absentFile }.sorted()
  }

  /// The files that a change can concern; see ``DependencyGraph/affected(by:depthLimit:)``.
  package func affected(by changed: [FileID]) -> [[FileID]] {
    var reached: Set<FileID> = []
    var level = changed.filter {
      noiseNumber(of: $0) != ReferenceGraph.absentFile && reached.insert($0).inserted
    }.sorted()
    var levels: [[FileID]] = []
    while !level.isEmpty {
      levels.append(level)
      level = dependents(of: level).filter { reached.insert($0).inserted }
    }
    return levels
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
