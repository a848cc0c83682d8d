import StandardExtensions
import TestSupport
import Testing

@testable import MCPServer

/// Whatever a client writes, each request is answered once and the session goes on.
@Suite struct RandomMessageTests {
  private static let methods = [
    "initialize", "ping", "server/discover", "tools/list", "tools/call", "resources/list",
    "resources/templates/list", "resources/read", "prompts/list", "prompts/get", "nothing/known",
    "notifications/cancelled",
  ]
  private static let names =
    Tool.all.map(\.name) + [
      "orient", "root", "max_tokens", "task", "name", "symbol", "path", "line", "files", "paths",
      "direction", "depth", "limit", "cursor", "diff", "kind", "exact", "arguments", "uri", "_meta",
      "progressToken", "requestId", "shop/cart.py", "Cart", "repomap://map", "repomap://outline/%",
    ]

  @Test(arguments: [1, 2, 3]) func `every request is answered once`(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let client = try Client(try Sandbox())
    let count = 400
    for id in 1...count {
      let method = generator.pick(Self.methods)
      let parameters = Self.parameters(for: method, &generator)
      client.send(
        #"{"jsonrpc":"2.0","id":\#(id),"method":"\#(method)","params":\#(parameters)}"#)
    }
    var answers: [Int: Int] = [:]
    while answers.count < count, let line = client.nextLine() {
      let value = try JSONValue(parsing: Array(line.utf8))
      guard case .integer(let id)? = value["id"] else { continue }
      answers[id, default: 0] += 1
      #expect((value["result"] == nil) != (value["error"] == nil), "seed \(seed): \(line)")
    }
    #expect(answers.count == count, "seed \(seed)")
    #expect(answers.values.allSatisfy { $0 == 1 }, "seed \(seed)")
  }

  @Test func `lines that are no messages don't end a session`() throws {
    var generator = SeededGenerator(seed: 4)
    let client = try Client(try Sandbox())
    for _ in 0..<200 {
      let bytes = generator.bytes(count: Int.random(in: 0...80, using: &generator))
      client.send(String(decoding: bytes, as: UTF8.self).replacing("\n", with: " "))
    }
    #expect(try client.ask("ping", id: 77)["result"] != nil)
  }

  // MARK: - Values

  private static func parameters(
    for method: String, _ generator: inout SeededGenerator
  ) -> String {
    var members: [String] = []
    if generator.chance(percent: 80) { members.append(Client.meta) }
    if generator.chance(percent: 80) {
      members.append(#""name":"\#(generator.pick(names))""#)
    }
    if generator.chance(percent: 50) { members.append(#""uri":"\#(generator.pick(names))""#) }
    members.append(#""arguments":\#(object(depth: 2, &generator))"#)
    if generator.chance(percent: 10) { return value(depth: 3, &generator) }
    return "{\(members.joined(separator: ","))}"
  }

  private static func object(depth: Int, _ generator: inout SeededGenerator) -> String {
    let count = Int.random(in: 0...3, using: &generator)
    let members = (0..<count).map { _ in
      #""\#(generator.pick(names))":\#(value(depth: depth - 1, &generator))"#
    }
    return "{\(members.joined(separator: ","))}"
  }

  private static func value(depth: Int, _ generator: inout SeededGenerator) -> String {
    switch Int.random(in: 0...(depth > 0 ? 8 : 6), using: &generator) {
    case 0: return "null"
    case 1: return "true"
    case 2: return "\(Int.random(in: -3...3000, using: &generator))"
    case 3: return "9223372036854775807"
    case 4: return "-1.5e300"
    case 5, 6: return #""\#(generator.pick(names + ["", "\\u0000", "\\ud800", "😀", "a#b.c:1:1"]))""#
    case 7: return "[\(value(depth: depth - 1, &generator)),\(value(depth: depth - 1, &generator))]"
    default: return object(depth: depth, &generator)
    }
  }
}
