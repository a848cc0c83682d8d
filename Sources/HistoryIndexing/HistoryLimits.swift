/// Bounds of history. They are part of what an index means: a change of one is a new
/// ``HistoryIndex/format``.
package enum HistoryLimits {
  /// The newest so many commits count. What a task changes was changed before in words like its own,
  /// and mostly not long ago; reading 2,000 takes git about a second, once.
  package static let maximumCommits = 2000
  /// So many commits are looked at for the newest ones. Only where clocks were wrong by thousands of
  /// commits is one of the newest by time not among the first that git finds.
  package static let maximumWalkedCommits = 20_000
  /// The message of a commit that changes more files says little about each (imports, new formatting,
  /// moved folders); only what it moved and deleted is taken in.
  static let maximumFilesOfCommit = 30
  /// So much of a message is read: what a commit is about stands at its beginning.
  static let maximumMessageBytes = 600
  /// Paths that are longer aren't those of source files; Linux has no longer ones.
  static let maximumPathBytes = 4096
  /// Memory of the log, in bytes of paths and records: a hundred times what 2,000 usual commits need.
  static let maximumLogBytes = 1 << 26
}
