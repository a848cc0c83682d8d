import Dispatch
import Synchronization
import TestSupport

/// Random sequences that are run in step, so that while one waits for its files to become old, the
/// others have their turn.
struct SequenceBatch {
  /// A sequence that failed, and how.
  struct FailedSequence: Sendable {
    let seed: UInt64
    let error: String
  }

  private static let laneCount = 2

  private let directory: TemporaryDirectory
  /// Where changes in quick succession have the same time; only superusers have that.
  private let coarseDirectory: MountedDirectory?

  init() throws {
    directory = try TemporaryDirectory()
    coarseDirectory = try? MountedDirectory(withCoarseClock: ())
  }

  /// Runs the sequence of each seed.
  func run(_ seeds: [UInt64]) -> [FailedSequence] {
    let failures = Mutex<[FailedSequence]>([])
    DispatchQueue.concurrentPerform(iterations: SequenceBatch.laneCount) { lane in
      let own = seeds.indices.filter { $0 % SequenceBatch.laneCount == lane }.map { seeds[$0] }
      run(lane: own) { failure in failures.withLock { $0.append(failure) } }
    }
    return failures.withLock { $0 }.sorted { $0.seed < $1.seed }
  }

  /// Drops steps of a sequence as long as it still fails.
  ///
  /// - Returns: How it fails in the end.
  func shortened(_ failure: FailedSequence) throws -> String {
    var steps = EditSequence.steps(of: failure.seed)
    var shortest = failure.error
    for index in steps.indices.reversed() {
      var fewer = steps
      fewer.remove(at: index)
      do {
        let sequence = try self.sequence(failure.seed, fewer, name: "\(failure.seed)-\(index)")
        while !sequence.isDone { try sequence.advance() }
      } catch {
        steps = fewer
        shortest = "\(error)"
      }
    }
    return shortest
  }

  /// The sequences that one thread runs, one round after the other.
  private func run(lane seeds: [UInt64], fail: (FailedSequence) -> Void) {
    var sequences: [EditSequence] = []
    for seed in seeds {
      attempt(seed, fail) { sequences.append(try sequence(seed, nil, name: "\(seed)")) }
    }
    while !sequences.isEmpty {
      sequences = sequences.filter { sequence in
        attempt(sequence.seed, fail) { try sequence.advance() } && !sequence.isDone
      }
    }
  }

  /// A sequence with a directory of its own; every other seed's clock is coarse.
  private func sequence(
    _ seed: UInt64, _ steps: [EditSequence.Step]?, name: String
  ) throws -> EditSequence {
    let place = (seed % 4 < 2 ? coarseDirectory?.path : nil) ?? directory.path
    return try EditSequence(seed: seed, steps: steps, directory: "\(place)/\(name)")
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
