internal import StandardExtensions

/// A tool: what the client is told about it, and what answers a call of it.
struct Tool: Sendable {
  /// What a tool gives for a call.
  typealias Answering =
    @Sendable (_ arguments: ToolArguments, _ question: Question) throws -> ToolAnswer

  let name: String
  /// For people.
  let title: String
  /// For the model.
  let description: String
  let parameters: [Parameter]
  /// Tokens of an answer for which the call says nothing.
  let usualTokens: Int
  /// The schema of what it gives as JSON; `nil` for what is a text in any case.
  let structure: JSONValue?
  let answer: Answering

  /// All tools, in an order that never changes: clients put the list into prompts, which are cached.
  static let all: [Tool] = [.repoMap, .findSymbol, .findReferences, .fileOutline, .relatedFiles]

  /// Tokens that may be asked for.
  static let tokenRange = 256...20_000

  /// All parameters, with those that every tool has.
  var allParameters: [Parameter] {
    parameters + [
      Parameter(
        "max_tokens", .integer(Tool.tokenRange, usual: usualTokens),
        "Tokens that the whole answer may have."),
      Parameter(
        "root", .text,
        "Absolute path of the repository or work tree; by default the one that the server was "
          + "started for. Name it when you work in another git worktree."),
    ]
  }

  /// The tool as `tools/list` has it.
  func write(to json: inout JSONWriter, isStructured: Bool) {
    json.object { json in
      json.member("name") { $0.string(name) }
      json.member("title") { $0.string(title) }
      json.member("description") { $0.string(description) }
      json.member("inputSchema") { Parameter.writeSchema(of: allParameters, to: &$0) }
      if isStructured, let structure { json.member("outputSchema") { $0.value(structure) } }
      json.member("annotations") { json in
        json.object { json in
          json.member("title") { $0.string(title) }
          json.member("readOnlyHint") { $0.boolean(true) }
          json.member("openWorldHint") { $0.boolean(false) }
        }
      }
    }
  }
}

/// What a tool gives.
struct ToolAnswer: Sendable {
  var text: [UInt8]
  /// The same facts for programs.
  var structure: JSONValue?
  /// Whether files of the tree are left out, because there was no time.
  var isPartial = false
}

/// What the model can do otherwise to get an answer: one sentence, or a list.
struct ToolMistake: Error, Sendable, Equatable {
  var message: String

  init(_ message: String) { self.message = message }
}
