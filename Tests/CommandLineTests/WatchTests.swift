import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#endif

/// `repomap map --watch`: what is in the file, after what happens to the tree.
@Suite struct WatchTests {
  @Test func `the file is the map of the tree after each change`() throws {
    let watch = try WatchRun()
    try watch.expectMap("at the start")
    try watch.sandbox.write("class Fresh:\n    pass\n", to: "shop/fresh.py")
    try watch.expectMap("of a new file", holding: "class Fresh")
    try watch.sandbox.write("class Edited:\n    pass\n", to: "shop/fresh.py")
    try watch.expectMap("of an edit", holding: "class Edited")
    try watch.sandbox.write("class Saved:\n    pass\n", to: "shop/fresh.py.tmp")
    rename(watch.path("shop/fresh.py.tmp"), watch.path("shop/fresh.py"))
    try watch.expectMap("of an atomic save", holding: "class Saved")
    rename(watch.path("shop"), watch.path("store"))
    try watch.expectMap("of a directory that was renamed", holding: "store/fresh.py")
    try watch.sandbox.write("fresh.py\n", to: "store/.gitignore")
    try watch.expectMap("with a file ignored", without: "class Saved")
    let result = try watch.end(SIGTERM)
    #expect(result.status == 143)
    #expect(result.outputText == "")
    // One line for each, and nothing else.
    let lines = watch.told.split(separator: "\n")
    #expect(lines.count >= 6)
    #expect(
      lines.allSatisfy {
        $0.wholeMatch(of: /repomap: map\.out: written, \d+ files? read, \d+ ms/) != nil
      }, "\(watch.told)")
  }

  @Test func `a burst of changes is written rarely`() throws {
    let watch = try WatchRun()
    try watch.expectMap("at the start")
    for number in 0..<60 {
      try watch.sandbox.write("class Number\(number):\n    pass\n", to: "shop/burst.py")
      usleep(5_000)
    }
    try watch.expectMap("of the last change", holding: "class Number59")
    _ = try watch.end(SIGTERM)
    // One or two on an idle machine; a map of this tree takes some milliseconds.
    #expect(watch.told.split(separator: "\n").count <= 15, "\(watch.told)")
  }

  @Test func `a switch of branches is one change`() throws {
    let sandbox = try Sandbox()
    try sandbox.git(["init", "-q", "-b", "main"])
    try sandbox.git(["add", "-A"])
    try sandbox.git(["commit", "-q", "-m", "a"])
    try sandbox.git(["checkout", "-q", "-b", "next"])
    try sandbox.write("class Next:\n    pass\n", to: "next/next.py")
    try sandbox.git(["add", "-A"])
    try sandbox.git(["commit", "-q", "-m", "b"])
    let watch = try WatchRun(sandbox)
    try watch.expectMap("of the branch", holding: "class Next")
    try sandbox.git(["checkout", "-q", "main"])
    try watch.expectMap("of the other branch", without: "class Next")
    try sandbox.git(["checkout", "-q", "next"])
    try watch.expectMap("of the first branch", holding: "class Next")
    #expect(try watch.end(SIGINT).status == 130)
  }

  @Test func `a root that is gone is waited for, which is said once`() throws {
    let watch = try WatchRun(output: "../map.out")
    try watch.expectMap("at the start")
    rename(watch.sandbox.root, watch.sandbox.root + "-away")
    try watch.expectTold("waiting for it")
    rename(watch.sandbox.root + "-away", watch.sandbox.root)
    try watch.sandbox.write("class Back:\n    pass\n", to: "shop/back.py")
    try watch.expectMap("after it is back", holding: "class Back")
    let result = try watch.end(SIGTERM)
    #expect(result.status == 143)
    let told = watch.told.split(separator: "\n").filter { $0.contains("waiting for it") }
    #expect(told.count == 1, "\(watch.told)")
  }

  @Test func `what can't be mapped for a moment is told, and it goes on`() throws {
    let sandbox = try Sandbox(["a.py": "class First:\n    pass\n"])
    let watch = try WatchRun(sandbox)
    try watch.expectMap("at the start", holding: "class First")
    unlink(watch.path("a.py"))
    try watch.expectTold("no source files")
    try sandbox.write("class Second:\n    pass\n", to: "b.py")
    try watch.expectMap("when there is code again", holding: "class Second")
    let result = try watch.end(SIGHUP)
    #expect(result.status == 129)
    #expect(watch.told.contains("no source files"), "\(watch.told)")
  }

  @Test func `settings count as soon as they are written`() throws {
    let sandbox = try Sandbox()
    let watch = try WatchRun(sandbox)
    try watch.expectMap("at the start")
    try sandbox.write("tokens = 40\n", to: ".repomap.toml")
    try watch.expectMap("with a small budget", without: "class CartView")
    try sandbox.write("tokens = 2000\nthreads = 1\n", to: ".repomap.toml")
    try watch.expectMap("with a large budget", holding: "class CartView")
    _ = try watch.end(SIGTERM)
  }

  @Test func `a tree that can't be watched is looked at, which is said once`() throws {
    let sandbox = try Sandbox()
    link("\(sandbox.root)/shop/cart.py", "\(sandbox.root)/shop/twin.py")
    let watch = try WatchRun(sandbox)
    try watch.expectMap("at the start", holding: "twin.py")
    for name in ["One", "Two"] {
      try sandbox.write("class \(name):\n    pass\n", to: "shop/new.py")
      try watch.expectMap("of a change", holding: "class \(name)")
    }
    _ = try watch.end(SIGTERM)
    let told = watch.told.split(separator: "\n").filter {
      $0.contains("can't be watched: a file in it has several hard links")
    }
    #expect(told.count == 1, "\(watch.told)")
  }

  @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
  func `a signal during work leaves nothing half written`(_ signal: Int32) throws {
    let tree = try BigTree.shared.get()
    let process = try tree.start(
      BigTree.cold("watch\(signal)") + ["-o", "../watched\(signal)", "--watch"])
    pause(milliseconds: 300)
    process.send(signal)
    #expect(try process.waitForEnd().status == 128 + signal)
    let names = try listDirectory(tree.directory.path)
    #expect(!names.contains { $0.hasPrefix("watched\(signal).") })
  }
}

/// The program while it watches the tree of a sandbox.
private final class WatchRun {
  let sandbox: Sandbox
  private let output: String
  private let errors: String
  private let process: RunningProcess

  init(_ sandbox: Sandbox? = nil, output: String = "map.out") throws {
    self.sandbox = try sandbox ?? Sandbox()
    self.output = output
    let arguments = ["-o", output == "map.out" ? output : self.sandbox.directory.path("map.out")]
    errors = self.sandbox.directory.path("errors")
    // Into a file with a name, so that it can be read meanwhile.
    process = try RunningProcess(
      ["bash", "-c", "exec \"$0\" \"$@\" 2>\"$ERRORS\"", programPath, "map", self.sandbox.root]
        + ["--watch", "--verbose"] + arguments,
      in: self.sandbox.root,
      environment: self.sandbox.environment.merging(["ERRORS": errors]) { old, _ in old })
  }

  /// What the program has told until now.
  var told: String { String(decoding: (try? readBytes(errors)) ?? [], as: UTF8.self) }

  /// Waits until the program has told something.
  func expectTold(_ text: String, _ location: SourceLocation = #_sourceLocation) throws {
    for _ in 0..<3_000 {
      if told.contains(text) { return }
      usleep(20_000)
    }
    Issue.record("\(told)", sourceLocation: location)
  }

  func path(_ relative: String) -> String { "\(sandbox.root)/\(relative)" }

  /// Waits until the file is the map that a new process makes.
  func expectMap(
    _ when: String, holding part: String? = nil, without other: String? = nil,
    _ location: SourceLocation = #_sourceLocation
  ) throws {
    let expected = try sandbox.run(["map", sandbox.root]).outputText
    #expect(part.map { expected.contains($0) } != false, "\(when)", sourceLocation: location)
    #expect(other.map { expected.contains($0) } != true, "\(when)", sourceLocation: location)
    var content = ""
    // Long enough for a machine that is busy with other tests.
    for _ in 0..<3_000 {
      content = String(decoding: (try? readBytes(path(output))) ?? [], as: UTF8.self)
      if content == expected { return }
      usleep(20_000)
    }
    Issue.record("\(when): \(content)", sourceLocation: location)
  }

  /// Ends the program by a signal.
  func end(_ signal: Int32) throws -> ProcessResult {
    process.send(signal)
    return try process.waitForEnd()
  }
}

extension Sandbox {
  /// Runs git in the tree.
  fileprivate func git(_ arguments: [String]) throws {
    try runTool(["git", "-c", "user.name=a", "-c", "user.email=a@invalid"] + arguments)
  }
}
