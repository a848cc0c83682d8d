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
    let tree = (0..<50).map {
      (path: CacheFixture.path($0), record: CacheFixture.record($0, key: key(0, $0)))
    }
    fixture.open(day: CacheFixture.today).finish(
      root: CacheFixture.root, changed: tree, removed: [])
    for day in 0..<12 {
      store(day, into: fixture)
      let cache = fixture.open(day: CacheFixture.today + Int64(day))
      cache.finish(root: CacheFixture.root, changed: [], removed: [])
    }
    let cache = fixture.open(day: CacheFixture.today + 12)
    #expect(
      tree.allSatisfy {
        $0.record.key.flatMap { cache.document($0) } != nil || $0.record.key == nil
      })
    #expect(!isComplete(1, cache))
  }

  @Test func `a document counts as used on the day it left a work tree`() throws {
    let fixture = try limitedFixture()
    store(0, into: fixture)
    let root = CacheFixture.root
    let stamp = [(path: CacheFixture.path(0), record: CacheFixture.record(0, key: key(0, 0)))]
    fixture.open(day: CacheFixture.today).finish(root: root, changed: stamp, removed: [])
    for day in 1..<4 { store(day, into: fixture) }
    fixture.open(day: CacheFixture.today + 5)
      .finish(root: root, changed: [], removed: [CacheFixture.path(0)])
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
    cache.finish(root: CacheFixture.root, changed: [], removed: [])
    #expect(cache.statistics.evictedCount > 0)
    #expect(cache.statistics.sizeBytes <= before / 4)
    #expect(try readBytes(fixture.place.database).count <= before / 3)
    #expect(isComplete(11, cache))
  }

  @Test func `work trees beyond their number are forgotten, the oldest first`() throws {
    let fixture = try CacheFixture()
    let cache = fixture.open()
    for tree in 0..<10 {
      fixture.open(day: CacheFixture.today + Int64(tree % 5)).finish(
        root: Array("/tree \(tree)".utf8), changed: CacheFixture.stamps(0..<3), removed: [])
    }
    let connection = try Connection(
      path: fixture.place.database, mode: .readWriteCreate, busyTimeoutMilliseconds: 0)
    _ = try TagEviction(sizeLimit: 1 << 30, treeLimit: 4).run(on: connection)
    let left = (0..<10).filter { !cache.stamps(root: Array("/tree \($0)".utf8)).isEmpty }
    #expect(left == [3, 4, 8, 9])
  }

  @Test func `one run evicts a bounded number of documents`() throws {
    let fixture = try CacheFixture()
    for day in 0..<3 { store(day, into: fixture) }
    let connection = try Connection(
      path: fixture.place.database, mode: .readWriteCreate, busyTimeoutMilliseconds: 0)
    let eviction = TagEviction(sizeLimit: 0, documentLimit: 7)
    #expect(try eviction.run(on: connection) == 7)
    #expect(fixture.open().statistics.documentCount == 143)
  }

  /// Stores fifty documents of 3,000 bytes on a day.
  private func store(_ day: Int, into fixture: CacheFixture) {
    let cache = fixture.open(day: CacheFixture.today + Int64(day))
    for number in 0..<50 {
      cache.store([UInt8](repeating: UInt8(day), count: 3000), key: key(day, number))
    }
    cache.finish(root: Array("/none".utf8), changed: [], removed: [])
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
