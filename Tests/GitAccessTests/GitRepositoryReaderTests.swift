import GitAccess
import SourceModel
import TestSupport
import Testing

@Suite struct GitRepositoryReaderTests {
  /// Two commits: one with two files, one that changes one of them.
  private static func sample(format: String = "sha1") throws -> SampleHistory {
    let sample = try SampleHistory(format: format)
    try sample.write("one\n", to: "a.txt")
    try sample.write("two\n", to: "folder/b.txt")
    try sample.commit("first", time: 1_600_000_000)
    try sample.write("one\nmore\n", to: "a.txt")
    try sample.commit("second\n\nbody\n", time: 1_600_000_100)
    return sample
  }

  @Test(arguments: ["sha1", "sha256"])
  func `a repository of either hash is read`(format: String) throws {
    let sample = try GitRepositoryReaderTests.sample(format: format)
    let reader = try sample.reader()
    let tip = try reader.commit("HEAD")
    #expect(tip.hexadecimal == (try sample.git("rev-parse", "HEAD")))
    #expect(GitObjectID(bytes: tip.bytes) == tip)
    let tree = try reader.tree(of: tip)
    #expect(tree.map(\.path.description) == ["a.txt", "folder/b.txt"])
    #expect(tree.map(\.size) == [9, 4])
    #expect(try texts(reader, tree.map(\.id)) == ["one\nmore\n", "two\n"])
    #expect(
      try reader.logText() == ["second: M a.txt", "first: A a.txt A folder/b.txt"])
  }

  @Test func `a commit has its times, parents and message`() throws {
    let sample = try GitRepositoryReaderTests.sample()
    let reader = try sample.reader()
    var commits: [GitCommit] = []
    try reader.log(from: reader.commit("HEAD"), GitLogOptions()) { commit in
      commits.append(commit)
      return true
    }
    #expect(commits.map(\.commitTime) == [1_600_000_100, 1_600_000_000])
    #expect(commits.map(\.authorTime) == [1_600_000_100, 1_600_000_000])
    #expect(commits[0].parents == [commits[1].id])
    #expect(commits[1].parents.isEmpty)
    #expect(commits[0].subject == Array("second".utf8))
    #expect(commits[0].body == Array("body\n".utf8))
  }

  @Test(arguments: [
    ("HEAD", "commit"), ("main", "commit"), ("HEAD~1..HEAD", "range"), ("HEAD~1..", "range"),
    ("HEAD~1...main", "range"), (":/first", "commit"),
  ])
  func `revisions are resolved`(text: String, kind: String) throws {
    let sample = try GitRepositoryReaderTests.sample()
    let reader = try sample.reader()
    switch try reader.revision(text) {
    case .commit: #expect(kind == "commit")
    case .range(let from, let to):
      #expect(kind == "range")
      #expect(from == (try reader.commit("HEAD~1")))
      #expect(to == (try reader.commit("HEAD")))
      #expect(to.hexadecimal == (try sample.git("rev-parse", "HEAD")))
    }
  }

  @Test(arguments: [
    "", "nothing", "--all", "-h", "--output=made", "-p..HEAD", "HEAD..--output=made", "^HEAD",
    "HEAD^{tree}", "..nothing", "a b", "HEAD\0", "...", "HEAD:a.txt", "\n", "@{-1}",
  ])
  func `what is no commit is an unknown revision`(text: String) throws {
    let sample = try GitRepositoryReaderTests.sample()
    let reader = try sample.reader()
    // Both ends are HEAD here.
    if text == "..." { return #expect(try isRange(reader.revision(text))) }
    do {
      let found = try reader.revision(text)
      Issue.record("\(found)")
    } catch GitError.unknownRevision {}
    #expect(!(try sample.git("status", "--porcelain").contains("made")))
  }

  private func isRange(_ revision: GitRevision) -> Bool {
    if case .range(let from, let to) = revision { return from == to }
    return false
  }

  @Test func `ancestors are told from others`() throws {
    let sample = try GitRepositoryReaderTests.sample()
    let reader = try sample.reader()
    let (old, new) = (try reader.commit("HEAD~1"), try reader.commit("HEAD"))
    #expect(try reader.isAncestor(old, of: new))
    #expect(!(try reader.isAncestor(new, of: old)))
    let unknown = try #require(GitObjectID(hexadecimal: Array(repeating: UInt8(0x31), count: 40)))
    #expect(!(try reader.isAncestor(unknown, of: new)))
  }

  @Test func `contents come in order, also those that are missing or too large`() throws {
    let sample = try GitRepositoryReaderTests.sample()
    let long = String(repeating: "0123456789\n", count: 60_000)
    try sample.write(long, to: "long.txt")
    try sample.write("", to: "empty.txt")
    try sample.commit("more")
    let reader = try sample.reader()
    let tree = try reader.tree(of: reader.commit("HEAD"))
    let ids = Dictionary(uniqueKeysWithValues: tree.map { ($0.path.description, $0.id) })
    let unknown = try #require(GitObjectID(hexadecimal: Array(repeating: UInt8(0x31), count: 40)))
    let wanted = try [
      #require(ids["long.txt"]), unknown, #require(ids["empty.txt"]), #require(ids["a.txt"]),
      reader.commit("HEAD"), #require(ids["long.txt"]),
    ]
    #expect(
      try texts(reader, wanted) == [long, nil, "", "one\nmore\n", nil, long])
    #expect(
      try texts(reader, Array(wanted.prefix(4)), maximumBytes: 100)
        == ["660000 bytes", nil, "", "one\nmore\n"])
    var count = 0
    try reader.blobs(wanted, maximumBytes: 1 << 20) { _, _ in
      count += 1
      return count < 2
    }
    #expect(count == 2)
  }

  @Test func `many contents come from one process`() throws {
    let sample = try GitRepositoryReaderTests.sample()
    for number in 0..<300 { try sample.write("\(number)", to: "n/\(number)") }
    try sample.commit("many")
    let reader = try sample.reader()
    let entries = try reader.tree(of: reader.commit("HEAD")).filter { $0.path.bytes.first == 0x6E }
    // Ten times, so that names and contents are more than the kernel's buffers hold.
    let ids = Array(repeating: entries.map(\.id), count: 10).flatMap { $0 }
    let expected = entries.map { String(decoding: $0.path.name, as: UTF8.self) }
    #expect(
      try texts(reader, ids) == Array(repeating: expected, count: 10).flatMap { $0 })
  }

  @Test func `diffs are of the work tree, the index, a commit and a range`() throws {
    let sample = try GitRepositoryReaderTests.sample()
    try sample.write("staged\n", to: "staged.txt")
    try sample.git("add", "staged.txt")
    try sample.write("changed\n", to: "folder/b.txt")
    let reader = try sample.reader()
    func diff(_ comparison: GitComparison, _ lines: Int = 0) throws -> String {
      let bytes = try reader.diff(comparison, contextLines: lines, limitBytes: 1 << 16)
      return String(decoding: bytes, as: UTF8.self)
    }
    let workTree = try diff(.workTree)
    #expect(workTree.contains("-two\n+changed") && workTree.contains("+++ b/staged.txt"))
    let staged = try diff(.staged)
    #expect(!staged.contains("changed") && staged.contains("+++ b/staged.txt"))
    let tip = try reader.commit("HEAD")
    #expect(try diff(.workTreeSince(tip)) == workTree)
    let since = try diff(.workTreeSince(reader.commit("HEAD~1")))
    #expect(since.contains("@@ -1,0 +2 @@ one\n+more") && since.contains("-two\n+changed"))
    let commit = try diff(.revision(reader.revision("HEAD")))
    #expect(commit.contains("@@ -1,0 +2 @@ one\n+more"))
    #expect(try diff(.revision(reader.revision("HEAD")), 3).contains(" one\n+more"))
    #expect(try diff(.revision(reader.revision("HEAD~1"))).contains("+++ b/folder/b.txt"))
    #expect(try diff(.revision(reader.revision("HEAD~1..HEAD"))) == commit)
    #expect(throws: GitError.outputTooLarge(limitBytes: 10)) {
      try reader.diff(.staged, limitBytes: 10)
    }
  }

  @Test func `configuration doesn't change what a diff looks like`() throws {
    let sample = try GitRepositoryReaderTests.sample()
    let reader = try sample.reader()
    let range = try GitComparison.revision(reader.revision("HEAD~1..HEAD"))
    let plain = try reader.diff(range, limitBytes: 1 << 16)
    for setting in [
      "diff.noprefix=true", "diff.mnemonicPrefix=true", "color.ui=always", "diff.context=9",
      "diff.interHunkContext=5", "diff.renames=false", "diff.algorithm=patience",
      "diff.submodule=log", "diff.suppressBlankEmpty=true", "diff.relative=true",
      "diff.colorMoved=zebra", "color.diff=always", "log.showRoot=false", "log.follow=true",
      "log.diffMerges=combined", "log.date=relative", "format.pretty=oneline",
      "diff.orderFile=/dev/zero", "diff.wsErrorHighlight=all",
    ] {
      let parts = setting.split(separator: "=").map { String($0) }
      try sample.git("config", parts[0], parts[1])
    }
    #expect(try reader.diff(range, limitBytes: 1 << 16) == plain)
    #expect(try reader.logText() == ["second: M a.txt", "first: A a.txt A folder/b.txt"])
  }

  @Test(arguments: [
    ("nowhere", ""), ("HEAD@{99}", "log for 'HEAD' only has 2 entries"), ("", ""), ("-p", ""),
    ("--git-dir", ""), ("a\0b", ""),
  ])
  func `git tells why a name is no commit, where it knows more`(
    _ name: String, _ expected: String
  ) throws {
    let sample = try GitRepositoryReaderTests.sample()
    #expect(try sample.reader().complaint(about: name) == expected)
  }
}
