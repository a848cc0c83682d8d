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
/// A bar comes after half a second, is written at most ten times a second, and erased at the end, by
/// blanks: there is no terminal that doesn't understand these. Where nobody sees a bar, a run that read
/// many files is told in one line all the same. As JSON, one object is written a second.
final class ProgressLine: ProgressObserver {
  private struct State {
    var started = monotonicMilliseconds()
    var lastWritten: UInt64 = 0
    /// Characters that stand on the terminal; 0 for none.
    var shownCount = 0
    var wasVisible = false
    var progress: Progress
  }

  private static let delayMilliseconds: UInt64 = 500
  private static let intervalMilliseconds: UInt64 = 100
  private static let intervalOfObjectsMilliseconds: UInt64 = 1000
  /// Runs that read so many files are told of where there is no terminal: who reads a log wonders why it
  /// took so long. Not a time, so that a run says the same on any machine.
  private static let manyFiles = 5_000

  private enum Form {
    case none
    case bar
    case objects
    /// Only the line in the end.
    case summary
  }

  private let form: Form
  private let state: Mutex<State>
  /// Standard error.
  private let descriptor: Int32

  init(_ mode: ProgressMode, root: [UInt8], _ descriptor: Int32) {
    self.descriptor = descriptor
    form =
      switch mode {
      case .never: .none
      case .json: .objects
      case .always: .bar
      case .auto: isatty(descriptor) != 0 ? .bar : .summary
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
        write(state.progress.json + "\n")
      } else {
        state.wasVisible = true
        let line = state.progress.line(columns: Int(repomap_terminal_columns(descriptor)))
        let rest = String(repeating: " ", count: max(0, state.shownCount - line.count))
        state.shownCount = line.count
        write("\r\(line)\(rest)")
      }
    }
  }

  private func write(_ text: String) { _ = writeAll(Array(text.utf8), to: descriptor) }

  /// Removes the line from the terminal.
  func erase() {
    state.withLock { state in
      guard state.shownCount > 0 else { return }
      write("\r" + String(repeating: " ", count: state.shownCount) + "\r")
      state.shownCount = 0
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
        case .summary: state.progress.done >= ProgressLine.manyFiles
        }
      guard isTold else { return }
      state.progress.elapsed = elapsed
      write(
        (form == .objects ? state.progress.json : state.progress.summary) + "\n")
      state.progress.done = 0
      state.wasVisible = false
    }
  }
}

private func monotonicMilliseconds() -> UInt64 { UInt64(monotonicTime() / 1_000_000) }

/// The name of a directory, for people; of the working directory that which it has.
private func baseName(_ root: [UInt8]) -> String {
  let path = String(decoding: resolvedPath(root) ?? root, as: UTF8.self)
  let name = path.split(separator: "/").last.map { String($0) } ?? path
  // Nothing of a name may steer the terminal.
  return String(name.unicodeScalars.filter { $0.properties.generalCategory != .control })
}
