import TestSupport
import Testing

/// What a terminal changes: never the result.
@Suite struct TerminalTests {
  private func record(
    _ sandbox: Sandbox, _ arguments: [String], columns: Int = 100,
    _ variables: [String: String] = [:]
  ) throws -> TerminalRecording {
    var environment = sandbox.environment.merging(variables) { $1 }
    environment["TERM"] = environment["TERM"] ?? "xterm"
    return try TerminalRecording(
      [programPath] + arguments, in: sandbox.root, environment: environment, columns: columns)
  }

  @Test(arguments: [[], ["tags", "shop"], ["why", "shop/cart.py"], ["--color", "always"]])
  func `standard output is the same with and without a terminal`(_ arguments: [String]) throws {
    let sandbox = try Sandbox()
    let piped = try sandbox.run(arguments)
    let shown = try record(sandbox, arguments)
    #expect(shown.text == piped.outputText)
    #expect(shown.status == piped.status)
  }

  /// Arguments, variables, and whether what is shown has colours.
  @Test(arguments: [
    ([], [:], true), ([], ["NO_COLOR": "1"], false), ([], ["NO_COLOR": ""], true),
    ([], ["TERM": "dumb"], false), (["--color", "never"], [:], false),
    (["--color", "always"], ["NO_COLOR": "1"], true),
    ([], ["CLICOLOR_FORCE": "1", "TERM": "dumb"], true),
    ([], ["CLICOLOR_FORCE": "1", "NO_COLOR": "1"], false),
  ])
  func `colours follow the rules`(
    arguments: [String], variables: [String: String], isColored: Bool
  ) throws {
    let sandbox = try Sandbox()
    for command in [["map", "--help"], ["doctor"], ["missing"]] {
      let shown = try record(sandbox, command + arguments, variables)
      #expect(shown.text.contains("\u{1B}[") == isColored, "\(command)")
    }
  }

  @Test func `without a terminal there are colours only when forced`() throws {
    var sandbox = try Sandbox()
    #expect(try !sandbox.run(["doctor"]).outputText.contains("\u{1B}"))
    #expect(try sandbox.run(["doctor", "--color", "always"]).outputText.contains("\u{1B}[32mOK"))
    try sandbox.directory.write("color = \"always\"\n", to: "home/.config/repomap/config.toml")
    #expect(try sandbox.run(["doctor"]).outputText.contains("\u{1B}[32mOK"))
    sandbox.environment["NO_COLOR"] = "1"
    #expect(try !sandbox.run(["doctor", "--no-config"]).outputText.contains("\u{1B}"))
  }

  // MARK: Progress

  @Test func `a bar comes after half a second, only grows, and is erased`() throws {
    let tree = try BigTree.shared.get()
    let shown = try record(tree, ["-o", "/dev/null"] + BigTree.cold("bar"))
    #expect(shown.status == 0)
    let bars = shown.pieces.filter { $0.text.contains("\rIndexing tree (250 files, 1 language)") }
    #expect(bars.count > 1)
    // The child starts a moment after the clock.
    #expect(bars.allSatisfy { $0.milliseconds >= 500 })
    let counts = shown.text.matches(of: /(\d+)\/250  [\d,]+ files\/s  ETA \d+ s/)
      .compactMap { Int($0.output.1) }
    #expect(counts == counts.sorted() && counts.count > 1)
    let end = try #require(shown.text.split(separator: "\r").last)
    #expect(
      end.wholeMatch(of: /Indexed 250 files in \d+\.\d s: [\d,]+ files\/s\n/) != nil,
      "\(end)")
  }

  @Test(arguments: [30, 60, 200])
  func `a bar fits the terminal`(columns: Int) throws {
    let tree = try BigTree.shared.get()
    let shown = try record(
      tree, ["-o", "/dev/null"] + BigTree.cold("width\(columns)"), columns: columns)
    let lines = shown.text.split(separator: "\r").filter {
      $0.contains("ETA")
    }
    #expect(!lines.isEmpty)
    for line in lines { #expect(line.count < columns, "\(line)") }
  }

  @Test func `programs can have progress as JSON`() throws {
    let tree = try BigTree.shared.get()
    let result = try tree.start(["--progress", "json"] + BigTree.cold("json")).waitForEnd()
    let script = """
      import json, sys
      objects = [json.loads(line) for line in sys.stdin]
      done = [o['done'] for o in objects]
      assert done == sorted(done) and done[-1] == objects[-1]['total'] == 250, done
      assert all(o['schemaVersion'] == 1 for o in objects)
      """
    let check = try runProcess(
      ["python3", "-c", script], standardInput: Array(result.errorText.utf8))
    #expect(check.status == 0, "\(check.errorText)")
  }

  @Test(arguments: ["never", "auto"])
  func `no progress is shown when nobody looks or wants it`(_ mode: String) throws {
    let tree = try BigTree.shared.get()
    let result = try tree.start(
      ["--progress", mode] + BigTree.cold("mode-\(mode)"), hasTerminal: mode == "never"
    ).waitForEnd()
    #expect(result.status == 0)
    #expect(result.errorText == "")
  }
}
