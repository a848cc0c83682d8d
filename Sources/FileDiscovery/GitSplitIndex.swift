/// What the `link` extension says: the index is a base file with some entries deleted, some
/// replaced and some added.
///
/// Source: git's Documentation/gitformat-index.txt, "Split index"; the bitmaps are of the format
/// EWAH, Documentation/gitformat-bitmap.txt, appendix A.
struct GitSplitIndex {
  /// The hexadecimal name in `sharedindex.<name>`; nil if there is no base.
  let baseName: String?
  /// Positions in the base, ascending.
  private var deleted: [Int] = []
  private var replaced: [Int] = []

  /// - Throws: `GitIndexError.damaged`.
  init(_ extensionReader: BigEndianReader, objectNameBytes: Int) throws(GitIndexError) {
    var reader = extensionReader
    guard let name = reader.range(count: objectNameBytes) else {
      throw .damaged(offset: reader.position)
    }
    let digits = reader.bytes[name]
    baseName =
      digits.allSatisfy { $0 == 0 }
      ? nil
      : digits.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    if reader.remainingCount == 0 { return }
    guard let deleted = reader.bitmapPositions(), let replaced = reader.bitmapPositions() else {
      throw .damaged(offset: reader.position)
    }
    self.deleted = deleted
    self.replaced = replaced
  }

  /// The whole index, unsorted.
  ///
  /// - Throws: `GitIndexError.damaged`.
  func merged(base: GitIndexFile, changes: GitIndexFile) throws(GitIndexError) -> GitIndexFile {
    guard (deleted.last ?? -1) < base.entries.count, (replaced.last ?? -1) < base.entries.count,
      base.bytes.count + changes.bytes.count <= UInt32.max
    else { throw .damaged(offset: 0) }
    var entries = base.entries
    // Entries without a path replace those of the base, in order; the path stays.
    for (position, change) in zip(replaced, changes.entries.lazy.filter { $0.count == 0 }) {
      entries[position].mode = change.mode
    }
    for position in deleted { entries[position].count = 0 }
    let shift = UInt32(truncatingIfNeeded: base.bytes.count)
    entries += changes.entries.map {
      GitIndexEntry(start: $0.start + shift, count: $0.count, mode: $0.mode)
    }
    return GitIndexFile(
      entries: entries.filter { $0.count > 0 }, bytes: base.bytes + changes.bytes)
  }
}

extension BigEndianReader {
  /// More bits than any index has entries. A run of ones needs 8 bytes on disk and would make
  /// positions without end.
  private static var maximumBits: Int { 1 << 26 }

  /// Reads an EWAH bitmap: the positions of its ones, ascending; nil if it is damaged.
  ///
  /// Words of 64 bits: a marker says how many words of equal bits follow that aren't stored, and
  /// how many stored words follow those.
  fileprivate mutating func bitmapPositions() -> [Int]? {
    guard let bitCount = uint32(), bitCount <= Self.maximumBits, let wordCount = uint32() else {
      return nil
    }
    var positions: [Int] = []
    var bit = 0
    var wordsLeft = Int(wordCount)
    while wordsLeft > 0 {
      guard let marker = uint64() else { return nil }
      wordsLeft -= 1
      let runBits = Int(marker >> 1 & 0xFFFF_FFFF) * 64
      guard bit + runBits <= Int(bitCount) + 63 else { return nil }
      if marker & 1 == 1 { positions += bit..<min(bit + runBits, Int(bitCount)) }
      bit += runBits
      let literalCount = Int(marker >> 33)
      guard literalCount <= wordsLeft else { return nil }
      for _ in 0..<literalCount {
        guard let word = uint64() else { return nil }
        positions += (0..<64).lazy.filter { word >> UInt64($0) & 1 == 1 }.map { bit + $0 }
        bit += 64
        guard bit <= Int(bitCount) + 63 else { return nil }
      }
      wordsLeft -= literalCount
    }
    // The position of the last marker, which only writers need.
    guard uint32() != nil else { return nil }
    return positions
  }
}
