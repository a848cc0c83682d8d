import SourceModel
import TestSupport
import Testing

@testable import FileMapping

#if canImport(Glibc)
  import Glibc
#endif

struct SectionFileTests {
  private let directory: TemporaryDirectory
  private var path: String { directory.path("file") }

  init() throws {
    directory = try TemporaryDirectory()
  }

  private func open(_ name: String = "file") throws(SectionFileError) -> SectionFile {
    try SectionFile(
      path: directory.path(name), magic: SectionSample.magic, format: SectionSample.format)
  }

  // MARK: What was written

  /// From nothing to several chunks of 256 KiB; just below, at and above their ends.
  @Test(arguments: [0, 1, 2, 5, 64, 1000, 262_143, 262_144, 262_145, 524_288, 700_001])
  func `what was written is read`(_ count: Int) throws {
    let sample = SectionSample(count: count)
    try sample.writer.write(to: path)
    #expect(sample.readings(path) == [.right, .right, .right, .right, .right])
    #expect(try open().byteCount == readBytes(path).count)
  }

  @Test func `a file may have no sections`() throws {
    let writer = SectionFileWriter(
      magic: SectionSample.magic, format: SectionSample.format, recipe: SectionSample.recipe)
    try writer.write(to: path)
    #expect(try open().recipe == SectionSample.recipe)
    #expect(throws: SectionFileError.self) { try open().column(1, of: UInt8.self) }
  }

  @Test func `many sections stay apart`() throws {
    var writer = SectionFileWriter(
      magic: SectionSample.magic, format: SectionSample.format, recipe: SectionSample.recipe)
    let columns = (0..<1000).map { Column<UInt32>(repeatElement(UInt32($0), count: $0 % 40)) }
    for (id, column) in columns.enumerated() { writer.add(column, as: UInt32(id * 7)) }
    try writer.write(to: path)
    let file = try open()
    for (id, column) in columns.enumerated() {
      #expect(try file.column(UInt32(id * 7), of: UInt32.self) == column)
    }
  }

  @Test func `the same columns give the same bytes`() throws {
    let sample = SectionSample(count: 1000)
    try sample.writer.write(to: path)
    try sample.writer.write(to: directory.path("other"))
    #expect(try readBytes(path) == readBytes(directory.path("other")))
  }

  @Test func `every section starts where any element is aligned`() throws {
    let sample = SectionSample(count: 999)
    try sample.writer.write(to: path)
    let file = try open()
    let address = try file.column(300, of: SampleRecord.self).elements.baseAddress
    #expect(Int(bitPattern: address) % 64 == 0)
  }

  @Test func `columns outlive the file that they were read from`() throws {
    let sample = SectionSample(count: 300_000)
    try sample.writer.write(to: path)
    let columns = try (0..<8).map { _ in try open().column(1, of: UInt8.self) }
    #expect(unlink(path) == 0)
    #expect(columns.allSatisfy { $0.hasBytes(of: sample.bytes) })
  }

  // MARK: What is refused

  @Test func `what isn't there is an error`() throws {
    #expect(throws: SectionFileError.system(code: ENOENT)) { try open() }
    let sample = SectionSample(count: 100)
    try sample.writer.write(to: path)
    let file = try open()
    #expect(throws: SectionFileError.self) { try file.column(2, of: UInt8.self) }
    // Elements of another size.
    #expect(throws: SectionFileError.self) { try file.column(1, of: UInt16.self) }
    #expect(throws: SectionFileError.self) { try file.unverifiedColumn(300, of: UInt64.self) }
  }

  @Test func `files of another purpose or format are told apart from damaged ones`() throws {
    let sample = SectionSample(count: 100)
    try sample.writer.write(to: path)
    for (magic, format) in [
      (SectionSample.magic + 1, SectionSample.format),
      (SectionSample.magic, SectionSample.format + 1), (0, 0),
    ] {
      #expect(throws: SectionFileError.otherFormat) {
        try SectionFile(path: path, magic: magic, format: format)
      }
    }
    let recipe = ContentHash(of: "other recipe")
    try SectionFileWriter(
      magic: SectionSample.magic, format: SectionSample.format, recipe: recipe
    ).write(to: path)
    #expect(try open().recipe == recipe)
  }

  @Test func `what is no regular file is refused, and not waited for`() throws {
    #expect(mkfifo(path, 0o600) == 0)
    try directory.makeDirectory("folder")
    try directory.makeLink("loop", to: "loop")
    try directory.write("", to: "empty")
    for name in ["file", "folder", "loop", "empty"] {
      #expect(throws: SectionFileError.self) { try open(name) }
    }
    #expect(throws: SectionFileError.self) {
      try SectionFile(path: "/dev/zero", magic: 0, format: 0)
    }
  }

  // MARK: Verifying parts

  @Test func `only the chunks of a range are verified`() throws {
    let sample = SectionSample(count: 800_000)
    try sample.writer.write(to: path)
    var bytes = try readBytes(path)
    // One bit in the third of four chunks of the first section.
    let start = SectionFileLayout.aligned(try headCount(bytes))
    bytes[start + 2 * SectionFileLayout.chunkBytes + 5] ^= 1
    try directory.write(bytes, to: Array("file".utf8))
    let file = try open()
    let column = try file.unverifiedColumn(1, of: UInt8.self)
    let chunk = SectionFileLayout.chunkBytes
    #expect(!column.hasBytes(of: sample.bytes))
    for sound in [0..<0, 0..<1, 0..<(2 * chunk), (3 * chunk)..<column.count, chunk..<(chunk + 1)] {
      try file.verify(1, sound, of: UInt8.self)
    }
    for damaged in [
      0..<column.count, (2 * chunk)..<(2 * chunk + 1), (3 * chunk - 1)..<(3 * chunk),
      (2 * chunk - 1)..<(2 * chunk + 1), (3 * chunk - 1)..<(3 * chunk + 1),
    ] {
      for _ in 0..<2 {
        #expect(throws: SectionFileError.self) { try file.verify(1, damaged, of: UInt8.self) }
      }
    }
    #expect(throws: SectionFileError.self) { try file.column(1, of: UInt8.self) }
    #expect(try file.column(300, of: SampleRecord.self).hasBytes(of: sample.records))
  }

  /// Elements that lie across the end of a chunk.
  @Test func `both chunks of an element are verified`() throws {
    struct Odd: BitwiseCopyable, Sendable {
      var bytes: (UInt8, UInt8, UInt8) = (1, 2, 3)
    }
    let count = 100_000
    var writer = SectionFileWriter(
      magic: SectionSample.magic, format: SectionSample.format, recipe: SectionSample.recipe)
    writer.add(Column(repeatElement(Odd(), count: count)), as: 9)
    try writer.write(to: path)
    var bytes = try readBytes(path)
    let start = SectionFileLayout.aligned(try headCount(bytes))
    bytes[start + SectionFileLayout.chunkBytes] ^= 1
    try directory.write(bytes, to: Array("file".utf8))
    let file = try open()
    // 262,144 = 3 · 87,381 + 1
    try file.verify(9, 0..<87_381, of: Odd.self)
    #expect(throws: SectionFileError.self) { try file.verify(9, 87_381..<87_382, of: Odd.self) }
  }

  /// Size of the header and all tables.
  private func headCount(_ bytes: [UInt8]) throws -> Int {
    try bytes.withUnsafeBytes { bytes in
      let sections = Int(bytes.loadUnaligned(fromByteOffset: 8, as: UInt32.self))
      var chunks = 0
      for section in 0..<sections {
        let row = SectionFileLayout.headerBytes + section * SectionFileLayout.entryBytes
        let count = bytes.loadUnaligned(fromByteOffset: row + 16, as: UInt64.self)
        chunks += SectionFileLayout.chunkCount(ofBytes: Int(count))
      }
      try #require(sections > 0)
      return SectionFileLayout.headerBytes + sections * SectionFileLayout.entryBytes + chunks * 8
    }
  }

  @Test func `several threads verify and read one file`() async throws {
    let sample = SectionSample(count: 600_000)
    try sample.writer.write(to: path)
    let file = try open()
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<16 {
        group.addTask {
          guard let bytes = try? file.column(1, of: UInt8.self),
            let doubles = try? file.column(4, of: Double.self)
          else { return false }
          return bytes.hasBytes(of: sample.bytes) && doubles.hasBytes(of: sample.doubles)
        }
      }
      for await isRight in group { #expect(isRight) }
    }
  }
}
