import StandardExtensions
import TestSupport
import Testing

/// What agents get from their hooks.
@Suite struct HookTests {
  private func answer(
    _ event: String, _ input: String, _ sandbox: Sandbox, _ more: [String] = []
  ) throws -> (context: String?, status: Int32, text: String) {
    try sandbox.directory.write(input, to: "hook-input.json")
    let path = sandbox.directory.path("hook-input.json")
    let line = (["\"$0\"", "hook", event] + more + ["<\(path)"]).joined(separator: " ")
    let result = try sandbox.runShell(line)
    let json = try? JSONValue(parsing: Array(result.outputText.utf8))
    var context: String?
    if case .string(let text) = json?["hookSpecificOutput"]?["additionalContext"] ?? .null {
      context = text
    }
    return (context, result.status, result.outputText)
  }

  private func repository() throws -> Sandbox {
    let sandbox = try Sandbox()
    _ = try runProcess(["git", "init", "-q", sandbox.root])
    return sandbox
  }

  @Test(arguments: [
    ("session-start", #""hook_event_name":"SessionStart""#, "SessionStart"),
    ("prompt", "\"prompt\":\"why is the cart's total\u{1} wrong?\"", "UserPromptSubmit"),
  ])
  func `a map is the context of a session and of a prompt`(
    _ event: String, _ member: String, _ name: String
  ) throws {
    let sandbox = try repository()
    let (context, status, text) = try answer(
      event, #"{"cwd":"\#(sandbox.root)/shop",\#(member)}"#, sandbox)
    #expect(status == 0)
    #expect(context?.contains("shop/cart.py:") == true, "\(text)")
    #expect(text.contains(#""hookEventName":"\#(name)""#))
  }

  @Test(arguments: [
    ("prompt", ""), ("prompt", "{"), ("prompt", "[]"),
    ("prompt", #"{"cwd":"ROOT","prompt":" \n"}"#),
    ("prompt", #"{"cwd":"ROOT"}"#), ("session-start", #"{"cwd":"/"}"#),
    ("session-start", #"{"cwd":7}"#), ("stop", #"{"cwd":"ROOT"}"#),
  ])
  func `where there is nothing to say nothing is said, and the agent goes on`(
    _ event: String, _ input: String
  ) throws {
    let sandbox = try repository()
    let (_, status, text) = try answer(
      event, input.replacing("ROOT", with: sandbox.root), sandbox)
    #expect(status == 0)
    #expect(text == "")
  }

  @Test func `a broken cache changes nothing`() throws {
    var sandbox = try repository()
    sandbox.environment["XDG_CACHE_HOME"] = sandbox.root + "/shop/cart.py"
    let (context, status, _) = try answer(
      "session-start", #"{"cwd":"\#(sandbox.root)"}"#, sandbox)
    #expect(status == 0)
    #expect(context != nil)
  }
}
