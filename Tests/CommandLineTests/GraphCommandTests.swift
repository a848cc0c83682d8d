import TestSupport
import Testing

/// `repomap graph`: what is in a graph, and how it is asked for.
@Suite struct GraphCommandTests {
  private static let forms = ["dot", "mermaid", "graphml", "json"]

  /// A tree whose files are called what the forms could stumble over.
  static func oddTree() throws -> Sandbox {
    var sandbox = try Sandbox(["plain.py": "def plain():\n    return 1\n"])
    let names: [[UInt8]] =
      [
        #"say "hello".py"#, #"back\slash.py"#, "two\nlines.py", "<b>bold<b>.py", "]]>.py",
        "<!-- -->.py",
        "a&amp;b.py", "#quot;.py", "`code`.py", "[label=x].py", "naïve 文件.py", "\u{1b}[31mred.py",
      ].map { Array($0.utf8) } + [[0xFF, 0xFE] + Array(".py".utf8)]
    for (index, name) in names.enumerated() {
      try sandbox.write(
        Array("from plain import plain\n\ndef odd\(index)():\n    return plain()\n".utf8),
        to: Array("d<i>/".utf8) + name)
    }
    sandbox.environment["LC_ALL"] = "C.UTF-8"
    return sandbox
  }

  /// The golden file's text of the fixtures' repository in Python.
  @Test(arguments: forms + ["folders"])
  func `the graph of a repository is the golden one`(_ form: String) throws {
    let sandbox = try Sandbox([:])
    let options =
      form == "folders" ? ["--level", "folders", "--format", "json"] : ["--format", form]
    let fixture = "\(checkoutRoot)/Fixtures/repositories/python"
    let result = try sandbox.run(["graph", fixture] + options)
    #expect(result.status == 0, "\(result.errorText)")
    try GoldenFile("graph-\(form).txt").check(result.outputText)
  }

  @Test(.enabled(if: ForeignTool.isWanted(ForeignTool.python), "\(ForeignTool.hint)"))
  func `JSON is as the published schema says`() throws {
    let schema = "\(checkoutRoot)/docs/reference/graph.schema.json"
    let tool = "\(checkoutRoot)/Tests/GraphRenderingTests/Tools/check-graph"
    for sandbox in [try Sandbox(), try GraphCommandTests.oddTree()] {
      for level in ["files", "folders"] {
        let path = sandbox.directory.path("graph.json")
        let result = try sandbox.run(["graph", "--format", "json", "--level", level, "-o", path])
        #expect(result.status == 0 && result.output.isEmpty, "\(result.errorText)")
        let check = try runProcess([ForeignTool.python ?? "python3", tool, "json", path, schema])
        #expect(check.status == 0, "\(check.errorText)")
        #expect(level != "files" || check.outputText.contains("\nedge\t"), "\(check.outputText)")
      }
    }
  }

  @Test func `an edit gives the graph that a tree without cache has`() throws {
    let sandbox = try Sandbox()
    _ = try sandbox.run(["graph", "--format", "json"])
    try sandbox.write(
      "from shop.cart import Cart\n\ndef order():\n    return Cart(1)\n", to: "shop/order.py")
    for form in GraphCommandTests.forms + ["html"] {
      let edited = try sandbox.run(["graph", "--format", form])
      let fresh = try sandbox.run(["graph", "--format", form, "--no-cache"])
      #expect(edited.output == fresh.output && edited.status == 0, "\(form)")
      #expect(edited.outputText.contains("order.py") || form == "mermaid", "\(form)")
    }
  }

  @Test(arguments: ["dot", "graphml", "json"])
  func `a smaller budget leaves out what comes last`(_ form: String) throws {
    let sandbox = try GraphCommandTests.oddTree()
    let whole = try sandbox.run(["graph", "--format", form])
    var last = whole.output.count
    for tokens in [1000, 600, 400] {
      let result = try sandbox.run(["graph", "--format", form, "--tokens", "\(tokens)"])
      #expect(result.status == 0, "\(result.errorText)")
      // No tokenizer needs a token for less than a byte.
      #expect(result.output.count < last, "\(tokens)")
      #expect(result.output.count < tokens * 5, "\(tokens)")
      last = result.output.count
    }
  }

  @Test func `a focus shows what uses a file and what it uses`() throws {
    let sandbox = try Sandbox([
      "a.py": "def apple():\n    return 1\n",
      "b.py": "from a import apple\n\ndef bread():\n    return apple()\n",
      "c.py": "from b import bread\n\ndef cheese():\n    return bread()\n",
      "d.py": "from c import cheese\n\ndef dish():\n    return cheese()\n",
    ])
    let around = [("1", ["b.py", "a.py", "c.py"]), ("2", ["b.py", "a.py", "c.py", "d.py"])]
    for (depth, files) in around {
      let result = try sandbox.run(
        ["graph", "--format", "json", "--focus", "b.py", "--depth", depth])
      let found = result.outputText.matches(of: #/"path":"([^"]*)"/#).map { String($0.1) }
      #expect(found.first == "b.py" && found.sorted() == files.sorted(), "\(depth): \(found)")
    }
  }

  @Test(arguments: [
    ["--format", "xml"], ["--level", "symbols"], ["--depth", "0"], ["--nodes", "0"],
    ["--html", "--tokens", "500"], ["--html", "--level", "folders"], ["--focus", "shop/card.py"],
  ])
  func `what can't be done is told`(_ options: [String]) throws {
    let arguments = ["graph"] + options
    let result = try Sandbox().run(arguments)
    #expect(result.status == 2)
    let name = options.map { $0.filter { $0.isLetter || $0.isNumber } }.joined(separator: "-")
    try GoldenFile("graph-\(name).txt").check(MessageTests.transcript(arguments, result))
  }
}
