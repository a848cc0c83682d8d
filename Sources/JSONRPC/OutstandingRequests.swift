package import StandardExtensions
internal import Synchronization

/// Is given what the other side answered: a result or an error.
package typealias AnswerHandler = @Sendable (Result<JSONValue, ResponseError>) -> Void

/// Our requests that the other side has not answered. Many clients never do, so only the latest are remembered.
final class OutstandingRequests: Sendable {
  private struct State {
    var count = 0
    /// Oldest first.
    var requests: [(id: RequestID, handler: AnswerHandler)] = []
  }

  private let state = Mutex(State())
  private let maximumCount: Int

  init(maximumCount: Int) { self.maximumCount = maximumCount }

  /// Remembers a request under a new id.
  func begin(_ handler: @escaping AnswerHandler) -> RequestID {
    // Handlers that are forgotten go behind the lock, since they may hold anything.
    let (id, _) = state.withLock { state -> (RequestID, [(RequestID, AnswerHandler)]) in
      state.count += 1
      // A string can't be taken for one of the client's own, which are integers nearly everywhere.
      let id = RequestID.string("r\(state.count)")
      let surplus = max(0, state.requests.count + 1 - maximumCount)
      let forgotten = Array(state.requests.prefix(surplus))
      state.requests.removeFirst(forgotten.count)
      state.requests.append((id, handler))
      return (id, forgotten)
    }
    return id
  }

  /// Gives up a request, whose handler is then never called; `nil` where it isn't known.
  func end(_ id: RequestID) -> AnswerHandler? {
    state.withLock { state in
      guard let place = state.requests.firstIndex(where: { $0.id == id }) else { return nil }
      return state.requests.remove(at: place).handler
    }
  }

  /// Forgets all.
  func removeAll() {
    _ = state.withLock { exchange(&$0.requests, with: []) }
  }
}
