internal import Synchronization

/// Stops the engines that work for something, such as one request, now and later.
public final class WorkStop: Sendable {
  private struct State {
    var isRaised = false
    /// Kept, because a handle is another's when its engine is gone.
    var engines: [Engine] = []
  }

  private let state = Mutex(State())

  /// Nothing is stopped yet.
  public init() {}

  /// Whether the work is to end.
  public var isRaised: Bool { state.withLock { $0.isRaised } }

  /// Ends the work. It never waits.
  public func raise() {
    state.withLock { state in
      state.isRaised = true
      for engine in state.engines { engine.stopHandle.raise() }
    }
  }

  /// From now on an engine works for this, until ``remove(_:)``.
  public func add(_ engine: Engine) {
    state.withLock { state in
      state.engines.append(engine)
      if state.isRaised { engine.stopHandle.raise() }
    }
  }

  /// An engine works for something else from now on.
  public func remove(_ engine: Engine) {
    state.withLock { $0.engines.removeAll { $0 === engine } }
  }
}
