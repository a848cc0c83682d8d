import FileDiscovery
import TestSupport
import Testing

/// What `HEAD` leads to, as git says it.
@Suite struct GitHeadTests {
  private static func head(_ sample: SampleHistory, in folder: String? = nil) -> GitRepository.Head?
  {
    GitRepository.containing(Array((folder ?? sample.root).utf8))?.head
  }

  private static func commit(_ sample: SampleHistory, in folder: String? = nil) throws
    -> GitRepository.Head
  {
    .commit(Array(try sample.git("rev-parse", "HEAD", folder: folder).utf8))
  }

  /// What is done to a repository with two commits on `main`.
  private static let cases: [[[String]]] = [
    [],
    [["checkout", "--quiet", "--detach", "HEAD~1"]],
    [["pack-refs", "--all"]],
    [["branch", "a/deeper/one"], ["tag", "main"], ["pack-refs", "--all"]],
    [["pack-refs", "--all"], ["commit", "--quiet", "--allow-empty", "-m", "third"]],
    [["symbolic-ref", "refs/heads/other", "refs/heads/main"], ["checkout", "--quiet", "other"]],
    [["branch", "ain"], ["pack-refs", "--all"], ["branch", "-D", "ain"]],
  ]

  @Test(arguments: cases, ["sha1", "sha256"])
  func `the commit is the one that git names`(steps: [[String]], format: String) throws {
    let sample = try SampleHistory(format: format)
    for name in ["first", "second"] { try sample.commit(name) }
    for step in steps { try sample.git(step) }
    #expect(GitHeadTests.head(sample) == (try GitHeadTests.commit(sample)))
  }

  @Test func `a branch without commits has none`() throws {
    let sample = try SampleHistory()
    #expect(GitHeadTests.head(sample) == .unborn)
    try sample.commit("first")
    try sample.git("checkout", "--quiet", "--orphan", "other")
    try sample.git("pack-refs", "--all")
    #expect(GitHeadTests.head(sample) == .unborn)
  }

  @Test func `a linked work tree has a head of its own`() throws {
    let sample = try SampleHistory()
    for name in ["first", "second"] { try sample.commit(name) }
    let linked = sample.outerPath("linked")
    try sample.git("worktree", "add", "--quiet", "-b", "side", linked, "HEAD~1")
    for _ in 0..<2 {
      #expect(
        GitHeadTests.head(sample, in: linked) == (try GitHeadTests.commit(sample, in: linked)))
      #expect(GitHeadTests.head(sample) == (try GitHeadTests.commit(sample)))
      try sample.git("pack-refs", "--all")
    }
    #expect(GitHeadTests.head(sample, in: linked) != GitHeadTests.head(sample))
  }

  /// Contents of `HEAD` that only git could make something of.
  private static let oddities = [
    "", "ref:", "ref: ", "ref: main", "ref: refs/../../secret", "ref: refs//main",
    "ref: refs/heads/",
    "ref: /etc/passwd", "ref: refs/heads/.invalid", "0123", String(repeating: "0", count: 41),
    String(repeating: "Z", count: 40), "ref: refs/heads/loop", "ref: refs/heads/a\u{0}b",
  ]

  @Test(arguments: oddities)
  func `what isn't as git writes it is unknown`(content: String) throws {
    let directory = try TemporaryDirectory()
    for name in ["objects", "refs/heads"] { try directory.makeDirectory(".git/\(name)") }
    try directory.write("ref: refs/heads/loop\n", to: ".git/refs/heads/loop")
    try directory.write(content, to: ".git/HEAD")
    #expect(GitRepository.containing(Array(directory.path.utf8))?.head == .unknown)
  }

  @Test func `a repository with reftables is unknown`() throws {
    let directory = try TemporaryDirectory()
    for name in ["objects", "refs", "reftable"] { try directory.makeDirectory(".git/\(name)") }
    try directory.write("ref: refs/heads/main\n", to: ".git/HEAD")
    #expect(GitRepository.containing(Array(directory.path.utf8))?.head == .unknown)
  }

  @Test func `garbage in packed references names at most a commit`() throws {
    let directory = try TemporaryDirectory()
    for name in ["objects", "refs"] { try directory.makeDirectory(".git/\(name)") }
    try directory.write("ref: refs/heads/main\n", to: ".git/HEAD")
    let root = Array(directory.path.utf8)
    let parts = ["refs/heads/main", " ", "\n", "#", "^", "0", String(repeating: "a", count: 40)]
    for seed in 0..<300 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      var content: [UInt8] = []
      for _ in 0..<Int.random(in: 0...9, using: &random) {
        content +=
          random.chance(percent: 10) ? random.bytes(count: 3) : Array(random.pick(parts).utf8)
      }
      try directory.write(content, to: Array(".git/packed-refs".utf8))
      let head = try #require(GitRepository.containing(root)?.head)
      if case .commit(let name) = head { #expect(name == Array(parts[6].utf8), "seed \(seed)") }
    }
  }

  @Test func `a shallow clone is one`() throws {
    let sample = try SampleHistory()
    for name in ["first", "second"] { try sample.commit(name) }
    let clone = sample.outerPath("clone")
    try sample.git("clone", "--quiet", "--depth=1", "file://\(sample.root)", clone)
    let paths = [sample.root, clone].map { Array($0.utf8) }
    #expect(paths.map { GitRepository.containing($0)?.isShallow } == [false, true])
  }
}
