import RepoMapKit
import TestSupport
import Testing

@testable import MCPServer

/// Which trees a session may be asked about.
@Suite struct AllowedRootsTests {
  /// A repository with another work tree beside it, a nested repository, and a folder that is none of it.
  private static func sandbox() throws -> Sandbox {
    let sandbox = try Sandbox(["main/src/a.py": "def a(): pass\n", "other/b.py": "def b(): pass\n"])
    try sandbox.runTool(["git", "init", "-q", "-b", "one", "main"])
    try git(sandbox, "add", ".")
    try git(sandbox, "commit", "-qm", "a")
    try git(sandbox, "worktree", "add", "-q", "-b", "two", "../linked")
    try sandbox.runTool(["git", "init", "-q", "main/vendor/nested"])
    return sandbox
  }

  private static func git(_ sandbox: Sandbox, _ arguments: String...) throws {
    try sandbox.runTool(
      ["git", "-C", "main", "-c", "user.name=a", "-c", "user.email=a@invalid"] + arguments)
  }

  private static let places: [(String?, String?)] = [
    (nil, "main"), ("main/src", "main"), ("linked", "linked"),
    ("main/vendor/nested", "main/vendor/nested"), ("main/../linked/src", "linked"),
    ("other", nil), ("missing", nil), ("main/src/a.py", nil),
  ]

  @Test(arguments: places)
  func `a place leads to the work tree around it`(_ place: String?, _ expected: String?) throws {
    let sandbox = try Self.sandbox()
    let roots = AllowedRoots(usual: Array("\(sandbox.root)/main/src".utf8))
    let found = try? roots.tree(place.map { "\(sandbox.root)/\($0)" })
    #expect(found?.root == expected.map { Array("\(sandbox.root)/\($0)".utf8) })
  }

  @Test func `what the user names is allowed besides`() throws {
    let sandbox = try Self.sandbox()
    let roots = AllowedRoots(
      usual: Array("\(sandbox.root)/main".utf8), others: [Array("\(sandbox.root)/other".utf8)])
    #expect(try roots.tree("\(sandbox.root)/other").head == nil)
    #expect(try roots.tree(nil).head?.utf8.count == 7)
  }

  @Test func `a path is absolute`() throws {
    let roots = AllowedRoots(usual: Array("/".utf8))
    #expect(throws: ToolMistake("root is not an absolute path: src")) { try roots.tree("src") }
  }

  @Test func `one session answers about several work trees`() throws {
    let sandbox = try Self.sandbox()
    try sandbox.write("def only_linked(): pass\n", to: "linked/src/c.py")
    let client = try Client(
      sandbox, roots: AllowedRoots(usual: Array("\(sandbox.root)/main".utf8)))
    for (root, name, isFound) in [
      ("main", "only_linked", false), ("linked", "only_linked", true), ("main", "a", true),
    ] {
      let text = try client.call(
        "find_symbol",
        #"{"name":"\#(name)","exact":true,"root":"\#(sandbox.root)/\#(root)"}"#
      ).text
      #expect(text.contains("#\(name) ") == isFound)
      #expect(text.contains(", root \(sandbox.root)/\(root), head "))
    }
  }
}
