import SourceModel
import TestSupport
import Testing

@testable import DiskCaching

@Suite struct TagCacheTests {
  @Test(arguments: 0..<12)
  func `random operations give what a dictionary gives`(_ seed: UInt64) throws {
    let fixture = try CacheFixture()
    var generator = SeededGenerator(seed: seed)
    var model = CacheModel()
    var cache = fixture.open()
    for step in 0..<150 {
      model.apply(&generator, to: cache)
      // A new process sees what was flushed.
      if generator.chance(percent: 5) {
        cache.flush()
        cache = fixture.open()
      }
      if generator.chance(percent: 10) { model.check(cache, "seed \(seed), step \(step)") }
    }
    cache.flush()
    model.check(fixture.open(), "seed \(seed), at the end")
    #expect(cache.diagnostics == [])
  }

  @Test func `a document that waits to be written is there already`() throws {
    let fixture = try CacheFixture()
    let cache = fixture.open()
    cache.store([1, 2, 3], key: CacheFixture.key(1))
    #expect(cache.document(CacheFixture.key(1)) == [1, 2, 3])
    #expect(cache.documents([CacheFixture.key(0), CacheFixture.key(1)]) == [nil, [1, 2, 3]])
    #expect(fixture.open().document(CacheFixture.key(1)) == nil)
    cache.flush()
    #expect(fixture.open().document(CacheFixture.key(1)) == [1, 2, 3])
  }

  @Test func `a document that is stored again replaces the old one`() throws {
    let fixture = try CacheFixture()
    for bytes: [UInt8] in [[1], [2, 2]] {
      let cache = fixture.open()
      cache.store(bytes, key: CacheFixture.key(1))
      cache.flush()
    }
    #expect(fixture.open().document(CacheFixture.key(1)) == [2, 2])
  }

  @Test func `a full queue is written without a flush`() throws {
    let fixture = try CacheFixture()
    let cache = fixture.open()
    cache.store([UInt8](repeating: 7, count: WriteQueue.limitBytes), key: CacheFixture.key(1))
    #expect(fixture.open().document(CacheFixture.key(1))?.count == WriteQueue.limitBytes)
  }

  @Test func `repositories share nothing`() throws {
    var fixture = try CacheFixture()
    fixture.fill(10)
    fixture.settings.repositoryID = ContentHash(of: "/another").hexadecimal
    let other = fixture.open()
    #expect(other.document(CacheFixture.key(1)) == nil)
  }

  @Test func `statistics count hits, misses and contents`() throws {
    let fixture = try CacheFixture()
    fixture.fill(10)
    let cache = fixture.open()
    _ = cache.documents((0..<12).map { CacheFixture.key($0) })
    _ = cache.document(CacheFixture.key(3))
    let statistics = cache.statistics
    #expect(statistics.hitCount == 11)
    #expect(statistics.missCount == 2)
    #expect(statistics.documentCount == 10)
    #expect(statistics.sizeBytes > 0)
  }

  @Test func `clearing leaves a small, usable cache`() throws {
    let fixture = try CacheFixture()
    fixture.fill(200)
    let cache = fixture.open()
    let before = cache.statistics.sizeBytes
    cache.store([1], key: CacheFixture.key(1000))
    cache.clear()
    #expect(cache.document(CacheFixture.key(1000)) == nil)
    #expect(cache.statistics.sizeBytes < before / 2)
    fixture.fill(5)
    #expect(cache.document(CacheFixture.key(4)) == CacheFixture.document(4))
    #expect(cache.diagnostics == [])
  }

  @Test func `a run that learns nothing writes nothing, and asks for no use`() throws {
    let fixture = try CacheFixture()
    fixture.fill(10)
    let before = try readBytes(fixture.place.database + "-wal")
    fixture.open(day: CacheFixture.today + 1).finish {
      Issue.record("nothing has to go")
      return []
    }
    #expect(try readBytes(fixture.place.database + "-wal") == before)
  }
}

/// What a cache should hold.
private struct CacheModel {
  private var documents: [ContentHash: [UInt8]] = [:]

  /// Does the same to the model and to `cache`.
  mutating func apply(_ generator: inout SeededGenerator, to cache: TagCache) {
    let number = Int.random(in: 0..<60, using: &generator)
    switch Int.random(in: 0..<100, using: &generator) {
    case 0..<60:
      cache.store(CacheFixture.document(number), key: CacheFixture.key(number))
      documents[CacheFixture.key(number)] = CacheFixture.document(number)
    case 60..<75:
      cache.flush()
    case 75..<98:
      cache.finish(releasing: [CacheFixture.key(number)]) { [] }
    default:
      cache.clear()
      documents = [:]
    }
  }

  func check(_ cache: TagCache, _ comment: Comment) {
    let keys = (0..<64).map { CacheFixture.key($0) }
    #expect(cache.documents(keys) == keys.map { documents[$0] }, comment)
    // Few keys are looked up, many are scanned.
    #expect(cache.documents(Array(keys[..<3])) == keys[..<3].map { documents[$0] }, comment)
    #expect(cache.document(keys[5]) == documents[keys[5]], comment)
  }
}
