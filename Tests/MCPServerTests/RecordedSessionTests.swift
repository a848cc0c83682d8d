import StandardExtensions
import TestSupport
import Testing

@testable import MCPServer

/// Conversations as they were recorded: what the client writes behind `>`, what comes back behind `<`.
///
/// A client waits for each answer before it goes on. Progress is left out, because it depends on time, and counts of
/// tokens, because they depend on the name of a temporary directory.
@Suite struct RecordedSessionTests {
  @Test(arguments: [
    "modern", "legacy", "tools", "mistakes", "protocol-errors", "resources", "prompts",
    "structured",
  ])
  func `a session goes as it was recorded`(_ name: String) throws {
    let golden = "\(checkoutRoot)/Tests/MCPServerTests/Golden/\(name).txt"
    let recorded = String(decoding: try readBytes(golden), as: UTF8.self)
    let client = try Client(try Sandbox()) { $0.isStructured = name == "structured" }
    var text = ""
    for line in recorded.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("<") { continue }
      text += "\(line)\n"
      guard line.hasPrefix("> ") else { continue }
      let message = String(line.dropFirst(2)).replacing("META", with: Client.meta)
        .replacing("ROOT", with: client.sandbox.root)
      client.send(message)
      for answer in try answers(to: message, client) {
        let masked = answer.replacing(client.sandbox.root, with: "ROOT")
          .replacing(/[0-9,]+\/[0-9,]+ tokens/, with: "N tokens")
        text += "< \(masked)\n"
      }
    }
    try GoldenFile("\(name).txt").check(String(text.dropLast()))
  }

  /// The answer that a line gets, if it gets one.
  private func answers(to message: String, _ client: Client) throws -> [String] {
    let value = try? JSONValue(parsing: Array(message.utf8))
    if let value, value["id"] == nil, value["method"] != nil { return [] }
    while let line = client.nextLine() {
      if !line.contains(#""method":"notifications/progress""#) { return [line] }
    }
    return ["(end)"]
  }
}
