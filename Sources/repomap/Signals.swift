internal import RepoMapKit
internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#endif

/// The last signal that asked the process to end, 0 for none.
private let lastSignal = Atomic<Int32>(0)
/// What the handler raises. Set before the handler is installed; read in the handler.
private let stopHandle = Atomic<UInt>(0)

/// Lets SIGINT, SIGTERM and SIGHUP stop the work of an engine, so that what was done is kept; the
/// second signal ends the process at once.
func stopOnSignals(_ handle: StopHandle) {
  stopHandle.store(UInt(bitPattern: handle.address), ordering: .releasing)
  for signal in [SIGINT, SIGTERM, SIGHUP] where !isIgnored(signal) {
    var action = sigaction()
    action.__sigaction_handler.sa_handler = { number in
      if lastSignal.exchange(number, ordering: .relaxed) != 0 { _exit(128 + number) }
      let address = stopHandle.load(ordering: .acquiring)
      // The flag's memory lives as long as the process, see `StopHandle`.
      UnsafeMutablePointer<Int>(bitPattern: address)?.pointee = 1
    }
    sigaction(signal, &action, nil)
  }
}

/// Lets signals end the process at once again: there is nothing left to keep, and whoever waits for
/// a reader of the result must not wait for ever.
///
/// A signal that came before ends the process here; one that comes later has its default effect. So
/// none is lost in between, whichever thread it is delivered to.
func stopNoLonger() {
  for signal in [SIGINT, SIGTERM, SIGHUP] where !isIgnored(signal) {
    var action = sigaction()
    action.__sigaction_handler.sa_handler = SIG_DFL
    sigaction(signal, &action, nil)
  }
  if let status = interruptStatus() { exit(status.rawValue) }
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

/// The exit code of a process that a signal stopped; `nil` when there was none.
func interruptStatus() -> ExitStatus? {
  switch lastSignal.load(ordering: .relaxed) {
  case 0: nil
  case SIGTERM: .terminated
  case SIGHUP: .hungUp
  default: .interrupted
  }
}
