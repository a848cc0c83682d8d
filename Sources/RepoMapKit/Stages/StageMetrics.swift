internal import Synchronization

/// How often each stage ran in this process, how long that took, and what was parsed.
final class StageMetrics: Sendable {
  /// What was counted for a stage, or a language.
  struct Counts: Sendable {
    /// Runs of a stage, or parsed files.
    var count = 0
    var nanoseconds: Int64 = 0
    /// Of parsed files.
    var bytes = 0

    var seconds: Double { Double(nanoseconds) / 1e9 }
  }

  private struct State {
    var stages: [StageID: Counts] = [:]
    var languages: [String: Counts] = [:]
  }

  private let state = Mutex(State())

  /// Counts a run of a stage.
  func ran(_ stage: StageID, nanoseconds: Int64) {
    state.withLock { state in
      state.stages[stage, default: Counts()].count += 1
      state.stages[stage, default: Counts()].nanoseconds += nanoseconds
    }
  }

  /// Counts a file that was parsed, by threads together.
  func parsed(_ language: String, bytes: Int, nanoseconds: Int64) {
    state.withLock { state in
      state.languages[language, default: Counts()].count += 1
      state.languages[language, default: Counts()].nanoseconds += nanoseconds
      state.languages[language, default: Counts()].bytes += bytes
    }
  }

  /// The stages that ran, in their order.
  var stages: [(stage: StageID, counts: Counts)] {
    let stages = state.withLock { $0.stages }
    return StageID.allCases.compactMap { id in stages[id].map { (id, $0) } }
  }

  /// The languages of which files were parsed, by name.
  var languages: [(name: String, counts: Counts)] {
    state.withLock { $0.languages }.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}
