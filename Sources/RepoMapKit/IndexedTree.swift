internal import FileMapping
internal import SourceModel

/// One state of a tree, with everything that maps of it are made from.
struct IndexedTree: Sendable {
  /// Where the contents of the files are.
  var source: TreeSource
  /// All files that may hold code, in the order of their paths.
  let files: FileList
  let index: TreeIndex
  /// The contents of its files.
  let sources: SourceStore
  var diagnostics: [Diagnostic]
  var statistics: RunStatistics
  /// The last change of the tree that this process saw.
  let lastUpdate: IndexUpdate
  /// Places of the files that the index leaves out, because there was no time for them.
  let unindexed: Set<Int>
  /// For each number of the graph the place of its file in `files`; `nil` where they are the same.
  private let places: [Int]?

  init(
    source: TreeSource, files: FileList, index: TreeIndex, sources: SourceStore,
    diagnostics: [Diagnostic], statistics: RunStatistics, lastUpdate: IndexUpdate,
    unindexed: Set<Int>
  ) {
    self.source = source
    self.files = files
    self.index = index
    self.sources = sources
    self.diagnostics = diagnostics
    self.statistics = statistics
    self.lastUpdate = lastUpdate
    self.unindexed = unindexed
    places = index.files.placesOfNumbers
  }

  /// Bytes of the root's path.
  var root: [UInt8] { source.root }

  /// Number of files that are code.
  var codeCount: Int { statistics.files }

  /// Whether files are left out that may be code.
  var isPartial: Bool { !unindexed.isEmpty }

  /// Whether a file is code.
  func isCode(_ place: Int) -> Bool { index.files.isCode(place) }

  /// Whether a file is code, as far as that is known.
  func mayBeCode(_ place: Int) -> Bool { isCode(place) || unindexed.contains(place) }

  /// The number of a file in the graph.
  func number(of place: Int) -> FileID { FileID(rawValue: index.files.numbers[place]) }

  /// The place of the file with a number.
  func place(of number: FileID) -> Int { places.map { $0[number.index] } ?? number.index }
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

/// Bytes of the path of a file on disk; without a root that is relative to the working directory.
func diskPath(of path: RepositoryPath, below root: [UInt8]) -> [UInt8] {
  if root.isEmpty { return path.bytes }
  if path.bytes.isEmpty { return root }
  let slash = UInt8(ascii: "/")
  return root.last == slash ? root + path.bytes : root + [slash] + path.bytes
}
