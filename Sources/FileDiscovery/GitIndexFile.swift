/// One entry of an index file.
struct GitIndexEntry {
  /// Relative to the work tree; empty for an entry of a split index that replaces one of its base.
  var path: [UInt8]
  /// Type and permissions, as in `st_mode`.
  var mode: UInt32

  /// The type bits, `S_IFMT`.
  private var type: UInt32 { mode & 0o170000 }
  /// A submodule: the commit of another repository.
  var isGitlink: Bool { type == 0o160000 }
  /// A directory of which a sparse index knows only the name.
  var isSparseDirectory: Bool { type == 0o040000 }
}

/// An index file taken apart: its entries, and where its extensions are.
struct GitIndexFile {
  private let content: [UInt8]
  private(set) var entries: [GitIndexEntry] = []
  /// Behind the last entry.
  private var extensionsStart = 0

  /// - Throws: `GitIndexError`.
  init(_ content: [UInt8], objectNameBytes: Int) throws(GitIndexError) {
    self.content = content
    // The checksum of the whole stands at the end.
    var reader = BigEndianReader(content, 0..<max(0, content.count - objectNameBytes))
    guard let signature = reader.uint32(), signature == 0x4449_5243 else { throw .signature }
    guard let version = reader.uint32(), let count = reader.uint32() else {
      throw .damaged(offset: reader.position)
    }
    guard (2...4).contains(version) else { throw .version(version) }
    // An entry takes more than 62 bytes on disk, but a damaged count may claim anything.
    entries.reserveCapacity(min(Int(count), reader.remainingCount / 62))
    for _ in 0..<count {
      guard let entry = Self.entry(&reader, version, objectNameBytes, previous: entries.last?.path)
      else { throw .damaged(offset: reader.position) }
      entries.append(entry)
    }
    extensionsStart = reader.position
  }

  private static func entry(
    _ reader: inout BigEndianReader, _ version: UInt32, _ objectNameBytes: Int, previous: [UInt8]?
  ) -> GitIndexEntry? {
    let start = reader.position
    // Two times of 8 bytes, device and inode; then mode; then owner, group and size.
    guard reader.skip(24), let mode = reader.uint32(), reader.skip(12 + objectNameBytes),
      let flags = reader.uint16()
    else { return nil }
    let isExtended = flags & 0x4000 != 0
    if isExtended { guard version >= 3, reader.skip(2) else { return nil } }
    if version == 4 {
      guard let removed = reader.variableLengthInteger(), let suffix = reader.rangeToNUL(),
        removed <= previous?.count ?? 0
      else { return nil }
      let path = (previous?.dropLast(removed) ?? []) + reader.bytes[suffix]
      return GitIndexEntry(path: Array(path), mode: mode)
    }
    guard let name = reader.rangeToNUL() else { return nil }
    // One to eight NULs fill the entry up to a multiple of eight bytes; one is read already.
    let padding = (8 - (reader.position - start) % 8) % 8
    guard reader.skip(padding) else { return nil }
    return GitIndexEntry(path: Array(reader.bytes[name]), mode: mode)
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
