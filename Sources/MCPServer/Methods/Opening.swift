internal import JSONRPC
internal import StandardExtensions

// How conversations begin: `initialize` before 2026, `server/discover` since.

extension ClientSession {
  /// `initialize`: answers with the client's revision where it is spoken, else with our newest of its kind. That is never an
  /// error: clients go on with what they are given, or leave.
  func initialize(_ request: PendingRequest) {
    var version = ProtocolVersion.legacy[0]
    if case .string(let wanted)? = request.parameters?["protocolVersion"],
      ProtocolVersion.legacy.contains(wanted)
    {
      version = wanted
    }
    request.succeed { json in
      json.object { json in
        json.member("protocolVersion") { $0.string(version) }
        json.member("capabilities") { ClientSession.writeCapabilities(to: &$0) }
        json.member("serverInfo") { $0.value(self.host.information) }
        json.member("instructions") { $0.string(instructions) }
      }
    }
  }

  /// `server/discover`
  func discover(_ call: Call) {
    call.succeed(.process) { json in
      json.member("supportedVersions") { $0.array([ProtocolVersion.modern]) { $0.string($1) } }
      json.member("capabilities") { ClientSession.writeCapabilities(to: &$0) }
      json.member("instructions") { $0.string(instructions) }
    }
  }

  /// No list ever changes, and nothing can be subscribed to.
  private static func writeCapabilities(to json: inout JSONWriter) {
    json.object { json in
      for name in ["tools", "resources", "prompts"] { json.member(name) { $0.object { _ in } } }
    }
  }
}
