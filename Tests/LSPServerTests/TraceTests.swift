import JSONRPC
import StandardExtensions
import TestSupport
import Testing

@testable import LSPServer

/// What real editors said, and what they were answered: recorded by `editor/tests/record.py`, from a repository of two files.
@Suite("A recorded session of an editor")
struct TraceTests {
  private static let tree = [
    "shop/money.py": """
    class Money:
        \"""An amount in cents.\"""

        def __init__(self, cents):
            self.cents = cents

        def add(self, other):
            return Money(self.cents + other.cents)


    def moneyless():
        return Money(0)

    """,
    "shop/cart.py": """
    from shop.money import Money


    class Cart:
        \"""What a customer wants.\"""

        def __init__(self):
            self.entries = []

        def total(self):
            sum = Money(0)
            for entry in self.entries:
                sum = sum.add(Money(entry))
            return sum

    """,
  ]

  private static let folder = "\(checkoutRoot)/Tests/LSPServerTests/Traces"

  @Test("gets the same answers again", arguments: try listDirectory(folder))
  func replay(name: String) throws {
    let directory = try TemporaryDirectory()
    for (path, text) in TraceTests.tree { try directory.write(text, to: path) }
    try directory.makeDirectory(".git")
    let client = try EditorClient()
    let trace = String(decoding: try readBytes("\(TraceTests.folder)/\(name)"), as: UTF8.self)
      .replacing("ROOT", with: directory.path)
    var asked: [RequestID: String] = [:]
    var answers = 0
    for line in trace.split(separator: "\n") {
      let entry = try JSONValue(parsing: Array(line.utf8))
      let message = try #require(entry["message"])
      let method = message["method"]?.text
      if entry["from"]?.text == "client" {
        // The client of this test answers by itself.
        guard let method else { continue }
        if let id = message["id"].flatMap({ RequestID($0) }) { asked[id] = method }
        client.send(client.text(message))
        continue
      }
      guard method == nil, case .integer(let id) = RequestID(message["id"] ?? .null) else {
        continue
      }
      let answer = try #require(client.answer(to: id))
      answers += 1
      // What the server can do may become more.
      if asked[.integer(id)] == "initialize" { continue }
      #expect(try answer.get() == message["result"], "\(asked[.integer(id)] ?? "")")
    }
    client.hangUp()
    #expect(answers > 2)
    // Some editors kill the server instead.
    #expect(client.exitCode() == (asked.values.contains("shutdown") ? 0 : 1))
  }
}
