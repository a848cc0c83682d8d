// What a task can learn from a repository's history: which files were changed by commits that speak in
// the words of the task. Read once, and then kept up to date by the new commits alone.
//
//   commits ─→ HistoryLog ─→ FileHistories        values(of: terms), see HistoryIndex+Values.swift
//                  ↑ newer commits
//
// Invariant: an index is a function of the set of its commits and of its tip. `updated` by the commits
// that came later equals an index of all, byte for byte. For a history that was rewritten (the old tip
// isn't before the new one) the caller builds a new one.
//
// It does not know how often or how lately files changed, nor which change together: measured on the
// tasks of docs/quality.md, none of that finds what a task changes; the words of messages do.

internal import FileMapping
internal import SourceModel

/// The words of the newest commits of a repository, and the files that these changed.
package struct HistoryIndex: Sendable {
  /// The bytes of the name of the newest commit: all others come before it.
  package let tip: [UInt8]
  let log: HistoryLog
  let histories: FileHistories

  /// Reads commits in any order; above ``HistoryLimits/maximumCommits`` the oldest don't count.
  package init(_ commits: some Sequence<HistoryCommit>, tip: [UInt8]) {
    var builder = HistoryLogBuilder()
    for commit in commits { builder.add(commit) }
    self.init(builder.log(), tip: tip)
  }

  /// The index after more commits.
  ///
  /// - Parameters:
  ///   - commits: Those that can be reached from the new tip and not from the old one, in any order.
  ///   - tip: The new tip, which the old one comes before.
  /// - Returns: What all commits together would have made.
  package func updated(by commits: some Sequence<HistoryCommit>, tip: [UInt8]) -> HistoryIndex {
    var builder = HistoryLogBuilder()
    builder.add(log)
    for commit in commits { builder.add(commit) }
    return HistoryIndex(builder.log(), tip: tip)
  }

  init(_ log: HistoryLog, tip: [UInt8]) {
    self.tip = tip
    self.log = log
    histories = FileHistories(log)
  }

  /// Number of commits that are kept.
  package var commitCount: Int { log.commits.count }

  /// The bytes of the path that a file of ``values(of:)`` has now, in place. Files are in the order of
  /// these.
  package func path(_ file: Int) -> UnsafeRawBufferPointer { log.path(file) }
}

extension HistoryIndex: Equatable {
  package static func == (left: HistoryIndex, right: HistoryIndex) -> Bool {
    // All else follows from the log.
    left.tip == right.tip && left.log == right.log
  }
}
