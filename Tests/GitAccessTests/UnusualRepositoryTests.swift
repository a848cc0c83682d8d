import GitAccess
import SourceModel
import TestSupport
import Testing

@Suite struct UnusualRepositoryTests {
  @Test func `paths may hold any byte`() throws {
    let sample = try SampleHistory()
    let names: [[UInt8]] = [
      Array("with space".utf8), Array("quo\"te'".utf8), Array("line\nfeed\t".utf8),
      Array("-option".utf8), Array(":(glob)*".utf8), Array("M".utf8), Array("back\\slash".utf8),
      [0xFF, 0xFE, 0x41], Array("ä/ö".utf8),
    ]
    for name in names { try sample.write("\(name)", to: name) }
    try sample.commit("odd")
    let reader = try sample.reader()
    let tip = try reader.commit("HEAD")
    let paths = names.map { RepositoryPath(bytes: $0) }.sorted()
    let tree = try reader.tree(of: tip)
    #expect(tree.map(\.path) == paths)
    #expect(try texts(reader, tree.map(\.id)) == paths.map { "\($0.bytes)" })
    var changes: [RepositoryPath] = []
    try reader.history(of: tip, maximumCount: 9) { commit in
      changes += commit.changes.map(\.path)
      return true
    }
    #expect(changes == paths)
  }

  @Test func `a root below the top sees only what is below it`() throws {
    let sample = try SampleHistory()
    let folder = Array("odd \"folder\"\n".utf8)
    try sample.write("1\n", to: "top.txt")
    try sample.write("moved from outside, the same text\n", to: "other/m.txt")
    try sample.write("1\n", to: folder + Array("/a.txt".utf8))
    try sample.commit("first")
    try sample.write("2\n", to: "top.txt")
    try sample.commit("outside")
    try sample.write("2\n", to: folder + Array("/a.txt".utf8))
    try sample.write("3\n", to: "top.txt")
    try sample.git("mv", "other/m.txt", "odd \"folder\"\n/m.txt")
    try sample.commit("both")
    let reader = try sample.reader("\(sample.root)/odd \"folder\"\n")
    #expect(reader.prefix == folder + [UInt8(ascii: "/")])
    let tip = try reader.commit("HEAD")
    #expect(try reader.tree(of: tip).map(\.path.description) == ["a.txt", "m.txt"])
    let expected = ["both: M a.txt A m.txt", "first: A a.txt"]
    #expect(try reader.logText() == expected)
    var count = 0
    try reader.history(of: tip, maximumCount: 9) { commit in
      count += commit.changes.count
      return true
    }
    #expect(count == 3)
    let diff = try reader.diff(.revision(.commit(tip)), limitBytes: 1 << 16)
    let text = String(decoding: diff, as: UTF8.self)
    #expect(text.contains("--- a/a.txt") && !text.contains("top.txt"))
  }

  @Test func `renames are followed and merges have what they brought`() throws {
    let sample = try SampleHistory()
    try sample.write("a long enough text\nof two lines\n", to: "old.txt")
    try sample.commit("first", time: 1_600_000_000)
    try sample.git("checkout", "--quiet", "-b", "side")
    try sample.git("mv", "old.txt", "new.txt")
    try sample.commit("moved", time: 1_600_000_100)
    try sample.git("checkout", "--quiet", "main")
    try sample.write("m\n", to: "main.txt")
    try sample.commit("beside", time: 1_600_000_200)
    try sample.git("merge", "--quiet", "--no-ff", "-m", "merged", "side", time: 1_600_000_300)
    let reader = try sample.reader()
    let (beside, moved) = ("beside: A main.txt", "moved: R100 old.txt>new.txt")
    #expect(try reader.logText() == [beside, moved, "first: A old.txt"])
    #expect(
      try reader.logText(GitLogOptions(walk: .all))
        == ["merged:", beside, moved, "first: A old.txt"])
    #expect(
      try reader.logText(GitLogOptions(walk: .firstParent, maximumCount: 2))
        == ["merged: R100 old.txt>new.txt", beside])
    let excluded = try reader.commit("main~1")
    #expect(try reader.logText(GitLogOptions(excluded: excluded)) == [moved])
    let diff = try reader.diff(.revision(reader.revision("HEAD")), limitBytes: 1 << 16)
    #expect(String(decoding: diff, as: UTF8.self).contains("rename from old.txt"))
  }

  @Test func `a commit whose contents are missing hides no other`() throws {
    let sample = try SampleHistory()
    let text = (0..<40).map { "line \($0)\n" }.joined()
    for number in 0..<5 {
      try sample.write("\(text)\(number)\n", to: "file-\(number)")
      if number > 0 { try sample.git("rm", "--quiet", "file-\(number - 1)") }
      try sample.commit("\(number)", time: 1_600_000_000 + number)
    }
    let lost = try sample.git("rev-parse", "HEAD~2:file-2")
    let path = ".git/objects/\(lost.prefix(2))/\(lost.dropFirst(2))"
    _ = try runProcess(["rm", "-f", "\(sample.root)/\(path)"])
    let reader = try sample.reader()
    #expect(
      try reader.logText() == [
        "4: R99 file-3>file-4", "3: D file-2 A file-3", "2: D file-1 A file-2",
        "1: R99 file-0>file-1", "0: A file-0",
      ])
    let tree = try reader.tree(of: reader.commit("HEAD~2"))
    #expect(tree.map(\.size) == [nil])
    #expect(try texts(reader, tree.map(\.id)) == [nil])
  }

  @Test func `submodules are left out, and nothing happens in them`() throws {
    let inner = try SampleHistory()
    try inner.write("inner\n", to: "inner.txt")
    try inner.commit("inner")
    let sample = try SampleHistory()
    try sample.git("submodule", "--quiet", "add", inner.root, "part")
    try sample.commit("with a part")
    try sample.write("changed\n", to: "part/inner.txt")
    let reader = try sample.reader()
    let tip = try reader.commit("HEAD")
    #expect(try reader.tree(of: tip).map(\.path.description) == [".gitmodules"])
    #expect(try reader.logText() == ["with a part: A .gitmodules"])
    #expect(try reader.diff(.workTree, limitBytes: 1 << 16).isEmpty)
  }

  @Test func `an empty repository has no commits, but a diff`() throws {
    let sample = try SampleHistory()
    let reader = try sample.reader()
    #expect(throws: GitError.unknownRevision("HEAD")) { try reader.commit("HEAD") }
    try sample.write("new\n", to: "new.txt")
    try sample.git("add", ".")
    for comparison in [GitComparison.staged, .workTree] {
      let diff = try reader.diff(comparison, limitBytes: 1 << 16)
      #expect(String(decoding: diff, as: UTF8.self).contains("+new"))
    }
  }

  @Test func `detached heads and linked work trees are read`() throws {
    let sample = try SampleHistory()
    try sample.write("1\n", to: "a.txt")
    try sample.commit("first")
    try sample.write("2\n", to: "a.txt")
    try sample.commit("second")
    let linked = sample.outerPath("linked")
    try sample.git("worktree", "add", "--quiet", "--detach", linked, "HEAD~1")
    let reader = try sample.reader(linked)
    #expect(try reader.logText() == ["first: A a.txt"])
    #expect(try reader.commit("main") == (try sample.reader().commit("HEAD")))
  }

  @Test func `a shallow clone ends where it was cut off, and says so`() throws {
    let sample = try SampleHistory()
    for number in 1...4 {
      try sample.write("\(number)\n", to: "a.txt")
      try sample.commit("\(number)", time: 1_600_000_000 + number)
    }
    let clone = sample.outerPath("clone")
    try sample.git("clone", "--quiet", "--depth=2", "file://\(sample.root)", clone)
    let reader = try sample.reader(clone)
    #expect(try reader.logText() == ["4: M a.txt", "3: A a.txt"])
    let diff = try reader.diff(.revision(reader.revision("HEAD~1")), limitBytes: 1 << 16)
    #expect(String(decoding: diff, as: UTF8.self).contains("new file"))
    let boundary = try reader.historyBoundary()
    #expect(boundary != .zero)
    try sample.git("fetch", "--quiet", "--deepen=1", folder: clone)
    #expect(try reader.historyBoundary() != boundary)
    #expect(try sample.reader().historyBoundary() == .zero)
  }

  @Test func `what is no work tree is no repository`() throws {
    let sample = try SampleHistory()
    try sample.git("init", "--quiet", "--bare", sample.outerPath("bare"))
    for folder in ["home", "bare", "tree/.git", "nowhere"] {
      let path = sample.outerPath(folder)
      #expect(throws: GitError.self, "\(folder)") { try sample.reader(path) }
    }
    #expect(throws: GitError.notARepository) { try sample.reader(sample.outerPath("home")) }
  }

  @Test func `messages of other encodings and odd forms are read`() throws {
    let sample = try SampleHistory()
    try sample.write("1\n", to: "a.txt")
    try sample.commit("first")
    let tree = try sample.git("rev-parse", "HEAD^{tree}")
    func add(_ encoding: String, _ message: [UInt8]) throws {
      let parent = try sample.git("rev-parse", "HEAD")
      let head =
        "tree \(tree)\nparent \(parent)\nauthor a <a@invalid> 1600000000 +0000\n"
        + "committer a <a@invalid> 1600000000 +0000\n\(encoding)\n"
      let id = try sample.git(
        "hash-object", "-t", "commit", "-w", "--stdin", input: Array(head.utf8) + message)
      try sample.git("reset", "--quiet", "--soft", id)
    }
    try add("encoding ISO-8859-1\n", [0xE4, 0x0A])
    try add("", [0xFF, 0x3A])
    try add("", [])
    try add("", Array("\n\n:100644 100644 1 2 M\n\n\u{1}body".utf8))
    var subjects: [[UInt8]] = []
    let reader = try sample.reader()
    try reader.log(from: reader.commit("HEAD"), GitLogOptions(walk: .all)) { commit in
      subjects.append(commit.subject)
      return true
    }
    #expect(
      subjects == [
        Array(":100644 100644 1 2 M".utf8), [], [0xFF, 0x3A], Array("ä".utf8), Array("first".utf8),
      ])
  }
}
