internal import JSONRPC
internal import StandardExtensions

// The lists: each comes on one page and stays the same until the process ends.

extension ClientSession {
  /// `tools/list`
  func listTools(_ call: Call) throws(ResponseError) {
    try requireFirstPage(call)
    call.succeed(.process) { json in
      json.member("tools") { json in
        json.array(Tool.all) { $1.write(to: &$0, isStructured: self.host.isStructured) }
      }
    }
  }

  /// `resources/list`
  func listResources(_ call: Call) throws(ResponseError) {
    try requireFirstPage(call)
    call.succeed(.process) { json in
      json.member("resources") { json in
        json.array(FixedResource.allCases) { $1.write(to: &$0) }
      }
    }
  }

  /// `resources/templates/list`
  func listResourceTemplates(_ call: Call) throws(ResponseError) {
    try requireFirstPage(call)
    call.succeed(.process) { json in
      json.member("resourceTemplates") { json in
        json.array([OutlineResource.self]) { json, template in
          json.object { json in
            json.member("uriTemplate") { $0.string(template.uriTemplate) }
            json.member("name") { $0.string("outline") }
            json.member("title") { $0.string("Outline of a file") }
            json.member("description") { $0.string("All definitions of a file, with line ranges.") }
            json.member("mimeType") { $0.string(resourceType) }
          }
        }
      }
    }
  }

  /// `prompts/list`
  func listPrompts(_ call: Call) throws(ResponseError) {
    try requireFirstPage(call)
    call.succeed(.process) { json in
      json.member("prompts") { $0.array([OrientPrompt.self]) { $1.write(to: &$0) } }
    }
  }

  /// - Throws: Where a cursor is given: no list ever gave one.
  private func requireFirstPage(_ call: Call) throws(ResponseError) {
    if call["cursor"] != nil {
      throw ResponseError(.invalidParameters, "unknown cursor: the list has one page")
    }
  }
}
