import RepoMapKit
import StandardExtensions
import TestSupport
import Testing

@testable import MCPServer

/// What holds for the answers of all tools.
@Suite struct ToolTests {
  private static let questions = [
    ("repo_map", "{}"), ("repo_map", #"{"task":"the sum of a cart is wrong","line_numbers":true}"#),
    ("repo_map", #"{"focus_files":["shop/cart.py"],"detail":"names"}"#),
    ("find_symbol", #"{"name":"a","include_source":true}"#),
    ("find_references", #"{"symbol":"Price"}"#),
    ("find_references", #"{"symbol":"total","direction":"callers","depth":3}"#),
    ("find_references", #"{"symbol":"Cart.sum","direction":"callees"}"#),
    ("file_outline", #"{"paths":["shop","web/view.js","native/sum.c"]}"#),
    ("related_files", #"{"files":["shop/price.py"],"depth":3}"#),
  ]

  @Test(arguments: questions, [256, 300, 400])
  func `the whole answer is within its tokens`(
    _ question: (tool: String, arguments: String), _ tokens: Int
  ) throws {
    let client = try Client(try Sandbox())
    let arguments =
      question.arguments.dropLast()
      + (question.arguments == "{}" ? "" : ",") + #""max_tokens":\#(tokens)}"#
    let (text, isError) = try client.call(question.tool, String(arguments))
    #expect(!isError, "\(text)")
    let settings = EngineSettings(
      environment: client.sandbox.environment, executableDirectory: nil)
    let count = try Engine(settings: settings).tokenCount(of: Array(text.utf8), tokenizer: nil)
    #expect(count <= tokens)
    let last = text.split(separator: "\n").last ?? ""
    #expect(last.hasPrefix("[repomap: ") && last.hasSuffix("partial: no]"))
    #expect(last.contains(" \(count)/\(tokens) tokens, "))
  }

  /// Files that many others use, all with long paths.
  private static let hubs = {
    let folder = "services/accounting/reporting"
    var files: [String: String] = [:]
    for hub in 0..<4 {
      files["\(folder)/common_definitions_\(hub).py"] = (0..<8).map {
        "def shared_calculation_\(hub)_\($0)(entries, currency):\n    return entries\n\n"
      }.joined()
    }
    for user in 0..<30 {
      let uses = (0..<4).map { hub in
        "from \(folder.split(separator: "/").joined(separator: ".")).common_definitions_\(hub) "
          + "import shared_calculation_\(hub)_\(user % 8)\n"
      }
      files["\(folder)/monthly_report_generator_\(user).py"] =
        uses.joined() + "def report_\(user)(entries):\n"
        + (0..<4).map { "    shared_calculation_\($0)_\(user % 8)(entries, 1)\n" }.joined()
    }
    return files
  }()

  @Test(arguments: [1, 2, 4], [256, 300, 400, 600, 1000, 2000, 4096])
  func `an outline of files with many neighbours is within its tokens`(
    count: Int, tokens: Int
  ) throws {
    let client = try Client(try Sandbox(ToolTests.hubs))
    let paths = (0..<count).map { #""services/accounting/reporting/common_definitions_\#($0).py""# }
    let (text, isError) = try client.call(
      "file_outline", #"{"paths":[\#(paths.joined(separator: ","))],"max_tokens":\#(tokens)}"#)
    let settings = EngineSettings(
      environment: client.sandbox.environment, executableDirectory: nil)
    let used = try Engine(settings: settings).tokenCount(of: Array(text.utf8), tokenizer: nil)
    #expect(!isError && used <= tokens, "\(text)")
    // The outline comes first; what is left out is told.
    #expect(text.contains("shared_calculation_0_0"))
    let hasAll = text.contains(" used by: ") && !text.contains(" more") && !text.contains("raise")
    #expect(hasAll || used > tokens / 2, "\(text)")
    #expect(text.contains(" used by: ") || text.contains("raise max_tokens"))
  }

  @Test func `the map is that of the engine`() throws {
    let sandbox = try Sandbox()
    let (text, _) = try Client(sandbox).call(
      "repo_map", #"{"max_tokens":300,"focus_files":["shop/cart.py"],"task":"prices"}"#)
    let end = try #require(text.firstRange(of: " tokens)\n"))
    let map = text[..<end.upperBound]
    let budget = try #require(
      text[..<end.lowerBound].split(separator: "/").last.flatMap { Int($0) })
    var request = MapRequest(root: Array(sandbox.root.utf8))
    request.focus = [Array("shop/cart.py".utf8)]
    request.task = "prices"
    request.budgetTokens = budget
    let settings = EngineSettings(environment: sandbox.environment, executableDirectory: nil)
    let expected = try Engine(settings: settings).map(request, observer: Quiet())
    #expect(Array(map.utf8) == expected.text)
  }

  @Test func `answers are about the files as they are`() throws {
    let client = try Client(try Sandbox())
    #expect(
      try client.call("find_symbol", #"{"name":"Voucher","exact":true}"#).text
        .contains("no definition matches Voucher"))
    try client.sandbox.write("class Voucher:\n    pass\n", to: "shop/voucher.py")
    #expect(
      try client.call("find_symbol", #"{"name":"Voucher","exact":true}"#).text
        .hasPrefix("shop/voucher.py#Voucher [class, lines 1-2]"))
  }

  @Test func `pages join without a gap`() throws {
    let client = try Client(try Sandbox())
    let all = try client.call("find_symbol", #"{"name":"c","limit":1000}"#).text
    var paged: [Substring] = []
    var cursor = ""
    repeat {
      let arguments = cursor.isEmpty ? "" : #","cursor":"\#(cursor)""#
      let text = try client.call("find_symbol", #"{"name":"c","limit":2\#(arguments)}"#).text
      let lines = text.split(separator: "\n")
      paged += lines.filter { $0.contains("#") }
      let last = lines.first { $0.hasPrefix("… more") }?.split(separator: "\"").last
      cursor = last.map { "\($0)" } ?? ""
    } while !cursor.isEmpty
    #expect(paged == all.split(separator: "\n").filter { $0.contains("#") })
    #expect(paged.count > 2)
  }

  @Test func `a cancelled call is not answered`() throws {
    let client = try Client(try Sandbox())
    // The first cancels the second, which waits behind it or is just begun, or done.
    for id in 1...20 {
      client.send(
        #"{"jsonrpc":"2.0","id":\#(id),"method":"tools/call","params":"#
          + #"{"name":"repo_map",\#(Client.meta)}}"#)
      client.send(
        #"{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":\#(id)}}"#)
    }
    // Answers that were on their way before a cancellation may come; none comes behind the ping's.
    _ = try client.ask("ping", id: 99)
    client.closeInput()
    #expect(client.nextLine() == nil)
  }
}

private struct Quiet: ProgressObserver {
  func advanced(to done: Int, of total: Int) {}
}
