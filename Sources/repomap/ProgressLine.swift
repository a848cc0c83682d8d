internal import CShim
internal import RepoMapKit
internal import StandardExtensions
internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#endif

/// When progress is shown.
enum ProgressMode: String, CaseIterable {
  /// Where standard error is a terminal.
  case auto
  case always
  case never
  /// As JSON, for programs.
  case json
}

/// Says on standard error how far the extraction is, and in the end what was done.
///
/// A bar comes after half a second, is written at most ten times a second, and erased at the end. Where
/// nobody sees a bar, a run that was long is told in one line all the same. As JSON, one object is
/// written a second.
final class ProgressLine: ProgressObserver {
  private struct State {
    var started = monotonicMilliseconds()
    var lastWritten: UInt64 = 0
    var isVisible = false
    var wasVisible = false
    var progress: Progress
  }

  private static let delayMilliseconds: UInt64 = 500
  private static let intervalMilliseconds: UInt64 = 100
  private static let intervalOfObjectsMilliseconds: UInt64 = 1000
  /// Runs of this length are told of where there is no terminal: who reads a log wonders by then.
  private static let longRunMilliseconds: UInt64 = 10_000

  private enum Form {
    case none
    case bar
    case objects
    /// Only the line in the end.
    case summary
  }

  private let form: Form
  private let state: Mutex<State>

  init(_ mode: ProgressMode, root: [UInt8]) {
    form =
      switch mode {
      case .never: .none
      case .json: .objects
      case .always: .bar
      case .auto: isatty(STDERR_FILENO) != 0 ? .bar : .summary
      }
    state = Mutex(State(progress: Progress(name: baseName(root))))
  }

  func began(files: Int, languages: Int) {
    state.withLock { state in
      state.progress.files = files
      state.progress.languages = languages
    }
  }

  func skipped(_ count: Int) {
    state.withLock { $0.progress.skipped += count }
  }

  func advanced(to done: Int, of total: Int) {
    if form == .none { return }
    let now = monotonicMilliseconds()
    state.withLock { state in
      state.progress.advance(to: done, of: total, elapsed: now - state.started)
      let isObject = form == .objects
      let interval =
        isObject ? ProgressLine.intervalOfObjectsMilliseconds : ProgressLine.intervalMilliseconds
      guard form != .summary, now >= state.started + ProgressLine.delayMilliseconds,
        now >= state.lastWritten + interval
      else { return }
      state.lastWritten = now
      if isObject {
        writeToStandardError(state.progress.json + "\n")
      } else {
        state.isVisible = true
        state.wasVisible = true
        let columns = Int(repomap_terminal_columns(STDERR_FILENO))
        writeToStandardError("\r" + state.progress.line(columns: columns) + "\u{1B}[K")
      }
    }
  }

  /// Removes the line from the terminal.
  func erase() {
    state.withLock { state in
      if state.isVisible { writeToStandardError("\r\u{1B}[K") }
      state.isVisible = false
    }
  }

  /// Tells what was done, once, if that took long.
  func summarize() {
    state.withLock { state in
      let elapsed = monotonicMilliseconds() - state.started
      let isTold =
        switch form {
        case .none: false
        case .bar: state.wasVisible
        case .objects: state.progress.done > 0
        case .summary: state.progress.done > 0 && elapsed >= ProgressLine.longRunMilliseconds
        }
      guard isTold else { return }
      state.progress.elapsed = elapsed
      writeToStandardError(
        (form == .objects ? state.progress.json : state.progress.summary) + "\n")
      state.progress.done = 0
      state.wasVisible = false
    }
  }
}

private func monotonicMilliseconds() -> UInt64 {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return UInt64(time.tv_sec) * 1000 + UInt64(time.tv_nsec) / 1_000_000
}

/// The name of a directory, for people; of the working directory that which it has.
private func baseName(_ root: [UInt8]) -> String {
  let resolved = (root + [0]).withUnsafeBytes { bytes -> String? in
    guard let path = bytes.baseAddress?.assumingMemoryBound(to: CChar.self),
      let real = realpath(path, nil)
    else { return nil }
    defer { free(real) }
    return String(cString: real)
  }
  let path = resolved ?? String(decoding: root, as: UTF8.self)
  let name = path.split(separator: "/").last.map { String($0) } ?? path
  // Nothing of a name may steer the terminal.
  return String(name.unicodeScalars.filter { $0.properties.generalCategory != .control })
}
