// Reads which paths git tracks.
//
// Input → output: the bytes of `.git/index` → its paths, sorted by their bytes, and which of them
// are submodules. Versions 2, 3 and 4, SHA-1 and SHA-256; the split index is in
// `GitIndex+Split.swift`. Directories that a sparse index keeps as one entry are left out: what they
// hold isn't in the work tree. The checksum at the end is not verified: that would take longer
// than everything else here.
// Source: git's Documentation/gitformat-index.txt.

internal import SourceModel

/// The index is damaged, or of a kind that isn't known.
enum GitIndexError: Error, Equatable {
  case signature
  case version(UInt32)
  /// The file ends within an entry or extension, or an entry makes no sense.
  case damaged(offset: Int)
  /// The part of a split index that `.git/sharedindex.*` holds can't be read.
  case sharedIndexMissing

  /// The reason in words, for diagnostics.
  var text: String {
    switch self {
    case .signature: "not an index"
    case .version(let version): "index version \(version) is not supported"
    case .damaged(let offset): "damaged at byte \(offset)"
    case .sharedIndexMissing: "the shared part of the split index can't be read"
    }
  }
}

/// The paths that git tracks, relative to the work tree.
struct GitIndex: Sendable {
  /// Where the paths lie: of most versions, the index file itself.
  private var bytes: [UInt8] = []
  /// The ranges of the paths in `bytes`, in the paths' order.
  private var starts: [UInt32] = []
  private var counts: [UInt32] = []
  private var gitlinks: Set<[UInt8]> = []

  /// An index without entries.
  init() {}

  /// - Parameters:
  ///   - content: The index file.
  ///   - objectNameBytes: 20 for SHA-1, 32 for SHA-256.
  ///   - sharedIndex: The content of `.git/sharedindex.<name>` for the hexadecimal name.
  /// - Throws: `GitIndexError`.
  init(
    _ content: [UInt8], objectNameBytes: Int, sharedIndex: (String) -> [UInt8]?
  ) throws(GitIndexError) {
    var file = try GitIndexFile(content, objectNameBytes: objectNameBytes)
    if let split = try file.splitIndex(objectNameBytes: objectNameBytes), let name = split.baseName
    {
      guard let base = sharedIndex(name) else { throw .sharedIndexMissing }
      let baseFile = try GitIndexFile(base, objectNameBytes: objectNameBytes)
      file = try split.merged(base: baseFile, changes: file)
    }
    bytes = file.bytes
    starts.reserveCapacity(file.entries.count)
    counts.reserveCapacity(file.entries.count)
    // The file is sorted already, except for a split index.
    for entry in file.sortedEntries where !entry.isSparseDirectory && entry.count > 0 {
      starts.append(entry.start)
      counts.append(entry.count)
      if entry.isGitlink { gitlinks.insert(Array(bytes[entry.range])) }
    }
  }

  /// A digest of the paths, and of which are submodules: git writes its index anew for times of files
  /// that it looked at, and then tracks what it tracked.
  var checksum: UInt64 {
    bytes.withUnsafeBytes { bytes in
      var sum = UInt64(count)
      for index in starts.indices {
        let range = Int(starts[index])..<Int(starts[index] + counts[index])
        sum =
          (sum ^ checksum64(UnsafeRawBufferPointer(rebasing: bytes[range])))
          &* 0x9E37_79B9_7F4A_7C15
        sum ^= sum >> 29
      }
      // A set has no order: the sum of the digests.
      return gitlinks.reduce(sum) { $0 &+ $1.withUnsafeBytes { checksum64($0) } }
    }
  }

  /// Number of entries; a path in conflict counts up to three times.
  var count: Int { starts.count }

  /// Whether `path` is a file, a symbolic link or a submodule in the index.
  ///
  /// The search begins at `place`, which becomes that of the path: O(log d) for a path d entries
  /// behind it. `place` is 0, or comes from the question about a path that sorts before this one.
  func contains(_ path: Span<UInt8>, from place: inout Int) -> Bool {
    place = firstIndex(notBefore: path, isDirectory: false, from: place)
    return place < count && compare(place, path, isDirectory: false) == 0
  }

  /// Whether `path` is in the index. O(log n).
  func contains(_ path: Span<UInt8>) -> Bool {
    var place = 0
    return contains(path, from: &place)
  }

  /// Whether `path` is a submodule.
  func isGitlink(_ path: Span<UInt8>) -> Bool {
    gitlinks.isEmpty ? false : gitlinks.contains(Array(path.indices.map { path[$0] }))
  }

  /// Whether the index has a path below the directory `path`. O(log n).
  func holdsPaths(below path: Span<UInt8>) -> Bool {
    let index = firstIndex(notBefore: path, isDirectory: true, from: 0)
    guard index < count, counts[index] > path.count + 1 else { return false }
    let start = Int(starts[index])
    for offset in path.indices where bytes[start + offset] != path[offset] { return false }
    return bytes[start + path.count] == .slash
  }

  /// The first entry from `place` on that doesn't sort before `path`. Behind 0 the search goes in
  /// growing steps, because it is not far.
  private func firstIndex(
    notBefore path: Span<UInt8>, isDirectory: Bool, from place: Int
  ) -> Int {
    var low = place
    var high = count
    var step = 1
    while place > 0, low + step < high {
      if compare(low + step - 1, path, isDirectory: isDirectory) >= 0 {
        high = low + step - 1
        break
      }
      low += step
      step *= 2
    }
    while low < high {
      let middle = (low + high) / 2
      if compare(middle, path, isDirectory: isDirectory) < 0 {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low
  }

  /// Negative, zero or positive as the entry sorts before, is, or sorts behind `path`, which has a
  /// `/` appended if it is a directory.
  private func compare(_ index: Int, _ path: Span<UInt8>, isDirectory: Bool) -> Int {
    let start = Int(starts[index])
    let count = Int(counts[index])
    let common = min(count, path.count)
    let order = bytes.withUnsafeBytes { bytes in
      path.withUnsafeBytes { path in
        // Entries lie within `bytes`: `GitIndexFile` has read every one of them.
        compareBytes(UnsafeRawBufferPointer(rebasing: bytes[start...]), path, count: common)
      }
    }
    if order != 0 { return order }
    if isDirectory, count > path.count {
      let next = bytes[start + path.count]
      return next == .slash ? count - path.count - 1 : Int(next) - Int(UInt8.slash)
    }
    return count - path.count - (isDirectory ? 1 : 0)
  }
}
