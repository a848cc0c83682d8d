// What a log says about each file, whatever it was called before.
//
// Input: a log and the time that ages are counted from. Output: for each file that still goes by its
// path: in how many commits it changed, the sum of their weights by age, and the files that changed
// together with it.
//
// 1. Commits are gone through from the newest to the oldest, and each path means the file that it
//    belongs to in the end. At a rename, older commits mean the same file by its old path, and by
//    the new path one that is gone. A path whose newest change is a deletion is a file that is gone.
// 2. A commit adds 1 and its weight to its files. One of 2 to 20 files adds to each pair of them
//    weight / (number of files - 1), so that what one file shares with all others is at most its own
//    weight.
// 3. Of each file the partners with the largest sums are kept.
//
// Sums are whole numbers, so their order doesn't matter. Where branches were changed at the same
// time, the order of commit times may tell a rename from another side than git would; then a few old
// changes count for a file that is gone.

internal import FileMapping

/// What a log says about files.
struct FileHistories {
  /// Indexes of the paths that files have now, in order. All else goes by the place in it.
  private(set) var paths: [UInt32] = []
  private(set) var commitCounts: [UInt32] = []
  private(set) var churn: [UInt64] = []
  /// Where the partners of each file end.
  private(set) var partnerEnds: [UInt32] = []
  private(set) var partners: [HistoryPartner] = []

  init(_ log: HistoryLog, tipTime: Int64) {
    var pass = HistoryPass(pathCount: log.pathEnds.count)
    for commit in log.commits.indices { pass.take(commit, of: log, tipTime: tipTime) }
    var rows = [UInt32](repeating: .max, count: log.pathEnds.count)
    for path in pass.counts.indices where pass.counts[path] > 0 {
      rows[path] = UInt32(paths.count)
      paths.append(UInt32(path))
      commitCounts.append(pass.counts[path])
      churn.append(pass.churn[path])
    }
    collectPartners(pass.pairs, rows: rows)
  }

  /// Sums up equal pairs, and keeps of each file the strongest.
  private mutating func collectPartners(_ pairs: [FilePair], rows: [UInt32]) {
    var sums: [FilePair] = []
    for pair in pairs.sorted(by: { $0.files < $1.files }) {
      if let last = sums.last, last.files == pair.files {
        sums[sums.count - 1].add(pair)
      } else {
        sums.append(pair)
      }
    }
    // Both ways, so that each file has its own.
    var all: [[HistoryPartner]] = Array(repeating: [], count: paths.count)
    for pair in sums where pair.weight > 0 {
      let first = rows[Int(pair.files >> 32)]
      let second = rows[Int(truncatingIfNeeded: pair.files & 0xFFFF_FFFF)]
      all[Int(first)].append(pair.partner(second))
      all[Int(second)].append(pair.partner(first))
    }
    for list in all {
      partners += list.sorted { ($1.weight, $0.file) < ($0.weight, $1.file) }
        .prefix(HistoryLimits.maximumPartners)
      partnerEnds.append(UInt32(partners.count))
    }
  }
}

/// Two files of one commit, or the sum of all that the two have in common.
struct FilePair {
  /// Path of the one in the upper half, of the other in the lower one; the smaller first.
  let files: UInt64
  private(set) var weight: UInt64
  private(set) var commitCount: UInt32 = 1

  init(_ first: UInt32, _ second: UInt32, weight: UInt64) {
    files = UInt64(first) << 32 | UInt64(second)
    self.weight = weight
  }

  mutating func add(_ other: FilePair) {
    weight += other.weight
    commitCount += other.commitCount
  }

  func partner(_ file: UInt32) -> HistoryPartner {
    HistoryPartner(file: file, commitCount: commitCount, weight: weight)
  }
}

/// The way through a log, from the newest commit to the oldest.
private struct HistoryPass {
  /// The file that a path means in the commit that comes next: the path that it has in the end.
  private var files: [UInt32]
  private(set) var counts: [UInt32]
  private(set) var churn: [UInt64]
  private(set) var pairs: [FilePair] = []
  private var hasRoomForPairs = true

  /// In place of a file: not seen yet, and gone.
  private static let unseen = UInt32.max
  private static let gone = UInt32.max - 1

  init(pathCount: Int) {
    files = Array(repeating: HistoryPass.unseen, count: pathCount)
    counts = Array(repeating: 0, count: pathCount)
    churn = Array(repeating: 0, count: pathCount)
  }

  mutating func take(_ commit: Int, of log: HistoryLog, tipTime: Int64) {
    let record = log.commits[commit]
    let changes = log.changes[log.changeRange(commit)]
    let (age, isFar) = tipTime.subtractingReportingOverflow(record.time)
    let weight = HistoryLimits.weight(ageSeconds: isFar ? (tipTime < 0 ? 0 : .max) : age)
    var changed: [UInt32] = []
    for change in changes {
      let file = file(of: change)
      if file != HistoryPass.gone { changed.append(file) }
    }
    follow(changes)
    guard record.fileCount <= HistoryLimits.maximumFilesOfCommit else { return }
    changed.sort()
    count(changed, weight: weight, fileCount: Int(record.fileCount))
  }

  private mutating func file(of change: HistoryChangeRecord) -> UInt32 {
    let path = Int(change.path)
    if files[path] == HistoryPass.unseen {
      let isDeletion = change.origin == HistoryChangeRecord.deletion
      files[path] = isDeletion ? HistoryPass.gone : change.path
    }
    return files[path]
  }

  /// Lets paths mean what they meant before a commit.
  private mutating func follow(_ changes: Slice<UnsafeBufferPointer<HistoryChangeRecord>>) {
    let renames = changes.compactMap { change in
      change.originPath.map { (origin: Int($0), path: Int(change.path)) }
    }
    let moved = renames.map { files[$0.path] }
    // First all, so that two files can have changed places.
    for rename in renames { files[rename.path] = HistoryPass.gone }
    for (rename, file) in zip(renames, moved) { files[rename.origin] = file }
  }

  private mutating func count(_ changed: [UInt32], weight: UInt64, fileCount: Int) {
    var last: UInt32?
    var distinct: [UInt32] = []
    for file in changed where file != last {
      counts[Int(file)] += 1
      churn[Int(file)] += weight
      distinct.append(file)
      last = file
    }
    guard hasRoomForPairs, distinct.count > 1, fileCount <= HistoryLimits.maximumFilesOfPairs else {
      return
    }
    hasRoomForPairs =
      pairs.count + distinct.count * (distinct.count - 1) / 2 <= HistoryLimits.maximumPairs
    guard hasRoomForPairs else { return }
    let share = weight / UInt64(max(distinct.count, fileCount) - 1)
    for (place, first) in distinct.enumerated() {
      for second in distinct[(place + 1)...] {
        pairs.append(FilePair(first, second, weight: share))
      }
    }
  }
}
