internal import StandardExtensions
internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#endif

/// Hears while a command runs whether its caller wants it to end.
package final class CallerSignals: Sendable {
  private struct State {
    var number: Int32 = 0
    var action: (@Sendable () -> Void)?
  }

  private let state = Mutex(State())

  /// The number of the first signal that came to the caller; 0 without one. A caller that is gone counts as hung up.
  package var number: Int32 { state.withLock { $0.number } }

  /// Sets what is done when a signal comes, and does it where one has come already. It must not wait for anything.
  package func onSignal(_ action: @escaping @Sendable () -> Void) {
    let hasCome = state.withLock { state in
      state.action = action
      return state.number != 0
    }
    if hasCome { action() }
  }

  /// Listens until something comes, or the connection is told to stop receiving.
  func listen(_ connection: Connection) {
    var readiness = connection.wait(-1)
    while readiness == .nothing { readiness = connection.wait(-1) }
    let message = connection.receive(limit: 4, within: CallerSignals.messageMilliseconds)
    var reader = MessageReader(message?.message ?? [])
    let number = reader.number().map { Int32(truncatingIfNeeded: $0) } ?? SIGHUP
    // Under the lock: once another action is set, the one before isn't done any more.
    state.withLock { state in
      state.number = number
      state.action?()
    }
  }

  /// A message of four bytes comes at once.
  private static let messageMilliseconds: Int32 = 100
}
