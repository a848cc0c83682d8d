// Lays the changes of a tree over its index.
//
// Input: an index, and the files of the tree as they are now. Output: an index of these files, in
// which only what the changed files touch is another.
//
// Steps:
// 1. Compare the files of the index with those of the tree, in the order of their paths.
// 2. Get the documents of those that are others; everything else is known.
// 3. Change the graph, then the ranks.
//
// Invariant: maps of the result are those of an index that was built from nothing.

internal import FileMapping
internal import GraphBuilding
internal import LexicalIndexing
internal import SourceModel
internal import SymbolRanking

/// How a tree differs from an index.
struct TreeChange {
  /// A file whose document, class or existence is another.
  struct File {
    /// Place in the tree; `nil` if it is gone.
    var place: Int?
    /// Number in the graph; `nil` if it is new there.
    var number: FileID?
  }

  fileprivate(set) var files: [File] = []
  /// Files have come or gone, or manifests are others, so that imports may lead elsewhere.
  fileprivate(set) var isMoved: Bool
  /// For each file of the tree its number in the graph, so far as it has one.
  fileprivate(set) var numbers: [UInt32] = []

  /// Whether maps are what they were.
  var isEmpty: Bool { files.isEmpty && !isMoved }

  /// Compares an index with the files of a tree.
  init(
    from old: IndexedFiles, to table: FileTable, noise: [NoiseClass], _ manifests: ImportManifests
  ) {
    isMoved = old.manifests != manifests.digest
    numbers.reserveCapacity(table.count)
    var previous = 0
    for place in 0..<table.count {
      let path = table.path(place)
      while previous < old.count, comparePaths(old.path(previous), path) < 0 {
        addRemoved(previous, old)
        previous += 1
      }
      let isKnown = previous < old.count && comparePaths(old.path(previous), path) == 0
      let number = isKnown ? old.numbers[previous] : IndexedFiles.noNumber
      numbers.append(number)
      let key = table.records[place].key
      let isAsBefore =
        isKnown && old.keys[previous] == key
        && (key == .zero || old.noise[previous] == noise[place].rawValue)
      if (isKnown && old.isCode(previous)) != (key != .zero) { isMoved = true }
      if !isAsBefore, key != .zero || number != IndexedFiles.noNumber {
        files.append(
          File(
            place: place,
            number: number == IndexedFiles.noNumber ? nil : FileID(rawValue: number)))
      }
      if isKnown { previous += 1 }
    }
    while previous < old.count {
      addRemoved(previous, old)
      previous += 1
    }
  }

  private mutating func addRemoved(_ file: Int, _ old: IndexedFiles) {
    guard old.isCode(file) else { return }
    isMoved = true
    files.append(File(place: nil, number: FileID(rawValue: old.numbers[file])))
  }
}

extension TreeChange {
  /// The numbers of the changed files in the index that the change led to.
  func numbers(in index: TreeIndex) -> [FileID] {
    files.compactMap { file in
      file.number ?? file.place.map { FileID(rawValue: index.files.numbers[$0]) }
    }
  }
}

extension TreeIndex {
  /// How many files may differ from the base: beyond it, building anew is cheaper.
  private static func changeLimit(_ fileCount: Int) -> Int { max(64, fileCount / 32) }

  /// How many other files may have to give differently, because they refer to what a change defines
  /// or defines no more: beyond it, ranking anew is cheaper.
  private static func reweightedLimit(_ fileCount: Int) -> Int { max(256, fileCount / 16) }

  /// Whether the change is small enough for ``updated(_:_:noise:document:)``.
  func canTake(_ change: TreeChange) throws(SectionFileError) -> Bool {
    let limit = TreeIndex.changeLimit(baseFiles.count)
    guard change.files.count <= limit else { return false }
    return try revision().0.changedFileCount + change.files.count <= limit
  }

  /// The index of the tree after a change.
  ///
  /// - Parameters:
  ///   - change: The difference between this index and `table`.
  ///   - table: The files of the tree.
  ///   - noise: Their classes.
  ///   - manifests: Those of them that tell where imports lead.
  ///   - document: The document of a file that is code, by place; `nil` where it is lost.
  /// - Returns: `nil` where a document is lost, or building anew is cheaper.
  /// - Throws: When the index turns out to be damaged.
  func updated(
    _ change: TreeChange, _ table: FileTable, noise: [NoiseClass], _ manifests: ImportManifests,
    document: (Int) -> FileIR?
  ) throws(SectionFileError) -> TreeIndex? {
    var (graph, ranks) = try revision()
    var words = try self.words()
    let old = graph
    var numbers = change.numbers
    var changes: [FileChange] = []
    var outlines: [FileID: ChangedOutline] = [:]
    for file in change.files {
      var known: FileIR?
      if let place = file.place, table.records[place].key != .zero {
        guard let found = document(place) else { return nil }
        known = found
      }
      let number: FileID
      if let known = file.number {
        number = known
      } else {
        // A file without a number is one of the tree.
        guard let place = file.place else { continue }
        let path = table.path(place)
        number = graph.addFile(path: Array(path), before: baseFiles.paths.lowerBound(path))
        numbers[place] = number.rawValue
      }
      let path = file.place.map { table.path($0) } ?? UnsafeRawBufferPointer(start: nil, count: 0)
      words.replace(with: known, path: path, file: number)
      changes.append(
        FileChange(file: number, document: known, noise: file.place.map { noise[$0] } ?? .none))
      outlines[number] = ChangedOutline(
        records: known?.outline ?? [], content: known?.summary.contentHash ?? .zero)
    }
    let files = IndexedFiles(
      table, noise: noise, numbers: numbers, manifests: manifests.digest)
    let graphChange = graph.apply(
      changes, tree: TreeFiles(files, manifests), isMoved: change.isMoved)
    let limit = TreeIndex.reweightedLimit(baseFiles.count)
    guard graphChange.reweightedFiles.count + graphChange.files.count <= limit else { return nil }
    ranks = ranks.updated(from: old, to: graph, graphChange)
    return with(files, graph, ranks, words, outlines: outlines)
  }
}
