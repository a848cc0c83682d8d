import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#endif

/// Lists of paths as input, names of any bytes as output, and files that fail.
@Suite struct FileListTests {
  @Test func `paths come from a file or standard input, with line feeds or NUL`() throws {
    let sandbox = try Sandbox()
    let expected = try sandbox.run(["tags", "shop/cart.py", "web/view.js"])
    let lines = try sandbox.run(
      ["tags", "--files-from", "-"], input: "shop/cart.py\nweb/view.js\n")
    #expect(lines.outputText == expected.outputText)
    let bytes = try sandbox.run(
      ["tags", "-0", "--files-from", "-"], input: "shop/cart.py\0web/view.js\0")
    #expect(bytes.outputText == expected.outputText)
    try sandbox.directory.write("web/view.js\n", to: "list.txt")
    let both = try sandbox.run(["tags", "shop/cart.py", "--files-from", "../list.txt"])
    #expect(both.outputText == expected.outputText)
    #expect(try sandbox.run(["tags", "--files-from", "missing"]).status == 2)
    #expect(try sandbox.run(["tags", "--files-from", "-"]).status == 1)
  }

  @Test func `git and tags understand each other's lists`() throws {
    let sandbox = try Sandbox()
    try sandbox.write("def f(): pass\n", to: "a\nb.py")
    try sandbox.runTool(["git", "init", "-q"])
    let result = try sandbox.runShell(
      "git ls-files -z -o '*.py' | \"$0\" tags --json -0 --files-from - | grep -c path")
    #expect(result.outputText == "4\n")
  }

  /// A tree with a file whose name is no UTF-8.
  private func oddSandbox() throws -> Sandbox {
    let sandbox = try Sandbox()
    let name = Array("odd".utf8) + [0xFF] + Array(".py".utf8)
    try sandbox.write(Array("def odd(): pass\n".utf8), to: name)
    return sandbox
  }

  @Test(arguments: [
    ["tags", "--json"], ["why", "odd\u{FFFD}.py", "--json"], ["cache", "show", "x", "--json"],
    ["cache", "list", "--json"], ["status", "--why", "x", "--json"],
  ])
  func `a name that is no UTF-8 is written as base64`(_ arguments: [String]) throws {
    let sandbox = try oddSandbox()
    _ = try sandbox.run([])
    // Arguments of tests are text: the shell makes the byte.
    let script = """
      set -- "$@"; for a; do shift; case $a in x|odd*) a=$(printf 'odd\\377.py');; esac
      set -- "$@" "$a"; done; exec "$0" "$@"
      """
    let result = try sandbox.runShell(script, arguments)
    #expect(result.outputText.contains(#"{"bytes":"b2Rk/y5weQ=="}"#), "\(result)")
    #expect(String(validating: result.output, as: UTF8.self) != nil)
  }

  @Test func `every document has the version of its schema`() throws {
    let sandbox = try Sandbox()
    _ = try sandbox.run([])
    for arguments in [
      ["tags"], ["why", "shop/cart.py"], ["status"], ["status", "--skipped"], ["doctor"],
      ["languages"], ["cache", "stats"], ["cache", "warm"], ["status", "--config"],
    ] {
      let result = try sandbox.run(arguments + ["--json"])
      for line in result.outputText.split(separator: "\n") {
        #expect(line.hasPrefix("{\"schemaVersion\":1,"), "\(arguments)")
      }
      #expect(!result.output.isEmpty)
    }
  }

  // MARK: Checks

  @Test func `check compares a file with the map and writes nothing`() throws {
    let sandbox = try Sandbox()
    #expect(try sandbox.run(["-o", "../map.txt"]).status == 0)
    let current = try sandbox.run(["-o", "../map.txt", "--check"])
    #expect((current.status, current.outputText, current.errorText) == (0, "", ""))
    try sandbox.directory.write("old", to: "map.txt")
    let old = try sandbox.run(["-o", "../map.txt", "--check"])
    #expect(old.status == 1 && old.outputText == "")
    #expect(old.errorText == "repomap: ../map.txt: not the map of today\n")
    #expect(try readBytes(sandbox.directory.path("map.txt")) == Array("old".utf8))
    #expect(try sandbox.run(["-o", "../missing.txt", "--check"]).status == 1)
    #expect(try sandbox.run(["--check"]).status == 2)
  }

  @Test func `a map that is too large for a pipeline fails after it was written`() throws {
    let sandbox = try Sandbox()
    let map = try sandbox.run([])
    let used = try #require(MapCoverage(map)?.usedTokens)
    let over = try sandbox.run(["--fail-over", "\(used - 1)"])
    #expect(over.status == 1 && over.output == map.output)
    #expect(over.errorText == "repomap: the map has \(used) tokens, more than \(used - 1)\n")
    #expect(try sandbox.run(["--fail-over", "\(used)"]).status == 0)
  }

  @Test func `strict tells of files that failed by the exit code`() throws {
    let sandbox = try Sandbox()
    #expect(try sandbox.run(["--strict"]).status == 0)
    try sandbox.write("\0\0\0", to: "binary.py")
    #expect(try sandbox.run(["--strict"]).status == 0, "left out by rule")
    // More languages than one file is searched for.
    let names = ["js", "ts", "tsx", "py", "rb", "go", "rs", "java", "c", "cpp"]
    let scripts = names.map { "<script lang=\"\($0)\">x</script>\n" }.joined()
    try sandbox.write(scripts, to: "many.html")
    let result = try sandbox.run(["--strict"])
    #expect(result.status == 3)
    #expect(MapCoverage(result) != nil)
    #expect(try sandbox.run([]).status == 0)
    let skipped = try sandbox.run(["status", "--skipped"]).outputText
    #expect(skipped.contains("skipped binary.py: binary\n"))
    #expect(skipped.contains("skipped many.html: "))
  }

  @Test func `a reader that goes away ends tags silently`() throws {
    let sandbox = try Sandbox(BigTree.files(count: 40))
    let result = try sandbox.runShell(
      #""$0" tags . | head -n 1 >/dev/null; echo "${PIPESTATUS[0]}""#)
    #expect(["141\n", "0\n"].contains(result.outputText))
    #expect(result.errorText == "")
  }
}
