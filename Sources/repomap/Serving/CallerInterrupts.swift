internal import LocalServing
internal import RepoMapKit

/// What ends a command that is run for another process: the signals that come to it, and the end of the server.
final class CallerInterrupts: Interrupts {
  private let signals: CallerSignals
  private let pool: EnginePool

  init(_ signals: CallerSignals, _ pool: EnginePool) {
    self.signals = signals
    self.pool = pool
  }

  func stop(_ handle: StopHandle) {
    pool.add(handle)
    signals.onSignal { handle.raise() }
  }

  func forget(_ handle: StopHandle) {
    signals.onSignal {}
    pool.remove(handle)
  }

  func stopNoLonger() throws(EngineError) {
    if signals.number != 0 { throw .cancelled }
  }

  var status: ExitStatus? { ExitStatus(signal: signals.number) }
}
