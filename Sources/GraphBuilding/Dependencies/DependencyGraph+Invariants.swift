internal import SourceModel

extension DependencyGraph {
  /// The first invariant that doesn't hold, in words, or `nil`. For tests.
  ///
  /// Lists are ascending without repetitions; a file is a dependent of its dependencies and of no
  /// others; files that aren't there have no edges; the counts are right.
  ///
  /// - Complexity: O(files + edges · log).
  func brokenInvariant() -> String? {
    var edges: Set<[FileID]> = []
    var reversed: Set<[FileID]> = []
    for index in 0..<fileBound {
      let file = FileID(index: index)
      let lists = [dependencies(of: file), dependents(of: file)]
      if !contains(file), lists != [[], []] { return "file \(index) is gone and has edges" }
      for list in lists where list != Set(list).sorted() { return "order at file \(index)" }
      for dependency in lists[0] { edges.insert([file, dependency]) }
      for dependent in lists[1] { reversed.insert([dependent, file]) }
    }
    if edges != reversed { return "directions" }
    if edges.count != edgeCount { return "edge count" }
    return files.count == fileCount ? nil : "file count"
  }
}
