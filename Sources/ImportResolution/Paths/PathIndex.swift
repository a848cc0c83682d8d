internal import SourceModel

/// The paths of a tree, for exact look-ups, by directory, and by their last components.
///
/// Input: paths in the order of their bytes; place *i* is the file of path *i*. Directories are
/// those that hold a file, and those above them, by number; number 0 is the root.
///
/// Invariants: `directories` holds the parent of each of its paths; `children` lists the places of
/// the files directly in each directory, ascending, from `childStarts[d]` to `childStarts[d + 1]`.
///
/// Cost: O(bytes of all paths) to build, O(bytes of the request) for a look-up.
///
/// A class, because rules hand it around in every look-up: of a structure each of its arrays would
/// be retained.
final class PathIndex: Sendable {
  /// What `directory(of:)` gives for the root.
  static let root = 0

  private let paths: ByteInterner
  private let pathOfPlace: [UInt32]
  /// The first place of each path; garbage may repeat one.
  private let placeOfPath: [UInt32]
  private let directories: ByteInterner
  private let directoryOfPlace: [UInt32]
  private let childStarts: [UInt32]
  private let children: [UInt32]
  let fileSuffixes: SuffixTable
  let directorySuffixes: SuffixTable

  init(count: Int, path: (Int) -> ByteSlice) {
    var paths = ByteInterner(capacity: count)
    var directories = ByteInterner(capacity: count / 8)
    _ = directories.intern("")
    var pathOfPlace: [UInt32] = []
    var placeOfPath: [UInt32] = []
    var directoryOfPlace: [UInt32] = []
    pathOfPlace.reserveCapacity(count)
    directoryOfPlace.reserveCapacity(count)
    for place in 0..<count {
      let bytes = path(place)
      let known = paths.count
      let number = bytes.withUnsafeBytes { paths.intern($0) }
      if number == known { placeOfPath.append(UInt32(place)) }
      pathOfPlace.append(UInt32(number))
      let directory = Self.intern(
        bytes.directory, in: &directories, after: directoryOfPlace.last)
      directoryOfPlace.append(UInt32(directory))
    }
    fileSuffixes = SuffixTable(count: paths.count) { paths[$0] }
    directorySuffixes = SuffixTable(count: directories.count) { directories[$0] }
    self.paths = paths
    self.directories = directories
    self.pathOfPlace = pathOfPlace
    self.placeOfPath = placeOfPath
    self.directoryOfPlace = directoryOfPlace
    (childStarts, children) = Self.children(directoryOfPlace, count: directories.count)
  }

  /// The number of a directory, which is added with all above it.
  private static func intern(
    _ path: ByteSlice, in directories: inout ByteInterner, after last: UInt32?
  ) -> Int {
    if let last, directories[Int(last)] == path { return Int(last) }
    let known = directories.count
    let number = path.withUnsafeBytes { directories.intern($0) }
    var above = path
    // Whoever is known has all above it known.
    while directories.count > known, !above.isEmpty {
      above = above.directory
      let count = directories.count
      _ = above.withUnsafeBytes { directories.intern($0) }
      if directories.count == count { break }
    }
    return number
  }

  private static func children(
    _ directoryOfPlace: [UInt32], count: Int
  ) -> (starts: [UInt32], children: [UInt32]) {
    var starts = [UInt32](repeating: 0, count: count + 1)
    for directory in directoryOfPlace { starts[Int(directory) + 1] += 1 }
    for directory in 0..<count { starts[directory + 1] += starts[directory] }
    var ends = starts
    var children = [UInt32](repeating: 0, count: directoryOfPlace.count)
    for (place, directory) in directoryOfPlace.enumerated() {
      children[Int(ends[Int(directory)])] = UInt32(place)
      ends[Int(directory)] += 1
    }
    return (starts, children)
  }

  /// How many files there are.
  var count: Int { pathOfPlace.count }

  /// How many directories there are.
  var directoryCount: Int { directories.count }

  /// The path of a file.
  func path(at place: Int) -> ByteSlice { paths[Int(pathOfPlace[place])] }

  /// The place of a number that ``fileSuffixes`` gives.
  func place(ofPath number: UInt32) -> Int { Int(placeOfPath[Int(number)]) }

  /// The file with a path.
  func file(_ path: ByteSlice) -> Int? {
    path.withUnsafeBytes { paths.index(of: $0) }.map { Int(placeOfPath[$0]) }
  }

  func file(_ path: Bytes) -> Int? {
    path.withUnsafeBytes { paths.index(of: $0) }.map { Int(placeOfPath[$0]) }
  }

  /// The directory with a path.
  func directory(_ path: ByteSlice) -> Int? {
    path.withUnsafeBytes { directories.index(of: $0) }
  }

  /// The path of a directory.
  func directoryPath(_ number: Int) -> ByteSlice { directories[number] }

  /// The directory of a file.
  func directory(of place: Int) -> Int { Int(directoryOfPlace[place]) }

  /// The path of the directory of a file.
  func directoryPath(of place: Int) -> ByteSlice { directories[directory(of: place)] }

  /// The files directly in a directory, ascending.
  func files(in directory: Int) -> ArraySlice<UInt32> {
    children[Int(childStarts[directory])..<Int(childStarts[directory + 1])]
  }

  /// The places of all files below a directory.
  func subtree(_ directory: ByteSlice) -> Range<Int> {
    if directory.isEmpty { return 0..<count }
    // "0" follows "/".
    let low = firstPlace(from: directory + [Sign.slash])
    let high = firstPlace(from: directory + [Sign.slash + 1])
    return low..<max(low, high)
  }

  private func firstPlace(from path: ByteSlice) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self.path(at: middle).lexicographicallyPrecedes(path) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low
  }

  /// The directories from that of a file up to the root.
  func directoriesAbove(_ place: Int) -> some Sequence<ByteSlice> {
    var next: ByteSlice? = directoryPath(of: place)
    return AnyIterator {
      defer { next = next.flatMap { $0.isEmpty ? nil : $0.directory } }
      return next
    }
  }
}
