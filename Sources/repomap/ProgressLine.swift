internal import CShim
internal import RepoMapKit
internal import StandardExtensions
internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#endif

/// One line on the terminal that says how far the extraction is: shown after half a second,
/// written at most ten times a second, erased at the end.
final class ProgressLine: ProgressObserver {
  private struct State {
    var started: UInt64
    var lastWritten: UInt64 = 0
    var isVisible = false
  }

  private static let delayMilliseconds: UInt64 = 500
  private static let intervalMilliseconds: UInt64 = 100

  private let isShown: Bool
  private let state = Mutex(State(started: monotonicMilliseconds()))

  init(isShown: Bool) {
    self.isShown = isShown
  }

  func advanced(to done: Int, of total: Int) {
    guard isShown else { return }
    let now = monotonicMilliseconds()
    state.withLock { state in
      guard now >= state.started + ProgressLine.delayMilliseconds,
        now >= state.lastWritten + ProgressLine.intervalMilliseconds
      else { return }
      state.lastWritten = now
      state.isVisible = true
      writeToStandardError("\r" + line(done, total, elapsed: now - state.started) + "\u{1B}[K")
    }
  }

  /// Removes the line from the terminal.
  func erase() {
    state.withLock { state in
      if state.isVisible { writeToStandardError("\r\u{1B}[K") }
      state.isVisible = false
    }
  }

  private func line(_ done: Int, _ total: Int, elapsed: UInt64) -> String {
    let rate = elapsed == 0 ? 0 : UInt64(done) * 1000 / elapsed
    let rest = rate == 0 ? 0 : (UInt64(max(0, total - done)) + rate - 1) / rate
    let text = "Reading \(done) of \(total) files, \(rate) files/s, \(rest) s left"
    let columns = Int(repomap_terminal_columns(STDERR_FILENO))
    return columns > 1 ? String(text.prefix(columns - 1)) : text
  }
}

private func monotonicMilliseconds() -> UInt64 {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return UInt64(time.tv_sec) * 1000 + UInt64(time.tv_nsec) / 1_000_000
}
