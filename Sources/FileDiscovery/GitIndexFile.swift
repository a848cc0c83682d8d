/// One entry of an index file.
struct GitIndexEntry {
  /// Where the path begins in the bytes of the file; it is relative to the work tree.
  var start: UInt32
  /// Bytes of the path; 0 for an entry of a split index that replaces one of its base.
  var count: UInt32
  /// Type and permissions, as in `st_mode`.
  var mode: UInt32

  /// Where the path lies.
  var range: Range<Int> { Int(start)..<(Int(start) + Int(count)) }
  /// The type bits, `S_IFMT`.
  private var type: UInt32 { mode & 0o170000 }
  /// A submodule: the commit of another repository.
  var isGitlink: Bool { type == 0o160000 }
  /// A directory of which a sparse index knows only the name.
  var isSparseDirectory: Bool { type == 0o040000 }
}

/// An index file taken apart: its entries, and where its extensions are.
struct GitIndexFile {
  /// The file, or paths one behind the other where the file compresses them.
  private(set) var bytes: [UInt8]
  private(set) var entries: [GitIndexEntry] = []
  private let content: [UInt8]
  /// Behind the last entry.
  private var extensionsStart = 0

  /// - Throws: `GitIndexError`.
  init(_ content: [UInt8], objectNameBytes: Int) throws(GitIndexError) {
    self.content = content
    bytes = content
    // The checksum of the whole stands at the end.
    var reader = BigEndianReader(content, 0..<max(0, content.count - objectNameBytes))
    guard let signature = reader.uint32(), signature == 0x4449_5243 else { throw .signature }
    guard let version = reader.uint32(), let count = reader.uint32() else {
      throw .damaged(offset: reader.position)
    }
    guard (2...4).contains(version) else { throw .version(version) }
    guard content.count <= UInt32.max else { throw .damaged(offset: Int(UInt32.max)) }
    if version == 4 { bytes = [] }
    // An entry takes more than 62 bytes on disk, but a damaged count may claim anything.
    entries.reserveCapacity(min(Int(count), reader.remainingCount / 62))
    for _ in 0..<count {
      let position = reader.position
      guard let entry = readEntry(&reader, version, objectNameBytes) else {
        throw .damaged(offset: position)
      }
      entries.append(entry)
    }
    extensionsStart = reader.position
  }

  /// Entries whose paths lie in `bytes`.
  init(entries: [GitIndexEntry], bytes: [UInt8]) {
    self.entries = entries
    self.bytes = bytes
    content = []
  }

  private mutating func readEntry(
    _ reader: inout BigEndianReader, _ version: UInt32, _ objectNameBytes: Int
  ) -> GitIndexEntry? {
    let start = reader.position
    // Two times of 8 bytes, device and inode; then mode; then owner, group and size.
    guard reader.skip(24), let mode = reader.uint32(), reader.skip(12 + objectNameBytes),
      let flags = reader.uint16()
    else { return nil }
    let isExtended = flags & 0x4000 != 0
    if isExtended { guard version >= 3, reader.skip(2) else { return nil } }
    if version == 4 { return readCompressedPath(&reader, mode: mode) }
    // Longer paths don't fit into the field for their length.
    let length = Int(flags & 0xFFF)
    guard let path = length < 0xFFF ? reader.range(count: length) : reader.rangeToNUL() else {
      return nil
    }
    // One to eight NULs fill the entry up to a multiple of eight bytes.
    let end = (path.upperBound - start + 8) & ~7
    guard reader.skip(start + end - reader.position) else { return nil }
    return entry(path, mode: mode)
  }

  /// Version 4 stores how many bytes at the end of the previous path to drop, and what follows.
  private mutating func readCompressedPath(
    _ reader: inout BigEndianReader, mode: UInt32
  ) -> GitIndexEntry? {
    let previous = entries.last?.range ?? 0..<0
    guard let removed = reader.variableLengthInteger(), let suffix = reader.rangeToNUL(),
      removed <= previous.count
    else { return nil }
    let start = bytes.count
    bytes += bytes[previous.dropLast(removed)]
    bytes += reader.bytes[suffix]
    guard bytes.count <= UInt32.max else { return nil }
    return entry(start..<bytes.count, mode: mode)
  }

  private func entry(_ range: Range<Int>, mode: UInt32) -> GitIndexEntry {
    GitIndexEntry(
      start: UInt32(truncatingIfNeeded: range.lowerBound),
      count: UInt32(truncatingIfNeeded: range.count), mode: mode)
  }

  /// The entries in the order of their paths, as git writes them.
  var sortedEntries: [GitIndexEntry] {
    bytes.withUnsafeBytes { bytes in
      func isBefore(_ left: GitIndexEntry, _ right: GitIndexEntry) -> Bool {
        let order = compareBytes(
          UnsafeRawBufferPointer(rebasing: bytes[left.range]),
          UnsafeRawBufferPointer(rebasing: bytes[right.range]),
          count: Int(min(left.count, right.count)))
        return order == 0 ? left.count < right.count : order < 0
      }
      let isSorted = entries.indices.dropFirst().allSatisfy {
        !isBefore(entries[$0], entries[$0 - 1])
      }
      return isSorted ? entries : entries.sorted(by: isBefore)
    }
  }

  /// The extension `link`, if this is the changing part of a split index.
  ///
  /// - Throws: `GitIndexError.damaged`.
  func splitIndex(objectNameBytes: Int) throws(GitIndexError) -> GitSplitIndex? {
    var reader = BigEndianReader(
      content, extensionsStart..<max(extensionsStart, content.count - objectNameBytes))
    while reader.remainingCount >= 8 {
      guard let signature = reader.uint32(), let size = reader.uint32(),
        let range = reader.range(count: Int(size))
      else { throw .damaged(offset: reader.position) }
      // "link"
      if signature == 0x6C69_6E6B {
        return try GitSplitIndex(
          BigEndianReader(content, range), objectNameBytes: objectNameBytes)
      }
    }
    return nil
  }
}
