internal import FileMapping
internal import GraphBuilding
internal import SourceModel

/// Which files depend on which: by names that only one file defines, see GraphRevision+Dependencies.swift.
///
/// A dependency that is told is one; a file may have others, which names don't tell.
extension Engine {
  /// The files that depend on a file.
  ///
  /// - Parameters:
  ///   - path: Bytes of the file's path, relative to the root.
  ///   - root: Bytes of the path of the tree's root, whose index is brought up to date.
  ///   - observer: Is told how far the work is.
  /// - Returns: Bytes of their paths, in their order.
  /// - Throws: As ``map(_:observer:)``, and `focusNotFound` if the tree has no such source file.
  public func dependents(
    of path: [UInt8], in root: [UInt8], observer: any ProgressObserver
  ) throws(EngineError) -> [[UInt8]] {
    try withDependencies(of: [path], in: root, observer) { graph, files in
      [graph.dependents(of: files)]
    }[0]
  }

  /// The files that a change of files can concern: those that depend on them, directly or through others.
  ///
  /// - Parameters:
  ///   - paths: Bytes of the changed files' paths, relative to the root.
  ///   - root: Bytes of the path of the tree's root, whose index is brought up to date.
  ///   - observer: Is told how far the work is.
  /// - Returns: By distance the paths of the files that are that far from the nearest changed one; the
  ///   first are the changed files themselves.
  /// - Throws: As ``dependents(of:in:observer:)``.
  public func affected(
    by paths: [[UInt8]], in root: [UInt8], observer: any ProgressObserver
  ) throws(EngineError) -> [[[UInt8]]] {
    try withDependencies(of: paths, in: root, observer) { graph, files in
      graph.affected(by: files)
    }
  }

  /// Asks the graph of a tree about files of it.
  ///
  /// - Returns: Groups of paths, each in the order of the paths.
  private func withDependencies(
    of paths: [[UInt8]], in root: [UInt8], _ observer: any ProgressObserver,
    _ answer: (GraphRevision, [FileID]) -> [[FileID]]
  ) throws(EngineError) -> [[[UInt8]]] {
    let (tree, graph) = try indexedTree(.directory(root), observer: observer) {
      tree throws(SectionFileError) in try tree.index.revision().0
    }
    var files: [FileID] = []
    for path in paths {
      guard let place = tree.files.place(of: path), tree.isCode(place) else {
        throw .focusNotFound(path: escapedText(path))
      }
      files.append(tree.number(of: place))
    }
    return answer(graph, files).map { group in
      // Places are in the order of the paths, numbers need not be.
      group.map { tree.place(of: $0) }.sorted().map { tree.files.path(at: $0).bytes }
    }
  }
}
