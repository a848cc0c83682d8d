import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#endif

/// `repomap eval` as its user sees it.
@Suite struct EvalCommandTests {
  /// A repository with one fix, and a directory for trees of the past.
  private static func sandbox() throws -> Sandbox {
    var sandbox = try Sandbox()
    try sandbox.directory.makeDirectory("scratch")
    sandbox.environment["TMPDIR"] = sandbox.directory.path("scratch")
    let identity = ["-c", "user.name=a", "-c", "user.email=a@invalid"]
    try sandbox.runTool(["git", "init", "--quiet"])
    for message in ["Begin", "Fix the wrong sum when a cart is empty"] {
      try sandbox.runTool(["git", "add", "--all"])
      try sandbox.runTool(["git"] + identity + ["commit", "--quiet", "--message", message])
      try sandbox.write("class Cart:\n    def total(self):\n        return 0\n", to: "shop/cart.py")
    }
    return sandbox
  }

  @Test func `a report has a table of each group`() throws {
    let result = try EvalCommandTests.sandbox().run(["eval", "--baseline", "words"])
    #expect(result.errorText == "")
    #expect(result.status == 0)
    #expect(result.outputText.hasPrefix("all tasks: 1, "))
    #expect(result.outputText.contains(#/\n  repomap +1,024 +100\.0 % /#))
    #expect(result.outputText.contains(#/\n  words +8,192 /#))
  }

  @Test func `JSON is one line`() throws {
    let result = try EvalCommandTests.sandbox().run(["eval", "--json", "--budgets", "64"])
    #expect(result.status == 0)
    #expect(result.outputText.hasPrefix("{\"schemaVersion\":1,\"coldSeconds\":"))
    #expect(result.outputText.split(separator: "\n").count == 1)
  }

  @Test func `a list has a line for each task`() throws {
    let result = try EvalCommandTests.sandbox().run(["eval", "--list"])
    #expect(result.status == 0)
    #expect(
      result.outputText.wholeMatch(
        of: /[0-9a-f]{10}\t1 file\tFix the wrong sum when a cart is empty\n/) != nil)
  }

  @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
  func `a signal ends it and removes the trees`(_ signal: Int32) throws {
    let sandbox = try EvalCommandTests.sandbox()
    let marker = sandbox.directory.path("started")
    let process = try sandbox.start([
      "eval", "--baseline", "sh -c 'echo {root} > \(marker); sleep 100'",
    ])
    let wait = "for i in $(seq 1000); do test -s '\(marker)' && exit; sleep 0.02; done"
    _ = try runProcess(["sh", "-c", wait])
    process.send(signal)
    let result = try process.waitForEnd()
    #expect(result.status == 128 + signal)
    #expect(result.outputText == "")
    #expect(result.errorText == "repomap: interrupted\n")
    #expect(try readBytes(marker).isEmpty == false)
    #expect(try listDirectory(sandbox.directory.path("scratch")) == [])
  }
}
