import SQLiteAccess
import SourceModel
import TestSupport
import Testing

@testable import DiskCaching

@Suite struct EvictionTests {
  private static let limit = 1 << 20

  @Test func `the size stays below the limit, and what was used last stays`() throws {
    let fixture = try limitedFixture()
    for day in 0..<12 { store(day, into: fixture) }
    let cache = fixture.open(day: CacheFixture.today + 12)
    #expect(cache.statistics.sizeBytes <= EvictionTests.limit)
    // A batch is about a fifth of the limit.
    for day in 9..<12 { #expect(isComplete(day, cache), "day \(day)") }
    #expect(!isComplete(0, cache))
    #expect(cache.diagnostics == [])
  }

  @Test func `documents of a work tree that is still in use stay`() throws {
    let fixture = try limitedFixture()
    let keys = (0..<50).map { key(0, $0) }
    for day in 0..<12 {
      // Another tree needs the documents of the second day, and isn't used any more.
      store(
        day, into: fixture,
        [
          TreeUse(day: CacheFixture.today + Int64(day), keys: keys),
          TreeUse(day: CacheFixture.today, keys: (0..<50).map { key(1, $0) } + keys),
        ])
    }
    let cache = fixture.open(day: CacheFixture.today + 12)
    #expect(isComplete(0, cache))
    #expect(!isComplete(1, cache))
    #expect(isComplete(11, cache))
  }

  @Test func `a document counts as used on the day it left a work tree`() throws {
    let fixture = try limitedFixture()
    for day in 0..<4 { store(day, into: fixture) }
    fixture.open(day: CacheFixture.today + 5).finish(releasing: [key(0, 0)]) { [] }
    // A clock that was set back changes nothing.
    fixture.open(day: CacheFixture.today - 5).finish(releasing: [key(0, 0)]) { [] }
    for day in 6..<8 { store(day, into: fixture) }
    let cache = fixture.open(day: CacheFixture.today + 10)
    #expect(cache.document(key(0, 0)) != nil)
    #expect(cache.document(key(0, 1)) == nil)
  }

  @Test func `a smaller limit shrinks the file`() throws {
    var fixture = try CacheFixture()
    for day in 0..<12 { store(day, into: fixture) }
    let before = try readBytes(fixture.place.database).count
    fixture.settings.sizeLimit = before / 4
    let cache = fixture.open(day: CacheFixture.today + 12)
    cache.finish { [] }
    #expect(cache.statistics.evictedCount > 0)
    #expect(cache.statistics.sizeBytes <= before / 4)
    #expect(try readBytes(fixture.place.database).count <= before / 3)
    #expect(isComplete(11, cache))
  }

  @Test func `a run that is stopped writes what waits, and evicts nothing`() throws {
    var fixture = try CacheFixture()
    for day in 0..<12 { store(day, into: fixture) }
    fixture.settings.sizeLimit = try readBytes(fixture.place.database).count / 4
    let cache = fixture.open(day: CacheFixture.today + 12)
    cache.flush(releasing: [key(0, 0)])
    #expect(cache.statistics.evictedCount == 0)
    for day in 0..<12 { #expect(isComplete(day, cache), "day \(day)") }
  }

  @Test func `one run evicts a bounded number of documents`() throws {
    let fixture = try CacheFixture()
    for day in 0..<3 { store(day, into: fixture) }
    let connection = try fixture.place.connection()
    let eviction = TagEviction(sizeLimit: 0, documentLimit: 7)
    #expect(try eviction.run(on: connection, []) == 7)
    #expect(fixture.open().statistics.documentCount == 143)
  }

  /// Stores fifty documents of 3,000 bytes on a day.
  private func store(_ day: Int, into fixture: CacheFixture, _ treeUses: [TreeUse] = []) {
    let cache = fixture.open(day: CacheFixture.today + Int64(day))
    for number in 0..<50 {
      cache.store([UInt8](repeating: UInt8(day), count: 3000), key: key(day, number))
    }
    cache.finish { treeUses }
  }

  private func isComplete(_ day: Int, _ cache: TagCache) -> Bool {
    cache.documents((0..<50).map { key(day, $0) }).allSatisfy { $0 != nil }
  }

  private func key(_ day: Int, _ number: Int) -> ContentHash {
    ContentHash(of: "document \(number) of day \(day)")
  }

  private func limitedFixture() throws -> CacheFixture {
    var fixture = try CacheFixture()
    fixture.settings.sizeLimit = EvictionTests.limit
    return fixture
  }
}
