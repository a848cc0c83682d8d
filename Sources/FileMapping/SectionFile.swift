@preconcurrency internal import Glibc
package import SourceModel
internal import Synchronization

/// A mapped section file, see SectionFileLayout.swift. Columns are read in place; each chunk is
/// verified once, before anything of it is given out.
///
/// Files are replaced, never changed, so the mapping stays what was verified. Safe to use from
/// several threads.
package final class SectionFile: Sendable {
  /// Digest of what the file was made from.
  package let recipe: ContentHash
  /// Size of the file in bytes.
  package var byteCount: Int { mapping.count }
  // Read-only memory that lives until `deinit`.
  nonisolated(unsafe) private let mapping: UnsafeRawBufferPointer
  /// The sections, in the order of the file.
  let entries: [SectionEntry]
  /// Offset of the checksums.
  private let checksumOffset: Int
  /// For each chunk whether it was verified.
  private let verified: Mutex<[Bool]>

  /// Maps the file at `path` and verifies its header.
  ///
  /// - Throws: `otherFormat` unless it has this magic and format.
  package convenience init(
    path: String, magic: UInt32, format: UInt32
  ) throws(SectionFileError) {
    try self.init(path: path, kind: (magic, format))
  }

  /// Maps a file of one kind, or of any.
  init(path: String, kind: (magic: UInt32, format: UInt32)?) throws(SectionFileError) {
    let mapping = try map(path)
    do throws(SectionFileError) {
      let head = try SectionFileHead(mapping, kind: kind)
      recipe = head.recipe
      entries = head.entries
      checksumOffset = head.checksumOffset
      verified = Mutex(Array(repeating: false, count: head.chunkCount))
      self.mapping = mapping
    } catch {
      munmap(UnsafeMutableRawPointer(mutating: mapping.baseAddress), mapping.count)
      throw error
    }
  }

  deinit { munmap(UnsafeMutableRawPointer(mutating: mapping.baseAddress), mapping.count) }

  /// The whole section `id`, verified.
  package func column<Element>(
    _ id: UInt32, of type: Element.Type
  ) throws(SectionFileError) -> Column<Element> {
    let column = try unverifiedColumn(id, of: type)
    try verify(id, 0..<column.count, of: type)
    return column
  }

  /// The whole section `id`, of which nothing may be read before ``verify(_:_:of:)``.
  package func unverifiedColumn<Element>(
    _ id: UInt32, of type: Element.Type
  ) throws(SectionFileError) -> Column<Element> {
    guard let entry = entry(id), entry.elementBytes == MemoryLayout<Element>.stride else {
      throw .damaged(detail: "section \(id) is missing")
    }
    let bytes = UnsafeRawBufferPointer(
      rebasing: mapping[entry.offset..<(entry.offset + entry.byteCount)])
    return Column(owner: self, elements: bytes.bindMemory(to: Element.self))
  }

  private func entry(_ id: UInt32) -> SectionEntry? { entries.first { $0.id == id } }

  /// Verifies the chunks that hold the elements `range` of section `id`.
  package func verify<Element>(
    _ id: UInt32, _ range: Range<Int>, of type: Element.Type
  ) throws(SectionFileError) {
    let stride = MemoryLayout<Element>.stride
    try verify(id, bytes: range.lowerBound * stride..<range.upperBound * stride)
  }

  private func verify(_ id: UInt32, bytes range: Range<Int>) throws(SectionFileError) {
    guard let entry = entry(id), !range.isEmpty else { return }
    let first = range.lowerBound / SectionFileLayout.chunkBytes
    let last = (range.upperBound - 1) / SectionFileLayout.chunkBytes
    for chunk in first...last {
      let place = entry.firstChunk + chunk
      if verified.withLock({ $0[place] }) { continue }
      let bytes = UnsafeRawBufferPointer(
        rebasing: mapping[entry.offset..<(entry.offset + entry.byteCount)])
      let expected = mapping.loadUnaligned(
        fromByteOffset: checksumOffset + place * 8, as: UInt64.self)
      let found = SectionFileLayout.checksum(bytes.chunk(chunk), index: chunk, of: id)
      guard UInt64(littleEndian: expected) == found else {
        throw .damaged(detail: "the checksum of section \(id) is wrong")
      }
      verified.withLock { $0[place] = true }
    }
  }
}

/// The header and tables of a section file, checked against its size.
private struct SectionFileHead {
  let recipe: ContentHash
  let entries: [SectionEntry]
  let checksumOffset: Int
  let chunkCount: Int

  init(
    _ bytes: UnsafeRawBufferPointer, kind: (magic: UInt32, format: UInt32)?
  ) throws(SectionFileError) {
    func word(_ offset: Int) -> UInt32 {
      UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
    }
    func doubleWord(_ offset: Int) -> UInt64 {
      UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }
    guard bytes.count >= SectionFileLayout.headerBytes else { throw .damaged(detail: "too short") }
    if let kind, word(0) != kind.magic || word(4) != kind.format { throw .otherFormat }
    guard doubleWord(32) == UInt64(bytes.count) else { throw .damaged(detail: "wrong size") }
    let sectionCount = Int(word(8))
    let tables = SectionFileLayout.headerBytes + sectionCount * SectionFileLayout.entryBytes
    guard tables <= bytes.count else { throw .damaged(detail: "wrong number of sections") }

    var entries: [SectionEntry] = []
    var chunkCount = 0
    for index in 0..<sectionCount {
      let row = SectionFileLayout.headerBytes + index * SectionFileLayout.entryBytes
      let offset = doubleWord(row + 8)
      let byteCount = doubleWord(row + 16)
      let elementBytes = Int(word(row + 4))
      let limit = UInt64(bytes.count)
      guard offset <= limit, byteCount <= limit - offset, elementBytes > 0,
        offset % UInt64(SectionFileLayout.alignment) == 0, Int(byteCount) % elementBytes == 0
      else { throw .damaged(detail: "wrong table of sections") }
      let entry = SectionEntry(
        id: word(row), elementBytes: elementBytes, offset: Int(offset), byteCount: Int(byteCount),
        firstChunk: chunkCount)
      entries.append(entry)
      chunkCount += entry.chunkCount
    }
    let headEnd = tables + chunkCount * 8
    guard headEnd <= bytes.count else { throw .damaged(detail: "too short") }
    let head = UnsafeRawBufferPointer(rebasing: bytes[..<headEnd])
    guard headChecksum(head) == doubleWord(40) else {
      throw .damaged(detail: "the checksum of the header is wrong")
    }
    recipe = ContentHash(high: doubleWord(16), low: doubleWord(24))
    self.entries = entries
    checksumOffset = tables
    self.chunkCount = chunkCount
  }
}

/// Maps a regular file for reading.
private func map(_ path: String) throws(SectionFileError) -> UnsafeRawBufferPointer {
  let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
  guard descriptor >= 0 else { throw .system(code: errno) }
  defer { close(descriptor) }
  var status = stat()
  guard fstat(descriptor, &status) == 0 else { throw .system(code: errno) }
  guard status.st_mode & S_IFMT == S_IFREG, status.st_size > 0 else {
    throw .damaged(detail: "it is not a file, or empty")
  }
  let count = Int(status.st_size)
  let start = mmap(nil, count, PROT_READ, MAP_PRIVATE, descriptor, 0)
  guard let start, start != MAP_FAILED else { throw .system(code: errno) }
  return UnsafeRawBufferPointer(start: start, count: count)
}
