internal import JSONRPC
internal import RepoMapKit
internal import StandardExtensions

// `tools/call`: what is no call is an error of the protocol; what a model can do otherwise is a result with `isError`.

extension ClientSession {
  /// `tools/call`
  func callTool(_ call: Call) throws(ResponseError) {
    let name = try call.text("name")
    guard let tool = Tool.all.first(where: { $0.name == name }) else {
      let names = Tool.all.map(\.name)
      let nearest = closestName(to: name, among: names).map { "; did you mean \($0)?" } ?? ""
      throw ResponseError(.invalidParameters, "unknown tool: \(name)\(nearest)")
    }
    if let arguments = call["arguments"], !arguments.isObject {
      throw ResponseError(.invalidParameters, "params.arguments is not an object")
    }
    queue(call) { [self] call throws(ResponseError) in try answer(call, with: tool) }
  }

  private func answer(_ call: Call, with tool: Tool) throws(ResponseError) {
    let arguments: ToolArguments
    let tree: WorkTree
    do throws(ToolMistake) {
      arguments = try ToolArguments(call["arguments"], for: tool)
      tree = try host.roots.tree(arguments.text("root"))
    } catch {
      return call.fail(with: error.message)
    }
    if try relay(call, tree) { return }
    do throws(AnswerProblem) {
      let answer = try answer(call, tree, arguments, tool)
      call.succeed { json in
        writeContent(answer.text, to: &json)
        if host.isStructured, let structure = answer.structure {
          json.member("structuredContent") { $0.value(structure) }
        }
      }
    } catch {
      call.fail(with: error.message)
    }
  }

  private func answer(
    _ call: Call, _ tree: WorkTree, _ arguments: ToolArguments, _ tool: Tool
  ) throws(AnswerProblem) -> ToolAnswer {
    let tokens = arguments.integer("max_tokens") ?? tool.usualTokens
    return try ask(call, tree, maximumTokens: tokens, notes: arguments.notes) { question in
      do {
        return try tool.answer(arguments, question)
      } catch let mistake as ToolMistake {
        throw question.reply.fit(mistake)
      }
    }
  }
}

extension Call {
  /// Answers with a sentence for the model.
  func fail(with sentence: String) {
    succeed { json in
      writeContent(Array(sentence.utf8), to: &json)
      json.member("isError") { $0.boolean(true) }
    }
  }
}

/// Writes the text of a tool's result.
private func writeContent(_ text: [UInt8], to json: inout JSONWriter) {
  json.member("content") { json in
    json.array([text]) { json, text in
      json.object { json in
        json.member("type") { $0.string("text") }
        json.member("text") { $0.string(String(decoding: text, as: UTF8.self)) }
      }
    }
  }
}

extension JSONValue {
  /// Whether it has members.
  var isObject: Bool { if case .object = self { true } else { false } }
}
