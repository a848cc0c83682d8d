internal import RepoMapKit
internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#endif

/// Lets one at a time index a tree that isn't known yet: several would do the same work, each slower.
///
///              enter                 leave(isIndexed: true)
///     unknown ───────→ being indexed ──────────────────────→ indexed
///        ↑  leave(isIndexed: false) │
///        └──────────────────────────┘
final class TreeGate: Sendable {
  private struct State {
    var indexed: Set<[UInt8]> = []
    /// How far those that are being indexed are.
    var progress: [[UInt8]: (done: Int, total: Int)] = [:]
  }

  /// Trees that are remembered.
  private static let maximumTrees = 256

  private let state = Mutex(State())

  /// What a call may do that has waited.
  enum Pass {
    /// The tree is known, or the time is over.
    case free
    /// It is the one that indexes the tree, and has to leave.
    case exclusive
  }

  /// Waits until a tree is known or nobody else indexes it.
  ///
  /// - Parameters:
  ///   - root: Bytes of its root's path.
  ///   - end: When there is no more time, as ``monotonicTime()`` tells it.
  ///   - observer: Is told how far others are meanwhile.
  ///   - isStopped: Whether the call is to end.
  /// - Returns: What the call may do.
  func enter(
    _ root: [UInt8], until end: Int64, telling observer: any ProgressObserver,
    unless isStopped: () -> Bool
  ) -> Pass {
    while true {
      let (pass, progress) = state.withLock { state -> (Pass?, (done: Int, total: Int)?) in
        if state.indexed.contains(root) { return (.free, nil) }
        if let progress = state.progress[root] { return (nil, progress) }
        state.progress[root] = (0, 0)
        return (.exclusive, nil)
      }
      if let pass { return pass }
      if isStopped() || monotonicTime() >= end { return .free }
      if let progress { observer.advanced(to: progress.done, of: progress.total) }
      usleep(5000)
    }
  }

  /// Whoever indexes a tree is so far.
  func note(_ root: [UInt8], _ done: Int, of total: Int) {
    state.withLock { state in
      // Others may tell of a tree that nobody has entered any more.
      if state.progress[root] != nil { state.progress[root] = (done, total) }
    }
  }

  /// Whoever indexed a tree is done.
  ///
  /// - Parameters:
  ///   - root: Bytes of its root's path.
  ///   - isIndexed: Whether all of the tree is known now.
  func leave(_ root: [UInt8], isIndexed: Bool) {
    state.withLock { state in
      state.progress[root] = nil
      if state.indexed.count >= TreeGate.maximumTrees { state.indexed = [] }
      if isIndexed { state.indexed.insert(root) }
    }
  }
}
