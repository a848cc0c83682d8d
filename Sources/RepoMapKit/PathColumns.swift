internal import FileMapping
internal import SourceModel

#if canImport(Glibc)
  internal import Glibc
#endif

/// Paths as columns, to be read in place from a mapped file.
///
/// Invariant: they ascend by their bytes.
struct PathColumns: Sendable {
  /// Where each path ends in ``bytes``.
  let ends: Column<UInt32>
  /// All paths, one behind the other.
  let bytes: Column<UInt8>

  var count: Int { ends.count }

  /// Whether they are the same paths.
  func areSame(as other: PathColumns) -> Bool { ends == other.ends && bytes == other.bytes }

  /// The bytes of a path.
  subscript(index: Int) -> UnsafeRawBufferPointer {
    let start = index == 0 ? 0 : Int(ends[index - 1])
    return UnsafeRawBufferPointer(rebasing: bytes.bytes[start..<Int(ends[index])])
  }

  /// The first path that is not before `path`.
  func lowerBound(_ path: UnsafeRawBufferPointer) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if comparePaths(self[middle], path) < 0 { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Whether these are the paths of some files.
  func isSame(as files: FileList) -> Bool {
    ends.count == files.pathEnds.count
      && files.pathEnds.withUnsafeBytes { comparePaths(ends.bytes, $0) == 0 }
      && files.paths.withUnsafeBytes { comparePaths(bytes.bytes, $0) == 0 }
  }

  /// The place of a path.
  func place(of path: [UInt8]) -> Int? {
    path.withUnsafeBytes { path in
      let place = lowerBound(path)
      return place < count && comparePaths(self[place], path) == 0 ? place : nil
    }
  }
}

/// < 0, 0 or > 0 as `left` comes before, is, or comes behind `right`, by bytes.
func comparePaths(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Int {
  let common = min(left.count, right.count)
  if common > 0, let a = left.baseAddress, let b = right.baseAddress {
    let order = memcmp(a, b, common)
    if order != 0 { return Int(order) }
  }
  return left.count - right.count
}
