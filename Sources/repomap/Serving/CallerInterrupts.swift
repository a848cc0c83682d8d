internal import LocalServing
internal import RepoMapKit
internal import Synchronization

/// What ends a command that is run for another process: the signals that come to it, and the end of the server.
final class CallerInterrupts: Interrupts {
  private let signals: CallerSignals
  private let pool: EnginePool
  private let handle = Mutex<StopHandle?>(nil)

  init(_ signals: CallerSignals, _ pool: EnginePool) {
    self.signals = signals
    self.pool = pool
  }

  func stop(_ handle: StopHandle) {
    self.handle.withLock { $0 = handle }
    pool.add(handle)
    signals.onSignal { handle.raise() }
  }

  func stopNoLonger() throws(EngineError) {
    end()
    if signals.number != 0 { throw .cancelled }
  }

  /// The command has ended, in whatever way: its handle may soon be another's.
  func end() {
    signals.onSignal {}
    if let handle = handle.withLock({ $0.take() }) { pool.remove(handle) }
  }

  var status: ExitStatus? { ExitStatus(signal: signals.number) }
}
