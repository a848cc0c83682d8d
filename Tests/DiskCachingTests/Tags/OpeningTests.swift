import SQLiteAccess
import SourceModel
import TestSupport
import Testing

@testable import DiskCaching

#if canImport(Glibc)
  import Glibc
#endif

/// Places where a cache can't live, or only in part: the map comes out, and says so once.
@Suite struct OpeningTests {
  @Test func `directories and files are for the owner only, and marked as a cache`() throws {
    let fixture = try CacheFixture()
    fixture.fill(3)
    for path in [fixture.place.parent.top, fixture.place.parent.path, fixture.place.home] {
      #expect(try permissions(path) == 0o700, "\(path)")
    }
    for suffix in ["", "-wal", "-shm"] {
      #expect(try permissions(fixture.place.database + suffix) == 0o600, "\(suffix)")
    }
    let tag = try readBytes(fixture.place.parent.top + "/CACHEDIR.TAG")
    #expect(tag.starts(with: "Signature: 8a477f597d28d172789f06886806bc55".utf8))
    #expect(try readBytes(fixture.place.parent.top + "/.gitignore") == Array("*\n".utf8))
  }

  @Test func `a directory that holds other things is not marked as a cache`() throws {
    let fixture = try CacheFixture()
    try fixture.directory.write("precious", to: "cache/other")
    fixture.fill(3)
    let names = try listDirectory(fixture.place.parent.top)
    #expect(names == [fixture.settings.repositoryID, "other"].sorted())
    #expect(try listDirectory(fixture.place.parent.path).contains("CACHEDIR.TAG"))
  }

  @Test(arguments: ["cache", "cache/ID", "cache/ID/tags-v2"])
  func `a file in place of a directory puts the cache out of use`(_ place: String) throws {
    let fixture = try CacheFixture()
    try fixture.directory.write("", to: place.replacing("ID", with: fixture.settings.repositoryID))
    try checkUnusable(fixture.settings)
  }

  @Test(arguments: ["/proc/none/cache", "/dev/null/cache", ""])
  func `a directory that can't be made puts the cache out of use`(_ path: String) throws {
    try checkUnusable(CacheSettings(directory: path, identity: CacheFixture.root))
  }

  @Test func `a directory in place of the database is replaced`() throws {
    let fixture = try CacheFixture()
    try fixture.directory.makeDirectory(fixture.relativeDatabase)
    try fixture.directory.setPermissions(0o700, of: "cache")
    try fixture.directory.setPermissions(0o700, of: "cache/\(fixture.settings.repositoryID)")
    let cache = fixture.open()
    #expect(cache.diagnostics.count == 1)
    #expect(cache.diagnostics.allSatisfy { $0.isReplacement })
    fixture.fill(3)
    #expect(cache.document(CacheFixture.key(1)) != nil)
  }

  @Test func `a directory that everybody may write is refused`() throws {
    let fixture = try CacheFixture()
    fixture.fill(3)
    try fixture.directory.setPermissions(0o777, of: "cache/\(fixture.settings.repositoryID)")
    try checkUnusable(fixture.settings)
  }

  @Test func `another process that holds the database doesn't hold us up for long`() throws {
    var fixture = try CacheFixture()
    fixture.fill(3)
    fixture.settings.busyTimeoutMilliseconds = 30
    let other = try fixture.place.connection()
    try other.execute("BEGIN IMMEDIATE")
    let cache = fixture.open()
    #expect(cache.document(CacheFixture.key(1)) != nil)
    for number in 10..<20 {
      cache.store([1], key: CacheFixture.key(number))
      cache.flush()
    }
    #expect(cache.diagnostics.count == 1)
    #expect(cache.diagnostics.allSatisfy { $0.isUnusable })
    #expect(cache.document(CacheFixture.key(2)) != nil)
    try other.execute("COMMIT")
    let next = fixture.open()
    next.store([1], key: CacheFixture.key(10))
    next.flush()
    #expect(next.diagnostics == [])
  }

  @Test func `another process that locks readers out doesn't hold us up for long`() throws {
    var fixture = try CacheFixture()
    fixture.fill(3)
    fixture.settings.busyTimeoutMilliseconds = 30
    let other = try fixture.place.connection()
    try other.execute("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; DELETE FROM document")
    try checkUnusable(fixture.settings)
  }

  @Test func `another process that makes the database is waited for, but not for ever`() throws {
    var fixture = try CacheFixture()
    fixture.settings.busyTimeoutMilliseconds = 30
    try fixture.place.make()
    let lock = try CacheLock(path: fixture.place.lock, timeoutMilliseconds: 0)
    try checkUnusable(fixture.settings)
    _ = consume lock
    fixture.fill(3)
    #expect(fixture.open().diagnostics == [])
  }

  @Test(.enabled(if: MountedDirectory.isPermitted, "needs the right to mount"))
  func `a read-only file system gives what is there`() throws {
    let mount = try MountedDirectory(kibibytes: 4096)
    let settings = CacheFixture.settings(below: mount.path)
    fill(settings, 10)
    try StoreDirectory(CacheDirectory(settings), TagSchema.schema).connection().checkpoint()
    try mount.makeReadOnly()
    let cache = TagCache(settings, day: CacheFixture.today + 1)
    #expect(cache.document(CacheFixture.key(1)) != nil)
    cache.finish { [] }
    #expect(cache.diagnostics == [])
    cache.store([1], key: CacheFixture.key(100))
    cache.finish { [] }
    #expect(cache.diagnostics.count == 1)
    #expect(cache.document(CacheFixture.key(2)) != nil)
  }

  @Test(.enabled(if: MountedDirectory.isPermitted, "needs the right to mount"))
  func `a read-only file system without a cache is told once`() throws {
    let mount = try MountedDirectory(kibibytes: 64)
    try mount.makeReadOnly()
    try checkUnusable(CacheFixture.settings(below: mount.path))
  }

  @Test(
    .enabled(if: MountedDirectory.isPermitted, "needs the right to mount"),
    arguments: [16, 40, 100, 400, 1000])
  func `a full disk keeps what fitted`(_ kibibytes: Int) throws {
    let mount = try MountedDirectory(kibibytes: kibibytes)
    let settings = CacheFixture.settings(below: mount.path)
    let cache = TagCache(settings, day: CacheFixture.today)
    for number in 0..<2000 {
      cache.store(CacheFixture.document(number), key: CacheFixture.key(number))
      if number % 100 == 0 { cache.flush() }
    }
    cache.finish { [] }
    #expect(cache.diagnostics.count == 1)
    for number in stride(from: 0, to: 2000, by: 50) {
      let document = cache.document(CacheFixture.key(number))
      let isRight = document == nil || document == CacheFixture.document(number)
      #expect(isRight)
    }
    let next = TagCache(settings, day: CacheFixture.today)
    #expect(next.diagnostics.allSatisfy { !$0.isReplacement })
  }

  @Test(arguments: [(0x6969, "NFS"), (0x6573_5546, "FUSE"), (0xEF53, nil), (0, nil)])
  func `network file systems are known`(_ type: UInt64, _ name: String?) {
    #expect(NetworkFileSystem.name(of: "/home/none/.cache/repomap") { _ in type } == name)
  }

  @Test func `the nearest directory that exists tells the file system`() throws {
    let fixture = try CacheFixture()
    _ = NetworkFileSystem.name(of: fixture.directory.path("a/b/c")) { path in
      #expect(path == fixture.directory.path)
      return 0
    }
  }

  @Test func `a cache on a network moves to a local directory, and says so`() throws {
    let fixture = try CacheFixture()
    let cache = TagCache(
      fixture.settings, day: CacheFixture.today,
      localDirectory: fixture.directory.path("local"), fileSystemType: { _ in 0x6969 })
    #expect(cache.diagnostics.count == 1)
    cache.store([1], key: CacheFixture.key(1))
    cache.flush()
    #expect(cache.document(CacheFixture.key(1)) == [1])
    #expect(try listDirectory(fixture.directory.path) == ["local"])
  }

  /// Checks that nothing is found or kept, and that this is told once.
  private func checkUnusable(_ settings: CacheSettings) throws {
    let cache = TagCache(settings, day: CacheFixture.today)
    cache.store([1], key: CacheFixture.key(1))
    cache.finish { [] }
    #expect(cache.documents([CacheFixture.key(1)]) == [nil])
    #expect(cache.diagnostics.count == 1)
    #expect(cache.diagnostics.allSatisfy { $0.isUnusable })
    cache.clear()
    #expect(cache.statistics.documentCount == 0)
  }

  private func fill(_ settings: CacheSettings, _ count: Int) {
    let cache = TagCache(settings, day: CacheFixture.today)
    for number in 0..<count {
      cache.store(CacheFixture.document(number), key: CacheFixture.key(number))
    }
    cache.finish { [] }
  }

  private func permissions(_ path: String) throws -> UInt32 {
    var status = stat()
    try #require(stat(path, &status) == 0)
    return status.st_mode & 0o777
  }
}
