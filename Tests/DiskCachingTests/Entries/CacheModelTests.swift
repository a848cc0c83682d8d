import SQLiteAccess
import TestSupport
import Testing

@testable import DiskCaching

/// Random operations against a dictionary, with entries that run out and are evicted.
@Suite struct CacheModelTests {
  @Test(arguments: EvictionPolicy.allCases, 0..<(isThorough ? 12 : 4))
  func `random operations give what a dictionary gives`(
    _ policy: EvictionPolicy, _ seed: UInt64
  ) throws {
    var fixture = try EntryFixture()
    fixture.settings.evictionPolicy = policy
    fixture.settings.keepsStatistics = true
    fixture.settings.indexesTags = seed % 2 == 0
    // About half of what the model would hold.
    fixture.settings.sizeLimit = 220_000
    fixture.settings.cullLimit = Int(seed % 4) * 2
    var cache = fixture.open()
    var model = CacheModel(policy: policy, generator: SeededGenerator(seed: seed), fixture.clock)
    for step in 0..<(isThorough ? 3000 : 700) {
      model.comment = "\(policy), seed \(seed), step \(step)"
      model.step(cache)
      if model.generator.chance(percent: 2) {
        cache.flush()
        cache = fixture.open()
      }
      if step % 20 == 0 { try model.checkAll(cache) }
    }
    try model.checkAll(cache)
    #expect(policy == .none || seed % 4 == 0 || model.evictedCount > 0)
    #expect(try cache.check(.nothing) == [])
    #expect(cache.diagnostics == [])
  }
}

/// What a cache should hold.
private struct CacheModel {
  struct Entry {
    var value: [UInt8]
    var tag: [UInt8]?
    var expiry: Int64?
    var time: Int64
    var readCount = 0
    /// Of the insertion.
    var number: Int
  }

  let policy: EvictionPolicy
  var generator: SeededGenerator
  let clock: TestClock
  var comment = ""
  var entries: [[UInt8]: Entry] = [:]
  var insertionCount = 0
  var statistics = HitStatistics()
  var evictedCount = 0

  init(policy: EvictionPolicy, generator: SeededGenerator, _ clock: TestClock) {
    self.policy = policy
    self.generator = generator
    self.clock = clock
  }

  private var note: Comment { "\(comment)" }

  /// Does the same to the model and to `cache`.
  mutating func step(_ cache: DiskCache) {
    clock.advance(seconds: generator.pick([0, 0.001, 0.5, 3]))
    let key = EntryFixture.key(Int.random(in: 0..<120, using: &generator))
    let value = EntryFixture.value(Int.random(in: 0..<1000, using: &generator))
    let seconds: Double? = generator.pick([nil, nil, 1, 20, 100])
    let tag: [UInt8]? = generator.pick([nil, [], bytes("a"), bytes("b")])
    let timeToLive = seconds.map { TimeToLive.seconds($0) } ?? .standard
    switch Int.random(in: 0..<100, using: &generator) {
    case 0..<30:
      cache.set(key, value, timeToLive: timeToLive, tag: tag)
      put(key, value, seconds, tag)
    case 30..<38:
      let isAbsent = live(key) == nil
      #expect(cache.add(key, value, timeToLive: timeToLive, tag: tag) == isAbsent, note)
      if isAbsent { put(key, value, seconds, tag) }
    case 38..<60:
      let found = cache.value(for: key)
      #expect(found == live(key)?.value, note)
      read(key)
    case 60..<65:
      let isSame = cache.contains(key) == (live(key) != nil)
      #expect(isSame, note)
    case 65..<70:
      #expect(cache.touch(key, timeToLive: timeToLive) == (live(key) != nil), note)
      let expiry = expiry(seconds)
      if live(key) != nil { entries[key]?.expiry = expiry }
    case 70..<76:
      #expect(cache.delete(key) == (live(key) != nil), note)
      if live(key) != nil { entries[key] = nil }
    case 76..<80:
      let found = cache.pop(key)
      #expect(found == live(key)?.value, note)
      if live(key) != nil { entries[key] = nil }
    case 80..<88: increment(cache, bytes("number"))
    case 88..<91: setMany(cache, seconds, tag)
    case 91..<94: take(cache)
    case 94..<97: readMany(cache)
    default: maintain(cache)
    }
    adoptEvictions(cache)
  }

  /// Compares everything.
  mutating func checkAll(_ cache: DiskCache) throws {
    let inOrder = entries.sorted { $0.value.number < $1.value.number }.map { $0.key }
    #expect(cache.keys(in: .insertion) == inOrder, note)
    #expect(cache.keys(in: .key) == inOrder.sorted { $0.lexicographicallyPrecedes($1) }, note)
    #expect(cache.count == entries.count, note)
    let isSame = cache.values(for: inOrder) == inOrder.map { live($0)?.value }
    #expect(isSame, note)
    for key in inOrder { read(key) }
    #expect(cache.statistics == statistics, note)
    let first = inOrder.first { live($0) != nil }
    #expect(cache.peek(.first)?.key == first, note)
    #expect(cache.peek(.last)?.key == inOrder.last { live($0) != nil }, note)
  }

  private func live(_ key: [UInt8]) -> Entry? {
    entries[key].flatMap { entry in
      entry.expiry.map { $0 <= clock.now } == true ? nil : entry
    }
  }

  private func expiry(_ seconds: Double?) -> Int64? {
    seconds.map { clock.now + Int64($0 * 1e9) }
  }

  private mutating func put(
    _ key: [UInt8], _ value: [UInt8], _ seconds: Double?, _ tag: [UInt8]?
  ) {
    insertionCount += 1
    let number = entries[key]?.number ?? insertionCount
    entries[key] = Entry(
      value: value, tag: tag, expiry: expiry(seconds), time: clock.now, number: number)
  }

  private mutating func read(_ key: [UInt8]) {
    guard live(key) != nil else {
      statistics.missCount += 1
      return
    }
    statistics.hitCount += 1
    entries[key]?.readCount += 1
    let now = clock.now
    if policy == .leastRecentlyUsed { entries[key]?.time = now }
  }

  private mutating func increment(_ cache: DiskCache, _ key: [UInt8]) {
    let delta = Int64.random(in: -5...5, using: &generator)
    let old = live(key).flatMap { CacheTransaction.integer($0.value) }
    #expect(cache.increment(key, by: delta, initial: 40) == (old ?? 40) + delta, note)
    put(key, CacheTransaction.bytes((old ?? 40) + delta), nil, nil)
  }

  private mutating func setMany(_ cache: DiskCache, _ seconds: Double?, _ tag: [UInt8]?) {
    let numbers = (0..<8).map { _ in Int.random(in: 0..<120, using: &generator) }
    let many = numbers.map { (key: EntryFixture.key($0), value: EntryFixture.value($0)) }
    cache.set(
      many, timeToLive: seconds.map { TimeToLive.seconds($0) } ?? .standard, tag: tag)
    for (key, value) in many { put(key, value, seconds, tag) }
  }

  private mutating func readMany(_ cache: DiskCache) {
    let keys = (0..<10).map { _ in EntryFixture.key(Int.random(in: 0..<120, using: &generator)) }
    let found = cache.values(for: keys)
    #expect(found == keys.map { live($0)?.value }, note)
    for key in keys { read(key) }
  }

  private mutating func take(_ cache: DiskCache) {
    let end: EntryEnd = generator.chance(percent: 50) ? .first : .last
    let inOrder = entries.sorted { $0.value.number < $1.value.number }.map { $0.key }
      .filter { live($0) != nil }
    let key = end == .first ? inOrder.first : inOrder.last
    let found = cache.pop(end)
    #expect(found?.key == key, note)
    if let key {
      #expect(found?.value == entries[key]?.value, note)
      entries[key] = nil
    }
  }

  private mutating func maintain(_ cache: DiskCache) {
    switch Int.random(in: 0..<10, using: &generator) {
    case 0..<3:
      let old = entries.count
      entries = entries.filter { live($0.key) != nil }
      #expect((try? cache.expire()) == old - entries.count, note)
    case 3..<6:
      let old = entries.count
      entries = entries.filter { $0.value.tag != bytes("a") }
      #expect((try? cache.evict(tag: bytes("a"))) == old - entries.count, note)
    case 6..<9:
      #expect((try? cache.cull()) != nil, note)
      #expect(policy == .none || cache.volume <= cache.settings.sizeLimit, note)
    default:
      #expect((try? cache.clear()) == entries.count, note)
      entries = [:]
    }
  }

  /// Takes over what the cache has evicted, if the policy names it before all that stayed.
  private mutating func adoptEvictions(_ cache: DiskCache) {
    let kept = Set(cache.keys(in: .insertion))
    #expect(kept.subtracting(entries.keys).isEmpty, note)
    let gone = entries.filter { !kept.contains($0.key) }
    let last = gone.filter { live($0.key) != nil }.map { rank($0.value) }.max { $0 < $1 }
    for key in gone.keys { entries[key] = nil }
    evictedCount += gone.count
    guard let last else { return }
    #expect(policy != .none, note)
    let firstKept = entries.values.map { rank($0) }.min { $0 < $1 }
    #expect(firstKept.map { last < $0 } ?? true, note)
  }

  private func rank(_ entry: Entry) -> (Int64, Int) {
    policy == .leastFrequentlyUsed
      ? (Int64(entry.readCount), entry.number) : (entry.time, entry.number)
  }
}
