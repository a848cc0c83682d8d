internal import RepoMapKit
internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#endif

/// The last signal that asked the process to end, 0 for none.
private let lastSignal = Atomic<Int32>(0)
/// What the handler raises. Set before the handler is installed; read in the handler.
private let stopHandle = Atomic<UInt>(0)

/// Who may want the work of a command to end before its end.
protocol Interrupts: Sendable {
  /// Lets them stop the work of an engine, so that what was done is kept.
  func stop(_ handle: StopHandle)
  /// Nothing is left to keep: from now on, the command may end anywhere.
  ///
  /// - Throws: `cancelled` where it was to end before.
  func stopNoLonger() throws(EngineError)
  /// The exit code of a command that they ended; `nil` where they didn't.
  var status: ExitStatus? { get }
}

/// The signals that come to this process.
struct ProcessSignals: Interrupts {
  func stop(_ handle: StopHandle) { stopOnSignals(handle) }
  func stopNoLonger() { endOnSignals() }
  var status: ExitStatus? { ExitStatus(signal: lastSignal.load(ordering: .relaxed)) }
}

/// Lets SIGINT, SIGTERM and SIGHUP stop the work of an engine, so that what was done is kept; the
/// second signal ends the process at once.
private func stopOnSignals(_ handle: StopHandle) {
  stopHandle.store(UInt(bitPattern: handle.address), ordering: .releasing)
  for signal in [SIGINT, SIGTERM, SIGHUP] where !isIgnored(signal) {
    var action = sigaction()
    action.__sigaction_handler.sa_handler = { number in
      if lastSignal.exchange(number, ordering: .relaxed) != 0 { _exit(128 + number) }
      let address = stopHandle.load(ordering: .acquiring)
      // The flag's memory lives as long as the process, see `StopHandle`.
      if let address = UnsafeMutablePointer<Int>(bitPattern: address) {
        StopHandle(address: address).raise()
      }
    }
    sigaction(signal, &action, nil)
  }
}

/// Lets signals end the process at once again: there is nothing left to keep, and whoever waits for
/// a reader of the result must not wait for ever.
///
/// A signal that came before ends the process here; one that comes later has its default effect. So
/// none is lost in between, whichever thread it is delivered to.
private func endOnSignals() {
  restoreSignals()
  if let status = ProcessSignals().status { exit(status.rawValue) }
}

private func restoreSignals() {
  for signal in [SIGINT, SIGTERM, SIGHUP] where !isIgnored(signal) {
    var action = sigaction()
    action.__sigaction_handler.sa_handler = SIG_DFL
    sigaction(signal, &action, nil)
  }
}

/// Whether whoever started us wants the signal to have no effect: `nohup`, or a shell for its
/// background jobs.
private func isIgnored(_ signal: Int32) -> Bool {
  var action = sigaction()
  guard sigaction(signal, nil, &action) == 0 else { return false }
  // Handlers are addresses or one of two small numbers, and functions can't be compared.
  return unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self)
    == unsafeBitCast(SIG_IGN, to: Int.self)
}

/// Signals that are handed on to who does the work of this process. The second one ends it.
struct CallingSignals {
  private let flag: StopHandle

  /// From now on they are noted.
  init() {
    flag = StopHandle()
    stopOnSignals(flag)
  }

  /// The signal that came since the last call; `nil` where there was none.
  func take() -> Int32? {
    guard flag.isRaised else { return nil }
    flag.lower()
    return lastSignal.load(ordering: .relaxed)
  }

  /// They have their usual effects again.
  func end() { restoreSignals() }
}

extension ExitStatus {
  /// The exit code of a process that a signal stopped; `nil` where there was none.
  init?(signal: Int32) {
    switch signal {
    case 0: return nil
    case SIGTERM: self = .terminated
    case SIGHUP: self = .hungUp
    default: self = .interrupted
    }
  }
}
