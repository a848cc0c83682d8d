import SQLiteAccess
import SourceModel
import TestSupport
import Testing

@testable import DiskCaching

#if canImport(Glibc)
  import Glibc
#endif

/// Whatever happens to the files: a value is the one that was stored or a miss, and the next process
/// finds a cache that works.
@Suite struct CacheDamageTests {
  private static let count = 48

  /// Bytes of a sound database without a log, whose values are all in it.
  private static let soundDatabase: [UInt8] = {
    do {
      let fixture = try fixture()
      fill(fixture.open())
      try fixture.place.connection().checkpoint()
      return try readBytes(fixture.place.database)
    } catch {
      Issue.record(error)
      return []
    }
  }()

  @Test(arguments: 0..<6)
  func `flipped bits in every page`(_ seed: UInt64) throws {
    var damage = DatabaseDamage(of: CacheDamageTests.soundDatabase, seed: seed)
    try damage.flipBitInEachPage(check)
  }

  @Test(arguments: 0..<10)
  func `random bytes over the file, and files cut off`(_ seed: UInt64) throws {
    var damage = DatabaseDamage(of: CacheDamageTests.soundDatabase, seed: seed)
    try damage.overwriteParts(truncationPercent: 30, check)
  }

  @Test(arguments: [
    "PRAGMA user_version = 999", "PRAGMA application_id = 1", "DROP TABLE entry",
    "DROP TABLE access", "DROP TABLE lease", "DROP TABLE counter", "DROP INDEX entry_file",
    "UPDATE entry SET seal = seal + 1", "UPDATE entry SET value = 'text'",
    "UPDATE entry SET tag = 'x'", "UPDATE entry SET tag = NULL", "UPDATE entry SET size = size + 1",
    "UPDATE entry SET expires_at = 9223372036854775807",
    "UPDATE entry SET expires_at = NULL", "UPDATE entry SET file = 7",
    "UPDATE entry SET value = (SELECT value FROM entry WHERE id = 9)",
    "UPDATE entry SET key = -id; UPDATE entry SET key = 'key ' || (1 - key % 48)",
    "PRAGMA journal_mode = DELETE",
  ])
  func `tables that another program changed`(_ sql: String) throws {
    let fixture = try fixture(CacheDamageTests.soundDatabase)
    try fixture.place.connection().execute(sql)
    check(fixture, "\(sql)")
  }

  @Test func `damage that shows in the middle of the work`() throws {
    let fixture = try fixture(CacheDamageTests.soundDatabase)
    let cache = fixture.open()
    #expect(cache.value(for: EntryFixture.key(1)) != nil)
    try fixture.place.connection().execute("UPDATE entry SET seal = 0")
    for number in 2..<CacheDamageTests.count {
      #expect(cache.value(for: EntryFixture.key(number)) == nil)
      #expect(!cache.set(EntryFixture.key(number), [1]))
    }
    #expect(cache.diagnostics.count == 1)
    #expect(cache.diagnostics.allSatisfy { $0.isReplacement })
    // Maintenance begins a new one.
    #expect(try cache.clear() == 0)
    #expect(cache.set(EntryFixture.key(1), [1]))
    #expect(fixture.open().value(for: EntryFixture.key(1)) == [1])
  }

  @Test(arguments: ["missing", "short", "flipped"])
  func `a damaged file is a miss of its entry alone`(_ kind: String) throws {
    let fixture = try EntryFixture()
    let cache = fixture.open()
    cache.set(bytes("large"), [UInt8](repeating: 1, count: 9000))
    cache.set(bytes("small"), [1])
    let path = fixture.files.path(try #require(fixture.files.all().first))
    var content = try readBytes(path)
    switch kind {
    case "missing": unlink(path)
    case "short": truncate(path, 100)
    default:
      content[5000] ^= 1
      let relative = path.dropFirst(fixture.directory.path.utf8.count + 1)
      try fixture.directory.write(content, to: Array(relative.utf8))
    }
    #expect(try cache.check(.nothing) == [.lostFile(key: bytes("large"))])
    #expect(cache.values(for: [bytes("large"), bytes("small")]) == [nil, [1]])
    #expect(cache.diagnostics.count == 1)
    #expect(cache.add(bytes("large"), [2]))
    #expect(fixture.files.all().isEmpty)
    #expect(try cache.check(.nothing) == [])
  }

  @Test func `a check finds what is wrong, and repairs it`() throws {
    let fixture = try EntryFixture()
    let cache = fixture.open()
    for number in 0..<20 { cache.set(EntryFixture.key(number), EntryFixture.value(number)) }
    cache.set(bytes("large"), [UInt8](repeating: 1, count: 9000))
    let orphan = try #require(fixture.files.write([1, 2, 3]))
    #expect(try cache.check(.repair) == [.orphanFile(path: fixture.files.path(orphan))])
    for file in fixture.files.all() { fixture.files.remove(file) }
    #expect(try !cache.check(.repair).isEmpty)
    #expect(try cache.check(.nothing) == [])
    try fixture.place.connection().execute("UPDATE entry SET seal = 0 WHERE id = 2")
    #expect(try cache.check(.nothing) == [.damagedEntry(key: EntryFixture.key(1))])
    #expect(try cache.check(.repair) == [.damagedEntry(key: EntryFixture.key(1))])
    #expect(try cache.check(.nothing) == [])
    #expect(cache.count == 0)
    #expect(cache.set(bytes("a"), [1]))
  }

  private func check(_ database: [UInt8], _ comment: Comment) throws {
    check(try fixture(database), comment)
  }

  private func check(_ fixture: EntryFixture, _ comment: Comment) {
    let keys = (0..<CacheDamageTests.count).map { EntryFixture.key($0) }
    for order in [0, 1] {
      let cache = fixture.open()
      let found = order == 0 ? cache.values(for: keys) : keys.map { cache.value(for: $0) }
      for (number, value) in found.enumerated() where value != nil {
        let isRight = value == EntryFixture.value(number)
        #expect(isRight, comment)
      }
      cache.set(EntryFixture.key(500), EntryFixture.value(500))
      #expect(cache.diagnostics.count <= 2, comment)
    }
    // What reading didn't meet, a check does.
    _ = try? fixture.open().check(.repair)
    let cache = fixture.open()
    CacheDamageTests.fill(cache)
    let isComplete =
      cache.values(for: keys) == (0..<CacheDamageTests.count).map { EntryFixture.value($0) }
    #expect(isComplete, comment)
    #expect((try? cache.check(.nothing)) == [], comment)
    #expect(cache.diagnostics == [], comment)
  }

  private static func fill(_ cache: DiskCache) {
    for number in 0..<count {
      cache.set(
        EntryFixture.key(number), EntryFixture.value(number),
        timeToLive: number % 3 == 0 ? .seconds(1e6) : .unlimited,
        tag: number % 4 == 0 ? bytes("tag") : nil)
    }
  }

  private static func fixture() throws -> EntryFixture {
    var fixture = try EntryFixture()
    fixture.settings.minimumFileBytes = .max
    fixture.settings.evictionPolicy = .leastRecentlyUsed
    fixture.settings.indexesTags = true
    return fixture
  }

  private func fixture(_ database: [UInt8]) throws -> EntryFixture {
    let fixture = try CacheDamageTests.fixture()
    try fixture.place.make()
    let relative = fixture.place.database.dropFirst(fixture.directory.path.utf8.count + 1)
    try fixture.directory.write(database, to: Array(relative.utf8))
    return fixture
  }
}
