internal import SourceModel

/// Everything that is known about the files of one tree, in the order of their paths.
struct IndexedTree: Sendable {
  struct File: Sendable {
    let path: RepositoryPath
    /// What path and content tell together.
    let noise: NoiseClass
    let ir: FileIR
  }

  /// Bytes of the root's path.
  let root: [UInt8]
  var files: [File]
  var diagnostics: [Diagnostic]
  var statistics: RunStatistics

  /// Bytes of the path of a file on disk.
  func diskPath(of path: RepositoryPath) -> [UInt8] {
    if path.bytes.isEmpty { return root }
    let needsSlash = root.last != UInt8(ascii: "/")
    return root + (needsSlash ? [UInt8(ascii: "/")] : []) + path.bytes
  }
}
