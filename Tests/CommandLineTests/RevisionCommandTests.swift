import StandardExtensions
import TestSupport
import Testing

/// `--rev`: maps of revisions, and of what changed between them.
@Suite struct RevisionCommandTests {
  /// A repository of the shop: `old` is its first state, then files are changed, renamed, removed and added.
  private static func repository() throws -> Sandbox {
    var sandbox = try Sandbox()
    for (name, value) in [
      ("GIT_AUTHOR_NAME", "a"), ("GIT_AUTHOR_EMAIL", "a@invalid"), ("GIT_COMMITTER_NAME", "a"),
      ("GIT_COMMITTER_EMAIL", "a@invalid"), ("GIT_AUTHOR_DATE", "1700000000 +0000"),
      ("GIT_COMMITTER_DATE", "1700000000 +0000"),
    ] { sandbox.environment[name] = value }
    try sandbox.runTool(["git", "init", "--quiet", "--initial-branch=main"])
    try sandbox.write("tokens = 700\n", to: ".repomap.toml")
    try commit(sandbox, "first", tag: "old")
    try sandbox.write(
      Sandbox.shop["shop/price.py"]?.replacing("(prices)", with: "(prices, rate)") ?? "",
      to: "shop/price.py")
    try sandbox.runTool(["git", "mv", "web/view.js", "web/cartView.js"])
    try sandbox.runTool(["git", "rm", "--quiet", "-r", "native"])
    try sandbox.write("class Stock:\n    def left(self): pass\n", to: "shop/stock.py")
    try sandbox.write("tokens = 900\n", to: ".repomap.toml")
    try commit(sandbox, "second", tag: "new")
    return sandbox
  }

  private static func commit(_ sandbox: Sandbox, _ message: String, tag: String) throws {
    try sandbox.runTool(["git", "add", "--all"])
    try sandbox.runTool(["git", "commit", "--quiet", "--message", message])
    try sandbox.runTool(["git", "tag", tag])
  }

  /// Every file of the sandbox with its content and when it was changed, and what git has checked out.
  private static func state(_ sandbox: Sandbox) throws -> String {
    let result = try sandbox.runShell(
      "find . -printf '%p %T@ %C@ %i\\n' | sort; cat .git/HEAD; find . -type f | sort | xargs -d '\\n' sha1sum"
    )
    return result.outputText
  }

  private static let forms: [[String]] = [
    [], ["--format", "json"], ["--task", "the total of prices"], ["--focus", "shop/cart.py#Cart"],
    ["-g", "*.py", "-n"], ["--mention", "CartView", "--docs"], ["--diff", "old..new"],
  ]

  @Test(arguments: forms)
  func `a map of a revision is that of a checkout, with its settings`(_ form: [String]) throws {
    let sandbox = try RevisionCommandTests.repository()
    try sandbox.write("tokens = 64\n", to: ".repomap.toml")
    try sandbox.write("def stray(): pass\n", to: "shop/cart.py")
    for name in ["old", "new"] {
      let found = try sandbox.run(["--rev", name] + form)
      try sandbox.runTool(["git", "clone", "--quiet", ".", "../\(name)"])
      try sandbox.runTool(["git", "-C", "../\(name)", "checkout", "--quiet", name])
      let expected = try sandbox.run(form, in: "../\(name)")
      #expect(found.status == 0 && expected.status == 0, "\(found.errorText)")
      #expect(found.outputText == expected.outputText)
    }
  }

  @Test func `nothing is written but the cache, and nothing of the repository is run`() throws {
    let sandbox = try RevisionCommandTests.repository()
    let mark = sandbox.directory.path("mark")
    try sandbox.write(
      "*.py filter=mark diff=mark text eol=crlf ident\n", to: ".git/info/attributes")
    for (name, command) in [
      ("filter.mark.smudge", "touch \(mark); cat"), ("filter.mark.clean", "touch \(mark); cat"),
      ("diff.mark.textconv", "touch \(mark); cat"), ("core.fsmonitor", "touch \(mark)"),
    ] { try sandbox.runTool(["git", "config", name, command]) }
    for hook in ["post-checkout", "post-index-change", "reference-transaction"] {
      try sandbox.write("#!/bin/sh\ntouch \(mark)\n", to: ".git/hooks/\(hook)")
    }
    _ = try sandbox.runShell("chmod +x .git/hooks/*; touch shop/cart.py")
    let before = try RevisionCommandTests.state(sandbox)
    for arguments in [["--rev", "old"], ["--rev", "old..new"], ["--rev", "old.."]] {
      #expect(try sandbox.run(arguments).status == 0)
    }
    #expect(try RevisionCommandTests.state(sandbox) == before)
    #expect((try? readBytes(mark)) == nil)
  }

  @Test func `a bare repository and a folder that is gone are mapped`() throws {
    let sandbox = try RevisionCommandTests.repository()
    let expected = try sandbox.run(["--rev", "old", "--tokens", "400"])
    try sandbox.runTool(["git", "clone", "--quiet", "--bare", ".", "../bare.git"])
    let bare = try sandbox.run(["../bare.git", "--rev", "old", "--tokens", "400"])
    #expect(bare.outputText == expected.outputText, "\(bare.errorText)")
    let inside = try sandbox.run(["--rev", "old...new"], in: "../bare.git")
    #expect(inside.outputText == (try sandbox.run(["--rev", "old...new"])).outputText)
    let gone = try sandbox.run(["native", "--rev", "old"])
    #expect(gone.outputText.contains("sum.h:"), "\(gone.errorText)")
    let focus = try sandbox.run(["--rev", "old", "--focus", "native/sum.h"])
    #expect(focus.errorText == "" && !focus.outputText.contains("sum.h:"))
  }

  @Test(arguments: [
    (["--rev", "nothing"], "unknown revision 'nothing'"), (["--rev", ""], "unknown revision ''"),
    (["--rev", "--output=x"], "unknown revision '--output=x'"),
    (["--rev", "old..nothing"], "unknown revision 'nothing'"),
    (["native", "--rev", "new"], "native: no directory of commit"),
    (["shop/cart.py", "--rev", "new"], "shop/cart.py: no directory of commit"),
    (["missing/../..", "--rev", "new"], "no such file or directory"),
    (["--rev", "old..new", "--format", "xml"], "as text or json, not as xml"),
    (["--rev", "old..new", "-n"], "no line numbers"),
    (["--rev", "old..new", "-t", "32", "--format", "json", "--tokenizer", "none"], "tokenizer:"),
    (["outline", "shop", "--rev", "old..new"], "one revision"),
    (["why", "shop/cart.py", "--rev", "old.."], "one revision"),
    (["../outside", "--rev", "HEAD"], "../outside: not in a git repository"),
  ])
  func `what can't be done is told`(_ arguments: [String], _ message: String) throws {
    let sandbox = try RevisionCommandTests.repository()
    try sandbox.directory.makeDirectory("outside")
    let result = try sandbox.run(arguments)
    #expect(result.status == 2 && result.outputText == "", "\(result.outputText)")
    #expect(result.errorText.contains(message), "\(result.errorText)")
  }

  @Test func `a bare repository has no state after which to compare`() throws {
    let sandbox = try RevisionCommandTests.repository()
    try sandbox.runTool(["git", "clone", "--quiet", "--bare", ".", "../bare.git"])
    let result = try sandbox.run(["../bare.git", "--rev", "old.."])
    #expect(result.status == 2)
    #expect(result.errorText.contains("a bare repository has no work tree"))
  }

  @Test func `without git the reason is told`() throws {
    var sandbox = try RevisionCommandTests.repository()
    sandbox.environment["PATH"] = sandbox.directory.path("home")
    let result = try sandbox.run(["--rev", "old"])
    #expect(result.status == 2 && result.errorText.contains("git is not installed"))
  }

  // MARK: - Changes

  private static let changes = """
    --- a/shop/price.py
    +++ b/shop/price.py
    @@ -2,4 +2,4 @@
     │class Price:
     │    def __init__(self, cents):
     │    def plus(self, other):
    -│def total(prices):
    +│def total(prices, rate):

    """

  @Test func `changes of outlines are told, the best files first`() throws {
    let sandbox = try RevisionCommandTests.repository()
    let result = try sandbox.run(["--rev", "old..new"])
    #expect(result.status == 0 && result.errorText == "")
    let text = result.outputText
    #expect(text.contains(RevisionCommandTests.changes), "\(text)")
    #expect(text.contains("rename from web/view.js\nrename to web/cartView.js\n"))
    #expect(text.contains("--- /dev/null\n+++ b/shop/stock.py\n@@ -0,0 +1,2 @@\n+│class Stock:\n"))
    #expect(text.contains("--- a/native/sum.h\n+++ /dev/null\n"))
    #expect(!text.contains("cart.py"))
    let files = text.split(separator: "\n").filter { $0.hasPrefix("--- ") }
    // What is gone comes last.
    #expect(files.suffix(2) == ["--- a/native/sum.c", "--- a/native/sum.h"], "\(files)")
    #expect(
      text.hasSuffix(
        " of 5 files · 4 of 4 hunks · \(RevisionCommandTests.used(text))/900 tokens)\n"))
    let focused = try sandbox.run(["--rev", "old..new", "--focus", "shop/stock.py#Stock"])
    #expect(focused.outputText.hasPrefix("--- /dev/null\n+++ b/shop/stock.py\n"))
    let some = try sandbox.run(["--rev", "old..new", "-g", "native/", "-g", "stock.py"])
    #expect(some.outputText.contains("(3 of 3 files"), "\(some.outputText)")
  }

  /// The tokens that a text says it has.
  private static func used(_ text: String) -> String {
    let line = text.split(separator: "\n").last ?? ""
    return line.split(separator: " ").dropLast().last?.split(separator: "/").first.map(String.init)
      ?? ""
  }

  @Test(arguments: [40, 60, 90, 120, 160, 240])
  func `changes are never above the budget, and whole hunks`(_ tokens: Int) throws {
    let sandbox = try RevisionCommandTests.repository()
    let all = try sandbox.run(["--rev", "old..new", "--tokens", "4000"]).outputText
    for format in ["text", "json"] {
      let result = try sandbox.run(
        [
          "--rev", "old..new", "--tokens", "\(tokens)", "--format", format, "--fail-over",
          "\(tokens)",
        ])
      #expect(result.status == 0, "\(result.errorText)")
      if format == "json" {
        _ = try JSONValue(parsing: result.output)
      } else {
        for line in result.outputText.split(separator: "\n").dropLast() {
          #expect(all.contains(line))
        }
        #expect((Int(RevisionCommandTests.used(result.outputText)) ?? .max) <= tokens)
      }
    }
  }

  @Test func `changes up to the directory have what isn't committed or tracked`() throws {
    let sandbox = try RevisionCommandTests.repository()
    try sandbox.write("def stray(): pass\n", to: "shop/stray.py")
    try sandbox.write("def hidden(): pass\n", to: "shop/hidden.py")
    try sandbox.write("hidden.py\n", to: ".gitignore")
    try sandbox.write("class Stock:\n    def right(self): pass\n", to: "shop/stock.py")
    let result = try sandbox.run(["--rev", "new.."])
    #expect(result.outputText.contains("+│def stray():"), "\(result.errorText)")
    #expect(result.outputText.contains("-│    def left(self):\n+│    def right(self):"))
    #expect(result.outputText.contains("(2 of 2 files"))
    #expect(!result.outputText.contains("hidden"))
    let since = try sandbox.run(["--rev", "new..."])
    #expect(since.outputText == result.outputText)
  }

  @Test func `no change is an empty text, and told`() throws {
    let sandbox = try RevisionCommandTests.repository()
    for range in ["new..new", "new.."] {
      let result = try sandbox.run(["--rev", range])
      #expect(result.status == 0 && result.outputText == "")
      #expect(result.errorText == "repomap: no outline differs\n")
    }
    let json = try sandbox.run(["--rev", "new..new", "--format", "json"])
    #expect(try JSONValue(parsing: json.output)["files"] == .array([]))
  }

  @Test func `changes in json name the definitions`() throws {
    let sandbox = try RevisionCommandTests.repository()
    let result = try sandbox.run(["--rev", "old..new", "--format", "json", "--tokens", "4000"])
    let json = try JSONValue(parsing: result.output)
    guard case .array(let files) = json["files"] else {
      Issue.record("no files: \(result.outputText)")
      return
    }
    #expect(files.count == 5)
    let statuses = files.compactMap { file -> String? in
      guard case .string(let path) = file["path"], case .string(let status) = file["status"] else {
        return nil
      }
      return "\(status) \(path)"
    }
    #expect(
      statuses.sorted() == [
        "added shop/stock.py", "changed shop/price.py", "removed native/sum.c",
        "removed native/sum.h", "renamed web/cartView.js",
      ])
  }

  @Test(.enabled(if: ForeignTool.isWanted(ForeignTool.python), "\(ForeignTool.hint)"))
  func `changes in json are as the published schema says`() throws {
    let sandbox = try RevisionCommandTests.repository()
    for range in ["old..new", "new..old", "old..old"] {
      let result = try sandbox.run(["--rev", range, "--format", "json"])
      try sandbox.directory.write(result.output, to: Array("changes.json".utf8))
      let check = try runProcess([
        ForeignTool.python ?? "python3", "\(checkoutRoot)/Tests/CommandLineTests/Tools/check-json",
        sandbox.directory.path("changes.json"),
        "\(checkoutRoot)/docs/reference/changes.schema.json",
      ])
      #expect(check.status == 0, "\(check.errorText)")
    }
  }

  // MARK: - Other commands

  @Test func `other commands look at revisions too`() throws {
    let sandbox = try RevisionCommandTests.repository()
    let outline = try sandbox.run(["outline", "native/sum.c", "--rev", "old"])
    #expect(outline.outputText.contains("│int sum_cents"), "\(outline.errorText)")
    let symbols = try sandbox.run(["symbols", "sum_cents", "--rev", "old"])
    #expect(symbols.outputText.hasPrefix("native/sum.c:3:5: function sum_cents"))
    let why = try sandbox.run(["why", "native/sum.h", "--rev", "old"])
    #expect(why.status == 0 && why.outputText.contains("native/sum.h"), "\(why.errorText)")
  }

  @Test func `a batch answers for revisions what single runs print`() throws {
    let sandbox = try RevisionCommandTests.repository()
    // Settings of the directory are those of the whole batch.
    try sandbox.runTool(["rm", ".repomap.toml"])
    var requests: [String] = []
    var options: [[String]] = []
    var random = SeededGenerator(seed: 7)
    for _ in 0..<40 {
      let revision = random.pick(["old", "new", "HEAD", "old..new", "old...new", "old..", nil])
      let tokens = Int.random(in: 60...500, using: &random)
      var members = ["\"tokens\":\(tokens)"]
      var arguments = ["--tokens", "\(tokens)"]
      if let revision {
        members.append("\"rev\":\"\(revision)\"")
        arguments += ["--rev", revision]
      }
      if random.chance(percent: 50) {
        members.append("\"mentions\":[\"total\"]")
        arguments += ["--mention", "total"]
      }
      requests.append("{\(members.joined(separator: ","))}\n")
      options.append(arguments)
    }
    let batch = try sandbox.run(["batch"], input: requests.joined())
    #expect(batch.status == 0, "\(batch.outputText)")
    let answers = try batch.outputText.split(separator: "\n").map {
      try JSONValue(parsing: Array($0.utf8))
    }
    try #require(answers.count == options.count)
    for (answer, arguments) in zip(answers, options) {
      #expect(answer["map"] == .string(try sandbox.run(arguments).outputText), "\(arguments)")
    }
    let wrong = try sandbox.run(
      ["batch"], input: "{\"rev\":\"nothing\"}\n{\"rev\":7}\n{\"rev\":\"old\"}\n")
    #expect(wrong.status == 1)
    #expect(wrong.outputText.contains("unknown revision 'nothing'"))
    #expect(wrong.outputText.contains("'rev' is not a string"))
    #expect(wrong.outputText.contains("\"map\":"))
  }
}
