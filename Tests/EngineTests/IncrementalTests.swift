import TestSupport
import Testing

/// After any sequence of edits the map is that of a rebuild from nothing, byte for byte.
///
/// `REPOMAP_SEQUENCES` sets how many sequences are tried, `REPOMAP_SEED` the seed of the first. So
/// with `REPOMAP_SEED=17 REPOMAP_SEQUENCES=1` a failure of seed 17 comes back. `REPOMAP_TRACE=1`
/// tells every step, which a crash needs.
@Suite struct IncrementalTests {
  /// Sequences that are under way at the same time; what they hold on disk is some megabytes.
  private static let batchSize = 500

  @Test func `any sequence of edits gives the map of a full rebuild`() throws {
    let count = environmentNumber("REPOMAP_SEQUENCES") ?? (isThorough ? 5000 : 120)
    let first = UInt64(environmentNumber("REPOMAP_SEED") ?? 1)
    for start in stride(from: 0, to: count, by: IncrementalTests.batchSize) {
      let seeds = (start..<min(count, start + IncrementalTests.batchSize)).map {
        first + UInt64($0)
      }
      let batch = try SequenceBatch()
      let failures = batch.run(seeds)
      for failure in failures.dropFirst() { Issue.record("\(failure.error)") }
      guard let failure = failures.first else { continue }
      let shortest = try batch.shortened(failure)
      Issue.record("\(failure.error)\nwith fewer steps: \(shortest)")
      return
    }
  }
}
