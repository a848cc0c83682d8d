internal import Synchronization

/// What becomes of a request that is cancelled.
package enum Cancellation: Sendable {
  /// It is still answered by whoever works on it, as LSP has it.
  case answered
  /// Nothing is sent for it any more, as MCP has it.
  case silent
}

/// The requests of the other side that have no answer yet.
final class RequestsInProgress: Sendable {
  private let states = Mutex<[RequestID: RequestState]>([:])
  private let maximumCount: Int
  /// There is room again.
  private let onRoom: @Sendable () -> Void

  init(maximumCount: Int, onRoom: @escaping @Sendable () -> Void) {
    self.maximumCount = maximumCount
    self.onRoom = onRoom
  }

  var isFull: Bool { states.withLock { $0.count >= maximumCount } }
  var isEmpty: Bool { states.withLock { $0.isEmpty } }

  /// A new request; `nil` where one with this id has no answer yet.
  func begin(_ id: RequestID) -> RequestState? {
    states.withLock { states in
      guard states[id] == nil else { return nil }
      let state = RequestState()
      states[id] = state
      return state
    }
  }

  /// Forgets a request. Only who has closed it may do so, because the id may be another's then.
  func remove(_ id: RequestID) {
    let hasRoom = states.withLock { states in
      states[id] = nil
      return states.count == maximumCount - 1
    }
    if hasRoom { onRoom() }
  }

  /// Cancels a request; `false` where it has been answered or never was.
  func cancel(_ id: RequestID, _ cancellation: Cancellation) -> Bool {
    guard let state = states.withLock({ $0[id] }) else { return false }
    return state.cancel(cancellation) { remove(id) }
  }

  /// Cancels all requests.
  func cancelAll(_ cancellation: Cancellation) {
    for id in states.withLock({ Array($0.keys) }) { _ = cancel(id, cancellation) }
  }
}

/// How far a request is.
final class RequestState: Sendable {
  private struct State {
    /// Nothing has been sent as its answer, and something will be.
    var isOpen = true
    var isCancelled = false
    var onCancel: (@Sendable () -> Void)?
  }

  private let state = Mutex(State())

  var isOpen: Bool { state.withLock { $0.isOpen } }
  var isCancelled: Bool { state.withLock { $0.isCancelled } }

  /// Runs `send`, with which the request ends, unless it has ended.
  ///
  /// - Returns: Whether it did.
  func close(_ send: () -> Void) -> Bool {
    // An action may hold anything, even the request, so it goes only behind the lock.
    let (isFirst, _) = state.withLock { state -> (Bool, (@Sendable () -> Void)?) in
      guard state.isOpen else { return (false, nil) }
      state.isOpen = false
      send()
      return (true, state.onCancel.take())
    }
    return isFirst
  }

  /// Runs `send` unless the request has ended. Its end comes behind.
  func whileOpen(_ send: () -> Bool) -> Bool { state.withLock { $0.isOpen && send() } }

  /// Cancels it, which is done once.
  ///
  /// - Parameters:
  ///   - cancellation: Whether it stays open.
  ///   - end: Run where it doesn't.
  /// - Returns: Whether it was open.
  func cancel(_ cancellation: Cancellation, _ end: () -> Void) -> Bool {
    let (wasOpen, action) = state.withLock { state -> (Bool, (@Sendable () -> Void)?) in
      guard state.isOpen else { return (false, nil) }
      state.isCancelled = true
      if cancellation == .silent {
        state.isOpen = false
        end()
      }
      return (true, state.onCancel.take())
    }
    action?()
    return wasOpen
  }

  func onCancel(_ action: @escaping @Sendable () -> Void) {
    let (isCancelled, _) = state.withLock { state -> (Bool, (@Sendable () -> Void)?) in
      guard !state.isCancelled, state.isOpen else { return (state.isCancelled, nil) }
      return (false, exchange(&state.onCancel, with: action))
    }
    if isCancelled { action() }
  }
}
