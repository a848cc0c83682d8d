import FileMapping
import SourceModel
import TestSupport
import Testing

@testable import DiskCaching

#if canImport(Glibc)
  import Glibc
#endif

/// The cache as files and directories.
@Suite struct RepositoryCacheTests {
  private let fixture: CacheFixture
  private let repository: RepositoryCache

  init() throws {
    fixture = try CacheFixture()
    repository = CacheCatalog(directory: fixture.settings.directory).repository(fixture.settings)
  }

  private var catalog: CacheCatalog { CacheCatalog(directory: fixture.settings.directory) }

  private func saveTree() {
    let writer = SectionFileWriter(magic: 1, format: 1, recipe: .zero)
    SnapshotStore(fixture.settings, root: CacheFixture.root).save(writer, as: "index")
  }

  @Test(
    arguments: [
      ("trees/0a.index", .sections(tree: "0a", name: "index")),
      ("trees/0a.root", .root(tree: "0a")),
      ("trees/0a.index.17.4.tmp", .temporary), ("tags-v2/tags.sqlite-wal", .documents),
      ("tags-v2.corrupt-17/tags.sqlite", .setAside),
      ("plan/entries-v1/entries.sqlite", .kind(.plan)),
      ("plan/0-of-8/entries-v1.corrupt-1/ab/cd.value", .setAside), ("plan/lock", .upkeep),
      ("lock", .upkeep), ("CACHEDIR.TAG", .upkeep), ("tags-v1/tags.sqlite", .unknown),
      ("notes.txt", .unknown), ("notes/a.b", .unknown),
    ] as [(String, CachedFile.Purpose)])
  func `a file's place says what it is for`(_ path: String, _ purpose: CachedFile.Purpose) throws {
    try fixture.directory.write("x", to: "cache/\(repository.id)/\(path)")
    #expect(repository.files().map(\.purpose) == [purpose])
    #expect(repository.files().map(\.byteCount) == [1])
  }

  @Test func `the root of a tree is noted and proven by its file's name`() throws {
    saveTree()
    let file = try #require(repository.files().first { $0.path.hasSuffix(".root") })
    #expect(repository.root(notedIn: file) == CacheFixture.root)
    try writeFile(Array("/home/someone/else".utf8), to: file.path)
    #expect(repository.root(notedIn: file) == nil)
    try writeFile([], to: file.path)
    #expect(repository.root(notedIn: file) == nil)
  }

  @Test func `a root is gone where nothing is, and only there`() {
    #expect(RepositoryCache.isGone(CacheFixture.root))
    #expect(RepositoryCache.isGone(Array("/dev/null/tree".utf8)))
    #expect(!RepositoryCache.isGone(Array("/".utf8)))
    #expect(!RepositoryCache.isGone(Array(String(repeating: "x", count: 5000).utf8)))
  }

  @Test func `repositories are directories with our mark and name`() throws {
    try fixture.directory.makeDirectory("cache")
    for name in [String(repeating: "a", count: 32), String(repeating: "b", count: 31), "c"] {
      try fixture.directory.makeDirectory("cache/\(name)")
    }
    #expect(catalog.repositories().isEmpty)
    saveTree()
    #expect(catalog.repositories().map(\.id) == [repository.id])
  }

  @Test func `removing follows no link`() throws {
    saveTree()
    try fixture.directory.write("kept", to: "outside/file")
    try fixture.directory.makeLink(
      "cache/\(repository.id)/trees/link", to: fixture.directory.path("outside"))
    try repository.remove()
    #expect(!repository.exists)
    #expect(try listDirectory(fixture.directory.path("outside")) == ["file"])
    #expect(try listDirectory(fixture.settings.directory).allSatisfy { !$0.contains("removed") })
  }

  @Test func `what was set aside goes as a whole`() throws {
    let folder = "cache/\(repository.id)/plan/entries-v1.corrupt-1"
    for file in ["entries.sqlite", "ab/cd.value"] {
      try fixture.directory.write("x", to: "\(folder)/\(file)")
    }
    for file in repository.files() { try repository.remove(file) }
    #expect(try listDirectory("\(repository.directory)/plan") == [])
  }

  // MARK: - Kinds

  @Test func `the caches of kinds are found as they were made`() throws {
    for kind in CacheKind.allCases {
      #expect(kind.existing(in: fixture.settings) == nil)
    }
    #expect(try listDirectory(fixture.directory.path) == [])
    DiskCache(CacheKind.plan.settings(in: fixture.settings)).set([1], [2, 3])
    var sharded = CacheKind.tree.settings(in: fixture.settings)
    sharded.shardCount = 3
    ShardedCache(sharded).set([1], [2, 3])
    let plan = try #require(CacheKind.plan.existing(in: fixture.settings))
    #expect(plan.value(for: [1]) == [2, 3])
    let tree = try #require(CacheKind.tree.existing(in: fixture.settings))
    #expect(tree.caches.count == 3)
    #expect(tree.value(for: [1]) == [2, 3])
  }

  @Test(.enabled(if: MountedDirectory.isPermitted, "needs the right to mount"))
  func `a read-only file system can be looked at`() throws {
    let mount = try MountedDirectory(kibibytes: 1024)
    let settings = CacheFixture.settings(below: mount.path)
    do {
      // Clearing writes the log back.
      let cache = TagCache(settings, day: 0)
      cache.store([1, 2, 3], key: CacheFixture.key(1))
      cache.clear()
    }
    try mount.makeReadOnly()
    let repository = CacheCatalog(directory: settings.directory).repository(settings)
    #expect(try DocumentCatalog(repository, today: 0)?.counts().documents == 0)
    #expect(try DocumentCatalog(repository, today: 0)?.check() == [])
  }

  // MARK: - Documents

  @Test func `documents are listed in pages and found by key`() throws {
    fixture.fill(10)
    let catalog = try #require(
      try DocumentCatalog(repository, today: CacheFixture.today + 3))
    let all = try catalog.entries(after: 0, limit: 100)
    #expect(Set(all.map(\.key)) == Set((0..<10).map { CacheFixture.key($0) }))
    #expect(all.allSatisfy { $0.ageDays == 3 })
    let rest = try catalog.entries(after: all[3].number, limit: 2)
    #expect(rest == Array(all[4..<6]))
    #expect(try catalog.entry(all[5].key) == all[5])
    #expect(try catalog.entry(CacheFixture.key(99)) == nil)
    #expect(try catalog.document(CacheFixture.key(4)) == CacheFixture.document(4))
    #expect(try catalog.counts().documents == 10)
    #expect(try catalog.check() == [])
  }

  @Test func `nothing is made to look at documents, and damage stays in its place`() throws {
    #expect(try DocumentCatalog(repository, today: 0) == nil)
    #expect(try listDirectory(fixture.directory.path) == [])
    fixture.fill(3)
    // The log may hold every page.
    for companion in ["-wal", "-shm"] { unlink(fixture.place.database + companion) }
    try writeFile(Array("no database, surely".utf8), to: fixture.place.database)
    #expect(throws: CacheError.self) { try DocumentCatalog(repository, today: 0) }
    #expect(try readBytes(fixture.place.database) == Array("no database, surely".utf8))
    TagCache(fixture.settings).replace(because: "a test")
    #expect(try DocumentCatalog(repository, today: 0)?.check() == [])
    #expect(repository.files().contains { $0.purpose == .setAside })
  }

  @Test func `a document that isn't what was stored is found`() throws {
    fixture.fill(10)
    let script = "UPDATE document SET used_day = used_day + 1, checksum = checksum + 1 WHERE id = 7"
    let python =
      "import sqlite3,sys; c=sqlite3.connect(sys.argv[1]); c.execute(sys.argv[2]); c.commit()"
    #expect(
      try runProcess(["python3", "-c", python, fixture.place.database, script]).status == 0)
    #expect(
      try DocumentCatalog(repository, today: 0)?.check()
        == ["the checksum of a document is wrong"])
  }
}
