internal import JSONRPC
internal import RepoMapKit
internal import StandardExtensions

/// The prompt `orient`: the map for a task, in front of the task.
enum OrientPrompt {
  static let name = "orient"
  private static let title = "Orient in the repository"
  static let description = "The repository map for a task, to begin with."

  static func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("name") { $0.string(name) }
      json.member("title") { $0.string(title) }
      json.member("description") { $0.string(description) }
      json.member("arguments") { json in
        json.array(["task"]) { json, name in
          json.object { json in
            json.member("name") { $0.string(name) }
            json.member("description") { $0.string("What you want to do.") }
            json.member("required") { $0.boolean(true) }
          }
        }
      }
    }
  }

  static func text(_ task: String, _ map: [UInt8]) -> String {
    """
    Here is a map of the repository, chosen for the task below: the most important definitions, not all.

    \(String(decoding: map, as: UTF8.self))
    Find what else you need with find_symbol, find_references, file_outline and related_files, and read files before \
    you edit them.

    Task: \(task)
    """
  }
}

extension ClientSession {
  /// Tokens of the map in a prompt.
  private static let promptTokens = 4096

  /// `prompts/get`
  func getPrompt(_ call: Call) throws(ResponseError) {
    let name = try call.text("name")
    guard name == OrientPrompt.name else {
      throw ResponseError(.invalidParameters, "unknown prompt: \(name)")
    }
    guard case .string(let task)? = call["arguments"]?["task"] else {
      throw ResponseError(.invalidParameters, "the prompt needs the argument task, a string")
    }
    queue(call) { [self] call throws(ResponseError) in
      let tree = try defaultTree()
      if try relay(call, tree) { return }
      let answer: ToolAnswer
      do throws(AnswerProblem) {
        answer = try ask(
          call, tree, maximumTokens: ClientSession.promptTokens, notes: []
        ) { question in
          try ClientSession.map(for: task, question)
        }
      } catch {
        throw ResponseError(.internalError, error.message)
      }
      call.succeed { json in
        json.member("description") { $0.string(OrientPrompt.description) }
        json.member("messages") { json in
          json.array([OrientPrompt.text(task, answer.text)]) { json, text in
            json.object { json in
              json.member("role") { $0.string("user") }
              json.member("content") { json in
                json.object { json in
                  json.member("type") { $0.string("text") }
                  json.member("text") { $0.string(text) }
                }
              }
            }
          }
        }
      }
    }
  }

  private static func map(for task: String, _ question: Question) throws(EngineError) -> ToolAnswer
  {
    var request = question.mapRequest
    request.task = task
    return try question.reply.fit { budget throws(EngineError) in
      request.budgetTokens = budget
      return try question.engine.map(request, observer: question.observer)
    }
  }
}
