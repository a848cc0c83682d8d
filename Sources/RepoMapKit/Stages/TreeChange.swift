// Compares an index with a tree, file by file in the order of their paths.

internal import FileMapping
internal import GraphBuilding
internal import SourceModel
internal import StandardExtensions

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

extension TreeIndex {
  /// How many files may differ from the base: beyond it, building anew is cheaper.
  private static func changeLimit(_ fileCount: Int) -> Int { max(64, fileCount / 32) }

  /// Whether the change is small enough to be laid over the index.
  func canTake(_ change: TreeChange) throws(SectionFileError) -> Bool {
    let limit = TreeIndex.changeLimit(baseFiles.count)
    guard change.files.count <= limit else { return false }
    return try revision().0.changedFileCount + change.files.count <= limit
  }
}
