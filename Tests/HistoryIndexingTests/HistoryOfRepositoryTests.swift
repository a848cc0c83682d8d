import GitAccess
import HistoryIndexing
import SourceModel
import TestSupport
import Testing

/// From git to an index, as the façade does it.
@Suite struct HistoryOfRepositoryTests {
  private static func commits(
    _ reader: GitRepositoryReader, _ tip: GitObjectID, excluding old: GitObjectID? = nil
  ) throws -> [HistoryCommit] {
    var commits: [HistoryCommit] = []
    try reader.history(of: tip, excluding: old, maximumCount: HistoryLimits.maximumCommits) {
      commit in
      let changes = commit.changes.map { change in
        if case .renamed(let origin, _) = change.status {
          return HistoryChange(change.path, origin: origin)
        }
        return HistoryChange(change.path, isDeletion: change.status == .deleted)
      }
      commits.append(
        HistoryCommit(
          id: commit.id.bytes, time: commit.commitTime,
          message: HistoryMessage(subject: commit.subject, body: commit.body), changes: changes))
      return true
    }
    return commits
  }

  @Test(arguments: 0..<3 as Range<UInt64>)
  func `a repository that grows is read in parts as at once`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let sample = try SampleHistory()
    var time = 1_600_000_000
    var tips: [String] = []
    for number in 0..<14 {
      time += Int.random(in: 0...4_000_000, using: &random)
      let name = "f\(Int.random(in: 0..<4, using: &random))"
      if random.chance(percent: 25), number > 0 {
        _ = try? sample.git("mv", name, "moved-\(number)")
      } else {
        try sample.write("text of \(name)\n\(number)\n", to: name)
      }
      if random.chance(percent: 20), let old = tips.last {
        // A side that starts at an older commit, merged at once.
        try sample.commit("main \(number)", time: time)
        try sample.git("checkout", "--quiet", "-B", "side", old)
        try sample.write("\(number)\n", to: "side-\(number)")
        try sample.commit("side \(number)", time: time - 1_000_000)
        try sample.git("checkout", "--quiet", "main")
        try sample.git("merge", "--quiet", "--no-ff", "-m", "merged", "side", time: time)
        tips.append(try sample.git("rev-parse", "HEAD"))
      } else {
        tips.append(try sample.commit("main \(number)", time: time))
      }
    }
    let reader = try sample.reader()
    let last = try reader.commit("HEAD")
    let whole = HistoryIndex(
      try HistoryOfRepositoryTests.commits(reader, last), tip: last.bytes)
    for name in tips {
      let tip = try reader.commit(name)
      #expect(try reader.isAncestor(tip, of: last))
      let part = HistoryIndex(try HistoryOfRepositoryTests.commits(reader, tip), tip: tip.bytes)
      let newer = try HistoryOfRepositoryTests.commits(reader, last, excluding: tip)
      #expect(part.updated(by: newer, tip: last.bytes) == whole)
    }
    #expect(!whole.values(of: terms("main")).isEmpty)
  }

  @Test func `the newest commits count`() throws {
    let sample = try SampleHistory()
    for number in 0..<6 {
      try sample.write("\(number)\n", to: "f\(number)")
      try sample.commit("\(number)", time: 1_600_000_000 + number / 2)
    }
    let reader = try sample.reader()
    var times: [Int64] = []
    try reader.history(of: reader.commit("HEAD"), maximumCount: 3) { commit in
      times.append(commit.commitTime - 1_600_000_000)
      return true
    }
    #expect(times.sorted() == [1, 2, 2])
  }
}

extension SampleHistory {
  fileprivate func reader() throws -> GitRepositoryReader {
    try GitRepositoryReader(root: root, program: GitProgram(environment: environment))
  }
}
