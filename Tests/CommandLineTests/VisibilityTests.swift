import TestSupport
import Testing

/// Which files count, beside what git, ripgrep and fd say, and `repomap status --why`.
@Suite struct VisibilityTests {
  /// The kinds of rules, each of which hides a file of its name.
  private static let kinds = [
    "gitignore", "ignore", "aiderignore", "repomapignore", "exclude", "core", "tracked", "plain",
  ]

  private func sandbox() throws -> Sandbox {
    let sandbox = try Sandbox([:])
    for kind in VisibilityTests.kinds { try sandbox.write("def f(): pass\n", to: "\(kind).py") }
    try sandbox.runTool(["git", "init", "-q"])
    try sandbox.write("gitignore.py\ntracked.py\n", to: ".gitignore")
    for kind in ["ignore", "aiderignore", "repomapignore"] {
      try sandbox.write("\(kind).py\n", to: ".\(kind)")
    }
    try sandbox.write("exclude.py\n", to: ".git/info/exclude")
    try sandbox.directory.write("core.py\n", to: "excludes")
    try sandbox.runTool(["git", "config", "core.excludesFile", sandbox.directory.path("excludes")])
    try sandbox.runTool(["git", "add", "-f", "tracked.py"])
    return sandbox
  }

  private func names(_ text: String) -> Set<String> {
    Set(
      text.split(separator: "\n").filter { $0.hasSuffix(".py") }
        .map { $0.split(separator: "/").last?.dropLast(3).description ?? "" })
  }

  private func shown(_ sandbox: Sandbox) throws -> Set<String> {
    let lines = try sandbox.run(["tags"]).outputText.split(separator: "\n")
    return names(lines.map { $0.prefix { $0 != "\t" } }.joined(separator: "\n"))
  }

  @Test func `our rules hide what they should, and nothing that is tracked`() throws {
    #expect(try shown(sandbox()) == ["tracked", "plain"])
  }

  @Test func `git hides the same by its own rules`() throws {
    let sandbox = try sandbox()
    for name in ["ignore", "aiderignore", "repomapignore"] {
      try sandbox.runTool(["rm", ".\(name)"])
    }
    let git = try sandbox.runShell("git ls-files -co --exclude-standard")
    #expect(try shown(sandbox) == names(git.outputText))
    #expect(names(git.outputText).contains("tracked"))
  }

  /// Where the others differ, it is for a reason: docs/reference/files.md.
  @Test(.enabled(if: ForeignTool.isWanted(ForeignTool.ripgrep), "\(ForeignTool.hint)"))
  func `ripgrep differs in what is tracked and in files that only we know`() throws {
    let sandbox = try sandbox()
    let other = names(try sandbox.runShell("rg --files").outputText)
    let ours = try shown(sandbox)
    // It reads core.excludesFile of the user alone.
    #expect(other.subtracting(ours) == ["aiderignore", "repomapignore", "core"])
    #expect(ours.subtracting(other) == ["tracked"])
  }

  @Test(.enabled(if: ForeignTool.isWanted(ForeignTool.fd), "\(ForeignTool.hint)"))
  func `fd differs in the same`() throws {
    let sandbox = try sandbox()
    let other = names(try sandbox.runShell("fdfind -t f").outputText)
    let ours = try shown(sandbox)
    #expect(other.subtracting(ours) == ["aiderignore", "repomapignore", "core"])
    #expect(ours.subtracting(other) == ["tracked"])
  }

  @Test(arguments: [
    ("gitignore.py", 1, "hidden by .gitignore:1: gitignore.py"),
    ("aiderignore.py", 1, "hidden by .aiderignore:1: aiderignore.py"),
    ("exclude.py", 1, "hidden by /tree/.git/info/exclude:1: exclude.py"),
    ("core.py", 1, "hidden by /excludes:1: core.py"),
    ("tracked.py", 0, "shown; git tracks it, in spite of .gitignore:2: tracked.py"),
    ("plain.py", 0, "shown; no rule matches"), ("./plain.py", 0, "shown; no rule matches"),
    ("notes.txt", 0, "shown, but of no known language by its name; no rule matches"),
    (".git/config", 1, "hidden; .git belongs to a version control system"),
  ])
  func `why names rule and line`(path: String, status: Int32, expected: String) throws {
    let sandbox = try sandbox()
    let result = try sandbox.run(["status", "--why", path])
    let text = result.outputText.replacing(sandbox.directory.path, with: "")
    #expect(text == "\(path): \(expected)\n")
    #expect(result.status == status)
    #expect(result.errorText == "")
  }

  @Test func `why can't be asked of other trees`() throws {
    let sandbox = try sandbox()
    let result = try sandbox.run(["status", "--why", "/etc/passwd"])
    #expect(result.status == 1)
    #expect(result.errorText.hasPrefix("repomap: /etc/passwd: not below "))
  }
}
