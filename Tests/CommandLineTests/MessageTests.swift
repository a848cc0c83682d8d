import TestSupport
import Testing

/// Everything that the program says to its user, word for word.
@Suite struct MessageTests {
  /// A command line and the golden file that holds its answer.
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let arguments: [String]

    init(_ name: String, _ arguments: String...) {
      self.name = name
      self.arguments = arguments
    }

    var testDescription: String { name }
  }

  static let helpCases = [
    Case("help", "--help"), Case("help-map", "map", "--help"), Case("help-tags", "tags", "--help"),
    Case("help-why", "why", "--help"), Case("why-usage", "why"),
    Case("help-languages", "languages", "--help"), Case("help-cache", "cache", "--help"),
    Case("help-cache-check", "cache", "check", "--help"), Case("help-status", "status", "--help"),
    Case("help-eval", "eval", "--help"), Case("help-doctor", "doctor", "--help"),
    Case("help-completions", "completions", "--help"), Case("help-help", "help", "--help"),
    Case("help-graph", "graph", "--help"), Case("help-batch", "batch", "--help"),
    Case("help-serve", "serve", "--help"), Case("help-lsp", "lsp", "--help"),
    Case("help-mcp", "mcp", "--help"), Case("mcp-instructions", "mcp", "--instructions"),
    Case("mcp-usage", "mcp", "--max-wait", "soon"),
    Case("help-hook", "hook", "--help"), Case("agents", "agents"),
    Case("serve-without-socket", "serve"),
    Case("help-outline", "outline", "--help"), Case("help-index", "index", "--help"),
    Case("help-symbols", "symbols", "--help"), Case("symbols", "symbols", "sum"),
    Case("symbols-of-scope", "symbols", "cart.add", "--json"),
    Case("symbols-none", "symbols", "zzz"), Case("symbols-kind", "symbols", "c", "--kind", "clas"),
    Case("help-refs", "refs", "--help"), Case("refs", "refs", "Cart"),
    Case("refs-json", "refs", "Price.plus", "--json"),
    Case("refs-callers", "refs", "total", "--callers", "--depth", "3"),
    Case("refs-callees", "refs", "shop/cart.py#Cart.sum", "--callees", "--json"),
    Case("refs-quickfix", "refs", "Price", "--format", "quickfix", "--definitions"),
    Case("refs-root", "refs", "request", "web", "-g", "view.js"),
    Case("refs-unused", "refs", "Order.pay"), Case("refs-unknown", "refs", "Card"),
    Case("refs-usage", "refs"), Case("refs-both", "refs", "Cart", "--callers", "--callees"),
    Case("refs-two-forms", "refs", "Cart", "--json", "--format", "text"),
    Case("refs-confidence", "refs", "Cart", "--min-confidence", "certain"),
    Case("help-related", "related", "--help"), Case("related", "related", "shop/price.py"),
    Case("related-deep", "related", "native/sum.h", "--depth", "3", "--json"),
    Case("related-usage", "related"), Case("related-unknown", "related", "shop/prize.py"),
    Case("help-chunks", "chunks", "--help"), Case("chunks", "chunks", "shop", "--tokens", "64"),
    Case("graph-clones-none", "graph", "--clones"),
    Case("outline-usage", "outline"), Case("outline-unknown", "outline", "shop/card.py"),
    Case("outline", "outline", "shop/cart.py", "web", "missing.py", "-n"),
  ]

  static let errorCases = [
    Case("unknown-option", "--tokns", "5"),
    Case("unknown-option-without-suggestion", "--frobnicate"),
    Case("unknown-short-option", "-x"),
    Case("unknown-option-of-tags", "tags", "--tokens", "5"),
    Case("missing-value", "--tokens"),
    Case("value-no-number", "--tokens", "many"),
    Case("value-out-of-range", "--tokens=31"),
    Case("threads-out-of-range", "--threads", "0"),
    Case("deadline-no-time", "--deadline", "soon"),
    Case("flag-with-value", "--quiet=yes"),
    Case("unexpected-argument", ".", "shop"),
    Case("root-missing", "missing"),
    Case("root-near-a-command", "mpa"),
    Case("root-near-a-command-by-path", "map", "mpa"),
    Case("root-is-file", "shop/cart.py"),
    Case("root-is-below-file", "shop/cart.py/x"),
    Case("empty-repository", "empty"),
    Case("everything-ignored", "ignored"),
    Case("focus-not-found", "--tokens", "64", "--focus", "shop/card.py"),
    Case("focus-name-not-found", "--tokens", "64", "--focus", "shop/cart.py#Card"),
    Case("focus-line-not-found", "--tokens", "64", "--focus", "shop/cart.py:99"),
    Case("diff-outside-of-git", "--diff", "HEAD"), Case("rev-outside-of-git", "--rev", "HEAD"),
    Case("rev-of-missing-root", "missing/..", "--rev", "HEAD"),
    Case("diff-of-nothing", "--diff", "main..next"),
    Case("diff-is-option", "--diff", "--output=x"),
    Case("diff-empty", "--tokens", "64", "--diff", "notes.txt"),
    Case("trace-file-missing", "--trace", "missing.txt"),
    Case("input-asked-for-twice", "--task", "-", "--trace", "-"),
    Case("why-unknown-name", "why", "shop/cart.py#Card"),
    Case("why-unknown-file", "why", "shop/card.py:3"),
    Case("task-file-missing", "--task", "@missing.txt"),
    Case("output-directory-missing", "-o", "missing/map.txt"),
    Case("output-is-directory", "-o", "shop"),
    Case("tags-of-missing-file", "tags", "missing.py"),
    Case("tags-of-unknown-language", "tags", "notes.txt"),
    Case("refresh-mode-unknown", "--refresh", "never"),
    Case("color-unknown", "--color", "maybe"),
    Case("shell-missing", "completions"), Case("shell-unknown", "completions", "csh"),
    Case("help-of-unknown-command", "help", "cahe"),
    Case("help-of-unknown-cache-command", "help", "cache", "chek"),
    Case("settings-missing", "--config", "missing.toml"),
    Case("watch-without-output", "--watch"),
    Case("watch-of-revision", "-o", "m", "--watch", "--rev", "a"),
    Case("watch-and-check", "-o", "m", "--watch", "--check"),
    Case("watch-and-limit", "-o", "m", "--watch", "--fail-over", "9"),
    Case("watch-of-missing-root", "missing", "-o", "m", "--watch"),
    Case("check-without-output", "--check"), Case("list-missing", "tags", "--files-from", "no"),
    Case("status-format-unknown", "status", "--format", "xml"),
    Case("cache-without-command", "cache"),
    Case("cache-unknown-command", "cache", "stat"),
    Case("cache-show-nothing", "cache", "show"),
    Case("cache-of-missing-root", "cache", "stats", "missing"),
    Case("clones-of-form", "graph", "--clones", "--format", "dot"),
    Case("clones-with-focus", "graph", "--clones", "--focus", "shop"),
    Case("clones-too-unlike", "graph", "--clones", "--similarity", "50"),
    Case("clones-not-asked-for", "graph", "--min-tokens", "20"),
    Case("chunks-too-small", "chunks", "--tokens", "31"),
    Case("chunks-of-missing-root", "chunks", "missing"),
    Case("eval-outside-of-git", "eval"),
    Case("eval-of-missing-root", "eval", "missing"),
    Case("eval-budgets-wrong", "eval", "--budgets", "1024,many"),
    Case("eval-baseline-wrong", "eval", "--baseline", "'open"),
  ]

  @Test(arguments: helpCases + errorCases)
  func `the answer to a command line is the golden one`(_ item: Case) throws {
    let sandbox = try Sandbox()
    try sandbox.directory.makeDirectory("tree/empty")
    try sandbox.write("*\n", to: "ignored/.ignore")
    try sandbox.write("def f(): pass\n", to: "ignored/f.py")
    try sandbox.write("Buy milk.\n", to: "notes.txt")
    let result = try sandbox.run(item.arguments)
    try GoldenFile("\(item.name).txt").check(MessageTests.transcript(item.arguments, result))
  }

  @Test(arguments: [
    (["help"], "help"), (["-h"], "help"), (["help", "map"], "help-map"),
    (["tags", "-h"], "help-tags"),
    (["help", "languages"], "help-languages"), (["help", "cache"], "help-cache"),
    (["help", "cache", "check"], "help-cache-check"), (["--tokens", "99", "--help"], "help"),
  ])
  func `help can be asked for in several ways`(_ arguments: [String], _ name: String) throws {
    let sandbox = try Sandbox([:])
    let expected = try sandbox.run(
      MessageTests.helpCases.first { $0.name == name }?.arguments ?? [])
    let result = try sandbox.run(arguments)
    #expect(result.status == 0)
    #expect(result.outputText == expected.outputText)
    #expect(result.errorText == "")
  }

  @Test func `the version is one line and more with verbose`() throws {
    let sandbox = try Sandbox([:])
    let short = try sandbox.run(["--version"])
    #expect(short.outputText.wholeMatch(of: /repomap \d+\.\d+\.\d+\n/) != nil)
    let long = try sandbox.run(["--version", "--verbose"])
    #expect(long.outputText.hasPrefix(short.outputText))
    #expect(long.outputText.contains(/\nSQLite 3\.\d+/))
    #expect(long.outputText.contains(/\ntree-sitter, grammar ABI \d+ to \d+\n/))
    #expect(long.outputText.contains(/\n[1-9]\d* grammars\n/))
    #expect(short.errorText + long.errorText == "")
  }

  @Test func `help lists every command and every exit code`() throws {
    let text = try Sandbox([:]).run(["--help"]).outputText
    let words = [
      "map", "tags", "languages", "cache", "status", "eval", "doctor", "completions", "help",
      "graph",
      "batch", "outline", "index", "symbols", "related", "refs", "serve", "chunks",
      "lsp", "mcp",
      "0", "1", "2", "129", "130", "143",
    ]
    for word in words {
      #expect(text.contains(word), "\(word)")
    }
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 100 })
  }

  /// What a person sees: the command, then both streams and the exit code.
  static func transcript(_ arguments: [String], _ result: ProcessResult) -> String {
    var text = "$ repomap \(arguments.joined(separator: " "))\n"
    if !result.output.isEmpty { text += "[standard output]\n\(result.outputText)" }
    if !result.errorText.isEmpty { text += "[standard error]\n\(result.errorText)" }
    return text + "[exit code \(result.status)]\n"
  }
}
