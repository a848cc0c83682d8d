import StandardExtensions
import Testing

@testable import MCPServer

/// How arguments of models are read.
@Suite struct ToolArgumentsTests {
  private func read(_ text: String, for tool: Tool = .findSymbol) throws -> ToolArguments {
    try ToolArguments(try JSONValue(parsing: Array(text.utf8)), for: tool)
  }

  private func mistake(_ text: String, for tool: Tool = .findSymbol) throws -> String {
    do throws(ToolMistake) {
      let value = (try? JSONValue(parsing: Array(text.utf8))) ?? .null
      _ = try ToolArguments(value, for: tool)
    } catch {
      return error.message
    }
    return ""
  }

  @Test func `what is nearly right is taken`() throws {
    let arguments = try read(
      #"{"name":"a","limit":"30","exact":"true","paths":"src","kind":null,"max_tokens":512.0}"#)
    #expect(arguments.integer("limit") == 30)
    #expect(arguments.flag("exact", usual: false))
    #expect(arguments.texts("paths") == ["src"])
    #expect(arguments.text("kind") == nil)
    #expect(arguments.integer("max_tokens") == 512)
    #expect(arguments.notes.isEmpty)
  }

  @Test func `numbers are moved into their range, and that is told`() throws {
    let arguments = try read(#"{"name":"a","limit":0,"max_tokens":1000000}"#)
    #expect(arguments.integer("limit") == 1)
    #expect(arguments.integer("max_tokens") == 20_000)
    #expect(
      arguments.notes == ["limit 0 was taken as 1", "max_tokens 1000000 was taken as 20000"])
  }

  @Test(arguments: [
    ("{}", "the argument name is missing: a string"),
    (#"{"name":"a","limt":3}"#, "there is no argument limt; did you mean limit?"),
    (#"{"name":["a"]}"#, "the argument name is not a string"),
    (#"{"name":"a","exact":2}"#, "the argument exact is not true or false"),
    (#"{"name":"a","paths":[1]}"#, "the argument paths is not a list of at most 100 strings"),
    (#"{"name":"a","limit":"x"}"#, "the argument limit is not a whole number from 1 to 1000"),
  ])
  func `mistakes are told in a sentence`(_ text: String, _ expected: String) throws {
    #expect(try mistake(text) == expected)
  }

  @Test func `a choice names what can be chosen`() throws {
    #expect(
      try mistake(#"{"detail":"all"}"#, for: .repoMap)
        == "the argument detail is not one of names, signatures, auto")
  }

  @Test(arguments: ["0", "-1", "x", "99999999999"])
  func `a cursor is one that was given`(_ cursor: String) throws {
    let arguments = try read(#"{"name":"a","cursor":"\#(cursor)"}"#)
    #expect(throws: ToolMistake.self) { try arguments.offset() }
  }
}
