import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#endif

/// How signals end the program, and what is left of its work.
@Suite struct SignalTests {
  @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
  func `a signal ends a long run early, with its exit code and no output`(
    _ signal: Int32
  ) throws {
    let tree = try BigTree.shared.get()
    let process = try tree.start(BigTree.cold("signal\(signal)"))
    pause(milliseconds: 400)
    let sent = ContinuousClock.now
    process.send(signal)
    let result = try process.waitForEnd()
    #expect(result.status == 128 + signal)
    #expect(result.outputText == "")
    #expect(result.errorText == "repomap: interrupted\n")
    // Usually below 50 ms; the machine may be busy with other tests.
    #expect(ContinuousClock.now - sent < .milliseconds(1500))
  }

  @Test func `what was extracted before a signal is kept`() throws {
    let tree = try BigTree.shared.get()
    let process = try tree.start(BigTree.cold("kept"))
    pause(milliseconds: 600)
    process.send(SIGINT)
    #expect(try process.waitForEnd().status == 130)
    let next = try #require(RunReport(tree.run(BigTree.cold("kept") + ["-v"])))
    #expect(next.parsed < next.files)
    #expect(next.cached == next.files - next.parsed)
  }

  @Test(arguments: [20, 150, 500, 1000, 1800, 2600])
  func `whenever a run is interrupted, the cache is sound and the next run goes on`(
    _ moment: UInt32
  ) throws {
    let tree = try BigTree.shared.get()
    let cold = BigTree.cold("moment\(moment)")
    let process = try tree.start(cold)
    pause(milliseconds: moment)
    process.send(SIGINT)
    let result = try process.waitForEnd()
    // On a fast machine it may be done before.
    let isDone = result.status == 0
    #expect(isDone || result.status == 130 && result.outputText == "")
    let cache = tree.directory.path("cache-moment\(moment)")
    #expect(!regularFiles(below: cache).contains { $0.hasSuffix(".tmp") })
    let check = try tree.run(["cache", "check", "--cache-dir", cache])
    #expect(check.status == 0 || regularFiles(below: cache).isEmpty, "\(check.outputText)")
    let next = try tree.run(cold + ["-v"])
    let report = try #require(RunReport(next))
    #expect(report.cached == report.files - report.parsed)
    #expect(next.outputText == (try tree.run(["--no-cache"]).outputText))
  }

  @Test func `an interrupted run leaves an output file as it was`() throws {
    let tree = try BigTree.shared.get()
    let process = try tree.start(BigTree.cold("output") + ["-o", "../map.txt"])
    pause(milliseconds: 300)
    process.send(SIGTERM)
    #expect(try process.waitForEnd().status == 143)
    #expect(try listDirectory(tree.directory.path).allSatisfy { !$0.hasPrefix("map.txt") })
  }

  @Test func `the second signal doesn't wait for anything`() throws {
    let sandbox = try Sandbox()
    _ = try sandbox.run([])
    try sandbox.write("def new(): pass\n", to: "new.py")
    let writer = try holdWriteLock(sandbox)
    defer {
      writer.send(SIGKILL)
      _ = try? writer.waitForEnd()
    }
    let process = try sandbox.start([])
    pause(milliseconds: 500)
    let sent = ContinuousClock.now
    process.send(SIGINT)
    pause(milliseconds: 50)
    process.send(SIGINT)
    let result = try process.waitForEnd()
    #expect(result.status == 130)
    #expect(result.outputText == "")
    #expect(ContinuousClock.now - sent < .milliseconds(1500))
  }

  @Test(arguments: ["HUP", "INT"])
  func `a signal that the caller ignores has no effect`(_ signal: String) throws {
    let result = try Sandbox().runShell(
      "trap '' \(signal); \"$0\" --task - < <(kill -\(signal) $$; sleep 0.1; echo cart)")
    #expect(result.status == 0)
    #expect(MapCoverage(result) != nil)
  }

  @Test func `a signal ends the wait for a reader`() throws {
    let sandbox = try Sandbox(BigTree.files(count: 40))
    let result = try sandbox.runShell(
      #"""
      mkfifo pipe; exec 3<>pipe
      "$0" --tokens 200000 >pipe & sleep 2; kill -TERM $!; wait $!
      """#)
    #expect(result.status == 143)
  }

  /// Holds the write lock of the sandbox's cache, as another program may, until it is killed.
  private func holdWriteLock(_ sandbox: Sandbox) throws -> RunningProcess {
    let script = """
      import glob, sqlite3, sys, time
      path = glob.glob(sys.argv[1] + '/**/*.sqlite', recursive=True)[0]
      connection = sqlite3.connect(path, isolation_level=None)
      connection.execute('BEGIN IMMEDIATE')
      open(sys.argv[2], 'w')
      time.sleep(30)
      """
    let signal = sandbox.directory.path("locked")
    let process = try RunningProcess(["python3", "-c", script, sandbox.cacheDirectory, signal])
    while access(signal, F_OK) != 0 { pause(milliseconds: 5) }
    return process
  }
}

/// Lets time pass for another process; no result of a test depends on how much.
func pause(milliseconds: UInt32) {
  usleep(milliseconds * 1000)
}
