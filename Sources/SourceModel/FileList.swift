package import StandardExtensions

/// Files in the order of their paths' bytes, in parallel arrays: one arena holds all paths.
///
/// A tree of 60,000 files takes five allocations; with an array of bytes for each path it takes
/// 60,000. Loops that need one property read its array; the subscript makes a whole ``SourceFile``,
/// with an allocation for its path.
///
/// Invariants: all arrays but ``paths`` have one element for each file; ``pathEnds`` is monotone
/// and ends with the count of ``paths``.
package struct FileList: Sendable, Equatable {
  /// 4 GiB of paths are 50 million files; their stamps alone would take 2 GB.
  private static let maximumPathBytes = Int(UInt32.max)

  /// The paths, one behind the other, without anything between them.
  package private(set) var paths: [UInt8] = []
  /// Where each path ends in ``paths``.
  package private(set) var pathEnds: [UInt32] = []
  /// What the file system says of each file.
  package internal(set) var stamps = ChunkedArray<FileStamp>()
  /// ``LanguageCandidate/code`` of each file.
  package private(set) var languageCodes: [UInt8] = []
  /// What the path of each file tells.
  package private(set) var noise: [NoiseClass] = []

  /// A list without files.
  package init() {}

  /// The files of a sequence, which are in order.
  package init(_ files: some Sequence<SourceFile>) {
    for file in files { append(file) }
  }

  /// A list of arrays that keep the invariants.
  package init(
    paths: [UInt8], pathEnds: [UInt32], stamps: [FileStamp], languageCodes: [UInt8],
    noise: [NoiseClass]
  ) {
    precondition(Int(pathEnds.last ?? 0) == paths.count)
    precondition(pathEnds.count == stamps.count && pathEnds.count == languageCodes.count)
    precondition(pathEnds.count == noise.count)
    self.paths = paths
    self.pathEnds = pathEnds
    self.stamps = ChunkedArray(stamps)
    self.languageCodes = languageCodes
    self.noise = noise
  }

  /// Makes room for `fileCount` files whose paths have `pathBytes` bytes together.
  package mutating func reserve(fileCount: Int, pathBytes: Int) {
    paths.reserveCapacity(pathBytes)
    pathEnds.reserveCapacity(fileCount)
    languageCodes.reserveCapacity(fileCount)
    noise.reserveCapacity(fileCount)
  }

  /// Adds a file, whose path is behind all others.
  package mutating func append(_ file: SourceFile) {
    paths += file.path.bytes
    append(stamp: file.stamp, languageCode: file.language.code, noise: file.noise)
  }

  /// Adds files of one directory, in order.
  ///
  /// - Parameters:
  ///   - directory: Its path, empty or with a last `/`.
  ///   - names: Holds the names of the files.
  ///   - starts: Where in `names` each name begins.
  ///   - counts: The bytes of each name.
  ///   - stamps: What the file system says of each file.
  ///   - languageCodes: ``LanguageCandidate/code`` of each file.
  ///   - noise: What the path of each file tells.
  package mutating func append(
    directory: ArraySlice<UInt8>, names: [UInt8], starts: UnsafeBufferPointer<Int>,
    counts: UnsafeBufferPointer<UInt16>, stamps: ArraySlice<FileStamp>,
    languageCodes: ArraySlice<UInt8>, noise: ArraySlice<NoiseClass>
  ) {
    precondition(starts.count == counts.count && starts.count == stamps.count)
    precondition(starts.count == languageCodes.count && starts.count == noise.count)
    var end = paths.count
    let total = counts.reduce(starts.count * directory.count) { $0 + Int($1) }
    precondition(end + total <= Self.maximumPathBytes)
    paths.append(contentsOf: repeatElement(0, count: total))
    paths.withUnsafeMutableBytes { paths in
      directory.withUnsafeBytes { directory in
        names.withUnsafeBytes { names in
          for (start, count) in zip(starts, counts) {
            let name = end + directory.count
            UnsafeMutableRawBufferPointer(rebasing: paths[end..<name]).copyMemory(from: directory)
            end = name + Int(count)
            UnsafeMutableRawBufferPointer(rebasing: paths[name..<end]).copyMemory(
              from: UnsafeRawBufferPointer(rebasing: names[start..<(start + Int(count))]))
            pathEnds.append(UInt32(truncatingIfNeeded: end))
          }
        }
      }
    }
    self.stamps.append(contentsOf: stamps)
    self.languageCodes += languageCodes
    self.noise += noise
  }

  private mutating func append(stamp: FileStamp, languageCode: UInt8, noise: NoiseClass) {
    precondition(paths.count <= Self.maximumPathBytes)
    pathEnds.append(UInt32(truncatingIfNeeded: paths.count))
    stamps.append(stamp)
    languageCodes.append(languageCode)
    self.noise.append(noise)
  }

  /// Adds the files `range` of another list, with `stamps` in the place of its own.
  package mutating func append(
    contentsOf other: FileList, _ range: Range<Int>, stamps: ChunkedArray<FileStamp>
  ) {
    guard !range.isEmpty else { return }
    let start = other.pathStart(at: range.lowerBound)
    let shift = paths.count - start
    paths += other.paths[start..<Int(other.pathEnds[range.upperBound - 1])]
    precondition(paths.count <= Self.maximumPathBytes)
    pathEnds += other.pathEnds[range].lazy.map { UInt32(truncatingIfNeeded: Int($0) + shift) }
    for place in range { self.stamps.append(stamps[place]) }
    languageCodes += other.languageCodes[range]
    noise += other.noise[range]
  }

  /// The same files with others in the place of some.
  ///
  /// - Parameter changes: In the order of their paths, each once: the file that is there now, or `nil` where there is
  ///   none any more.
  /// - Returns: The files in order.
  package func replacing(_ changes: [(path: [UInt8], file: SourceFile?)]) -> FileList {
    if let stamps = stamps(after: changes) { return withStamps(stamps) }
    var list = FileList()
    list.reserve(fileCount: count + changes.count, pathBytes: paths.count)
    var next = 0
    for (path, file) in changes {
      let place = place(notBefore: path)
      list.append(contentsOf: self, next..<place, stamps: stamps)
      if let file { list.append(file) }
      let isKnown = place < count && pathBytes(at: place) == path[...]
      next = isKnown ? place + 1 : place
    }
    list.append(contentsOf: self, next..<count, stamps: stamps)
    return list
  }

  /// The stamps of the files, if nothing else is another; see ``replacing(_:)``.
  private func stamps(
    after changes: [(path: [UInt8], file: SourceFile?)]
  ) -> ChunkedArray<FileStamp>? {
    var stamps = stamps
    for (path, file) in changes {
      guard let file, let place = place(of: path), language(at: place) == file.language,
        noise[place] == file.noise
      else { return nil }
      stamps[place] = file.stamp
    }
    return stamps
  }

  /// The same files with other stamps, one for each.
  package func withStamps(_ stamps: ChunkedArray<FileStamp>) -> FileList {
    precondition(stamps.count == self.stamps.count)
    var list = self
    list.stamps = stamps
    return list
  }

  private func pathStart(at index: Int) -> Int { index == 0 ? 0 : Int(pathEnds[index - 1]) }

  /// Where the path of a file lies in ``paths``.
  package func pathRange(at index: Int) -> Range<Int> {
    pathStart(at: index)..<Int(pathEnds[index])
  }

  /// The bytes of a file's path.
  package func pathBytes(at index: Int) -> ArraySlice<UInt8> { paths[pathRange(at: index)] }

  /// The path of a file.
  package func path(at index: Int) -> RepositoryPath {
    RepositoryPath(bytes: Array(pathBytes(at: index)))
  }

  /// The place of the file with a path, by binary search.
  package func place(of path: [UInt8]) -> Int? {
    let place = place(notBefore: path)
    return place < count && pathBytes(at: place) == path[...] ? place : nil
  }

  /// The place of the first file whose path isn't before `path`.
  private func place(notBefore path: [UInt8]) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if pathBytes(at: middle).lexicographicallyPrecedes(path) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low
  }

  /// What the path of a file tells about its language.
  package func language(at index: Int) -> LanguageCandidate {
    LanguageCandidate(code: languageCodes[index])
  }
}

extension FileList: RandomAccessCollection {
  package var startIndex: Int { 0 }
  package var endIndex: Int { pathEnds.count }

  /// A file with a copy of its path.
  package subscript(index: Int) -> SourceFile {
    SourceFile(
      path: path(at: index), language: language(at: index), stamp: stamps[index],
      noise: noise[index])
  }
}
