import SQLiteAccess
import SourceModel
import TestSupport
import Testing

@testable import DiskCaching

/// Places where a cache can't live, or only in part; settings; reports.
@Suite struct CacheOpeningTests {
  @Test(arguments: ["/proc/none/cache", "/dev/null/cache", ""])
  func `a directory that can't be made puts the cache out of use`(_ path: String) throws {
    var fixture = try EntryFixture()
    fixture.settings.directory = path
    checkUnusable(fixture.open())
  }

  @Test(.enabled(if: MountedDirectory.isPermitted, "needs the right to mount"))
  func `a read-only file system gives what is there`() throws {
    let mount = try MountedDirectory(kibibytes: 4096)
    var settings = EntryFixture.settings(below: mount.path)
    settings.evictionPolicy = .leastRecentlyUsed
    settings.keepsStatistics = true
    do {
      let cache = DiskCache(settings)
      for number in 0..<10 { cache.set(EntryFixture.key(number), EntryFixture.value(number)) }
      let place = EntryFixture.place(settings)
      try Connection(path: place.database, mode: .readWriteCreate, busyTimeoutMilliseconds: 0)
        .checkpoint()
    }
    try mount.makeReadOnly()
    let cache = DiskCache(settings)
    for number in 0..<10 {
      #expect(cache.value(for: EntryFixture.key(number)) == EntryFixture.value(number))
    }
    cache.flush()
    #expect(cache.diagnostics == [])
    #expect(!cache.set(bytes("a"), [1]))
    #expect(cache.memoize(bytes("b")) { [2] } == [2])
    #expect(throws: CacheError.self) { try cache.clear() }
    #expect(cache.diagnostics.allSatisfy { $0.isUnusable })
    #expect(cache.diagnostics.count == 1)
  }

  @Test(
    .enabled(if: MountedDirectory.isPermitted, "needs the right to mount"),
    arguments: [16, 40, 100, 400, 1000])
  func `a full disk keeps what fitted`(_ kibibytes: Int) throws {
    let mount = try MountedDirectory(kibibytes: kibibytes)
    let cache = DiskCache(EntryFixture.settings(below: mount.path))
    for number in 0..<800 { cache.set(EntryFixture.key(number), EntryFixture.value(number)) }
    #expect(cache.diagnostics.count == 1)
    for number in stride(from: 0, to: 800, by: 5) {
      let value = cache.value(for: EntryFixture.key(number))
      let isRight = value == nil || value == EntryFixture.value(number)
      #expect(isRight)
    }
    let next = DiskCache(EntryFixture.settings(below: mount.path))
    #expect(next.diagnostics.allSatisfy { !$0.isReplacement })
  }

  @Test func `a cache of another version stays beside it`() throws {
    let fixture = try EntryFixture()
    let other = "cache/repository/plan/entries-v999/entries.sqlite"
    try fixture.directory.write("of another version", to: other)
    try fixture.directory.setPermissions(0o700, of: "cache")
    for folder in ["repository", "repository/plan"] {
      try fixture.directory.setPermissions(0o700, of: "cache/\(folder)")
    }
    let cache = fixture.open()
    #expect(cache.set(bytes("a"), [1]))
    try cache.clear()
    #expect(cache.diagnostics == [])
    #expect(try readBytes(fixture.directory.path(other)) == bytes("of another version"))
  }

  @Test func `a cache on a network moves to a local directory, and says so`() throws {
    let fixture = try EntryFixture()
    let cache = DiskCache(
      fixture.settings, clock: .system, localDirectory: fixture.directory.path("local"),
      fileSystemType: { _ in 0x6969 })
    #expect(cache.diagnostics.count == 1)
    #expect(cache.set(bytes("a"), [1]))
    #expect(try listDirectory(fixture.directory.path) == ["local"])
  }

  @Test func `another policy, and more indexes, are no other cache`() throws {
    var fixture = try EntryFixture()
    for (number, policy) in EvictionPolicy.allCases.enumerated() {
      fixture.settings.evictionPolicy = policy
      fixture.settings.indexesTags = number % 2 == 0
      let cache = fixture.open()
      cache.set((0..<40).map { (EntryFixture.key(number * 40 + $0), EntryFixture.value($0)) })
      #expect(cache.count == (number + 1) * 40)
    }
    fixture.settings.evictionPolicy = .leastFrequentlyUsed
    fixture.settings.sizeLimit = 0
    #expect(try fixture.open().cull() == 160)
  }

  @Test func `kinds have directories and limits of their own`() {
    let repository = CacheSettings(directory: "/caches", identity: [1], sizeLimit: 3200)
    let settings = CacheKind.allCases.map { $0.settings(in: repository) }
    #expect(Set(settings.map { $0.place }).count == CacheKind.allCases.count)
    #expect(CacheKind.plan.settings(in: repository).place == [repository.repositoryID, "plan"])
    #expect(CacheKind.plan.settings(in: repository).sizeLimit == 400)
  }

  @Test func `shards have parts of the limit, and their number a directory`() throws {
    var fixture = try EntryFixture()
    fixture.settings.sizeLimit = 8_000_000
    let cache = ShardedCache(fixture.settings, clock: fixture.clock.cacheClock)
    for number in 0..<80 { cache.set(EntryFixture.key(number), [1]) }
    #expect(cache.reports.map { $0.sizeLimitBytes } == [Int](repeating: 1_000_000, count: 8))
    #expect(cache.reports.allSatisfy { $0.entryCount > 0 })
    fixture.settings.shardCount = 3
    #expect(ShardedCache(fixture.settings, clock: fixture.clock.cacheClock).count == 0)
  }

  @Test func `entries are listed in pages, with what is known of them`() throws {
    var fixture = try EntryFixture()
    fixture.settings.evictionPolicy = .leastFrequentlyUsed
    let cache = fixture.open()
    let start = fixture.clock.now
    for number in 0..<7 {
      cache.set(
        EntryFixture.key(number), [UInt8](repeating: 0, count: number * 1000),
        timeToLive: .seconds(60), tag: number == 3 ? bytes("t") : nil)
    }
    _ = cache.value(for: EntryFixture.key(3))
    var listed: [CacheEntry] = []
    while true {
      let page = try cache.entries(after: listed.last?.number ?? 0, limit: 3)
      if page.isEmpty { break }
      listed += page
    }
    #expect(listed.map { $0.key } == (0..<7).map { EntryFixture.key($0) })
    #expect(
      listed[3]
        == CacheEntry(
          number: listed[3].number, key: EntryFixture.key(3), sizeBytes: 3000, tag: bytes("t"),
          storedAt: start, expiresAt: start + 60_000_000_000, accessedAt: start, accessCount: 1,
          isFile: true))
    #expect(cache.report.entryCount == 7)
    #expect(cache.report.volumeBytes == cache.volume)
  }

  private func checkUnusable(_ cache: DiskCache) {
    #expect(!cache.set(bytes("a"), [1]))
    #expect(cache.value(for: bytes("a")) == nil)
    #expect(cache.values(for: [bytes("a"), bytes("b")]) == [nil, nil])
    #expect(cache.keys(in: .key) == [])
    #expect(cache.increment(bytes("a")) == nil)
    #expect(cache.peek(.first) == nil)
    #expect(cache.count == 0 && cache.volume == 0)
    #expect(throws: CacheError.self) { try cache.clear() }
    #expect(throws: CacheError.self) { try cache.check(.repair) }
    #expect(cache.diagnostics.count == 1)
    #expect(cache.diagnostics.allSatisfy { $0.isUnusable })
  }
}
