import GitAccess
import SourceModel
import TestSupport
import Testing

@testable import RepoMapKit

@Suite struct ScratchTreeTests {
  private static func reader(_ history: SampleHistory) throws -> GitRepositoryReader {
    try GitRepositoryReader(
      root: history.root, program: GitProgram(environment: history.environment))
  }

  /// `path content` of all files, in order.
  private static func files(below root: String) throws -> [String] {
    try regularFiles(below: root).map { path in
      "\(path.dropFirst(root.utf8.count + 1)) \(String(decoding: try readBytes(path), as: UTF8.self))"
    }.sorted()
  }

  @Test func `trees follow one another, whatever they hold`() throws {
    let history = try SampleHistory()
    let reader = try ScratchTreeTests.reader(history)
    let scratch = try ScratchTree(below: history.outerPath("home"))
    defer { scratch.remove() }
    let root = String(decoding: scratch.root, as: UTF8.self)
    let names = ["a", "b", "a/x", "a/y", "b/c/d", "b/c/e", "b/f", "g"]
    for seed in 0..<12 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      _ = try runProcess(["sh", "-c", "rm -rf *"], in: history.root)
      var expected: [String] = []
      for name in names.shuffled(using: &random).prefix(5) {
        // A file where a directory is, or the other way round.
        if expected.contains(where: { $0.hasPrefix("\(name)/") }) { continue }
        if expected.contains(where: { name.hasPrefix("\($0.split(separator: " ")[0])/") }) {
          continue
        }
        let content = "\(Int.random(in: 0...2, using: &random))"
        try history.write(content, to: name)
        expected.append("\(name) \(content)")
      }
      let commit = try history.commit("Change \(seed)")
      try scratch.hold(#require(GitObjectID(hexadecimal: Array(commit.utf8))), of: reader)
      #expect(try ScratchTreeTests.files(below: root) == expected.sorted(), "seed \(seed)")
    }
  }

  @Test func `links, submodules and ignore files are left out`() throws {
    let history = try SampleHistory()
    try history.write("*\n", to: ".gitignore")
    try history.write("*\n", to: "sub/.gitignore")
    try history.write("x", to: "sub/x")
    _ = try runProcess(["ln", "-s", "/", "link"], in: history.root)
    _ = try runProcess(["ln", "-s", "..", "sub/up"], in: history.root)
    try history.git("add", "--force", "--all")
    let zeros = String(repeating: "1", count: 40)
    try history.git("update-index", "--add", "--cacheinfo", "160000,\(zeros),module")
    try history.git("commit", "--quiet", "--message", "All")
    let commit = Array(try history.git("rev-parse", "HEAD").utf8)
    let scratch = try ScratchTree(below: history.outerPath("home"))
    try scratch.hold(
      #require(GitObjectID(hexadecimal: commit)), of: ScratchTreeTests.reader(history))
    let root = String(decoding: scratch.root, as: UTF8.self)
    #expect(
      try runProcess(["find", ".", "-mindepth", "1"], in: root).outputText.split(separator: "\n")
        .sorted() == ["./sub", "./sub/x"])
    scratch.remove()
    #expect(try listDirectory(history.outerPath("home")) == [])
  }

  @Test func `names that lead elsewhere are passed over`() throws {
    let history = try SampleHistory()
    let blob = try history.git("hash-object", "-w", "--stdin", input: Array("bad".utf8))
    func tree(_ entries: String...) throws -> String {
      try history.git(
        "mktree", "--missing", input: Array(entries.map { "\($0)\n" }.joined().utf8))
    }
    // git makes such trees only by hand.
    let inner = try tree("100644 blob \(blob)\tescaped", "100644 blob \(blob)\tfine")
    var bytes: [UInt8] = []
    for name in ["..", ".git", "good"] {
      bytes += Array("40000 \(name)\0".utf8)
      bytes += try #require(GitObjectID(hexadecimal: Array(inner.utf8))).bytes
    }
    let outer = try history.git(
      "hash-object", "-t", "tree", "-w", "--literally", "--stdin", input: bytes)
    let commit = try history.git("commit-tree", "-m", "bad", outer)
    let scratch = try ScratchTree(below: history.outerPath("home"))
    defer { scratch.remove() }
    try scratch.hold(
      #require(GitObjectID(hexadecimal: Array(commit.utf8))), of: ScratchTreeTests.reader(history))
    let files = try ScratchTreeTests.files(below: history.outerPath("home"))
    #expect(files.count == 2)
    #expect(files.allSatisfy { $0.contains("/tree/good/") })
  }

  @Test func `a directory that can't be made is told`() {
    #expect(throws: EvaluationError.self) { try ScratchTree(below: "/missing") }
  }
}
