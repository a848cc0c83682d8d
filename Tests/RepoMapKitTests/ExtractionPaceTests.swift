import Testing

@testable import RepoMapKit

/// Which files there is time for.
@Suite struct ExtractionPaceTests {
  private static func pace(seconds: Int64, hasCode: Bool = true) -> ExtractionPace {
    ExtractionPace(
      .instant(monotonicTime() + seconds * 1_000_000_000), fileCount: 100, hasCode: hasCode)
  }

  @Test func `when the time is over, a few files are looked at all the same`() {
    let pace = Self.pace(seconds: -1)
    let taken = (0..<100).map { pace.admission(of: $0, bytes: 1000) == .taken }
    #expect(taken.count { $0 } == ExtractionPace.minimumFiles)
    #expect(taken.prefix(ExtractionPace.minimumFiles).allSatisfy { $0 })
    #expect(pace.takenCount == ExtractionPace.minimumFiles)
  }

  @Test func `without code further files are taken until one is`() {
    let pace = Self.pace(seconds: -1, hasCode: false)
    #expect(pace.admission(of: 99, bytes: 1000) == .refused)
    #expect(pace.seeksCode())
    #expect(pace.admission(of: 99, bytes: 1000) == .taken)
    pace.looked(bytes: 1000, nanoseconds: 1, isCode: false)
    #expect(pace.admission(of: 100, bytes: 1000) == .taken)
    pace.looked(bytes: 1000, nanoseconds: 1, isCode: true)
    #expect(pace.admission(of: 101, bytes: 1000) == .refused)
    #expect(!pace.seeksCode())
  }

  @Test func `a file that would take too long is passed over`() {
    let pace = Self.pace(seconds: 1000)
    pace.looked(bytes: 1000, nanoseconds: 1_000_000_000, isCode: true)
    #expect(pace.admission(of: 50, bytes: 1000) == .taken)
    #expect(pace.admission(of: 51, bytes: 2_000_000) == .passed)
    #expect(pace.admission(of: 52, bytes: 1000) == .taken)
  }

  @Test func `what follows the last file has its share of the time`() {
    let pace = Self.pace(seconds: 100)
    #expect(pace.admission(of: 50, bytes: 1000) == .taken)
    // The index of what took 10,000 s takes more than 100 s.
    pace.looked(bytes: 1_000_000, nanoseconds: 10_000_000_000_000, isCode: true)
    #expect(pace.admission(of: 51, bytes: 0) == .refused)
  }

  @Test func `known files leave half of the time to others`() {
    for hasOpen in [false, true] {
      let pace = Self.pace(seconds: 100)
      #expect(pace.recordedCount(after: 128, hasOpen: hasOpen) > 0)
      // What follows them takes a multiple of that: more than half of 100 s, and less than all.
      pace.recorded(nanoseconds: 35_000_000_000)
      #expect((pace.recordedCount(after: 256, hasOpen: hasOpen) > 0) == !hasOpen)
    }
  }
}
