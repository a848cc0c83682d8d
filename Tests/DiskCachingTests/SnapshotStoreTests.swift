import FileMapping
import SourceModel
import TestSupport
import Testing

@testable import DiskCaching

#if canImport(Glibc)
  import Glibc
#endif

/// Section files in the cache: what can't be used is missing, and why is told once.
@Suite struct SnapshotStoreTests {
  private static let magic: UInt32 = 0x5445_5354
  private static let name = "index"

  private let fixture: CacheFixture

  init() throws {
    fixture = try CacheFixture()
  }

  private func store(_ root: [UInt8] = CacheFixture.root) -> SnapshotStore {
    SnapshotStore(fixture.settings, root: root)
  }

  private func writer(_ number: UInt64, format: UInt32 = 1) -> SectionFileWriter {
    var writer = SectionFileWriter(
      magic: SnapshotStoreTests.magic, format: format, recipe: ContentHash(of: "recipe"))
    writer.add(Column(repeatElement(number, count: 100)), as: 1)
    return writer
  }

  /// The number that a file holds, if it can be opened and read.
  private func number(_ store: SnapshotStore) throws -> UInt64? {
    let file = store.open(
      SnapshotStoreTests.name, magic: SnapshotStoreTests.magic, format: 1)
    return try file?.column(1, of: UInt64.self).first
  }

  private func relativePath(_ store: SnapshotStore) -> [UInt8] {
    Array(store.path(SnapshotStoreTests.name).utf8.dropFirst(fixture.directory.path.utf8.count + 1))
  }

  // MARK: Sound files

  @Test func `what was saved is opened, by the next process too`() throws {
    let store = store()
    #expect(try number(store) == nil)
    store.save(writer(1), as: SnapshotStoreTests.name)
    #expect(try number(store) == 1)
    #expect(try number(self.store()) == 1)
    store.save(writer(2), as: SnapshotStoreTests.name)
    #expect(try number(store) == 2)
    #expect(store.diagnostics == [])
  }

  @Test func `work trees of a repository have files of their own`() throws {
    let (first, second) = (store(), store(Array("/home/someone/other".utf8)))
    first.save(writer(1), as: SnapshotStoreTests.name)
    #expect(try number(second) == nil)
    second.save(writer(2), as: SnapshotStoreTests.name)
    #expect(try number(first) == 1)
    #expect(try number(second) == 2)
  }

  @Test func `the time of a file tells the day on which its tree was last used`() throws {
    let store = store()
    store.noteUse(of: SnapshotStoreTests.name)
    #expect(try listDirectory(fixture.directory.path) == [])
    store.save(writer(1), as: SnapshotStoreTests.name)
    let path = store.path(SnapshotStoreTests.name)
    for (age, isNoted) in [(3 * 86_400, true), (-3 * 86_400, false), (0, false)] {
      let second = time(nil) - age
      var times = [timespec(tv_sec: second, tv_nsec: 0), timespec(tv_sec: second, tv_nsec: 0)]
      try #require(utimensat(AT_FDCWD, path, &times, 0) == 0)
      store.noteUse(of: SnapshotStoreTests.name)
      let modified = try #require(fileStatus(path)).st_mtim.tv_sec
      #expect((modified != second) == isNoted, "\(age) seconds ago")
      if isNoted {
        #expect(CacheDay.day(ofSecond: modified) >= CacheDay.day(ofSecond: second + age))
      }
    }
    #expect(try number(store) == 1)
  }

  @Test func `nothing is made before something is saved`() throws {
    let store = store()
    #expect(store.open("index", magic: 1, format: 1) == nil)
    #expect(try listDirectory(fixture.directory.path) == [])
    #expect(store.diagnostics == [])
  }

  @Test func `directories and files are for the owner only`() throws {
    let store = store()
    store.save(writer(1), as: SnapshotStoreTests.name)
    for (path, mode) in [
      (fixture.place.parent.top, 0o700), (fixture.place.parent.path, 0o700),
      (fixture.place.parent.path + "/trees", 0o700), (store.path(SnapshotStoreTests.name), 0o600),
    ] as [(String, UInt32)] {
      var status = stat()
      try #require(stat(path, &status) == 0)
      #expect(status.st_mode & 0o777 == mode, "\(path)")
    }
    #expect(try readBytes(fixture.place.parent.top + "/.gitignore") == Array("*\n".utf8))
  }

  @Test func `the tag cache lives beside them`() throws {
    let store = store()
    store.save(writer(1), as: SnapshotStoreTests.name)
    fixture.fill(3)
    #expect(fixture.open().document(CacheFixture.key(1)) != nil)
    #expect(try number(store) == 1)
  }

  // MARK: Files that can't be used

  @Test func `a file of another format is missing, and replaced without a word`() throws {
    let store = store()
    store.save(writer(1, format: 2), as: SnapshotStoreTests.name)
    #expect(try number(store) == nil)
    #expect(fileExists(store.path(SnapshotStoreTests.name)))
    store.save(writer(3), as: SnapshotStoreTests.name)
    #expect(try number(store) == 3)
    #expect(store.diagnostics == [])
  }

  @Test(arguments: [0, 1, 40, 100, 500])
  func `a file that was cut off is removed, and told once`(_ count: Int) throws {
    let store = store()
    store.save(writer(1), as: SnapshotStoreTests.name)
    let bytes = try readBytes(store.path(SnapshotStoreTests.name)).prefix(count)
    for _ in 0..<2 {
      try fixture.directory.write(Array(bytes), to: relativePath(store))
      #expect(try number(store) == nil)
      #expect(!fileExists(store.path(SnapshotStoreTests.name)))
    }
    try checkReplacement(store)
  }

  @Test func `damage behind the header is told by who reads it`() throws {
    let store = store()
    store.save(writer(1), as: SnapshotStoreTests.name)
    var bytes = try readBytes(store.path(SnapshotStoreTests.name))
    bytes[bytes.count - 1] ^= 1
    try fixture.directory.write(bytes, to: relativePath(store))
    let file = try #require(
      store.open(SnapshotStoreTests.name, magic: SnapshotStoreTests.magic, format: 1))
    let error = #expect(throws: SectionFileError.self) { try file.column(1, of: UInt64.self) }
    store.remove(SnapshotStoreTests.name, try #require(error))
    #expect(!fileExists(store.path(SnapshotStoreTests.name)))
    try checkReplacement(store)
  }

  /// Checks that damage was told once, and that the store works on.
  private func checkReplacement(_ store: SnapshotStore) throws {
    #expect(store.diagnostics.count == 1)
    #expect(store.diagnostics.allSatisfy { $0.isReplacement })
    store.save(writer(2), as: SnapshotStoreTests.name)
    #expect(try number(store) == 2)
    #expect(self.store().diagnostics == [])
  }

  // MARK: Places that can't be used

  @Test(arguments: ["cache", "cache/ID", "cache/ID/trees"])
  func `a file in place of a directory puts the store out of use`(_ place: String) throws {
    try fixture.directory.write("", to: place.replacing("ID", with: fixture.settings.repositoryID))
    if place != "cache" { try fixture.directory.setPermissions(0o700, of: "cache") }
    try checkUnusable(store())
  }

  @Test(arguments: ["/proc/none/cache", "/dev/null/cache", ""])
  func `a directory that can't be made puts the store out of use`(_ path: String) throws {
    try checkUnusable(
      SnapshotStore(
        CacheSettings(directory: path, identity: CacheFixture.root), root: CacheFixture.root))
  }

  @Test func `a directory that everybody may write is refused`() throws {
    store().save(writer(1), as: SnapshotStoreTests.name)
    try fixture.directory.setPermissions(0o777, of: "cache/\(fixture.settings.repositoryID)")
    try checkUnusable(store())
  }

  @Test(.enabled(if: getuid() == 0, "needs the right to give files away"))
  func `a directory of another user is refused`() throws {
    store().save(writer(1), as: SnapshotStoreTests.name)
    #expect(chown(fixture.place.parent.path, 12_345, 12_345) == 0)
    try checkUnusable(store())
  }

  @Test(.enabled(if: MountedDirectory.isPermitted, "needs the right to mount"))
  func `a read-only file system gives what is there`() throws {
    let mount = try MountedDirectory(kibibytes: 256)
    let settings = CacheFixture.settings(below: mount.path)
    SnapshotStore(settings, root: CacheFixture.root)
      .save(writer(1), as: SnapshotStoreTests.name)
    try mount.makeReadOnly()
    let store = SnapshotStore(settings, root: CacheFixture.root)
    #expect(try number(store) == 1)
    #expect(store.diagnostics == [])
    for _ in 0..<2 { store.save(writer(2), as: SnapshotStoreTests.name) }
    #expect(store.diagnostics.count == 1)
    #expect(store.diagnostics.allSatisfy { $0.isUnusable })
    #expect(try number(store) == 1)
  }

  @Test(.enabled(if: MountedDirectory.isPermitted, "needs the right to mount"))
  func `on a full disk the old file stays`() throws {
    let mount = try MountedDirectory(kibibytes: 64)
    let settings = CacheFixture.settings(below: mount.path)
    let store = SnapshotStore(settings, root: CacheFixture.root)
    store.save(writer(1), as: SnapshotStoreTests.name)
    var large = writer(2)
    large.add(Column(repeatElement(UInt64(1), count: 20_000)), as: 2)
    store.save(large, as: SnapshotStoreTests.name)
    #expect(try number(store) == 1)
    #expect(store.diagnostics.count == 1)
    #expect(store.diagnostics.allSatisfy { $0.isUnusable })
  }

  @Test func `on a network file system nothing is kept there`() throws {
    let store = SnapshotStore(
      fixture.settings, root: CacheFixture.root, fileSystemType: { _ in 0x6969 })
    #expect(!store.path(SnapshotStoreTests.name).hasPrefix(fixture.directory.path))
    #expect(try listDirectory(fixture.directory.path) == [])
  }

  /// Checks that nothing is found or kept, and that this is told once, by the first who saves.
  private func checkUnusable(_ store: SnapshotStore) throws {
    #expect(try number(store) == nil)
    #expect(store.diagnostics == [])
    for _ in 0..<2 { store.save(writer(1), as: SnapshotStoreTests.name) }
    #expect(try number(store) == nil)
    #expect(store.diagnostics.count == 1)
    #expect(store.diagnostics.allSatisfy { $0.isUnusable })
  }

  private func fileExists(_ path: String) -> Bool { access(path, F_OK) == 0 }
}
