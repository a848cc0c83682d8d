import SQLiteAccess
import SourceModel
import TestSupport
import Testing

@testable import DiskCaching

/// Whatever happens to the files: a read gives what was stored or nothing, the user is told at most
/// twice (replaced; out of use), and the next process finds a cache that works.
@Suite struct DamageTests {
  private static let count = 48

  private static let documents = (0..<count).map { CacheFixture.document($0) }

  /// Bytes of a sound cache without a log.
  private static let soundDatabase: [UInt8] = {
    do {
      let fixture = try CacheFixture()
      fixture.fill(count)
      try fixture.place.connection().checkpoint()
      return try readBytes(fixture.place.database)
    } catch {
      Issue.record(error)
      return []
    }
  }()

  @Test(arguments: 0..<12)
  func `flipped bits in every page`(_ seed: UInt64) throws {
    var damage = DatabaseDamage(of: DamageTests.soundDatabase, seed: seed)
    try damage.flipBitInEachPage(check)
  }

  @Test(arguments: 0..<24)
  func `random bytes over the file`(_ seed: UInt64) throws {
    var damage = DatabaseDamage(of: DamageTests.soundDatabase, seed: seed)
    try damage.overwriteParts(truncationPercent: 0, check)
  }

  @Test(arguments: [0, 1, 15, 16, 99, 100, 4096, 8191, 8192, 8193, 20_000, 65_536])
  func `a file that was cut off`(_ size: Int) throws {
    try check(Array(DamageTests.soundDatabase.prefix(size)), "\(size) bytes")
  }

  @Test(arguments: [0, 1, 4096, 100_000])
  func `a file of another kind`(_ size: Int) throws {
    var generator = SeededGenerator(seed: UInt64(size))
    try check(generator.bytes(count: size), "\(size) random bytes")
    try check([UInt8](repeating: 0, count: size), "\(size) zeros")
  }

  @Test(arguments: [
    "PRAGMA user_version = 999", "PRAGMA user_version = 0", "PRAGMA application_id = 1",
    "DROP TABLE document", "DROP TABLE document; CREATE TABLE document (something)",
    "ALTER TABLE document RENAME COLUMN checksum TO sum",
    "UPDATE document SET checksum = checksum + 1 WHERE id = 7",
    "UPDATE document SET bytes = 'text' WHERE id = 7", "UPDATE document SET key = 1 WHERE id = 7",
    "UPDATE document SET used_day = 'text'",
    "PRAGMA journal_mode = DELETE",
  ])
  func `tables that another program changed`(_ sql: String) throws {
    let fixture = try fixture(DamageTests.soundDatabase)
    try alter(fixture, sql)
    check(fixture, "\(sql)")
  }

  @Test(arguments: 0..<24)
  func `damage to the log and its index`(_ seed: UInt64) throws {
    let fixture = try CacheFixture()
    fixture.fill(DamageTests.count)
    var generator = SeededGenerator(seed: seed)
    for suffix in ["-wal", "-shm"] {
      var bytes = try readBytes(fixture.place.database + suffix)
      for _ in 0..<Int.random(in: 0...8, using: &generator) {
        bytes[Int.random(in: bytes.indices, using: &generator)] ^= 0x40
      }
      if generator.chance(percent: 20) {
        bytes.removeLast(Int.random(in: bytes.indices, using: &generator))
      }
      try fixture.directory.write(bytes, to: Array((fixture.relativeDatabase + suffix).utf8))
    }
    check(fixture, "seed \(seed)")
  }

  @Test func `damage that shows in the middle of the work`() throws {
    let fixture = try fixture(DamageTests.soundDatabase)
    let cache = fixture.open()
    #expect(cache.document(CacheFixture.key(1)) != nil)
    try alter(fixture, "UPDATE document SET checksum = 0")
    for number in 2..<DamageTests.count {
      #expect(cache.document(CacheFixture.key(number)) == nil)
    }
    cache.store([1], key: CacheFixture.key(1000))
    cache.finish(releasing: [CacheFixture.key(5)]) { [] }
    #expect(cache.diagnostics.count == 1)
    #expect(cache.diagnostics.allSatisfy { $0.isReplacement })
    check(fixture, "after that")
  }

  @Test func `a sound cache in the place of a damaged one stays`() throws {
    let fixture = try fixture(DamageTests.soundDatabase)
    let (first, second) = (fixture.open(), fixture.open())
    try alter(fixture, "UPDATE document SET checksum = 0")
    #expect(first.document(CacheFixture.key(1)) == nil)
    fixture.fill(3)
    #expect(second.document(CacheFixture.key(1)) == nil)
    #expect(fixture.open().document(CacheFixture.key(1)) != nil)
  }

  @Test func `at most one damaged cache is kept`() throws {
    let fixture = try CacheFixture()
    for _ in 0..<3 {
      try write([UInt8](repeating: 1, count: 5000), to: fixture)
      let cache = fixture.open()
      #expect(cache.diagnostics.count { $0.isReplacement } == 1)
      let names = try listDirectory(fixture.place.parent.path)
      #expect(names.count { $0.contains(".corrupt-") } == 1)
    }
  }

  /// Checks a cache whose database file has the given bytes.
  private func check(_ bytes: [UInt8], _ comment: Comment) throws {
    check(try fixture(bytes), comment)
  }

  private func check(_ fixture: CacheFixture, _ comment: Comment) {
    for order in [0, 1] {
      let cache = fixture.open()
      // Once by a scan, once by look-ups.
      checkDocuments(cache, scanning: order == 0, comment)
      cache.store(CacheFixture.document(500), key: CacheFixture.key(500))
      cache.finish(releasing: [CacheFixture.key(5)]) { [] }
      #expect(cache.diagnostics.count <= 2, comment)
    }
    fixture.fill(DamageTests.count)
    fixture.fill(DamageTests.count)
    let cache = fixture.open()
    let numbers = 0..<DamageTests.count
    // Outside of the macro, which would print them all.
    let isComplete =
      cache.documents(numbers.map { CacheFixture.key($0) })
      == numbers.map { DamageTests.documents[$0] }
    #expect(isComplete, comment)
    #expect(cache.diagnostics == [], comment)
  }

  private func checkDocuments(_ cache: TagCache, scanning: Bool, _ comment: Comment) {
    let keys = (0..<DamageTests.count).map { CacheFixture.key($0) }
    let found = scanning ? cache.documents(keys) : keys.map { cache.document($0) }
    for (number, document) in found.enumerated() where document != nil {
      let isRight = document == DamageTests.documents[number]
      #expect(isRight, comment)
    }
  }

  private func fixture(_ database: [UInt8]) throws -> CacheFixture {
    let fixture = try CacheFixture()
    try write(database, to: fixture)
    return fixture
  }

  private func write(_ database: [UInt8], to fixture: CacheFixture) throws {
    try fixture.directory.write(database, to: Array(fixture.relativeDatabase.utf8))
    for suffix in ["-wal", "-shm"] {
      _ = try runProcess(["rm", "-f", fixture.place.database + suffix])
    }
    try fixture.directory.setPermissions(0o700, of: "cache")
    try fixture.directory.setPermissions(0o700, of: "cache/\(fixture.settings.repositoryID)")
  }

  private func alter(_ fixture: CacheFixture, _ sql: String) throws {
    try fixture.place.connection().execute(sql)
  }
}
