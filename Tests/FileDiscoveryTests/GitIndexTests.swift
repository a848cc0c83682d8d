import SourceModel
import StandardExtensions
import TestSupport
import Testing

@testable import FileDiscovery

@Suite struct GitIndexTests {
  private static let files = ["a.py", "a-b.py", "a/b.py", "a/b/c.py", "z/é.py", "z/y"]

  /// A repository whose index git has written in the way that `prepare` asks for.
  private func sandbox(
    _ options: [String] = [], _ prepare: (GitSandbox) throws -> Void
  ) throws -> GitSandbox {
    let sandbox = try GitSandbox()
    try sandbox.git(["init", "-q"] + options)
    for file in Self.files { try sandbox.directory.write(file, to: "work/\(file)") }
    try prepare(sandbox)
    return sandbox
  }

  /// The index as it is read, against what git lists.
  private func check(_ sandbox: GitSandbox, objectNameBytes: Int = 20) throws {
    let index = try index(sandbox, objectNameBytes: objectNameBytes)
    let expected = try sandbox.git(["ls-files", "-z"]).split(separator: 0).map { Array($0) }
    #expect(index.count == expected.count)
    for path in expected {
      #expect(contains(index, path))
      #expect(!contains(index, path + [0x21]))
      #expect(!contains(index, path.dropLast()))
    }
    for (path, holds) in [("a", true), ("a/b", true), ("z", true), ("a/b.py", false), ("b", false)]
    {
      #expect(holdsPaths(index, below: path) == holds, "\(path)")
    }
  }

  private func index(_ sandbox: GitSandbox, objectNameBytes: Int) throws -> GitIndex {
    let git = Array("\(sandbox.workTree)/.git/".utf8)
    let content = try readFile(git + Array("index".utf8), limitBytes: 1 << 20)
    return try GitIndex(content, objectNameBytes: objectNameBytes) { name in
      try? readFile(git + Array("sharedindex.\(name)".utf8), limitBytes: 1 << 20)
    }
  }

  private func contains(_ index: GitIndex, _ path: [UInt8]) -> Bool { index.contains(path.span) }

  private func holdsPaths(_ index: GitIndex, below path: String) -> Bool {
    index.holdsPaths(below: Array(path.utf8).span)
  }

  @Test(arguments: ["2", "3", "4"])
  func readsAllVersions(version: String) throws {
    try check(
      sandbox { sandbox in
        try sandbox.git(["config", "index.version", version])
        // Entries of intent are the ones with extended flags, which make a version 3.
        if version != "2" { try sandbox.git(["add", "-N", "a/b.py"]) }
        try sandbox.git(["add", "-A"])
        try sandbox.directory.write("", to: "work/new.py")
        if version != "2" { try sandbox.git(["add", "-N", "new.py"]) }
      })
  }

  @Test func readsLongObjectNames() throws {
    let sandbox = try sandbox(["--object-format=sha256"]) { try $0.git(["add", "-A"]) }
    try check(sandbox, objectNameBytes: 32)
    try sandbox.directory.write("*", to: "work/.git/info/exclude")
    #expect(try sandbox.discovered() == sandbox.listedByGit())
  }

  @Test func readsSplitIndexes() throws {
    let sandbox = try sandbox { sandbox in
      try sandbox.git(["config", "splitIndex.maxPercentChange", "100"])
      try sandbox.git(["add", "-A"])
      try sandbox.git(["update-index", "--split-index"])
      try sandbox.git(["rm", "-q", "--cached", "a-b.py"])
      try sandbox.directory.write("changed", to: "work/a.py")
      try sandbox.directory.write("", to: "work/new.py")
      try sandbox.git(["add", "a.py", "new.py"])
    }
    let shared = try runProcess(["sh", "-c", "ls .git/sharedindex.*"], in: sandbox.workTree)
    #expect(shared.status == 0)
    try check(sandbox)
  }

  @Test func directoriesOfASparseIndexHoldNothing() throws {
    let sandbox = try sandbox { sandbox in
      try sandbox.git(["add", "-A"])
      try sandbox.git(["commit", "-qm", "first"])
      try sandbox.git(["sparse-checkout", "set", "--cone", "--sparse-index", "a"])
    }
    let index = try index(sandbox, objectNameBytes: 20)
    #expect(contains(index, Array("a/b.py".utf8)))
    #expect(!holdsPaths(index, below: "z"))
    #expect(
      try sandbox.discovered().map(\.description) == ["a-b.py", "a.py", "a/b.py", "a/b/c.py"])
  }

  @Test func damagedIndexCountsAsEmpty() throws {
    let sandbox = try sandbox { sandbox in
      try sandbox.git(["add", "-A"])
      try sandbox.directory.write("DIRC\0\0\0\u{2}\0\0\0\u{9}", to: "work/.git/index")
      try sandbox.directory.write("a.py", to: "work/.gitignore")
    }
    let result = try discoverFiles(in: sandbox.workTree, options: sandbox.options)
    #expect(!result.files.contains { $0.path == RepositoryPath("a.py") })
    #expect(result.files.contains { $0.path == RepositoryPath("a/b.py") })
    #expect(result.diagnostics.count == 1)
  }

  @Test func survivesAnyDamage() throws {
    let sandbox = try sandbox { sandbox in
      try sandbox.git(["config", "index.version", "4"])
      try sandbox.git(["add", "-A"])
      try sandbox.git(["update-index", "--split-index"])
      try sandbox.git(["rm", "-q", "--cached", "a.py"])
    }
    let git = Array("\(sandbox.workTree)/.git/".utf8)
    let shared = try runProcess(["sh", "-c", "cat .git/sharedindex.*"], in: sandbox.workTree)
    let contents = [
      try readFile(git + Array("index".utf8), limitBytes: 1 << 20), shared.output,
    ]
    for seed in 1...600 as ClosedRange<UInt64> {
      var generator = SeededGenerator(seed: seed)
      var content = generator.pick(contents)
      for _ in 0..<Int.random(in: 1...8, using: &generator) {
        let position = Int.random(in: content.indices, using: &generator)
        content[position] = generator.chance(percent: 30) ? 0xFF : generator.bytes(count: 1)[0]
      }
      if generator.chance(percent: 30) {
        content.removeLast(Int.random(in: 0..<content.count, using: &generator))
      }
      _ = try? GitIndex(content, objectNameBytes: generator.pick([20, 32])) { _ in content }
    }
  }
}
