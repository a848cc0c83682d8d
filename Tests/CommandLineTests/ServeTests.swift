import LocalServing
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#endif

/// A server of a sandbox's tree; ended with the last reference.
private final class TreeServer {
  let process: RunningProcess
  private(set) var hasEnded = false

  /// Starts it, and waits until it listens.
  init(_ sandbox: Sandbox, _ arguments: [String] = []) throws {
    process = try sandbox.start(["serve", "--socket", "-q"] + arguments)
    let folder = TreeServer.folder(sandbox)
    for _ in 0..<2000 {
      for name in regularNames(in: folder) where name.hasSuffix(".socket") {
        let place = SocketPlace(
          name: String(name.dropLast(".socket".count)),
          runtimeDirectory: sandbox.environment["XDG_RUNTIME_DIR"])
        // That of a server that was killed is there too, and nobody listens.
        if place?.isListening == true { return }
      }
      usleep(10_000)
    }
    Issue.record("the server doesn't listen")
  }

  static func folder(_ sandbox: Sandbox) -> String {
    "\(sandbox.environment["XDG_RUNTIME_DIR"] ?? "")/repomap"
  }

  @discardableResult
  func end(_ signal: Int32 = SIGTERM) throws -> ProcessResult {
    hasEnded = true
    process.send(signal)
    return try process.waitForEnd()
  }

  deinit { if !hasEnded { _ = try? end() } }
}

private func regularNames(in folder: String) -> [String] {
  guard let directory = opendir(folder) else { return [] }
  defer { closedir(directory) }
  var names: [String] = []
  while let entry = readdir(directory) {
    names.append(
      withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      })
  }
  return names
}

/// What `repomap serve` does for other processes.
@Suite struct ServeTests {
  /// A sandbox with a folder for sockets.
  private static func sandbox() throws -> Sandbox {
    var sandbox = try Sandbox()
    try sandbox.directory.makeDirectory("runtime")
    try sandbox.directory.setPermissions(0o700, of: "runtime")
    sandbox.environment["XDG_RUNTIME_DIR"] = sandbox.directory.path("runtime")
    return sandbox
  }

  /// Whether the server, which keeps maps in memory, answered.
  private static func isServed(_ sandbox: Sandbox) throws -> Bool {
    _ = try sandbox.run(["map", "-v"])
    return try sandbox.run(["map", "-v"]).errorText.contains("1 from memory")
  }

  @Test func `commands get what they would do themselves`() throws {
    let sandbox = try Self.sandbox()
    let file = try #require(Sandbox.shop.keys.sorted().first { $0.contains("/") })
    let lines: [(arguments: [String], directory: String, input: String)] = [
      ([], "", ""), (["map", "--tokens", "200"], "", ""), (["--format", "json"], "", ""),
      (["--focus", file], "", ""), (["--focus", "nowhere.py"], "", ""), (["--bogus"], "", ""),
      (["--task", "-"], "", "how are orders priced"), (["--tokens", "8"], "", ""),
      (["outline", file], "", ""), (["symbols", "*"], "", ""), (["symbols", "no_such"], "", ""),
      (["refs", "no_such"], "", ""), (["related", file], "", ""), (["why", file], "", ""),
      (["graph"], "", ""), (["tags", file], "", ""), (["map", "--files-from", "-"], "", file),
      (["batch"], "", "{\"tokens\":100}\n{\"bad\":1}\n"), (["map", "--trace", "missing"], "", ""),
      (["map", ".."], String(file.prefix { $0 != "/" }), ""),
    ]
    let server = try TreeServer(sandbox)
    #expect(try Self.isServed(sandbox))
    for (arguments, directory, input) in lines {
      let served = try sandbox.run(arguments, in: directory, input: input)
      let own = try sandbox.run(arguments + ["--no-server"], in: directory, input: input)
      #expect(served.output == own.output, "\(arguments)")
      #expect(served.errorText == own.errorText, "\(arguments)")
      #expect(served.status == own.status, "\(arguments)")
    }
    #expect(try server.end().status == 128 + SIGTERM)
  }

  @Test func `files are written where and how who asks would write them`() throws {
    let sandbox = try Self.sandbox()
    let server = try TreeServer(sandbox)
    let own = try sandbox.run(["--no-server"])
    let file = try #require(Sandbox.shop.keys.first { $0.contains("/") })
    let folder = file.prefix { $0 != "/" }
    let written = try sandbox.runShell(
      "cd '\(folder)' && umask 077 && \"$0\" map .. -o map.txt && stat -c %a map.txt && cat map.txt"
    )
    #expect(written.status == 0)
    #expect(written.output == Array("600\n".utf8) + own.output)
    try server.end()
  }

  @Test func `what changes is seen by the next command`() throws {
    let sandbox = try Self.sandbox()
    let server = try TreeServer(sandbox)
    for number in 0..<20 {
      try sandbox.write("def added_\(number)():\n    return 1\n", to: "added.py")
      let served = try sandbox.run(["symbols", "added_\(number)"])
      #expect(served.outputText.contains("added_\(number)"))
      #expect(
        served.output == (try sandbox.run(["symbols", "added_\(number)", "--no-server"]).output))
    }
    try server.end()
  }

  @Test func `settings and variables are those of who asks`() throws {
    var sandbox = try Self.sandbox()
    let server = try TreeServer(sandbox)
    sandbox.environment["REPO_MAP_TOKENS"] = "100"
    try sandbox.write("docs = true\n", to: ".repomap.toml")
    let served = try sandbox.run(["map"])
    #expect(served.output == (try sandbox.run(["map", "--no-server"]).output))
    #expect(try sandbox.run(["map", "--no-cache"]).status == 0)
    try server.end()
  }

  @Test func `the status of the server is what it sees and uses`() throws {
    let sandbox = try Self.sandbox()
    let none = try sandbox.run(["status", "--server"])
    #expect(none.status == 1)
    #expect(none.errorText.contains("there is no server of this tree"))
    let server = try TreeServer(sandbox)
    for _ in 0..<3 { _ = try sandbox.run(["map"]) }
    let status = try sandbox.run(["status", "--server", "--format", "prometheus"])
    #expect(status.status == 0)
    let runs = status.outputText.split(separator: "\n").first {
      $0.hasPrefix("repomap_stage_runs_total{stage=\"discovery\"} ")
    }
    #expect(Int(runs?.split(separator: " ").last ?? "") ?? 0 >= 4)
    #expect(status.outputText.contains("\nrepomap_watching "))
    try server.end()
  }

  @Test func `there is one server of a tree`() throws {
    let sandbox = try Self.sandbox()
    let server = try TreeServer(sandbox)
    let second = try sandbox.run(["serve", "--socket"])
    #expect(second.status == 2)
    #expect(second.errorText == "repomap: there is a server of this tree already\n")
    #expect(try Self.isServed(sandbox))
    try server.end()
  }

  @Test func `after a server was killed commands run, and another server can begin`() throws {
    let sandbox = try Self.sandbox()
    try TreeServer(sandbox).end(SIGKILL)
    #expect(try sandbox.run([]).status == 0)
    #expect(try !Self.isServed(sandbox))
    let server = try TreeServer(sandbox)
    #expect(try Self.isServed(sandbox))
    try server.end()
    #expect(!regularNames(in: TreeServer.folder(sandbox)).contains { $0.hasSuffix(".socket") })
  }

  @Test(arguments: [0o755, 0o770] as [UInt32])
  func `nobody asks in a folder that others can enter`(mode: UInt32) throws {
    let sandbox = try Self.sandbox()
    let server = try TreeServer(sandbox)
    try sandbox.directory.setPermissions(mode, of: "runtime/repomap")
    #expect(try !Self.isServed(sandbox))
    try server.end()
    let next = try sandbox.run(["serve", "--socket"])
    #expect(next.status == 2)
    #expect(next.errorText.contains("Permission denied"))
  }

  @Test func `a signal to who asks ends the command and not the server`() throws {
    var tree = try BigTree.shared.get()
    let other = try Self.sandbox()
    tree.environment["XDG_RUNTIME_DIR"] = other.environment["XDG_RUNTIME_DIR"]
    let server = try TreeServer(tree, ["--no-cache"])
    let process = try tree.start(BigTree.cold("served"))
    usleep(300_000)
    process.send(SIGINT)
    let result = try process.waitForEnd()
    #expect(result.status == 130)
    #expect(result.outputText == "")
    #expect(result.errorText == "repomap: interrupted\n")
    #expect(try tree.run(["map", "--tokens", "64"]).status == 0)
    #expect(try server.end().status == 128 + SIGTERM)
  }

  @Test func `a server that is to end stops what it runs`() throws {
    var tree = try BigTree.shared.get()
    let other = try Self.sandbox()
    tree.environment["XDG_RUNTIME_DIR"] = other.environment["XDG_RUNTIME_DIR"]
    let server = try TreeServer(tree, ["--no-cache"])
    let map = try tree.start(BigTree.cold("ending-map"))
    usleep(300_000)
    #expect(try server.end().status == 128 + SIGTERM)
    let result = try map.waitForEnd()
    // On a fast machine it may be done before.
    #expect(result.status == 0 || (result.status == 130 && result.outputText == ""))
  }

  @Test func `many ask at once`() throws {
    let sandbox = try Self.sandbox()
    let server = try TreeServer(sandbox)
    let own = try sandbox.run(["--no-server"]).output
    let script = """
      for n in $(seq 40); do "$0" map >"map-$n.out" 2>&1 & done; wait
      cat map-*.out | sort | uniq -c | awk '{print $1}' | sort -u | wc -l
      for n in $(seq 40); do cmp -s "map-$n.out" map-1.out || echo "map $n differs"; done
      cat map-1.out
      """
    let result = try sandbox.runShell(script)
    #expect(!result.outputText.contains("differs"))
    #expect(result.output.suffix(own.count) == own[...])
    try server.end()
  }

  @Test func `serve tells what is missing`() throws {
    let sandbox = try Self.sandbox()
    let result = try sandbox.run(["serve"])
    #expect(result.status == 2)
    #expect(result.errorText.contains("--socket"))
    #expect(try sandbox.run(["serve", "--socket", "missing"]).status == 2)
  }
}
