import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#endif

/// Places where a cache can't live, or only in part.
@Suite struct CachePlaceTests {
  /// A user who owns nothing here: `nobody`.
  private static let otherUser = "65534"

  @Test(arguments: [0, 4, 16, 64, 200, 600, 2000])
  func `a full disk`(_ kibibytes: Int) throws {
    guard MountedDirectory.isPermitted else { return notTested("needs the right to mount") }
    let mount = try MountedDirectory(kibibytes: max(4, kibibytes))
    let tree = try MappedTree(moduleCount: 40)
    if kibibytes == 0 { _ = try runProcess(["sh", "-c", "yes >\(mount.path)/full"]) }
    for round in 0..<3 {
      let errors = try tree.checkRun(cache: mount.path, "\(kibibytes) KiB, round \(round)")
      if kibibytes == 0 { #expect(errors.contains("cache")) }
      try tree.edit()
    }
  }

  @Test func `a disk that fills up, and has room again`() throws {
    guard MountedDirectory.isPermitted else { return notTested("needs the right to mount") }
    let mount = try MountedDirectory(kibibytes: 4000)
    let tree = try MappedTree()
    try tree.checkRun(cache: mount.path, "room")
    try tree.edit()
    _ = try runProcess(["sh", "-c", "yes >\(mount.path)/full"])
    try tree.checkRun(cache: mount.path, "full")
    try tree.edit()
    try tree.checkRun(cache: mount.path, "still full")
    #expect(unlink("\(mount.path)/full") == 0)
    try tree.checkRun(cache: mount.path, "room again")
    try tree.checkUsable(cache: mount.path, "afterwards")
  }

  @Test func `a read-only file system, with and without a cache`() throws {
    guard MountedDirectory.isPermitted else { return notTested("needs the right to mount") }
    let (filled, empty) = (
      try MountedDirectory(kibibytes: 4000), try MountedDirectory(kibibytes: 4000)
    )
    let tree = try MappedTree()
    waitUntilStampsCount()
    try tree.checkRun(cache: filled.path, "writable")
    for mount in [filled, empty] { try mount.makeReadOnly() }
    for mount in [filled, empty] { try tree.checkRun(cache: mount.path, "read-only") }
    try tree.edit()
    for mount in [filled, empty] { try tree.checkRun(cache: mount.path, "after an edit") }
  }

  @Test func `a directory that may not be written, with and without a cache`() throws {
    let tree = try MappedTree()
    let user = try UserRun(tree, user: CachePlaceTests.otherUser)
    try tree.sandbox.directory.makeDirectory("empty")
    try user.takeOver("empty")
    try tree.copy("empty", to: "filled")
    try user.check(cache: "filled", "writable")
    for name in ["filled", "empty"] { try user.changeMode("a-w", of: name) }
    for name in ["filled", "empty"] { try user.check(cache: name, "not writable") }
    try tree.edit()
    for name in ["filled", "empty"] { try user.check(cache: name, "after an edit") }
    try user.changeMode("u+w", of: "filled")
    try user.check(cache: "filled", "writable again")
  }

  @Test func `a directory of another user`() throws {
    guard getuid() == 0 else { return notTested("needs the right to give files away") }
    let tree = try MappedTree()
    try tree.checkRun(cache: "cache", "own")
    try tree.sandbox.runTool([
      "chown", "-R", CachePlaceTests.otherUser, tree.sandbox.directory.path("cache"),
    ])
    let errors = try tree.checkRun(cache: "cache", "of another user")
    #expect(errors.contains("cache"))
    // Nor does another user take what is ours.
    let user = try UserRun(tree, user: CachePlaceTests.otherUser)
    try tree.checkRun(cache: "ours", "ours")
    try user.check(cache: "ours", "ours, for another user")
  }

  @Test(arguments: [
    "file", "file/below", "dangling", "loop", "/dev/null", "/dev/full", "/proc/self/none", "pipe",
    "tree/shop/cart.py",
  ])
  func `a path that can't be a directory`(_ name: String) throws {
    let tree = try MappedTree(moduleCount: 2)
    let directory = tree.sandbox.directory
    try directory.write("precious", to: "file")
    try directory.makeLink("dangling", to: "/none/there")
    try directory.makeLink("loop", to: "loop")
    #expect(mkfifo(directory.path("pipe"), 0o600) == 0)
    for _ in 0..<2 {
      let errors = try tree.checkRun(cache: name, name)
      #expect(errors.contains("cache"))
    }
    #expect(try readBytes(directory.path("file")) == Array("precious".utf8))
  }

  @Test func `a cache within the tree, and one that holds the tree`() throws {
    let tree = try MappedTree(moduleCount: 2)
    for name in ["tree/.cache", "tree/cache", "", "tree"] {
      try tree.checkRun(cache: name, "'\(name)', first")
      try tree.checkRun(cache: name, "'\(name)', second")
      try tree.checkUsable(cache: name, "'\(name)', third")
    }
  }

  /// Says that this machine can't show what a test is about.
  private func notTested(_ reason: Comment) {
    Issue.record(reason, severity: .warning)
  }
}

/// Runs of the program by a user whom permissions bind: another one where the tests run as root.
private struct UserRun {
  private let tree: MappedTree
  private let prefix: [String]
  private let user: String
  private let program: String

  init(_ tree: MappedTree, user: String) throws {
    self.tree = tree
    self.user = user
    prefix =
      getuid() == 0
      ? ["setpriv", "--reuid", user, "--regid", user, "--clear-groups", "--"] : []
    // The build and the grammars may lie where only root looks.
    program = tree.sandbox.directory.path("program/repomap")
    try tree.sandbox.directory.makeDirectory("program")
    try tree.sandbox.runTool(["cp", programPath, program])
    for directory in grammarDirectories where access(directory, F_OK) == 0 {
      try tree.sandbox.runTool([
        "cp", "-rL", "\(directory)/.", tree.sandbox.directory.path("program"),
      ])
    }
    try changeMode("a+rX", of: "")
  }

  func takeOver(_ name: String) throws {
    guard getuid() == 0 else { return }
    try tree.sandbox.runTool(["chown", "-R", user, tree.sandbox.directory.path(name)])
  }

  func changeMode(_ mode: String, of name: String) throws {
    try tree.sandbox.runTool(["chmod", "-R", mode, tree.sandbox.directory.path(name)])
  }

  func check(cache name: String, _ comment: String) throws {
    var environment = tree.sandbox.environment
    environment["REPO_MAP_GRAMMAR_DIR"] = tree.sandbox.directory.path("program")
    let result = try runProcess(
      prefix + [program] + tree.arguments(cache: name), in: tree.sandbox.root,
      environment: environment)
    tree.check(result, comment)
  }
}
