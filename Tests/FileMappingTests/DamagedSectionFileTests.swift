import TestSupport
import Testing

@testable import FileMapping

#if canImport(Glibc)
  import Glibc
#endif

/// Whatever happens to the bytes: a section is read as it was written, or not at all.
struct DamagedSectionFileTests {
  private let directory: TemporaryDirectory
  private let path: String

  init() throws {
    directory = try TemporaryDirectory()
    path = directory.path("file")
  }

  private func soundBytes(_ sample: SectionSample) throws -> [UInt8] {
    try sample.writer.write(to: path)
    return try readBytes(path)
  }

  /// Checks a file of the given bytes.
  ///
  /// - Returns: Whether all of it is read.
  @discardableResult
  private func check(
    _ bytes: [UInt8], _ sample: SectionSample, _ comment: Comment
  ) throws -> Bool {
    try directory.write(bytes, to: Array("file".utf8))
    guard let readings = sample.readings(path) else { return false }
    #expect(!readings.contains(.wrong), comment)
    return !readings.contains(.refused)
  }

  @Test func `every flip of a bit is found out, except in the space between sections`() throws {
    let sample = SectionSample(count: 40)
    let sound = try soundBytes(sample)
    var harmless = 0
    // Written in place: a file of its own for each flip would take seconds.
    let descriptor = open(path, O_WRONLY | O_CLOEXEC)
    defer { close(descriptor) }
    for place in sound.indices {
      for bit in 0..<8 {
        var byte = sound[place] ^ UInt8(1 << bit)
        #expect(pwrite(descriptor, &byte, 1, off_t(place)) == 1)
        let readings = sample.readings(path)
        let isWrong = readings?.contains(.wrong) ?? false
        #expect(!isWrong, "byte \(place), bit \(bit)")
        if let readings, !readings.contains(.refused) { harmless += 1 }
      }
      var byte = sound[place]
      #expect(pwrite(descriptor, &byte, 1, off_t(place)) == 1)
    }
    let used =
      SectionFileLayout.headerBytes + 4 * (SectionFileLayout.entryBytes + 8)
      + sample.bytes.bytes.count + sample.shorts.bytes.count + sample.records.bytes.count
      + sample.doubles.bytes.count
    #expect(harmless == (sound.count - used) * 8)
  }

  @Test func `flips in a file of several chunks`() throws {
    let sample = SectionSample(count: 300_000)
    let sound = try soundBytes(sample)
    var random = SeededGenerator(seed: 1)
    for _ in 0..<40 {
      var bytes = sound
      let place = Int.random(in: bytes.indices, using: &random)
      bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      try check(bytes, sample, "byte \(place)")
    }
  }

  @Test func `a file that was cut off anywhere, or is longer, is refused`() throws {
    let sample = SectionSample(count: 40)
    let sound = try soundBytes(sample)
    for count in 0..<sound.count {
      let isWhole = try check(Array(sound.prefix(count)), sample, "\(count) bytes")
      #expect(!isWhole, "\(count) bytes")
    }
    for extra in [1, 64, 5000] {
      let bytes = sound + [UInt8](repeating: 0, count: extra)
      #expect(try !check(bytes, sample, "\(extra) more"))
    }
    #expect(try check(sound, sample, "all"))
  }

  @Test func `garbage is refused, whatever its head says`() throws {
    let sample = SectionSample(count: 40)
    let sound = try soundBytes(sample)
    for seed in 0..<400 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      var bytes = random.bytes(count: Int.random(in: 0...600, using: &random))
      // The head as it should be, up to a random place.
      let kept = min(bytes.count, Int.random(in: 0...200, using: &random))
      bytes.replaceSubrange(..<kept, with: sound[..<kept])
      if random.chance(percent: 50), bytes.count >= 48 { seal(&bytes) }
      try check(bytes, sample, "seed \(seed)")
    }
  }

  /// Not only checksums keep a reader inside the file.
  @Test func `a table that lies, with the right checksum, leads nowhere`() throws {
    let sample = SectionSample(count: 40)
    let sound = try soundBytes(sample)
    let extremes: [UInt64] = [
      0, 1, 63, 64, 0x7FFF_FFFF, 0xFFFF_FFFF, UInt64(sound.count), UInt64(sound.count) + 64,
      1 << 40, 1 << 62, 1 << 63, .max, .max - 63,
    ]
    for offset in stride(from: 8, to: SectionFileLayout.headerBytes + 4 * 24, by: 4) {
      for value in extremes {
        for size in [4, 8] where offset + size <= SectionFileLayout.headerBytes + 4 * 24 {
          var bytes = sound
          for byte in 0..<size {
            bytes[offset + byte] = UInt8(truncatingIfNeeded: value >> (8 * UInt64(byte)))
          }
          seal(&bytes)
          // A table that was changed on purpose may lead to other bytes of the file.
          try directory.write(bytes, to: Array("file".utf8))
          _ = sample.readings(path)
        }
      }
    }
  }

  @Test func `chunks and sections that changed places are found out`() throws {
    let chunk = SectionFileLayout.chunkBytes
    // Two sections of two equal chunks each: nothing but their places tells them apart.
    let column = Column<UInt8>(repeatElement(7, count: 2 * chunk))
    let other = Column<UInt8>(repeatElement(9, count: 2 * chunk))
    var writer = SectionFileWriter(
      magic: SectionSample.magic, format: SectionSample.format, recipe: SectionSample.recipe)
    writer.add(column, as: 1)
    writer.add(other, as: 2)
    try writer.write(to: path)
    let sound = try readBytes(path)
    let start = SectionFileLayout.aligned(48 + 2 * 24 + 4 * 8)
    var bytes = sound
    let second = start + 2 * chunk
    bytes.replaceSubrange(start..<(start + chunk), with: sound[second..<(second + chunk)])
    bytes.replaceSubrange(second..<(second + chunk), with: sound[start..<(start + chunk)])
    try directory.write(bytes, to: Array("file".utf8))
    let file = try SectionFile(
      path: path, magic: SectionSample.magic, format: SectionSample.format)
    for id in [1, 2] as [UInt32] {
      #expect(throws: SectionFileError.self) { try file.column(id, of: UInt8.self) }
      try file.verify(id, chunk..<(2 * chunk), of: UInt8.self)
    }
    // Chunks of the same bytes have other checksums elsewhere.
    let checksums = [(0, 1), (1, 1), (0, 2)].map { index, id in
      SectionFileLayout.checksum(column.bytes.chunk(0), index: index, of: id)
    }
    #expect(Set(checksums).count == 3)
  }

  /// Makes the checksum of the head right.
  private func seal(_ bytes: inout [UInt8]) {
    bytes.withUnsafeMutableBytes { bytes in
      let sections = Int(bytes.loadUnaligned(fromByteOffset: 8, as: UInt32.self))
      let tables = SectionFileLayout.headerBytes + sections * SectionFileLayout.entryBytes
      guard tables <= bytes.count else { return }
      var chunks = 0
      for section in 0..<sections {
        let row = SectionFileLayout.headerBytes + section * SectionFileLayout.entryBytes
        let count = bytes.loadUnaligned(fromByteOffset: row + 16, as: UInt64.self)
        guard count <= UInt64(bytes.count) else { return }
        chunks += SectionFileLayout.chunkCount(ofBytes: Int(count))
      }
      let end = tables + chunks * 8
      guard end <= bytes.count else { return }
      let head = UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[..<end])
      bytes.storeBytes(of: headChecksum(head), toByteOffset: 40, as: UInt64.self)
    }
  }
}
