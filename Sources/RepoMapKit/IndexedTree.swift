internal import FileMapping
internal import SourceModel

/// One state of a tree, with everything that maps of it are made from.
struct IndexedTree: Sendable {
  /// Bytes of the root's path.
  let root: [UInt8]
  /// All files that may hold code, in the order of their paths.
  let files: [SourceFile]
  /// For each file whether it is code.
  let isCode: [Bool]
  let index: TreeIndex
  var diagnostics: [Diagnostic]
  var statistics: RunStatistics

  /// Number of files that are code.
  var codeCount: Int { statistics.files }
}

/// Documents of some files of a tree, for a listing of their tags.
struct DocumentedTree: Sendable {
  /// Bytes of the root's path.
  let root: [UInt8]
  /// In the order of their paths.
  var files: [(path: RepositoryPath, document: FileIR)]
  var diagnostics: [Diagnostic]
  var statistics: RunStatistics
}

/// Bytes of the path of a file on disk.
func diskPath(of path: RepositoryPath, below root: [UInt8]) -> [UInt8] {
  if path.bytes.isEmpty { return root }
  let slash = UInt8(ascii: "/")
  return root.last == slash ? root + path.bytes : root + [slash] + path.bytes
}
