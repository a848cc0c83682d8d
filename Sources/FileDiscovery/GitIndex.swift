// Reads which paths git tracks.
//
// Input → output: the bytes of `.git/index` → its paths, sorted by their bytes, and which of them
// are submodules. Versions 2, 3 and 4, SHA-1 and SHA-256; the split index is in
// `GitIndex+Split.swift`. Directories that a sparse index keeps as one entry are left out: what they
// hold isn't in the work tree. The checksum at the end is not verified: that would take longer
// than everything else here.
// Source: git's Documentation/gitformat-index.txt.

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
struct GitIndex {
  /// All paths, one behind the other.
  private var arena: [UInt8] = []
  /// Where each path begins in `arena`; one more at the end.
  private var starts: [Int] = [0]
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
    let file = try GitIndexFile(content, objectNameBytes: objectNameBytes)
    var entries = file.entries
    if let split = try file.splitIndex(objectNameBytes: objectNameBytes), let name = split.baseName
    {
      guard let base = sharedIndex(name) else { throw .sharedIndexMissing }
      let baseFile = try GitIndexFile(base, objectNameBytes: objectNameBytes)
      entries = try split.merged(base: baseFile.entries, changes: file.entries)
    }
    // The file is sorted already, except for a split index.
    if !isSorted(entries) { entries.sort { $0.path.lexicographicallyPrecedes($1.path) } }
    for entry in entries { append(entry) }
  }

  private mutating func append(_ entry: GitIndexEntry) {
    if entry.isSparseDirectory || entry.path.isEmpty { return }
    arena += entry.path
    starts.append(arena.count)
    if entry.isGitlink { gitlinks.insert(entry.path) }
  }

  private func isSorted(_ entries: [GitIndexEntry]) -> Bool {
    zip(entries, entries.dropFirst()).allSatisfy { !$1.path.lexicographicallyPrecedes($0.path) }
  }

  /// Number of entries; a path in conflict counts up to three times.
  var count: Int { starts.count - 1 }

  /// Whether `path` is a file, a symbolic link or a submodule in the index. O(log n).
  func contains(_ path: Span<UInt8>) -> Bool {
    let index = firstIndex(notBefore: path, isDirectory: false)
    return index < count && compare(index, path, isDirectory: false) == 0
  }

  /// Whether `path` is a submodule.
  func isGitlink(_ path: Span<UInt8>) -> Bool {
    gitlinks.isEmpty ? false : gitlinks.contains(Array(path.indices.map { path[$0] }))
  }

  /// Whether the index has a path below the directory `path`. O(log n).
  func holdsPaths(below path: Span<UInt8>) -> Bool {
    let index = firstIndex(notBefore: path, isDirectory: true)
    guard index < count, starts[index + 1] - starts[index] > path.count + 1 else { return false }
    for offset in path.indices where arena[starts[index] + offset] != path[offset] { return false }
    return arena[starts[index] + path.count] == .slash
  }

  private func firstIndex(notBefore path: Span<UInt8>, isDirectory: Bool) -> Int {
    var low = 0
    var high = count
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
    let start = starts[index]
    let count = starts[index + 1] - start
    for offset in 0..<min(count, path.count) where arena[start + offset] != path[offset] {
      return arena[start + offset] < path[offset] ? -1 : 1
    }
    if isDirectory, count > path.count {
      if arena[start + path.count] != .slash { return arena[start + path.count] < .slash ? -1 : 1 }
      return count - path.count - 1
    }
    return count - path.count - (isDirectory ? 1 : 0)
  }
}
