internal import FileMapping
internal import GraphBuilding
internal import SourceModel

/// What was last done to the index of a tree.
enum IndexUpdate: Sendable {
  /// Nothing: the tree is what it was when the index was written.
  case none
  /// All files were put into a new index.
  case built
  /// Changes of these files, by their numbers in both, were laid over an index.
  case changed([FileID], since: TreeIndex)

  /// How many files the update was about, and how many others depend on them, before or after it.
  ///
  /// - Parameter graph: The dependencies now.
  /// - Returns: Where all was made anew, all files and no others.
  /// - Throws: When the index before turns out to be damaged.
  func counts(
    _ graph: DependencyGraph
  ) throws(SectionFileError) -> (changed: Int, affected: Int) {
    switch self {
    case .none: return (0, 0)
    case .built: return (graph.fileCount, 0)
    case .changed(let files, let before):
      // What a file defines no more it isn't asked for any more: only the graph before knows by whom.
      var both = try before.revision().0.dependencyGraph()
      both.formUnion(graph)
      let levels = both.affected(by: files)
      return (files.count, levels.dropFirst().reduce(0) { $0 + $1.count })
    }
  }
}
