// Which files the commits of a log changed, under the paths that these have now.
//
// Input: a log. Output: for each commit with words its files, and for each file how many words the
// messages of its commits have.
//
// Commits are gone through from the newest to the oldest, and each path means the file that it belongs
// to in the end. At a rename, older commits mean the same file by its old path, and by the new path one
// that is gone. A path whose newest change is a deletion is a file that is gone; gone files are left
// out.
//
// Where branches were changed at the same time, the order of commit times may tell a rename from
// another side than git would; then a few old messages count for a file that is gone.

internal import FileMapping

/// The files of commits. A file is the index of the path that it has now.
struct FileHistories: Sendable {
  /// The files of all commits, those of one rising and each once.
  private(set) var files: [UInt32] = []
  /// For each commit where its files end.
  private var ends: [Int] = []
  /// For each file the number of words in all its messages; 0 where there is none.
  private(set) var lengths: [Int]
  /// The mean of those that aren't 0.
  private(set) var meanLength = 0.0

  init(_ log: HistoryLog) {
    lengths = Array(repeating: 0, count: log.pathEnds.count)
    var names = PathMeanings(pathCount: log.pathEnds.count)
    for commit in log.commits.indices {
      let changes = log.changes[log.changeRange(commit)]
      let changed = names.files(of: changes)
      names.goBack(over: changes)
      let wordCount = log.wordRange(commit).count
      if wordCount > 0 { add(changed.sorted(), wordCount) }
      ends.append(files.count)
    }
    let known = lengths.count { $0 > 0 }
    if known > 0 { meanLength = Double(lengths.reduce(0, +)) / Double(known) }
  }

  /// Where the files of a commit are.
  func range(_ commit: Int) -> Range<Int> { (commit == 0 ? 0 : ends[commit - 1])..<ends[commit] }

  private mutating func add(_ changed: [UInt32], _ wordCount: Int) {
    var last: UInt32?
    for file in changed where file != last {
      files.append(file)
      lengths[Int(file)] += wordCount
      last = file
    }
  }
}

/// What file each path means, at a time of the past.
private struct PathMeanings {
  /// The file that a path means in the commit that comes next.
  private var files: [UInt32]

  /// In place of a file: not seen yet, and gone.
  private static let unseen = UInt32.max
  private static let gone = UInt32.max - 1

  init(pathCount: Int) {
    files = Array(repeating: PathMeanings.unseen, count: pathCount)
  }

  /// The files that a commit changed and that still are.
  mutating func files(of changes: Slice<UnsafeBufferPointer<HistoryChangeRecord>>) -> [UInt32] {
    var changed: [UInt32] = []
    for change in changes {
      let path = Int(change.path)
      if files[path] == PathMeanings.unseen {
        let isDeletion = change.origin == HistoryChangeRecord.deletion
        files[path] = isDeletion ? PathMeanings.gone : change.path
      }
      if files[path] != PathMeanings.gone { changed.append(files[path]) }
    }
    return changed
  }

  /// Lets paths mean what they meant before a commit.
  mutating func goBack(over changes: Slice<UnsafeBufferPointer<HistoryChangeRecord>>) {
    let renames = changes.compactMap { change in
      change.originPath.map { (origin: Int($0), path: Int(change.path)) }
    }
    let moved = renames.map { files[$0.path] }
    // First all, so that two files can have changed places.
    for rename in renames { files[rename.path] = PathMeanings.gone }
    for (rename, file) in zip(renames, moved) { files[rename.origin] = file }
  }
}
