import Dispatch
import Synchronization
import TestSupport
import Testing

@testable import DiskCaching

#if canImport(Glibc)
  import Glibc
#endif

/// The list and the dictionary against those of the standard library.
@Suite struct DurableTests {
  @Test(arguments: 0..<6)
  func `random operations give what an array gives`(_ seed: UInt64) throws {
    let fixture = try EntryFixture()
    var generator = SeededGenerator(seed: seed)
    let maximum = seed % 2 == 0 ? Int.max : 12
    var deque = DurableDeque(
      fixture.settings, maximumCount: maximum, clock: fixture.clock.cacheClock)
    var model: [[UInt8]] = []
    for step in 0..<300 {
      let value = EntryFixture.value(step)
      let note: Comment = "seed \(seed), step \(step)"
      switch Int.random(in: 0..<20, using: &generator) {
      case 0..<5:
        #expect(deque.append(value))
        model.append(value)
        if model.count > maximum { model.removeFirst() }
      case 5..<9:
        #expect(deque.prepend(value))
        model.insert(value, at: 0)
        if model.count > maximum { model.removeLast() }
      case 9..<12: check(deque.popFirst() == (model.isEmpty ? nil : model.removeFirst()), note)
      case 12..<15: check(deque.popLast() == model.popLast(), note)
      case 15, 16:
        let steps = Int.random(in: -30...30, using: &generator)
        deque.rotate(by: steps)
        model = rotated(model, by: steps)
      case 17:
        let place = Int.random(in: 0..<20, using: &generator)
        deque[place] = value
        if place < model.count { model[place] = value }
      case 18:
        deque = DurableDeque(
          fixture.settings, maximumCount: maximum, clock: fixture.clock.cacheClock)
      default:
        let place = Int.random(in: -2..<20, using: &generator)
        check(deque[place] == (model.indices.contains(place) ? model[place] : nil), note)
      }
      check(deque.peek(.first) == model.first && deque.peek(.last) == model.last, note)
      #expect(deque.count == model.count, note)
      if step % 20 == 0 { check(deque.values == model, note) }
    }
    try deque.clear()
    #expect(deque.count == 0)
    #expect(deque.diagnostics == [])
  }

  @Test(arguments: 0..<4)
  func `random operations give what a dictionary gives`(_ seed: UInt64) throws {
    let fixture = try EntryFixture()
    var generator = SeededGenerator(seed: seed)
    var index = DurableIndex(fixture.settings, clock: fixture.clock.cacheClock)
    var keys: [[UInt8]] = []
    var values: [[UInt8]: [UInt8]] = [:]
    func put(_ key: [UInt8], _ value: [UInt8]) {
      if values.updateValue(value, forKey: key) == nil { keys.append(key) }
    }
    func take(_ key: [UInt8]) -> [UInt8]? {
      keys.removeAll { $0 == key }
      return values.removeValue(forKey: key)
    }
    for step in 0..<300 {
      let (key, value) = (
        EntryFixture.key(Int.random(in: 0..<30, using: &generator)), EntryFixture.value(step)
      )
      let note: Comment = "seed \(seed), step \(step)"
      switch Int.random(in: 0..<10, using: &generator) {
      case 0..<3:
        index[key] = value
        put(key, value)
      case 3:
        check(index.setDefault(key, value) == (values[key] ?? value), note)
        put(key, values[key] ?? value)
      case 4: check(index.pop(key) == take(key), note)
      case 5:
        index[key] = nil
        _ = take(key)
      case 6:
        let end: EntryEnd = generator.chance(percent: 50) ? .first : .last
        let expected = end == .first ? keys.first : keys.last
        check(index.peekEntry(end)?.key == expected, note)
        let entry = index.popEntry(end)
        check(entry?.key == expected && entry?.value == expected.flatMap { take($0) }, note)
      case 7:
        let other = EntryFixture.key(step % 30)
        index.update([(key, value), (other, [1])])
        put(key, value)
        put(other, [1])
      case 8: index = DurableIndex(fixture.settings, clock: fixture.clock.cacheClock)
      default: check(index[key] == values[key], note)
      }
      check(index.keys == keys && index.count == keys.count, note)
    }
    try index.clear()
    #expect(index.keys == [])
    #expect(index.diagnostics == [])
  }

  @Test func `processes take every value once`() async throws {
    let fixture = try EntryFixture()
    let path = fixture.directory.path
    let deque = DurableDeque(fixture.settings)
    for number in 0..<200 { deque.append([UInt8(number)]) }
    await withTaskGroup { group in
      for _ in 0..<4 {
        group.addTask {
          await #expect(processExitsWith: .success) { [path = path as String] in
            let settings = EntryFixture.settings(below: path)
            let deque = DurableDeque(settings)
            var other = settings
            other.place = ["repository", "taken"]
            let taken = DiskCache(other)
            while let value = deque.popFirst() { taken.increment(value) }
            exit(deque.diagnostics.isEmpty ? 0 : 1)
          }
        }
      }
    }
    var other = fixture.settings
    other.place = ["repository", "taken"]
    let counts = DiskCache(other).values(for: (0..<200).map { [UInt8($0)] })
    #expect(counts.allSatisfy { $0 == CacheTransaction.bytes(1) })
  }

  @Test func `nothing is lost to limits and times`() throws {
    var fixture = try EntryFixture()
    fixture.settings.sizeLimit = 1000
    fixture.settings.timeToLiveSeconds = 1
    fixture.settings.evictionPolicy = .leastRecentlyUsed
    let deque = DurableDeque(fixture.settings, clock: fixture.clock.cacheClock)
    for number in 0..<50 { deque.append(EntryFixture.value(number)) }
    fixture.clock.advance(seconds: 100)
    #expect(deque.values == (0..<50).map { EntryFixture.value($0) })
  }

  private func rotated(_ values: [[UInt8]], by steps: Int) -> [[UInt8]] {
    guard !values.isEmpty else { return [] }
    let cut = ((-steps % values.count) + values.count) % values.count
    return Array(values[cut...] + values[..<cut])
  }

  /// `#expect` without the values, which are long.
  private func check(_ condition: Bool, _ note: Comment) {
    #expect(condition, note)
  }
}
