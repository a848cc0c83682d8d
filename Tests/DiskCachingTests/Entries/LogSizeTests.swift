import TestSupport
import Testing

@testable import DiskCaching

/// The write-ahead log of a cache that many short processes use.
@Suite struct LogSizeTests {
  @Test func `the log stays small though every run writes but once`() throws {
    let fixture = try EntryFixture()
    let value = [UInt8](repeating: 1, count: 2000)
    var largest = 0
    for number in 0..<150 {
      // Opened and closed, as by a process of its own.
      fixture.open().set(EntryFixture.key(number % 10), value)
      largest = max(largest, fixture.place.logBytes)
    }
    #expect(largest < 2 << 20)
    #expect(fixture.open().count == 10)
  }

  @Test func `reading alone keeps it small too`() throws {
    let fixture = try EntryFixture()
    fixture.open().set(EntryFixture.key(0), [1])
    for _ in 0..<150 { #expect(fixture.open().value(for: EntryFixture.key(0)) == [1]) }
    #expect(fixture.place.logBytes < 2 << 20)
  }
}
