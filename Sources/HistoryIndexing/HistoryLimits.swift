/// Bounds and weights of history. They are part of what an index means: a change of one is a new
/// ``HistoryIndex/format``.
package enum HistoryLimits {
  /// The newest so many commits count: ten years of a busy project. Older ones hardly weigh
  /// anything, and reading them takes git time.
  package static let maximumCommits = 50_000
  /// Commits that change more files say nothing about any of them (imports, new formatting, moved
  /// folders); only what they moved and deleted is taken in.
  static let maximumFilesOfCommit = 200
  /// Commits that change more files say nothing about which of them belong together.
  static let maximumFilesOfPairs = 20
  /// Paths that are longer aren't those of source files; Linux has no longer ones.
  static let maximumPathBytes = 4096
  /// Memory of the log, in bytes of paths and records: more than ten times what Linux needs.
  static let maximumLogBytes = 1 << 28
  /// Pairs of files that are counted before equal ones are put together: 32 MiB.
  static let maximumPairs = 1 << 21
  /// So many files are kept that change together with a file.
  static let maximumPartners = 24

  /// A change counts half as much as one so many seconds later: half a year, in which most of what
  /// is being worked on has moved on.
  static let halfLifeSeconds: UInt64 = 182 * 86400
  /// The weight of a change of today.
  static let fullWeight: UInt64 = 1 << 20
  /// A half-life has so many steps.
  static let stepsOfHalfLife: UInt64 = 16
  /// `fullWeight / 2^(step / 16)`, rounded. A table, because the mathematics of one machine may
  /// round otherwise than that of another.
  static let stepWeights: [UInt64] = [
    1_048_576, 1_004_120, 961_548, 920_782, 881_744, 844_361, 808_563, 774_282, 741_455, 710_020,
    679_917, 651_091, 623_487, 597_053, 571_740, 547_500,
  ]

  /// The weight of a change that is so many seconds older than the tip; 0 after 20 half-lives.
  static func weight(ageSeconds: Int64) -> UInt64 {
    let steps = UInt64(max(0, ageSeconds)) / (halfLifeSeconds / stepsOfHalfLife)
    let halves = steps / stepsOfHalfLife
    return halves > 20 ? 0 : stepWeights[Int(steps % stepsOfHalfLife)] >> halves
  }
}
