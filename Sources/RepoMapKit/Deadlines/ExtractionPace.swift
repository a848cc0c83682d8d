// Decides which files are looked at, and which known ones taken, before a deadline.
//
// Input: the deadline, and what the work took so far. Output: whether there is time for the next file.
//
// What follows the last file has to fit as well: graph, words and ranks of what is known, the choice of what is shown,
// and writing. It takes
//   fixed + files of the tree · perFile + buildShare · time for looking at files + recordedShare · time for known ones,
// where the shares are of the time that all threads were at work. So a slow machine, a busy one, and files that
// hold much need no numbers of their own. `buildShare` is what a cold map of Linux takes: 12.7 s for the index after
// some 100 s of CPU for its files. The others are bounds on the safe side for an optimised build.
//
// A file whose size says that it would take too long is passed over for smaller ones behind it.
//
// Invariant: some files are looked at in any case, and one after the other until one is code: an answer about nothing
// helps nobody, and each call gets further than the one before. The order tells which they are, not the threads.

internal import Synchronization

/// The pace of one run with a deadline. Asked by several threads.
final class ExtractionPace: Sendable {
  /// What becomes of a file.
  enum Admission {
    case taken
    /// There is no time for this one.
    case passed
    /// There is no time for any.
    case refused
  }

  /// So many files are looked at in any case.
  static let minimumFiles = 16
  /// Choosing and rendering, opening and closing the cache.
  private static let fixedNanoseconds: Int64 = 50_000_000
  /// What each file of the tree costs, looked at or not: a row in tables that are built and written.
  private static let perFileNanoseconds: Int64 = 5_000
  /// What the index of files costs, of the time for looking at them.
  private static let buildShare = 0.15
  /// The same of the time for loading known ones.
  private static let recordedShare = 2.0

  /// Known files that are loaded at once.
  private static let recordedBatch = 128

  private struct State {
    var takenCount = 0
    /// Bytes of the files that were looked at, and how long that took.
    var bytes = 0
    var lookingNanoseconds: Int64 = 0
    var recordedNanoseconds: Int64 = 0
    var hasCode: Bool
    /// Whether the time is over, and only a file that is code is missing.
    var seeksCode = false
  }

  private let deadline: Deadline
  private let startedAt = monotonicTime()
  private let fixed: Int64
  private let state: Mutex<State>

  /// - Parameters:
  ///   - deadline: When the answer is due.
  ///   - fileCount: Files of the tree.
  ///   - hasCode: Whether one of them is known to be code.
  init(_ deadline: Deadline, fileCount: Int, hasCode: Bool) {
    self.deadline = deadline
    fixed =
      ExtractionPace.fixedNanoseconds + Int64(fileCount) * ExtractionPace.perFileNanoseconds
    state = Mutex(State(hasCode: hasCode))
  }

  // MARK: Files that have to be looked at

  /// How many were taken so far.
  var takenCount: Int { state.withLock { $0.takenCount } }

  /// Whether there is time to look at a file.
  ///
  /// - Parameters:
  ///   - number: How many were drawn before it.
  ///   - bytes: Its size.
  /// - Returns: What becomes of it.
  func admission(of number: Int, bytes: Int) -> Admission {
    state.withLock { state in
      let admission = decision(number, bytes, state)
      if admission == .taken { state.takenCount += 1 }
      return admission
    }
  }

  private func decision(_ number: Int, _ bytes: Int, _ state: State) -> Admission {
    if state.seeksCode { return state.hasCode ? .refused : .taken }
    switch deadline {
    case .files(let limit, _): return number < limit ? .taken : .refused
    case .instant(let end):
      if number < ExtractionPace.minimumFiles { return .taken }
      let left = end - monotonicTime() - reserve(state)
      if left <= 0 { return .refused }
      guard state.bytes > 0 else { return .taken }
      let expected =
        Double(bytes) * Double(state.lookingNanoseconds) / Double(state.bytes)
        * (1 + ExtractionPace.buildShare)
      return expected <= Double(left) ? .taken : .passed
    }
  }

  /// Takes note of a file that was looked at, and how long that took.
  func looked(bytes: Int, nanoseconds: Int64, isCode: Bool) {
    state.withLock { state in
      state.bytes += bytes
      state.lookingNanoseconds += nanoseconds
      if isCode { state.hasCode = true }
    }
  }

  /// Whether none of the files was code: then further ones are taken, whatever the time, until one is.
  func seeksCode() -> Bool {
    state.withLock { state in
      state.seeksCode = !state.hasCode
      return state.seeksCode
    }
  }

  // MARK: Known files

  /// How many more known files there is time for, to be loaded at once. While there are others that have to be looked
  /// at, these have half of the time.
  ///
  /// - Parameters:
  ///   - count: How many were taken so far.
  ///   - hasOpen: Whether there are others.
  /// - Returns: Their number; 0 where there is no time.
  func recordedCount(after count: Int, hasOpen: Bool) -> Int {
    switch deadline {
    case .files(_, let limit): return max(0, limit - count)
    case .instant(let end):
      let reserve: Int64 = state.withLock { self.reserve($0) }
      let share = hasOpen ? max(0, end - startedAt - fixed) / 2 : 0
      let isTime = count == 0 || monotonicTime() + reserve < end - share
      return isTime ? ExtractionPace.recordedBatch : 0
    }
  }

  /// Takes note of the time that known files took.
  func recorded(nanoseconds: Int64) {
    state.withLock { $0.recordedNanoseconds += nanoseconds }
  }

  /// What follows the last file.
  private func reserve(_ state: State) -> Int64 {
    fixed
      + Int64(
        Double(state.lookingNanoseconds) * ExtractionPace.buildShare
          + Double(state.recordedNanoseconds) * ExtractionPace.recordedShare)
  }
}
