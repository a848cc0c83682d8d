internal import FileMapping
internal import GraphBuilding
internal import LexicalIndexing
internal import SourceModel
internal import StandardExtensions
internal import SymbolRanking

/// The documents that a change of few files brings, to be laid over an index.
///
/// Invariant: what stages make of it is what they would make of all documents.
struct DocumentChange: Sendable {
  /// A file that is another than in the index.
  struct File: Sendable {
    let number: FileID
    let path: [UInt8]
    /// What it holds now; `nil` where it is gone, or no code.
    let document: FileIR?
    let noise: NoiseClass
  }

  /// The index that it is laid over.
  let base: TreeIndex
  /// The graph of the index.
  let oldGraph: GraphRevision
  /// The same, with numbers for the new files.
  let graph: GraphRevision
  let ranks: RankRevision
  let words: LexicalRevision
  /// Paths of the tree, or manifests, are others, so that any import may lead elsewhere.
  let isMoved: Bool
  let files: [File]
  /// All files of the tree as they are now.
  let indexedFiles: IndexedFiles
  let manifests: ImportManifests

  /// `nil` where a document is lost.
  ///
  /// - Parameters:
  ///   - change: The difference between `base` and `table`.
  ///   - base: An index.
  ///   - table: The files of the tree.
  ///   - noise: Their classes.
  ///   - manifests: Those of them that tell where imports lead.
  ///   - document: The document of a file that is code, by place; `nil` where it is lost.
  /// - Throws: When the index turns out to be damaged.
  init?(
    _ change: TreeChange, of base: TreeIndex, to table: FileTable, noise: [NoiseClass],
    _ manifests: ImportManifests, document: (Int) -> FileIR?
  ) throws(SectionFileError) {
    self.base = base
    (oldGraph, ranks) = try base.revision()
    words = try base.words()
    var graph = oldGraph
    var numbers = change.numbers
    var files: [File] = []
    for file in change.files {
      var known: FileIR?
      if let place = file.place, table.records[place].key != .zero {
        guard let found = document(place) else { return nil }
        known = found
      }
      let path = file.place.map { Array(table.path($0)) } ?? []
      let number: FileID
      if let known = file.number {
        number = known
      } else {
        // A file without a number is one of the tree.
        guard let place = file.place else { continue }
        number = graph.addFile(
          path: path, before: base.baseFiles.paths.lowerBound(table.path(place)))
        numbers[place] = number.rawValue
      }
      files.append(
        File(
          number: number, path: path, document: known,
          noise: file.place.map { noise[$0] } ?? .none))
    }
    self.graph = graph
    self.files = files
    self.manifests = manifests
    isMoved = change.isMoved
    indexedFiles = IndexedFiles(
      table, noise: noise, numbers: numbers, manifests: manifests.digest, like: base.files)
  }
}
