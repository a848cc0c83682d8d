internal import HistoryIndexing
internal import LexicalIndexing
internal import SourceModel

/// The history that a request is answered with.
struct RequestHistory: Sendable {
  let index: HistoryIndex
  /// Where the root lies below the top of the repository, with a slash at the end; empty at the top.
  let prefix: [UInt8]

  /// What the messages of earlier changes of files say about a task.
  func values(of terms: [LexicalTerm], in tree: IndexedTree) -> [FileID: Double] {
    var values: [FileID: Double] = [:]
    var places = PlaceSearch(files: tree.files)
    for (file, value) in index.values(of: terms) {
      let path = index.path(file)
      guard path.starts(with: prefix) else { continue }
      let place = places.next(UnsafeRawBufferPointer(rebasing: path[prefix.count...]))
      if let place, tree.isCode(place) { values[tree.number(of: place)] = value }
    }
    return values
  }
}

/// Finds paths that come in their order.
private struct PlaceSearch {
  let files: FileList
  /// All further paths are here or behind.
  private var start = 0

  init(files: FileList) {
    self.files = files
  }

  mutating func next(_ path: UnsafeRawBufferPointer) -> Int? {
    files.paths.withUnsafeBytes { bytes in
      var end = files.count
      while start < end {
        let middle = (start + end) / 2
        let found = UnsafeRawBufferPointer(rebasing: bytes[files.pathRange(at: middle)])
        let order = comparePaths(found, path)
        if order == 0 {
          start = middle + 1
          return middle
        }
        if order < 0 { start = middle + 1 } else { end = middle }
      }
      return nil
    }
  }
}
