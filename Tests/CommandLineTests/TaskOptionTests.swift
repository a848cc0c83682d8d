import TestSupport
import Testing

/// `--diff`, `--trace` and `--focus` as their user meets them, in a repository of git.
@Suite struct TaskOptionTests {
  /// A repository with two commits, the second of which changes `Order.pay`; in the work tree `Cart.sum` is
  /// changed, and `total` is too, which is staged. `web/new.js` is new and unknown to git.
  private static func sandbox() throws -> Sandbox {
    let sandbox = try Sandbox()
    let identity = ["-c", "user.name=a", "-c", "user.email=a@invalid"]
    try sandbox.runTool(["git", "init", "--quiet", "--initial-branch=main"])
    func commit(_ message: String) throws {
      try sandbox.runTool(["git", "add", "--all"])
      try sandbox.runTool(["git"] + identity + ["commit", "--quiet", "--message", message])
    }
    func replace(_ old: String, _ new: String, in path: String) throws {
      let text = try #require(Sandbox.shop[path])
      try sandbox.write(text.replacing(old, with: new), to: path)
    }
    try commit("Begin")
    try replace("sum().cents", "sum().cents + 0", in: "shop/order.py")
    try commit("Go on")
    try replace("sum = Price(0)", "sum = Price(00)", in: "shop/price.py")
    try sandbox.runTool(["git", "add", "--all"])
    try replace("return total(self.prices)", "return total(list(self.prices))", in: "shop/cart.py")
    try sandbox.write("export function brandNew() {}\n", to: "web/new.js")
    return sandbox
  }

  /// The definition that comes first: with a small budget there is room for little else.
  private static func map(
    _ sandbox: Sandbox, _ arguments: [String], in folder: String = "", input: String = ""
  ) throws -> ProcessResult {
    try sandbox.run(["--tokens", "68"] + arguments, in: folder, input: input)
  }

  @Test(arguments: [
    (["HEAD"], ["def sum", "def total"]), (["staged"], ["def total"]),
    (["HEAD~1"], ["def sum", "def total", "def pay"]), (["HEAD~1..HEAD"], ["def pay"]),
    (["HEAD~1...main"], ["def pay"]), (["@"], ["def sum", "def total"]),
    (["@~1..@"], ["def pay"]),
  ])
  func `a change leads to the definitions that it changes`(
    _ spec: [String], _ expected: [String]
  ) throws {
    let sandbox = try TaskOptionTests.sandbox()
    let result = try TaskOptionTests.map(sandbox, ["--no-history", "--diff"] + spec)
    #expect(result.status == 0)
    #expect(result.errorText == "")
    for text in ["def sum", "def total", "def pay"] {
      #expect(
        result.outputText.contains(text) == expected.contains(text), "\(text) \(result.outputText)")
    }
    #expect(!result.outputText.contains("brandNew"))
  }

  @Test func `a diff is the same from git, a file and standard input`() throws {
    let sandbox = try TaskOptionTests.sandbox()
    let range = try TaskOptionTests.map(sandbox, ["--diff", "HEAD~1..HEAD"])
    _ = try sandbox.runShell("git diff HEAD~1..HEAD >change.diff")
    let text = try sandbox.runShell("cat change.diff").outputText
    for (arguments, input) in [
      (["--diff", "change.diff"], ""), (["--diff", "@change.diff"], ""), (["--diff", "-"], text),
      (["--diff=./change.diff"], ""),
    ] {
      let result = try TaskOptionTests.map(sandbox, arguments, input: input)
      #expect(result.outputText == range.outputText, "\(arguments)")
      #expect(result.errorText == "")
    }
  }

  @Test func `a diff file needs no git`() throws {
    var sandbox = try TaskOptionTests.sandbox()
    _ = try sandbox.runShell("git diff HEAD~1..HEAD >change.diff; rm -rf .git; mkdir bin")
    let outside = try TaskOptionTests.map(sandbox, ["--diff", "change.diff"])
    #expect(outside.outputText.contains("def pay"))
    sandbox.environment["PATH"] = sandbox.directory.path("tree/bin")
    let without = try TaskOptionTests.map(sandbox, ["--diff", "change.diff"])
    #expect(without.outputText == outside.outputText)
    #expect(without.errorText == "")
  }

  @Test func `below the top of a repository only what is below counts`() throws {
    let sandbox = try TaskOptionTests.sandbox()
    let shop = try TaskOptionTests.map(sandbox, ["--diff", "HEAD"], in: "shop")
    #expect(shop.outputText.contains("│    def sum"))
    #expect(shop.errorText == "")
    let web = try TaskOptionTests.map(sandbox, ["web", "--diff", "HEAD"])
    #expect(web.errorText == "repomap: --diff HEAD: no changes\n")
    #expect(web.outputText == (try TaskOptionTests.map(sandbox, ["web"])).outputText)
  }

  @Test func `a change that changes nothing is told, and the map is that without it`() throws {
    let sandbox = try TaskOptionTests.sandbox()
    let plain = try sandbox.run([])
    for arguments in [["--diff", "HEAD..HEAD"], ["--diff", "@notes"]] {
      try sandbox.write("no diff at all\n", to: "notes")
      let result = try sandbox.run(arguments)
      #expect(result.status == 0)
      #expect(result.errorText == "repomap: --diff \(arguments[1]): no changes\n")
      #expect(result.outputText == plain.outputText)
      #expect(try sandbox.run(arguments + ["--quiet"]).errorText == "")
    }
  }

  @Test func `in a repository without commits everything that git knows is new`() throws {
    let sandbox = try Sandbox()
    try sandbox.runTool(["git", "init", "--quiet"])
    try sandbox.runTool(["git", "add", "shop/price.py"])
    let result = try TaskOptionTests.map(sandbox, ["--diff", "HEAD"])
    #expect(result.errorText == "")
    #expect(result.outputText.contains("shop/price.py"))
    #expect(!result.outputText.contains("web/"))
  }

  @Test(arguments: [
    ["nowhere"], ["HEAD..nowhere"], ["HEAD@{99}"], ["@missing.diff"], ["-p"], ["--output=x"], [""],
    ["-"],
  ])
  func `what is no change is an error`(_ spec: [String]) throws {
    let sandbox = try TaskOptionTests.sandbox()
    let isInput = spec == ["-"]
    let result = try sandbox.run(
      ["--diff=" + spec[0]] + (isInput ? ["--trace", "-"] : []))
    #expect(result.status == 2)
    #expect(result.outputText == "")
    #expect(result.errorText.hasPrefix("repomap: "))
    let name = isInput ? "only one of" : spec[0].drop { $0 == "@" }
    #expect(result.errorText.contains(name))
    #expect(try listDirectory(sandbox.root).contains("x") == false)
  }

  // MARK: - Traces

  private static let trace = """
    Traceback (most recent call last):
      File "/build/shop/order.py", line 9, in pay
        return self.cart.sum().cents
      File "/build/shop/price.py", line 15, in total
        return sum
    ValueError: nothing to sum

    """

  @Test func `a trace leads to the definitions around its frames`() throws {
    let sandbox = try Sandbox()
    let result = try TaskOptionTests.map(sandbox, ["--trace", "-"], input: TaskOptionTests.trace)
    #expect(result.errorText == "")
    for text in ["def pay", "def total"] { #expect(result.outputText.contains(text)) }
    try sandbox.write(TaskOptionTests.trace, to: "log.txt")
    for argument in ["log.txt", "@log.txt"] {
      let other = try TaskOptionTests.map(sandbox, ["--trace", argument])
      #expect(other.outputText == result.outputText)
    }
  }

  @Test func `task, trace and change add up`() throws {
    let sandbox = try TaskOptionTests.sandbox()
    let result = try sandbox.run(
      ["--tokens", "200", "--task", "CartView", "--diff", "staged", "--trace", "-"],
      input: "shop/order.py:9: in pay\n")
    for text in ["class CartView", "def total", "def pay"] {
      #expect(result.outputText.contains(text))
    }
    let why = try sandbox.run(
      ["why", "shop/price.py#total", "--diff", "staged", "--trace", "-"],
      input: "shop/order.py:9: in pay\n")
    #expect(why.outputText.contains("the task points to this file"))
  }

  @Test func `a very long signature is complete only where nothing else is left to show`() throws {
    let sandbox = try Sandbox([:])
    let parameters = (0..<40).map { "    parameter_\($0): Annotated[str, Doc('what it does')],\n" }
    try sandbox.write(
      "def get_items(\n\(parameters.joined())):\n    pass\n", to: "items.py")
    try sandbox.write(
      (0..<40).map { "def other_\($0)(value):\n    pass\n" }.joined(), to: "others.py")
    for question in [["--task", "get items"], []] {
      let small = try sandbox.run(["--tokens", "512"] + question)
      #expect(small.outputText.contains("│def get_items( …\n"))
      #expect(small.outputText.contains("│def other_3"))
    }
    let large = try sandbox.run(["--tokens", "4096", "--task", "get items"])
    #expect(
      large.outputText.contains("│    parameter_39: Annotated[str, Doc('what it does')],\n│):\n"))
  }

  @Test(arguments: ["--trace", "--task", "--diff"])
  func `a missing file is an error`(_ option: String) throws {
    let result = try Sandbox().run([option, "@missing.txt"])
    #expect(result.status == 2)
    #expect(result.errorText == "repomap: missing.txt: No such file or directory\n")
  }

  // MARK: - Focus

  @Test(arguments: ["shop/price.py:13", "shop/price.py:13:5", "shop/price.py#total"])
  func `a place in focus is shown with what is near it`(_ place: String) throws {
    let sandbox = try Sandbox()
    let result = try sandbox.run(["--tokens", "100", "--focus", place])
    #expect(result.errorText == "")
    // The definition itself, who refers to it, and what it uses.
    for text in ["def total", "def sum", "class Price"] {
      #expect(result.outputText.contains(text), "\(text)\n\(result.outputText)")
    }
    let why = try sandbox.run(["why", place, "--focus", place])
    #expect(why.outputText.contains("+ function total, line 12: rank 1, in focus"))
    let held = try sandbox.run(["why", "shop/price.py", "--focus", "shop/price.py"])
    #expect(held.outputText.contains("the prompt has it"))
  }

  @Test func `a focus in a folder of its own counts from the working directory too`() throws {
    let sandbox = try Sandbox()
    let top = try TaskOptionTests.map(sandbox, ["--focus", "shop/price.py#total"])
    let below = try TaskOptionTests.map(sandbox, ["..", "--focus", "price.py#total"], in: "shop")
    #expect(below.outputText == top.outputText)
  }
}
