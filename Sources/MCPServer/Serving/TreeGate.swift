internal import RepoMapKit
internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#endif

/// Lets one call at a time index a tree that nobody has indexed yet: several would do the same work, each slower.
final class TreeGate: Sendable {
  private struct State {
    var indexed: Set<[UInt8]> = []
    var entered: Set<[UInt8]> = []
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
  ///   - isStopped: Whether the call is to end.
  /// - Returns: What the call may do.
  func enter(_ root: [UInt8], until end: Int64, unless isStopped: () -> Bool) -> Pass {
    while true {
      let pass = state.withLock { state -> Pass? in
        if state.indexed.contains(root) { return .free }
        return state.entered.insert(root).inserted ? .exclusive : nil
      }
      if let pass { return pass }
      if isStopped() || monotonicTime() >= end { return .free }
      usleep(5000)
    }
  }

  /// A call that indexed a tree is done.
  ///
  /// - Parameters:
  ///   - root: Bytes of its root's path.
  ///   - isIndexed: Whether all of the tree is known now.
  func leave(_ root: [UInt8], isIndexed: Bool) {
    state.withLock { state in
      state.entered.remove(root)
      if state.indexed.count >= TreeGate.maximumTrees { state.indexed = [] }
      if isIndexed { state.indexed.insert(root) }
    }
  }
}
