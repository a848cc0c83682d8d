import GitAccess
import SourceModel
import TestSupport
import Testing

@Suite struct MiningTests {
  private static func id(_ number: Int) -> GitObjectID? {
    let digits = String(number, radix: 16)
    return GitObjectID(
      hexadecimal: Array((String(repeating: "0", count: 40 - digits.count) + digits).utf8))
  }

  /// A commit that changes one source file, unless told otherwise.
  private static func commit(
    _ message: String, number: Int = 1, parents: Int = 1,
    changes: [GitChange] = [GitChange(.modified, RepositoryPath("a.c"))]
  ) throws -> GitCommit {
    let parts = message.split(separator: "\n\n", maxSplits: 1).map { Array($0.utf8) }
    return try GitCommit(
      id: #require(id(number)), parents: (0..<parents).map { try #require(id(900_000 + $0)) },
      authorTime: Int64(number), commitTime: Int64(number), subject: parts.first ?? [],
      body: parts.count > 1 ? parts[1] : [], changes: changes)
  }

  private static func mine(_ commits: [GitCommit], count: Int = 100) -> [MinedTask] {
    mineTasks(from: commits, MiningOptions(maximumTasks: count)) { path in
      path.bytes.suffix(2).elementsEqual(".c".utf8)
    }
  }

  @Test(arguments: [
    "Fix the crash in the parser of dates",
    "parser: don't read behind the end\n\nIt crashed there.",
    "Handle errors of close when writing files", "regression in 1.2: empty lists are lost",
    "FIXES wrong order of two arguments", "Issue 12: names are cut off too early",
  ])
  func `repairs are tasks`(message: String) throws {
    #expect(try MiningTests.mine([MiningTests.commit(message)]).count == 1)
  }

  @Test(arguments: [
    "Revert \"Fix the crash in the parser of dates\"", "Bump version to fix the broken release",
    "docs: fix a wrong link in the manual", "Fix typos in three comments of it", "Fix it now",
    "Add a parser for dates of other calendars", "Merge branch fix into main for all",
    "Fix compiler warnings of the newest compiler", "chore(deps): update to fix an error in it",
    "Reformat all files with the fixed tool", "", "\n\n",
    "Fix\n\nSigned-off-by: one two three four\nCloses: five six seven",
    "Fix https://host.invalid/a/long/address/of/many/words",
  ])
  func `everything else is none`(message: String) throws {
    #expect(try MiningTests.mine([MiningTests.commit(message)]).isEmpty)
  }

  private static let message = "Fix the crash in the parser of dates"

  @Test func `files are those of the parent that had to change`() throws {
    func path(_ text: String) -> RepositoryPath { RepositoryPath(text) }
    let commit = try MiningTests.commit(
      MiningTests.message,
      changes: [
        GitChange(.added, path("new.c")), GitChange(.modified, path("z.c")),
        GitChange(.deleted, path("gone.c")), GitChange(.modified, path("readme")),
        GitChange(.renamed(origin: path("old.c"), similarity: 80), path("moved.c")),
        GitChange(.renamed(origin: path("same.c"), similarity: 100), path("there.c")),
        GitChange(.typeChanged, path("link.c")),
      ])
    let tasks = MiningTests.mine([commit])
    #expect(tasks.map(\.files) == [[path("gone.c"), path("old.c"), path("z.c")]])
    #expect(tasks.map(\.parent) == commit.parents)
    #expect(tasks.map(\.message) == ["\(MiningTests.message)\n\n"])
  }

  @Test(arguments: [0, 1, 5, 6, 20])
  func `a task has one to five files`(count: Int) throws {
    let changes = (0..<count).map { GitChange(.modified, RepositoryPath("\($0).c")) }
    let tasks = MiningTests.mine([try MiningTests.commit(MiningTests.message, changes: changes)])
    #expect(tasks.count == ((1...5).contains(count) ? 1 : 0))
  }

  @Test func `first commits and merges are no tasks`() throws {
    for parents in [0, 2, 3] {
      #expect(
        try MiningTests.mine([MiningTests.commit(MiningTests.message, parents: parents)]).isEmpty)
    }
  }

  @Test func `of equal subjects the newest counts`() throws {
    let commits = try [3, 9, 5].map { try MiningTests.commit(MiningTests.message, number: $0) }
    #expect(MiningTests.mine(commits).map(\.commit.commitTime) == [9])
  }

  @Test func `tasks are spread over time, whatever the order of commits`() throws {
    let commits = try (1...100).map { number in
      try MiningTests.commit("Fix the crash of part number \(number)", number: number)
    }
    let times = MiningTests.mine(commits, count: 4).map(\.commit.commitTime)
    #expect(times == [13, 38, 63, 88])
    var random = SeededGenerator(seed: 3)
    for _ in 0..<10 {
      let shuffled = commits.shuffled(using: &random)
      #expect(MiningTests.mine(shuffled, count: 4).map(\.commit.commitTime) == times)
    }
    for count in [-1, 0, 1, 99, 100, 101] {
      #expect(MiningTests.mine(commits, count: count).count == min(max(0, count), 100))
    }
  }

  @Test func `messages of any bytes are read`() throws {
    var random = SeededGenerator(seed: 11)
    for _ in 0..<300 {
      let commit = try GitCommit(
        id: #require(MiningTests.id(1)), parents: [#require(MiningTests.id(2))], authorTime: 0,
        commitTime: .min, subject: random.bytes(count: Int.random(in: 0...80, using: &random)),
        body: random.bytes(count: Int.random(in: 0...200, using: &random)),
        changes: [GitChange(.modified, RepositoryPath("a.c"))])
      #expect(MiningTests.mine([commit]).count <= 1)
    }
  }
}
