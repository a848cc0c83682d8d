import TestSupport
import Testing

/// The formats of maps, and what programs of others read in them.
@Suite struct MapFormatTests {
  private static let formats = [
    "text", "markdown", "xml", "json", "jsonl", "tags", "ctags", "quickfix",
  ]

  @Test(arguments: formats) func `the map of a repository is the golden one`(format: String) throws
  {
    let fixture = "\(checkoutRoot)/Fixtures/repositories/python"
    let result = try Sandbox([:]).run(["map", fixture, "--format", format, "--tokens", "600"])
    #expect(result.status == 0, "\(result.errorText)")
    try GoldenFile("map-\(format).txt").check(result.outputText)
  }

  @Test(arguments: ["text", "markdown", "xml"], ["--line-numbers", "--line-ranges", "--docs"])
  func `lines have numbers and documentation where they are asked for`(
    format: String, option: String
  ) throws {
    let fixture = "\(checkoutRoot)/Fixtures/repositories/python"
    let result = try Sandbox([:]).run(
      ["map", fixture, "--format", format, "--tokens", "300", option])
    try GoldenFile("map-\(format)\(option).txt").check(result.outputText)
  }

  // MARK: - Sound whatever sources hold

  /// A tree whose paths and sources try to end what stands around them.
  private static func hostileTree() throws -> Sandbox {
    let sandbox = try GraphCommandTests.oddTree()
    let lines = [
      "def fences(a='```'): pass", "def long_fences(a='`````````'): pass",
      "def tags(a='</file></repository_map>'): pass", "def data(a=']]>', b='<![CDATA['): pass",
      "def entity(a='&lt;', b=&amp;): pass", "def quotes(a=\"\\\"\", b='\\\\'): pass",
      "def slash(a='/^$/', b='\\/'): pass", "def escape(a='\u{1b}[31m', b='\u{7}\u{85}'): pass",
      "def reorders(a='\u{202e}\u{2066}'): pass", "def none(a='\u{fffe}\u{ffff}'): pass",
      "def comment(a='<!--', b='-->'): pass", "def 名前(値, emoji='👩‍👩‍👧‍👧'): pass",
    ]
    var source = lines.joined(separator: "\n").utf8 + [0x0A]
    source += Array("def broken(a='".utf8) + [0xFF, 0xC3] + Array("'): pass\n".utf8)
    try sandbox.write(source, to: Array("hostile.py".utf8))
    return sandbox
  }

  /// The map of the tree in a file, which is there as long as the sandbox is.
  private static func hostileMap<Result>(
    _ format: String, tokens: Int = 4000,
    _ body: (_ sandbox: Sandbox, _ path: String) throws -> Result
  ) throws -> Result {
    let sandbox = try hostileTree()
    let path = sandbox.directory.path("map")
    let result = try sandbox.run(["--format", format, "--tokens", "\(tokens)", "-o", path])
    try #require(result.status == 0, "\(result.errorText)")
    return try body(sandbox, path)
  }

  @Test(.enabled(if: ForeignTool.isWanted(ForeignTool.xmllint), "\(ForeignTool.hint)"))
  func `XML is well-formed`() throws {
    let check = try Self.hostileMap("xml") { _, path in
      try runProcess([ForeignTool.xmllint ?? "xmllint", "--noout", path])
    }
    #expect(check.status == 0 && check.errorText.isEmpty, "\(check.errorText)")
  }

  @Test(.enabled(if: ForeignTool.isWanted(ForeignTool.python), "\(ForeignTool.hint)"))
  func `JSON is as the published schema says`() throws {
    let tool = "\(checkoutRoot)/Tests/CommandLineTests/Tools/check-json"
    let schema = "\(checkoutRoot)/docs/reference/map.schema.json"
    let python = ForeignTool.python ?? "python3"
    let check = try Self.hostileMap("json") { _, path in
      try runProcess([python, tool, path, schema])
    }
    #expect(check.status == 0, "\(check.errorText)")
    // Small ones name what comes next.
    var withNext = 0
    for tokens in stride(from: 70, through: 110, by: 10) {
      let check = try Self.hostileMap("json", tokens: tokens) { _, path in
        withNext += String(decoding: try readBytes(path), as: UTF8.self).contains("next") ? 1 : 0
        return try runProcess([python, tool, path, schema])
      }
      #expect(check.status == 0, "\(tokens) tokens: \(check.errorText)")
    }
    #expect(withNext > 0)
    let lineCheck = try Self.hostileMap("jsonl") { sandbox, path in
      // Lines without the last one, which is the coverage.
      let text = try readBytes(path)
      let files = text.dropLast().lastIndex(of: 0x0A).map { Array(text[...$0]) } ?? []
      #expect(files.count { $0 == 0x0A } > 10)
      try sandbox.directory.write(files, to: Array("files".utf8))
      return try runProcess([python, tool, sandbox.directory.path("files"), schema, "file"])
    }
    #expect(lineCheck.status == 0, "\(lineCheck.errorText)")
  }

  @Test(.enabled(if: ForeignTool.isWanted(ForeignTool.readtags), "\(ForeignTool.hint)"))
  func `readtags finds tags by name`() throws {
    try Self.hostileMap("tags") { _, path in
      for name in ["fences", "quotes", "slash", "名前", "odd3", "plain"] {
        let result = try runProcess([ForeignTool.readtags ?? "readtags", "-t", path, "-e", name])
        #expect(result.outputText.hasPrefix("\(name)\t"), "\(name): \(result.outputText)")
        #expect(result.outputText.contains("kind:function"), "\(result.outputText)")
      }
    }
  }

  @Test(.enabled(if: ForeignTool.isWanted(ForeignTool.vim), "\(ForeignTool.hint)"))
  func `Vim lands on the line of a tag`() throws {
    try Self.hostileMap("tags") { sandbox, path in
      for (name, line) in [("fences", 1), ("data", 4), ("quotes", 6), ("slash", 7)] {
        let found = sandbox.directory.path("found")
        let result = try runProcess(
          [
            ForeignTool.vim ?? "vim", "-es", "-u", "NONE", "-i", "NONE", "-c",
            "set tags=\(path)", "-c", "tag \(name)", "-c",
            "call writefile([line('.'), expand('%:t')], '\(found)')", "-c", "qa!",
          ], in: sandbox.root)
        let text = String(decoding: try readBytes(found), as: UTF8.self)
        #expect(text == "\(line)\nhostile.py\n", "\(name): \(text) \(result.errorText)")
      }
    }
  }

  @Test func `no line of Markdown ends a block but its fence`() throws {
    let text = try Self.hostileMap("markdown") { _, path in try readBytes(path) }
    let lines = String(decoding: text, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    var fence: Substring?
    var blocks = 0
    for line in lines {
      let run = line.prefix { $0 == "`" }
      if let open = fence {
        // CommonMark: a closing fence is at least as long, and nothing follows.
        if run.count >= open.count, run.count == line.count { fence = nil }
      } else if run.count >= 3 {
        fence = run
        blocks += 1
      } else {
        #expect(line.isEmpty || line.hasPrefix("### `") || line.contains(" tokens"), "\(line)")
      }
    }
    #expect(fence == nil && blocks > 10)
  }

  @Test(arguments: formats) func `no control character and no broken text comes out`(format: String)
    throws
  {
    let bytes = try Self.hostileMap(format) { _, path in try readBytes(path) }
    // Vi opens files by the bytes of their names.
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(format == "tags" || Array(text.utf8) == bytes)
    for scalar in text.unicodeScalars {
      let isHarmless = scalar == "\n" || scalar == "\t" || scalar.value >= 0x20
      #expect(isHarmless && !(0x7F..<0xA0).contains(scalar.value), "U+\(scalar.value)")
    }
  }

  // MARK: - Options

  @Test(arguments: [
    (["-g", "*.js"], ["web/request.js", "web/view.js"]), (["-g", "!*.py", "-g", "!web/"], []),
    (["--glob", "shop/"], ["shop/cart.py", "shop/price.py"]),
    (["-g", "*.py", "-g", "!cart.py"], ["shop/price.py"]),
  ])
  func `globs say which files are shown`(options: [String], expected: [String]) throws {
    let result = try Sandbox().run(["--format", "jsonl", "--tokens", "2000"] + options)
    for path in ["shop/cart.py", "shop/price.py", "web/request.js", "web/view.js"]
    where !(options.contains("!*.py") && !path.hasSuffix(".py")) {
      let isShown = result.outputText.contains("{\"path\":\"\(path)\"")
      #expect(isShown == expected.contains(path), "\(path)")
    }
  }

  @Test func `a list says which files are shown`() throws {
    let sandbox = try Sandbox()
    for (separator, options) in [("\n", []), ("\0", ["-0"])] {
      let result = try sandbox.run(
        ["--files-from", "-", "--format", "jsonl"] + options,
        input: ["shop/cart.py", "./web/view.js", "missing.py"].joined(separator: separator))
      let lines = result.outputText.split(separator: "\n")
      #expect(lines.count == 3, "\(result.outputText)")
      #expect(lines.last?.contains("\"files\":[2,2]") == true)
    }
  }

  @Test(arguments: formats) func `a budget below the form itself is an error`(format: String) throws
  {
    let result = try Sandbox().run(["--tokens", "32", "--format", format])
    if result.status == 0 {
      #expect(!result.output.isEmpty)
    } else {
      #expect(result.status == 2 && result.output.isEmpty)
      #expect(result.errorText.contains("the budget is too small"), "\(result.errorText)")
    }
  }
}
