internal import Dispatch
internal import Synchronization
internal import SyntaxParsing

/// Lets those who index the same tree do it one after the other: what one has found out the next one need not.
final class TreeTurns: Sendable {
  /// For each tree that is being indexed those who wait, the first in front.
  private let waiting = Mutex<[[UInt8]: [DispatchSemaphore]]>([:])

  /// How long a stop may go unnoticed.
  private static let pollMilliseconds = 5

  /// Does `work` when nobody else does work for the tree with a name.
  ///
  /// - Throws: What `work` throws, and `cancelled` when the wait is stopped.
  func inTurn<Value>(
    _ name: [UInt8], unless stop: StopFlag, _ work: () throws(EngineError) -> Value
  ) throws(EngineError) -> Value {
    if let turn = enqueue(name) {
      while turn.wait(timeout: .now() + .milliseconds(TreeTurns.pollMilliseconds)) != .success {
        if stop.isRaised, leave(name, turn) { throw .cancelled }
      }
    }
    defer { pass(name) }
    return try work()
  }

  /// What to wait for; `nil` where nobody else is at work.
  private func enqueue(_ name: [UInt8]) -> DispatchSemaphore? {
    waiting.withLock { waiting in
      guard waiting[name] != nil else {
        waiting[name] = []
        return nil
      }
      let turn = DispatchSemaphore(value: 0)
      waiting[name]?.append(turn)
      return turn
    }
  }

  /// Waits no longer.
  ///
  /// - Returns: Whether that was possible: who has got the turn has to pass it on.
  private func leave(_ name: [UInt8], _ turn: DispatchSemaphore) -> Bool {
    waiting.withLock { waiting in
      guard let place = waiting[name]?.firstIndex(where: { $0 === turn }) else { return false }
      waiting[name]?.remove(at: place)
      return true
    }
  }

  /// Gives the turn to who has waited longest.
  private func pass(_ name: [UInt8]) {
    waiting.withLock { waiting in
      if waiting[name]?.isEmpty == false {
        waiting[name]?.removeFirst().signal()
      } else {
        waiting[name] = nil
      }
    }
  }
}
