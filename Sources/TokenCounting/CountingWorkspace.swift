internal import PatternMatching
internal import Synchronization

/// What counting writes to: one thread at a time has it.
final class CountingWorkspace {
  let matcher = PatternMatcher()
  var merger = PieceMerger()
  var cache = PieceCache()
}

/// The workspaces of a tokenizer: as many as were ever in use at once.
///
/// Every thread gets its own cache of pieces in this way, and none waits for another but for the moment
/// in which it takes one.
final class WorkspacePool: Sendable {
  /// A workspace on its way between threads.
  ///
  /// `@unchecked Sendable`: a workspace in the pool is referred to by the pool alone, and `with` takes
  /// it out before use, so one thread at a time has it. Nothing in it is bound to a thread.
  private struct Idle: @unchecked Sendable {
    let workspace: CountingWorkspace
  }

  private let idle = Mutex<[Idle]>([])

  /// Runs `body` with a workspace that nobody else uses meanwhile.
  func with<Result>(_ body: (CountingWorkspace) -> Result) -> Result {
    let taken = idle.withLock { $0.popLast() } ?? Idle(workspace: CountingWorkspace())
    let result = body(taken.workspace)
    idle.withLock { $0.append(taken) }
    return result
  }
}
