import Dispatch
import RepoMapKit
import Synchronization
import TestSupport
import Testing

/// After any sequence of edits the map is that of a rebuild from nothing, byte for byte.
///
/// `REPOMAP_SEQUENCES` sets how many sequences are tried, `REPOMAP_SEED` the seed of the first: with `REPOMAP_SEED=17 REPOMAP_SEQUENCES=1` a failure of seed 17 comes back. `REPOMAP_TRACE=1`
/// tells every step.
@Suite struct IncrementalTests {
  /// Sequences that are under way at the same time.
  private static let batchSize = 200

  @Test func `any sequence of edits gives the map of a full rebuild`() throws {
    let count = environmentNumber("REPOMAP_SEQUENCES") ?? (isThorough ? 5000 : 120)
    let first = UInt64(environmentNumber("REPOMAP_SEED") ?? 1)
    let directory = try TemporaryDirectory()
    for start in stride(from: 0, to: count, by: IncrementalTests.batchSize) {
      let end = min(count, start + IncrementalTests.batchSize)
      let seeds = (start..<end).map { first + UInt64($0) }
      let failures = IncrementalTests.run(seeds, below: directory)
      for failure in failures.dropFirst() { Issue.record("\(failure.error)") }
      guard let failure = failures.first else { continue }
      let shortest = try IncrementalTests.shortened(failure, below: directory)
      Issue.record("\(failure.error)\nwith fewer steps: \(shortest)")
      return
    }
  }

  private struct FailedSequence: Sendable {
    let seed: UInt64
    let error: String
  }

  /// Runs one sequence for each seed, all in step.
  private static func run(
    _ seeds: [UInt64], below directory: TemporaryDirectory
  ) -> [FailedSequence] {
    let failures = Mutex<[FailedSequence]>([])
    let lanes = (0..<laneCount).map { lane in
      Lane(seeds: seeds.indices.filter { $0 % laneCount == lane }.map { seeds[$0] })
    }
    DispatchQueue.concurrentPerform(iterations: laneCount) { index in
      lanes[index].run(below: directory) { failure in failures.withLock { $0.append(failure) } }
    }
    return failures.withLock { $0 }.sorted { $0.seed < $1.seed }
  }

  private static let laneCount = 2

  /// The sequences that one thread runs, one round after the other.
  private struct Lane: Sendable {
    let seeds: [UInt64]

    func run(below directory: TemporaryDirectory, fail: (FailedSequence) -> Void) {
      var sequences: [EditSequence] = []
      for seed in seeds {
        attempt(seed, fail) {
          try directory.makeDirectory("\(seed)")
          sequences.append(try EditSequence(seed: seed, directory: directory.path("\(seed)")))
        }
      }
      while !sequences.isEmpty {
        // A round takes longer than stamps need to become old, so nobody waits.
        sequences = sequences.filter { sequence in
          attempt(sequence.seed, fail) { try sequence.advance() } && !sequence.isDone
        }
      }
    }

    @discardableResult
    private func attempt(
      _ seed: UInt64, _ fail: (FailedSequence) -> Void, _ body: () throws -> Void
    ) -> Bool {
      do {
        try body()
        return true
      } catch {
        fail(FailedSequence(seed: seed, error: "\(error)"))
        return false
      }
    }
  }

  /// Drops steps as long as the sequence still fails.
  private static func shortened(
    _ failure: FailedSequence, below directory: TemporaryDirectory
  ) throws -> String {
    var steps = EditSequence.steps(of: failure.seed)
    var shortest = failure.error
    for index in steps.indices.reversed() {
      var fewer = steps
      fewer.remove(at: index)
      let name = "shortened-\(failure.seed)-\(index)"
      try directory.makeDirectory(name)
      do {
        let sequence = try EditSequence(
          seed: failure.seed, steps: fewer, directory: directory.path(name))
        while !sequence.isDone { try sequence.advance() }
      } catch {
        steps = fewer
        shortest = "\(error)"
      }
    }
    return shortest
  }
}
