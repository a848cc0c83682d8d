// The commits that an index was made from, packed: all that is kept of a history.
//
// The log is in one order, newest first by time and then by name, and has one form: records of
// commits, their words and changes, and the paths that these use, in the order of bytes. So two ways
// to the same commits give the same bytes. What is above a bound is cut off at the old end. An element
// that was cut off from a part of the commits is cut off from all of them too, because more commits
// only push it further down; that makes increments equal to a rebuild.

internal import FileMapping
internal import SourceModel

/// A commit of the log.
struct HistoryCommitRecord: BitwiseCopyable, Sendable, Equatable {
  let key: HistoryKey
  let time: Int64
  /// Where its words end, and those of the next, older commit begin.
  let wordEnd: UInt32
  /// Where its changes end.
  let changeEnd: UInt32
}

/// A change of the log.
struct HistoryChangeRecord: BitwiseCopyable, Sendable, Equatable {
  /// Stands for "nowhere else" and for "gone" in the place of an origin.
  static let noOrigin = UInt32.max
  static let deletion = UInt32.max - 1

  /// Index of the path.
  let path: UInt32
  /// Index of the path before, or one of the above.
  let origin: UInt32

  /// Index of the path before, if it is another one.
  var originPath: UInt32? { origin < HistoryChangeRecord.deletion ? origin : nil }
}

/// Packed commits.
struct HistoryLog: Sendable, Equatable {
  let commits: Column<HistoryCommitRecord>
  /// The words of each commit's message, rising, each once. None where the commit changes so many files
  /// that its message counts for none of them.
  let words: Column<WordHash>
  let changes: Column<HistoryChangeRecord>
  /// Where each path ends in `pathBytes`; paths are in the order of their bytes.
  let pathEnds: Column<UInt32>
  let pathBytes: Column<UInt8>

  /// Where the words of a commit are.
  func wordRange(_ commit: Int) -> Range<Int> {
    let start = commit == 0 ? 0 : Int(commits[commit - 1].wordEnd)
    return start..<Int(commits[commit].wordEnd)
  }

  /// Where the changes of a commit are.
  func changeRange(_ commit: Int) -> Range<Int> {
    let start = commit == 0 ? 0 : Int(commits[commit - 1].changeEnd)
    return start..<Int(commits[commit].changeEnd)
  }

  /// The bytes of a path.
  func path(_ index: Int) -> UnsafeRawBufferPointer {
    let start = index == 0 ? 0 : Int(pathEnds[index - 1])
    return UnsafeRawBufferPointer(rebasing: pathBytes.bytes[start..<Int(pathEnds[index])])
  }
}
