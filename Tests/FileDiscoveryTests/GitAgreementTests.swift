import FileDiscovery
import SourceModel
import TestSupport
import Testing

/// Discovery against git itself, on trees and ignore files made at random.
@Suite struct GitAgreementTests {
  private static let names = [
    "a", "b", "lib", "build", "x y", "foo.d", "[q]", "é", "A", "ab", "!z", "#c", "a-b", "aab",
  ]

  @Test(arguments: 1...150 as ClosedRange<UInt64>)
  func findsWhatGitLists(seed: UInt64) throws {
    let sandbox = try GitSandbox()
    var tree = RandomTree(seed: seed, names: Self.names)
    try tree.write(in: sandbox)
    let expected = try sandbox.listedByGit()
    let found = try sandbox.discovered()
    let difference = Set(found).symmetricDifference(expected).sorted()
    #expect(found == expected, "seed \(seed): \(difference), rules \(tree.ruleTexts)")
  }

  @Test(arguments: 1...30 as ClosedRange<UInt64>)
  func findsWhatGitListsInASubdirectory(seed: UInt64) throws {
    let sandbox = try GitSandbox()
    var tree = RandomTree(seed: 1_000 + seed, names: Self.names)
    try tree.write(in: sandbox)
    for directory in tree.directories.prefix(3) {
      let relative = "work/\(directory)"
      // A root that git ignores is walked all the same, so there is nothing to compare.
      let ignored = try sandbox.git(
        ["check-ignore", "--no-index", "-z", "--stdin"], input: Array(directory.utf8))
      if !ignored.isEmpty { continue }
      let expected = try sandbox.listedByGit(in: relative)
      let found = try sandbox.discovered(in: relative)
      #expect(
        found == expected,
        "seed \(1_000 + seed), \(directory), rules \(tree.ruleTexts)")
    }
  }
}

/// A work tree with ignore files, tracked files and the settings that git reads.
struct RandomTree {
  private var generator: SeededGenerator
  private let names: [String]
  private var rules: RandomIgnoreFile
  private(set) var directories: [String] = []
  /// The ignore files, for messages.
  private(set) var ruleTexts: [String: String] = [:]

  init(seed: UInt64, names: [String]) {
    generator = SeededGenerator(seed: seed)
    self.names = names
    rules = RandomIgnoreFile(
      generator: SeededGenerator(seed: ~seed), names: names + names.map { $0 + ".py" })
  }

  mutating func write(in sandbox: GitSandbox) throws {
    try sandbox.initialize()
    var files: [String] = []
    try writeFiles(in: sandbox, &files)
    for directory in [""] + directories where generator.chance(percent: 50) {
      try writeRules("work/" + (directory.isEmpty ? "" : directory + "/") + ".gitignore", sandbox)
    }
    if generator.chance(percent: 50) { try writeRules("work/.git/info/exclude", sandbox) }
    try writeSettings(in: sandbox)
    let tracked = files.filter { _ in generator.chance(percent: 15) }
    if !tracked.isEmpty {
      let version = generator.pick(["2", "3", "4"])
      try sandbox.git(
        [
          "-c", "index.version=\(version)", "update-index", "--add", "-z", "--stdin",
        ], input: Array(tracked.joined(separator: "\0").utf8))
    }
  }

  private mutating func writeFiles(in sandbox: GitSandbox, _ files: inout [String]) throws {
    var open = [""]
    for _ in 0..<Int.random(in: 1...8, using: &generator) {
      let parent = generator.pick(open)
      let directory = parent + generator.pick(names)
      if directories.contains(directory) { continue }
      directories.append(directory)
      open.append(directory + "/")
    }
    for directory in open {
      for _ in 0..<Int.random(in: 1...5, using: &generator) {
        let file = directory + generator.pick(names) + generator.pick([".py", ".py", ".PY"])
        // Where git ignores case, it takes two such files for one.
        if files.contains(where: { $0.lowercased() == file.lowercased() }) { continue }
        files.append(file)
        try sandbox.directory.write("", to: "work/" + file)
      }
    }
  }

  /// User-wide excludes, at their default place or one that the configuration names.
  private mutating func writeSettings(in sandbox: GitSandbox) throws {
    switch Int.random(in: 0..<5, using: &generator) {
    case 0: try writeRules("home/.config/git/ignore", sandbox)
    case 1:
      try sandbox.directory.write(
        "[core]\n excludesFile = ~/my excludes ; of mine\n", to: "home/.gitconfig")
      try writeRules("home/my excludes", sandbox)
    case 2:
      try sandbox.directory.write(
        "[include]\n path = more\n[core]\n\texcludesfile=\"~/none\"\n", to: "home/.gitconfig")
      try sandbox.directory.write("[core]ignoreCase = yes\n", to: "home/more")
    case 3:
      try sandbox.directory.write(
        "[includeIf \"gitdir:wor?/\"]\n path = \\\n~/more\n", to: "home/.config/git/config")
      try sandbox.directory.write(
        "[Core]\nEXCLUDESFILE = ~/e\n ignorecase\n", to: "home/more")
      try writeRules("home/e", sandbox)
    default: break
    }
  }

  private mutating func writeRules(_ path: String, _ sandbox: GitSandbox) throws {
    let content = rules.content(lineLimit: 8)
    ruleTexts[path] = String(decoding: content, as: UTF8.self)
    try sandbox.directory.write(content, to: Array(path.utf8))
  }
}
