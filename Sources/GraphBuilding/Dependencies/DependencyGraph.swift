package import SourceModel

/// Which file depends on which, to be changed file by file.
///
/// An edge goes from a file to one that it imports: its dependency. Both directions are kept, so that
/// a change costs what the changed edges cost, whatever the size of the graph.
///
/// A file's number is its place in arrays: it stays the same while the graph lives, and numbers should
/// be given without large gaps.
///
/// Invariants: see ``brokenInvariant()``.
///
/// It does not hold: names and external packages; how many imports stand behind an edge.
package struct DependencyGraph: Sendable, Equatable {
  /// By file its dependencies, ascending. As long as the largest number asks for.
  private(set) var dependencyLists: [[FileID]] = []
  /// By file its dependents, ascending; of the same length.
  private(set) var dependentLists: [[FileID]] = []
  private var present = BitSet()
  /// Number of files.
  package private(set) var fileCount = 0
  /// Number of edges.
  package private(set) var edgeCount = 0

  /// A graph without files.
  package init() {}

  /// Edges per file.
  package var meanOutDegree: Double {
    fileCount == 0 ? 0 : Double(edgeCount) / Double(fileCount)
  }

  /// All files, ascending.
  package var files: [FileID] { present.elements.map { FileID(index: $0) } }

  /// One more than the largest number that a file ever had.
  var fileBound: Int { dependencyLists.count }

  /// Whether the graph has a file.
  package func contains(_ file: FileID) -> Bool { present.contains(file.index) }

  /// What a file depends on, ascending; nothing for a file that isn't there.
  package func dependencies(of file: FileID) -> [FileID] {
    file.index < fileBound ? dependencyLists[file.index] : []
  }

  /// What depends on a file, ascending; nothing for a file that isn't there.
  package func dependents(of file: FileID) -> [FileID] {
    file.index < fileBound ? dependentLists[file.index] : []
  }

  // MARK: Changing

  /// Adds a file without edges, unless it is there.
  package mutating func add(_ file: FileID) {
    while fileBound <= file.index {
      dependencyLists.append([])
      dependentLists.append([])
    }
    if present.insert(file.index) { fileCount += 1 }
  }

  /// Replaces what a file depends on. The files are added where they aren't there; one may depend on
  /// itself.
  ///
  /// - Complexity: O(d log d + the dependents of the dependencies that come and go) with *d* old and
  ///   new dependencies, in a graph that isn't shared; the first change of a shared one copies the
  ///   lists of its files, not the edges.
  package mutating func setEdges(of file: FileID, to dependencies: some Sequence<FileID>) {
    replaceEdges(of: file, to: dependencies)
  }

  /// Replaces what a file depends on, and says which dependencies came and went, ascending.
  @discardableResult
  mutating func replaceEdges(
    of file: FileID, to dependencies: some Sequence<FileID>
  ) -> (added: [FileID], removed: [FileID]) {
    add(file)
    let old = dependencyLists[file.index]
    let new = withoutRepetitions(dependencies.sorted())
    let added = difference(new, old)
    let removed = difference(old, new)
    for dependency in added {
      add(dependency)
      dependentLists[dependency.index].insertSorted(file)
    }
    for dependency in removed { dependentLists[dependency.index].removeSorted(file) }
    dependencyLists[file.index] = new
    edgeCount += added.count - removed.count
    return (added, removed)
  }

  /// Adds the files and edges of another graph of the same file numbers.
  package mutating func formUnion(_ other: DependencyGraph) {
    for file in other.files {
      setEdges(of: file, to: dependencies(of: file) + other.dependencies(of: file))
    }
  }

  /// Removes a file and all its edges.
  ///
  /// - Returns: The files that depended on it, ascending: their imports lead nowhere now.
  @discardableResult
  package mutating func remove(_ file: FileID) -> [FileID] {
    guard contains(file) else { return [] }
    replaceEdges(of: file, to: [])
    let dependents = dependentLists[file.index]
    for dependent in dependents { dependencyLists[dependent.index].removeSorted(file) }
    edgeCount -= dependents.count
    dependentLists[file.index] = []
    present.remove(file.index)
    fileCount -= 1
    return dependents
  }

  /// Whether both have the same files and edges, whatever they had before.
  package static func == (left: DependencyGraph, right: DependencyGraph) -> Bool {
    left.fileCount == right.fileCount && left.edgeCount == right.edgeCount
      && left.present == right.present
      && left.files.allSatisfy { left.dependencies(of: $0) == right.dependencies(of: $0) }
  }
}

/// A sorted list without repetitions.
private func withoutRepetitions(_ sorted: [FileID]) -> [FileID] {
  var result: [FileID] = []
  result.reserveCapacity(sorted.count)
  for file in sorted where file != result.last { result.append(file) }
  return result
}

/// What is in `left` and not in `right`; both are ascending.
private func difference(_ left: [FileID], _ right: [FileID]) -> [FileID] {
  var result: [FileID] = []
  var place = 0
  for file in left {
    while place < right.count, right[place] < file { place += 1 }
    if place == right.count || right[place] != file { result.append(file) }
  }
  return result
}

extension [FileID] {
  /// Adds a file that is not there to an ascending list.
  fileprivate mutating func insertSorted(_ file: FileID) {
    insert(file, at: lowerBound(file))
  }

  /// Removes a file from an ascending list, if it is there.
  fileprivate mutating func removeSorted(_ file: FileID) {
    let place = lowerBound(file)
    if place < count, self[place] == file { remove(at: place) }
  }

  private func lowerBound(_ file: FileID) -> Int {
    // Graphs are mostly built in the order of the files.
    guard let last, file <= last else { return count }
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < file { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
