import FileMapping
import SourceModel
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#endif

/// A file is there whole, or as it was before.
struct SectionFileWriterTests {
  private let directory: TemporaryDirectory
  private let path: String
  private let old = SectionSample(count: 100, seed: 1)
  private let new = SectionSample(count: 100_000, seed: 2)

  init() throws {
    directory = try TemporaryDirectory()
    path = directory.path("file")
  }

  private func isRead(_ sample: SectionSample, _ path: String) -> Bool {
    sample.readings(path)?.allSatisfy { $0 == .right } ?? false
  }

  @Test func `a new file takes the place of the old one, which its readers keep`() throws {
    try old.writer.write(to: path)
    let file = try SectionFile(
      path: path, magic: SectionSample.magic, format: SectionSample.format)
    let column = try file.unverifiedColumn(1, of: UInt8.self)
    try new.writer.write(to: path)
    #expect(isRead(new, path))
    try file.verify(1, 0..<column.count, of: UInt8.self)
    #expect(column.hasBytes(of: old.bytes))
    #expect(try listDirectory(directory.path) == ["file"])
  }

  @Test func `a file that nobody wants any more leaves the old one, whenever that is`() throws {
    try old.writer.write(to: path)
    var isWritten = false
    for limit in 0..<1000 where !isWritten {
      var asked = 0
      do throws(SectionFileError) {
        try new.writer.write(to: path) {
          asked += 1
          return asked > limit
        }
        isWritten = true
      } catch {
        #expect(error == .cancelled)
        #expect(isRead(old, path))
      }
      #expect(try listDirectory(directory.path) == ["file"])
    }
    #expect(isWritten && isRead(new, path))
  }

  @Test func `a file is for its owner only`() throws {
    try old.writer.write(to: path)
    var status = stat()
    #expect(stat(path, &status) == 0)
    #expect(status.st_mode & 0o777 == 0o600)
  }

  @Test func `a column may be empty, or shared by two sections`() throws {
    let column = Column<UInt32>([1, 2, 3])
    var writer = SectionFileWriter(magic: 1, format: 1, recipe: SectionSample.recipe)
    writer.add(column, as: 1)
    writer.add(Column<UInt64>(), as: 2)
    writer.add(column, as: 3)
    try writer.write(to: path)
    let file = try SectionFile(path: path, magic: 1, format: 1)
    #expect(try file.column(1, of: UInt32.self) == file.column(3, of: UInt32.self))
    #expect(try file.column(2, of: UInt64.self).isEmpty)
  }

  @Test func `what was mapped can be written again`() throws {
    try old.writer.write(to: path)
    let file = try SectionFile(
      path: path, magic: SectionSample.magic, format: SectionSample.format)
    var writer = SectionFileWriter(
      magic: SectionSample.magic, format: SectionSample.format, recipe: file.recipe)
    writer.add(try file.column(1, of: UInt8.self), as: 1)
    writer.add(try file.column(20, of: UInt16.self), as: 20)
    writer.add(try file.column(300, of: SampleRecord.self), as: 300)
    writer.add(try file.column(4, of: Double.self), as: 4)
    try writer.write(to: path)
    #expect(isRead(old, path))
  }

  @Test func `a place that can't be written to is an error`() throws {
    #expect(throws: SectionFileError.system(code: ENOENT)) {
      try old.writer.write(to: directory.path("none/file"))
    }
    try directory.makeDirectory("folder/inner")
    #expect(throws: SectionFileError.self) { try old.writer.write(to: directory.path("folder")) }
    #expect(try listDirectory(directory.path) == ["folder"])
  }

  @Test(.enabled(if: MountedDirectory.isPermitted, "needs the right to mount"))
  func `on a full disk the old file stays, and nothing else`() throws {
    let mount = try MountedDirectory(kibibytes: 64)
    let path = mount.path + "/file"
    try old.writer.write(to: path)
    #expect(throws: SectionFileError.system(code: ENOSPC)) { try new.writer.write(to: path) }
    #expect(isRead(old, path))
    #expect(try listDirectory(mount.path) == ["file"])
  }

  @Test(.enabled(if: MountedDirectory.isPermitted, "needs the right to mount"))
  func `on a read-only disk the old file stays`() throws {
    let mount = try MountedDirectory(kibibytes: 64)
    let path = mount.path + "/file"
    try old.writer.write(to: path)
    try mount.makeReadOnly()
    #expect(throws: SectionFileError.system(code: EROFS)) { try old.writer.write(to: path) }
    #expect(isRead(old, path))
  }

  @Test func `of several writers at once one wins, and readers see no half file`() async throws {
    let samples = [old, new, SectionSample(count: 5000, seed: 3)]
    try old.writer.write(to: path)
    let path = path
    await withTaskGroup(of: Bool.self) { group in
      for sample in samples {
        group.addTask {
          for _ in 0..<10 {
            do { try sample.writer.write(to: path) } catch { return false }
          }
          return true
        }
        group.addTask {
          for _ in 0..<10 {
            guard
              let file = try? SectionFile(
                path: path, magic: SectionSample.magic, format: SectionSample.format),
              let bytes = try? file.column(1, of: UInt8.self)
            else { return false }
            if !samples.contains(where: { $0.bytes.hasBytes(of: bytes) }) { return false }
          }
          return true
        }
      }
      for await isRight in group { #expect(isRight) }
    }
    #expect(samples.contains { isRead($0, path) })
    #expect(try listDirectory(directory.path) == ["file"])
  }
}
