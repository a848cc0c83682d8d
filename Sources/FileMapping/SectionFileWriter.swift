@preconcurrency internal import Glibc
package import SourceModel

/// Collects columns and writes them as one section file, see SectionFileLayout.swift.
///
/// The columns are not copied: they are read when the file is written.
package struct SectionFileWriter: Sendable {
  /// Bytes that are written at once: a disk that is slow takes tens of milliseconds for them.
  private static let writeBytes = 1 << 20
  /// Chunks whose checksums are computed without a look at whether to go on: some milliseconds.
  private static let checksumStride = 256

  private let magic: UInt32
  private let format: UInt32
  private let recipe: ContentHash
  private var sections: [(id: UInt32, elementBytes: Int, bytes: Column<UInt8>)] = []

  /// - Parameters:
  ///   - magic: Tells files of one purpose from all others.
  ///   - format: Version of what the sections mean.
  ///   - recipe: Digest of everything besides that decides the content.
  package init(magic: UInt32, format: UInt32, recipe: ContentHash) {
    self.magic = magic
    self.format = format
    self.recipe = recipe
  }

  /// Adds a section; identifiers are unique.
  package mutating func add<Element>(_ column: Column<Element>, as id: UInt32) {
    sections.append((id, MemoryLayout<Element>.stride, column.rawColumn))
  }

  /// Writes the file at `path`, whole or not at all: to a temporary name beside it, then renamed.
  ///
  /// Not synchronised: after a crash of the machine the file may be damaged, which its reader
  /// finds out.
  ///
  /// - Parameters:
  ///   - path: Where it shall be.
  ///   - isCancelled: Asked after every megabyte; `true` leaves everything as it was.
  /// - Throws: `system`, and `cancelled`.
  package func write(
    to path: String, isCancelled: () -> Bool = { false }
  ) throws(SectionFileError) {
    let temporary = "\(path).\(getpid()).\(UInt32.random(in: 0...UInt32.max)).tmp"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .system(code: errno) }
    let writeFailure = writeAll(to: descriptor, isCancelled)
    // Linux frees the descriptor whatever `close` says: a second call could hit another thread's.
    let closeFailure = close(descriptor) == 0 ? nil : errno
    if let failure = writeFailure ?? closeFailure {
      unlink(temporary)
      if failure == ECANCELED { throw .cancelled }
      throw .system(code: failure)
    }
    guard rename(temporary, path) == 0 else {
      let code = errno
      unlink(temporary)
      throw .system(code: code)
    }
  }

  /// - Returns: The `errno` of what failed; `ECANCELED` where nothing has.
  private func writeAll(to descriptor: Int32, _ isCancelled: () -> Bool) -> Int32? {
    guard let (head, offsets) = headAndOffsets(isCancelled) else { return ECANCELED }
    if let code = head.withUnsafeBytes({ write($0, to: descriptor, isCancelled) }) { return code }
    var position = head.count
    let padding = [UInt8](repeating: 0, count: SectionFileLayout.alignment)
    for (section, offset) in zip(sections, offsets) {
      let gap = offset - position
      if let code = padding.withUnsafeBytes({
        write(UnsafeRawBufferPointer(rebasing: $0[..<gap]), to: descriptor, isCancelled)
      }) {
        return code
      }
      if let code = write(section.bytes.bytes, to: descriptor, isCancelled) { return code }
      position = offset + section.bytes.count
    }
    return nil
  }

  private func write(
    _ bytes: UnsafeRawBufferPointer, to descriptor: Int32, _ isCancelled: () -> Bool
  ) -> Int32? {
    var rest = bytes[...]
    while !rest.isEmpty {
      if isCancelled() { return ECANCELED }
      let part = UnsafeRawBufferPointer(rebasing: rest.prefix(SectionFileWriter.writeBytes))
      let written = Glibc.write(descriptor, part.baseAddress, part.count)
      if written < 0 {
        if errno == EINTR { continue }
        return errno
      }
      rest = rest.dropFirst(written)
    }
    return nil
  }

  /// Header, table and checksums, and where each section starts; `nil` when cancelled.
  private func headAndOffsets(_ isCancelled: () -> Bool) -> (head: [UInt8], offsets: [Int])? {
    let chunkCount = sections.reduce(0) {
      $0 + SectionFileLayout.chunkCount(ofBytes: $1.bytes.count)
    }
    let headCount =
      SectionFileLayout.headerBytes + sections.count * SectionFileLayout.entryBytes
      + chunkCount * 8
    var offsets: [Int] = []
    var end = headCount
    for section in sections {
      offsets.append(SectionFileLayout.aligned(end))
      end = offsets[offsets.count - 1] + section.bytes.count
    }
    var head: [UInt8] = []
    head.reserveCapacity(headCount)
    for word in [magic, format, UInt32(sections.count), 0] { head.append(littleEndian: word) }
    for word in [recipe.high, recipe.low, UInt64(end), 0] { head.append(littleEndian: word) }
    for (section, offset) in zip(sections, offsets) {
      head.append(littleEndian: section.id)
      head.append(littleEndian: UInt32(section.elementBytes))
      head.append(littleEndian: UInt64(offset))
      head.append(littleEndian: UInt64(section.bytes.count))
    }
    for section in sections {
      let bytes = section.bytes.bytes
      for chunk in 0..<SectionFileLayout.chunkCount(ofBytes: bytes.count) {
        if chunk.isMultiple(of: SectionFileWriter.checksumStride), isCancelled() { return nil }
        let part = bytes.chunk(chunk)
        head.append(
          littleEndian: SectionFileLayout.checksum(part, index: chunk, of: section.id))
      }
    }
    sealHead(&head)
    return (head, offsets)
  }

  private func sealHead(_ head: inout [UInt8]) {
    head.withUnsafeMutableBytes { bytes in
      let checksum = headChecksum(UnsafeRawBufferPointer(bytes))
      bytes.storeBytes(of: checksum.littleEndian, toByteOffset: 40, as: UInt64.self)
    }
  }
}

/// The checksum of a head: of all its bytes but the place of the checksum itself.
func headChecksum(_ head: UnsafeRawBufferPointer) -> UInt64 {
  checksum64(UnsafeRawBufferPointer(rebasing: head[..<40]))
    ^ (checksum64(UnsafeRawBufferPointer(rebasing: head[48...])) &* 3)
}

extension UnsafeRawBufferPointer {
  /// Chunk `index` of a section.
  func chunk(_ index: Int) -> UnsafeRawBufferPointer {
    let start = index * SectionFileLayout.chunkBytes
    let end = Swift.min(count, start + SectionFileLayout.chunkBytes)
    return UnsafeRawBufferPointer(rebasing: self[start..<end])
  }
}

extension [UInt8] {
  fileprivate mutating func append(littleEndian value: some FixedWidthInteger) {
    Swift.withUnsafeBytes(of: value.littleEndian) { append(contentsOf: $0) }
  }
}
