internal import ArgumentParsing
internal import RepoMapKit
internal import StandardExtensions

/// `repomap hook`: what an agent should know when a session begins, or a prompt comes.
///
/// Nothing that goes wrong may stop the agent: then nothing is printed, and the exit code is 0.
enum HookCommand: Command {
  static let description = CommandDescription(
    name: "hook",
    abstract: "Give an agent a map as context, from one of its hooks.",
    examples: [
      "repomap hook session-start           # when a session begins",
      "repomap hook prompt --tokens 1500    # for what the user has asked",
    ],
    arguments: [
      .positional(
        "EVENT", kind: .suggested(Event.allCases.map(\.rawValue)),
        help: "session-start or prompt; others give nothing."),
      .option(
        "--client", value: "CLIENT", kind: .oneOf(["claude-code", "codex"]),
        help: "The agent; both take the same answer."),
      .option(
        "-t", "--tokens", value: "N", kind: .number,
        help: "Tokens that the context may have; 1024 by default."),
    ] + CommonArguments.engine,
    discussion: """
      Standard input is the JSON object that the agent gives to its hooks: cwd, which lies in
      a git repository, and prompt. The answer is one with additionalContext. It comes within
      a second: where a tree isn't indexed yet the map is of the files that matter most, and
      the next one goes on.
      Exit codes: 0, whatever happens; 2 wrong usage.
      """)

  static let usage = ["hook EVENT [options]"]

  static func isServed(_ arguments: ParsedArguments) -> Bool { true }

  /// When an agent asks.
  private enum Event: String, CaseIterable {
    case sessionStart = "session-start"
    case prompt

    /// As the agent calls it.
    var name: String {
      switch self {
      case .sessionStart: "SessionStart"
      case .prompt: "UserPromptSubmit"
      }
    }
  }

  static func run(_ arguments: ParsedArguments, _ console: Console) throws -> ExitStatus {
    let tokens = try arguments.integer(
      "tokens", in: leastTokens...MapRequest.budgetRange.upperBound)
    guard let event = arguments.last("EVENT").flatMap({ Event(rawValue: $0.text) }) else {
      return .success
    }
    do {
      if let context = try context(event, tokens, arguments, console) {
        console.write(answer(event, context))
      }
    } catch {
      console.warn(["\(error)"])
    }
    return .success
  }

  /// What an answer takes besides the map.
  private static let introduction =
    "Lines of this repository that matter most here, found by repomap. They are no whole files: "
    + "read a file before you change it.\n\n"
  private static let introductionTokens = 40
  private static let leastTokens = MapRequest.budgetRange.lowerBound + introductionTokens
  private static let usualTokens = 1024
  /// Agents wait for hooks, and so do their users.
  private static let deadlineMilliseconds = 700

  /// The map that an agent gets; `nil` where there is nothing to say.
  private static func context(
    _ event: Event, _ tokens: Int?, _ arguments: ParsedArguments, _ console: Console
  ) throws -> [UInt8]? {
    let input = try JSONValue(parsing: console.readInput())
    guard case .string(let folder) = input["cwd"] ?? .null, folder.hasPrefix("/"),
      let tree = WorkTree(around: Array(folder.utf8)), tree.repositoryPath != nil
    else { return nil }
    let root = tree.root
    let run = try EngineRun(arguments, root: root, console)
    var request = MapRequest(root: root, run.configuration)
    if event == .prompt {
      guard case .string(let prompt) = input["prompt"] ?? .null,
        !prompt.allSatisfy(\.isWhitespace)
      else { return nil }
      request.task = prompt
    }
    request.startedAt = console.context.startedAt
    request.deadlineMilliseconds = request.deadlineMilliseconds ?? deadlineMilliseconds
    request.budgetTokens = (tokens ?? usualTokens) - introductionTokens
    request.format = .text
    let map = try run.perform { engine, observer in
      try engine.map(request, observer: observer)
    }
    return Array(introduction.utf8) + map.text
  }

  private static func answer(_ event: Event, _ context: [UInt8]) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.member("hookSpecificOutput") { json in
        json.object { json in
          json.member("hookEventName") { $0.string(event.name) }
          json.member("additionalContext") { $0.string(String(decoding: context, as: UTF8.self)) }
        }
      }
    }
    return json.text + [UInt8(ascii: "\n")]
  }
}
