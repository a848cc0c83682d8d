import FileDiscovery
import SourceModel
import TestSupport
import Testing

/// Discovery in a tree that git has, against a walk of a directory with the same files.
@Suite struct StoredTreeTests {
  private static let names = ["a", "b", "lib", "build", "x y", "é", "A", "vendor", "test", "a-b"]
  private static let attributes = [
    "*.py linguist-generated\n", "a* linguist-vendored\n", "*.txt linguist-language=Python\n",
    "lib/* -linguist-vendored\n",
  ]

  @Test(arguments: 1...(isThorough ? 200 : 30) as ClosedRange<UInt64>)
  func `a stored tree is found as a clean checkout of it`(seed: UInt64) throws {
    let sandbox = try GitSandbox()
    var tree = RandomTree(seed: 5_000 + seed, names: Self.names)
    try tree.write(in: sandbox)
    var generator = SeededGenerator(seed: seed)
    for directory in [""] + tree.directories {
      try Self.addRules(to: directory.isEmpty ? "work" : "work/\(directory)", sandbox, &generator)
    }
    try sandbox.git(["add", "--all", "--force"])
    for root in [""] + tree.directories.prefix(3) {
      let stored = try Self.storedTree(of: sandbox, root: root)
      // What only holds links or nothing isn't in a commit.
      guard
        root.isEmpty || stored.files.contains(where: { $0.path.bytes.starts(with: stored.prefix) })
      else { continue }
      let expected = try discoverFiles(
        in: sandbox.directory.path(root.isEmpty ? "work" : "work/\(root)"),
        options: sandbox.options)
      let found = discoverFiles(in: stored, options: sandbox.options)
      let context = "seed \(seed), root '\(root)'"
      #expect(found.files.map(\.path) == expected.files.map(\.path), "\(context)")
      #expect(found.files.languageCodes == expected.files.languageCodes, "\(context)")
      #expect(found.files.noise == expected.files.noise, "\(context)")
      #expect(found.ignoredCount == expected.ignoredCount, "\(context)")
      #expect(found.otherCount == expected.otherCount, "\(context)")
    }
  }

  /// Writes files that decide about others, in one directory.
  private static func addRules(
    to directory: String, _ sandbox: GitSandbox, _ generator: inout SeededGenerator
  ) throws {
    let rules = { (generator: inout SeededGenerator) -> String in
      var file = RandomIgnoreFile(
        generator: SeededGenerator(seed: generator.next()), names: names + ["*.py", "*.txt"])
      return String(decoding: file.content(lineLimit: 4), as: UTF8.self)
    }
    if generator.chance(percent: 25) {
      try sandbox.directory.write(rules(&generator), to: "\(directory)/.ignore")
    }
    if generator.chance(percent: 15) {
      try sandbox.directory.write(rules(&generator), to: "\(directory)/.repomapignore")
    }
    if generator.chance(percent: 10) {
      try sandbox.directory.makeLink("\(directory)/.aiderignore", to: ".ignore")
    }
    if generator.chance(percent: 20) {
      try sandbox.directory.write(
        generator.pick(attributes) + generator.pick(attributes), to: "\(directory)/.gitattributes")
      try sandbox.directory.write("Buy milk.\n", to: "\(directory)/notes.txt")
    }
    if generator.chance(percent: 5) {
      try sandbox.directory.write(
        "Signature: 8a477f597d28d172789f06886806bc55\n", to: "\(directory)/CACHEDIR.TAG")
    }
    if generator.chance(percent: 10) {
      try sandbox.directory.makeLink("\(directory)/link.py", to: "a.py")
      try sandbox.directory.write("def f(): pass\n", to: "\(directory)/.hg/f.py")
    }
  }

  /// What is in the index, with contents from the work tree.
  private static func storedTree(of sandbox: GitSandbox, root: String) throws -> StoredTree {
    let repository = try #require(GitRepository(workTree: Array(sandbox.workTree.utf8)))
    let workTree = sandbox.workTree
    let files = try sandbox.git(["ls-files", "--stage", "-z"]).split(separator: 0).compactMap {
      line -> StoredTree.File? in
      guard let tab = line.firstIndex(of: UInt8(ascii: "\t")) else { return nil }
      return StoredTree.File(
        path: RepositoryPath(bytes: Array(line[(tab + 1)...])),
        isLink: line.starts(with: "120000".utf8),
        stamp: FileStamp(
          size: 0, modificationNanoseconds: 0, changeNanoseconds: 0, inode: 0))
    }
    return StoredTree(
      repository: repository, files: files.sorted { $0.path < $1.path },
      prefix: root.isEmpty ? [] : Array("\(root)/".utf8)
    ) { path in
      try? readBytes(workTree + "/" + String(decoding: path, as: UTF8.self))
    }
  }
}
