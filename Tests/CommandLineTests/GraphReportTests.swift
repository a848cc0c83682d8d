import TestSupport
import Testing

/// The report, used in a browser as a person would.
@Suite(.enabled(if: ForeignTool.isWanted(ForeignTool.browser), "\(ForeignTool.hint)"))
struct GraphReportTests {
  /// What the browser saw, as lines `name: value` of the parts that are asked for.
  private func use(_ sandbox: Sandbox, query: String, _ parts: [String]) throws -> [String] {
    let page = sandbox.directory.path("report.html")
    let made = try sandbox.run(["graph", "--html", "-o", page])
    #expect(made.status == 0 && made.errorText.isEmpty, "\(made.errorText)")
    let script = """
      import json, subprocess, sys
      tool, browser, page, query, *parts = sys.argv[1:]
      result = subprocess.run([sys.executable, tool, browser, page, query], capture_output=True, text=True)
      if result.returncode:
          raise SystemExit(result.stderr)
      seen = json.loads(result.stdout)
      for part in parts:
          value = seen
          for name in part.split("."):
              value = value[int(name)] if name.isdigit() else value[name]
          print(" ".join(value.split()) if isinstance(value, str) else json.dumps(value))
      """
    let tool = "\(checkoutRoot)/Tests/GraphRenderingTests/Tools/check-report"
    let result = try runProcess(
      ["python3", "-c", script, tool, ForeignTool.browser ?? "chromium", page, query] + parts,
      environment: sandbox.environment)
    #expect(result.status == 0, "\(result.errorText)")
    return result.outputText.split(separator: "\n", omittingEmptySubsequences: false).map {
      String($0)
    }
  }

  @Test func `search, choice, folders and the map's files work without a complaint`() throws {
    let seen = try use(
      Sandbox(), query: "cart",
      [
        "messages", "title", "found.name", "found.text", "clicked.name",
        "clicked.tile", "coverage", "opened", "left", "theme",
      ])
    try #require(seen.count > 9)
    #expect(seen[0] == "[]")
    #expect(seen[1] == "tree")
    #expect(seen[2] == "cart.py")
    for text in ["language python", "class Cart", "method add", "Uses", "price.py", "only definer"]
    {
      #expect(seen[3].contains(text), "\(text) in \(seen[3])")
    }
    #expect(seen[4] == seen[5] && seen[4] != "cart.py")
    #expect(seen[6].contains(#/^\d+ files?, \d+ definitions?: \d+ % of the rank$/#), "\(seen[6])")
    #expect(seen[7] == "tree / shop")
    #expect(seen[8] == "0")
    #expect(["dark", "light"].contains(seen[9]))
  }

  @Test func `only the page itself is loaded`() throws {
    let seen = try use(Sandbox(), query: "cart", ["addresses"])
    #expect(seen[0].contains(#/^\["file:\/\/[^"]*report\.html"\]$/#), "\(seen[0])")
  }

  @Test func `names of files are text and nothing else`() throws {
    let seen = try use(
      GraphCommandTests.oddTree(), query: "bold", ["messages", "markup", "found.name", "results.0"])
    try #require(seen.count > 3)
    #expect(seen[0] == "[]")
    #expect(seen[1] == "0")
    #expect(seen[2] == "<b>bold<b>.py")
    #expect(seen[3].contains("<b>bold<b>.py d<i>"), "\(seen[3])")
  }
}
