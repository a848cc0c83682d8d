import TestSupport
import Testing

@testable import DiskCaching

/// The write-ahead log of a cache that many short processes use.
@Suite struct LogSizeTests {
  private static let runCount = 250
  private static let limitBytes = 2 << 20

  @Test(arguments: [false, true])
  func `the log stays small though every run does but one thing`(_ writes: Bool) throws {
    var fixture = try EntryFixture()
    // So that reading writes too.
    fixture.settings.evictionPolicy = .leastRecentlyUsed
    fixture.settings.keepsStatistics = true
    fixture.settings.indexesTags = true
    let keys = (0..<10).map { EntryFixture.key($0) }
    fixture.open().set(keys.map { ($0, [UInt8](repeating: 1, count: 2000)) })
    var largest = 0
    for number in 0..<LogSizeTests.runCount {
      // Opened and closed, as by a process of its own.
      let cache = fixture.open()
      if writes {
        cache.set(keys[number % 10], [UInt8](repeating: 2, count: 2000), tag: [1])
      } else {
        #expect(cache.value(for: keys[number % 10])?.count == 2000)
      }
      largest = max(largest, fixture.place.logBytes)
    }
    #expect(largest < LogSizeTests.limitBytes)
    #expect(fixture.open().count == 10)
  }
}
