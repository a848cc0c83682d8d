import FileDiscovery
import SourceModel
import TestSupport
import Testing

/// Why a path is found or not, against what the walk finds.
@Suite struct PathVisibilityTests {
  private static let names = ["a", "b", "lib", "build", "x y", "foo.d", "[q]", "é", "A", "a-b"]

  /// All files below a directory, by their paths.
  private func allFiles(_ sandbox: GitSandbox) throws -> [String] {
    let result = try runProcess(["find", ".", "-type", "f", "-print0"], in: sandbox.workTree)
    return result.output.split(separator: 0).map {
      String(decoding: $0.dropFirst(2), as: UTF8.self)
    }
  }

  @Test(arguments: 1...60 as ClosedRange<UInt64>)
  func `what is said of a file is what the walk does`(seed: UInt64) throws {
    let sandbox = try GitSandbox()
    var tree = RandomTree(seed: 5_000 + seed, names: Self.names)
    try tree.write(in: sandbox)
    let found = Set(try sandbox.discovered().map(\.description))
    for path in try allFiles(sandbox) where path.lowercased().hasSuffix(".py") {
      let answer = pathVisibility(
        of: Array(path.utf8), in: Array(sandbox.workTree.utf8), isDirectory: false,
        options: sandbox.options)
      #expect(
        answer.isShown == found.contains(path),
        "seed \(5_000 + seed), \(path): \(answer), rules \(tree.ruleTexts)")
    }
  }

  /// The files, the path, and what is said of it.
  private static let cases: [([String: String], String, String)] = [
    ([:], "a.py", "shown"),
    ([".gitignore": "\n# x\n*.py\n"], "a.py", "hidden .gitignore:3 *.py at a.py"),
    ([".gitignore": "lib/\n"], "lib/x/a.py", "hidden .gitignore:1 lib/ at lib"),
    ([".gitignore": "*.py\n!a.py\n"], "a.py", "shown .gitignore:2 !a.py at a.py"),
    (
      [".gitignore": "*.py\n", "lib/.gitignore": "!*.py\n"], "lib/a.py",
      "shown lib/.gitignore:1 !*.py at lib/a.py"
    ),
    (
      [".gitignore": "!a.py\n", ".ignore": "a.py\n", ".repomapignore": "!a.py"], "a.py",
      "shown .repomapignore:1 !a.py at a.py"
    ),
    ([".aiderignore": "lib/*.py"], "lib/a.py", "hidden .aiderignore:1 lib/*.py at lib/a.py"),
    (["lib/CACHEDIR.TAG": "Signature: 8a477f597d28d172789f06886806bc55"], "lib/a.py", "cache lib"),
    ([:], ".git/hooks/a.py", "versions .git"),
    ([:], "lib/.svn/a.py", "versions lib/.svn"),
  ]

  @Test(arguments: cases)
  func `the rule is named with its file and line`(
    files: [String: String], path: String, expected: String
  ) throws {
    let sandbox = try GitSandbox()
    try sandbox.initialize()
    for (name, content) in files { try sandbox.directory.write(content, to: "work/\(name)") }
    let answer = pathVisibility(
      of: Array(path.utf8), in: Array(sandbox.workTree.utf8), isDirectory: false,
      options: sandbox.options)
    #expect(answer.summary == expected)
  }
}

extension PathVisibility {
  fileprivate var summary: String {
    func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
    let verb = isShown ? "shown" : "hidden"
    switch reason {
    case .noRule: return verb
    case .rule(let rule):
      return "\(verb) \(text(rule.file)):\(rule.line) \(text(rule.pattern)) at \(text(decided))"
    case .tracked(let rule): return "tracked \(text(rule.file)):\(rule.line)"
    case .versionControl: return "versions \(text(decided))"
    case .cacheTag: return "cache \(text(decided))"
    }
  }
}
