import SourceModel
import TestSupport
import Testing

@testable import DiskCaching

/// What each operation does, on one database and on shards.
@Suite struct DiskCacheTests {
  private static let kinds = EntryFixture.Kind.allCases

  @Test(arguments: kinds, [0, 1, 2999, 3000, 100_000])
  func `a value comes back as it was stored`(_ kind: EntryFixture.Kind, _ size: Int) throws {
    let fixture = try EntryFixture()
    let value = [UInt8](repeating: 7, count: size)
    #expect(fixture.open(kind).set(bytes("a"), value))
    let isSame = fixture.open(kind).value(for: bytes("a")) == value
    #expect(isSame)
    #expect(fixture.open(kind).value(for: bytes("b")) == nil)
  }

  @Test(arguments: kinds) func `any bytes are keys`(_ kind: EntryFixture.Kind) throws {
    let fixture = try EntryFixture()
    let cache = fixture.open(kind)
    let keys: [[UInt8]] = [[], [0], [0, 0], [255], bytes("ä"), [UInt8](repeating: 1, count: 9000)]
    for key in keys { cache.set(key, key) }
    #expect(cache.values(for: keys) == keys)
    #expect(cache.keys(in: .key) == keys.sorted { $0.lexicographicallyPrecedes($1) })
    #expect(cache.count == keys.count)
  }

  @Test(arguments: kinds) func `a stored value replaces the old one`(
    _ kind: EntryFixture.Kind
  ) throws {
    let fixture = try EntryFixture()
    let cache = fixture.open(kind)
    for number in 0..<10 { cache.set(bytes("a"), EntryFixture.value(number)) }
    #expect(cache.value(for: bytes("a")) == EntryFixture.value(9))
    #expect(cache.count == 1)
    #expect(try cache.check(.nothing) == [])
  }

  @Test(arguments: kinds) func `only what is absent or ran out is added`(
    _ kind: EntryFixture.Kind
  ) throws {
    let fixture = try EntryFixture()
    let cache = fixture.open(kind)
    #expect(cache.add(bytes("a"), [1], timeToLive: .seconds(10)))
    #expect(!cache.add(bytes("a"), [2]))
    fixture.clock.advance(seconds: 10)
    #expect(cache.add(bytes("a"), [3]))
    #expect(cache.value(for: bytes("a")) == [3])
  }

  @Test(arguments: kinds) func `a value is gone when its time is over`(
    _ kind: EntryFixture.Kind
  ) throws {
    var fixture = try EntryFixture()
    fixture.settings.timeToLiveSeconds = 5
    let cache = fixture.open(kind)
    let key = bytes("a")
    for (timeToLive, seconds): (TimeToLive, Double) in [(.standard, 5), (.seconds(2), 2)] {
      cache.set(key, [1], timeToLive: timeToLive)
      fixture.clock.advance(seconds: seconds - 0.001)
      #expect(cache.contains(key))
      #expect(cache.value(for: key) == [1])
      fixture.clock.advance(seconds: 0.001)
      #expect(!cache.contains(key))
      #expect(cache.value(for: key) == nil)
      #expect(cache.values(for: [key]) == [nil])
      #expect(!cache.delete(key))
      #expect(!cache.touch(key))
      #expect(cache.pop(key) == nil)
      #expect(cache.count == 1)
    }
    cache.set(key, [1], timeToLive: .unlimited)
    fixture.clock.advance(seconds: 1e8)
    #expect(cache.contains(key))
  }

  @Test(arguments: [Double.infinity, -Double.infinity, .nan, 1e300, -1, 0])
  func `no time to live is too strange`(_ seconds: Double) throws {
    let cache = try EntryFixture().open()
    #expect(cache.set(bytes("a"), [1], timeToLive: .seconds(seconds)))
    #expect(cache.contains(bytes("a")) == !(seconds <= 0))
  }

  @Test(arguments: kinds) func `a touched value lives on`(_ kind: EntryFixture.Kind) throws {
    let fixture = try EntryFixture()
    let cache = fixture.open(kind)
    for (number, size) in [10, 5000].enumerated() {
      let (key, value) = (EntryFixture.key(number), [UInt8](repeating: 3, count: size))
      cache.set(key, value, timeToLive: .seconds(10), tag: bytes("t"))
      #expect(cache.touch(key, timeToLive: .seconds(100)))
      fixture.clock.advance(seconds: 50)
      #expect(cache.value(for: key) == value)
      #expect(cache.touch(key, timeToLive: .unlimited))
      fixture.clock.advance(seconds: 1000)
      #expect(cache.value(for: key) == value)
    }
    #expect(!cache.touch(bytes("none")))
  }

  @Test(arguments: kinds) func `deleting and popping tell what was there`(
    _ kind: EntryFixture.Kind
  ) throws {
    let fixture = try EntryFixture()
    let cache = fixture.open(kind)
    for number in 0..<20 { cache.set(EntryFixture.key(number), EntryFixture.value(number)) }
    for number in 0..<20 where number % 2 == 0 {
      #expect(cache.pop(EntryFixture.key(number)) == EntryFixture.value(number))
      #expect(cache.pop(EntryFixture.key(number)) == nil)
    }
    for number in 0..<20 { #expect(cache.delete(EntryFixture.key(number)) == (number % 2 == 1)) }
    #expect(cache.count == 0)
    #expect(cache.caches.allSatisfy { files(of: $0).isEmpty })
  }

  @Test(arguments: kinds) func `numbers are incremented`(_ kind: EntryFixture.Kind) throws {
    let fixture = try EntryFixture()
    let cache = fixture.open(kind)
    let key = bytes("n")
    #expect(cache.increment(key, initial: nil) == nil)
    #expect(cache.increment(key) == 1)
    #expect(cache.increment(key, by: 10) == 11)
    #expect(cache.decrement(key, by: 20) == -9)
    #expect(cache.increment(bytes("m"), by: 5, initial: 100) == 105)
    #expect(cache.value(for: key) == CacheTransaction.bytes(-9))
    cache.set(key, CacheTransaction.bytes(.max), timeToLive: .seconds(5))
    #expect(cache.increment(key) == .min)
    fixture.clock.advance(seconds: 5)
    #expect(cache.increment(key, initial: 7) == 8)
    cache.set(key, bytes("no number"))
    #expect(cache.increment(key) == nil)
    #expect(cache.value(for: key) == bytes("no number"))
  }

  @Test(arguments: kinds, [true, false])
  func `entries are evicted by tag`(_ kind: EntryFixture.Kind, _ isIndexed: Bool) throws {
    var fixture = try EntryFixture()
    fixture.settings.indexesTags = isIndexed
    let cache = fixture.open(kind)
    for number in 0..<60 {
      let tags = [nil, [], bytes("even"), bytes("odd")]
      cache.set(EntryFixture.key(number), EntryFixture.value(number), tag: tags[number % 4])
    }
    #expect(try cache.evict(tag: bytes("odd")) == 15)
    #expect(try cache.evict(tag: bytes("none")) == 0)
    #expect(try cache.evict(tag: []) == 15)
    #expect(cache.count == 30)
    #expect((0..<60).allSatisfy { cache.contains(EntryFixture.key($0)) == ($0 % 2 == 0) })
    #expect(try cache.check(.nothing) == [])
  }

  @Test(arguments: kinds) func `what ran out is deleted on demand`(
    _ kind: EntryFixture.Kind
  ) throws {
    let fixture = try EntryFixture()
    let cache = fixture.open(kind)
    for number in 0..<50 {
      cache.set(
        EntryFixture.key(number), EntryFixture.value(number), timeToLive: .seconds(Double(number)))
    }
    fixture.clock.advance(seconds: 20)
    let before = cache.count
    #expect(try cache.expire() == before - 29)
    #expect(cache.count == 29)
  }

  @Test(arguments: kinds) func `clearing leaves a small, usable cache`(
    _ kind: EntryFixture.Kind
  ) throws {
    let fixture = try EntryFixture()
    let cache = fixture.open(kind)
    let small = cache.volume
    for number in 0..<400 { cache.set(EntryFixture.key(number), EntryFixture.value(number)) }
    #expect(cache.volume > small)
    #expect(try cache.clear() == 400)
    #expect(cache.volume <= small)
    #expect(cache.caches.allSatisfy { files(of: $0).isEmpty })
    #expect(cache.set(bytes("a"), [1]))
    #expect(cache.value(for: bytes("a")) == [1])
  }

  @Test func `the ends of the order of insertion can be seen and taken`() throws {
    let fixture = try EntryFixture()
    let cache = fixture.open()
    #expect(cache.peek(.first) == nil)
    for number in 0..<6 {
      cache.set(
        EntryFixture.key(number), [UInt8(number)],
        timeToLive: number == 0 ? .seconds(1) : .unlimited)
    }
    cache.set(EntryFixture.key(1), [11])
    #expect(cache.keys(in: .insertion) == (0..<6).map { EntryFixture.key($0) })
    fixture.clock.advance(seconds: 2)
    #expect(cache.peek(.first)?.key == EntryFixture.key(1))
    #expect(cache.peek(.last)?.value == [5])
    #expect(cache.pop(.first)?.value == [11])
    #expect(cache.pop(.last)?.key == EntryFixture.key(5))
    #expect(cache.peek(.first)?.value == [2])
  }

  @Test func `hits and misses are counted over all processes`() throws {
    var fixture = try EntryFixture()
    fixture.settings.keepsStatistics = true
    let (cache, other) = (fixture.open(), fixture.open())
    cache.set(bytes("a"), [1])
    _ = cache.values(for: [bytes("a"), bytes("b"), bytes("a")])
    _ = other.value(for: bytes("a"))
    #expect(cache.statistics == HitStatistics(hitCount: 2, missCount: 1))
    cache.flush()
    #expect(other.statistics == HitStatistics(hitCount: 3, missCount: 1))
    #expect(other.statistics.hitRate == 0.75)
    other.flush()
    try cache.resetStatistics()
    #expect(other.statistics.hitRate == nil)
  }

  /// The files of values that are there.
  private func files(of cache: DiskCache) -> [ValueFiles.Name] {
    ValueFiles(directory: EntryFixture.place(cache.settings).home).all()
  }
}
