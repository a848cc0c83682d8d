package import StandardExtensions

extension Message {
  /// Reads a message.
  ///
  /// What clients leave out or add without harm is taken: a missing `jsonrpc`, `"params": null`, an `"error": null`
  /// beside a result and a `"result": null` beside an error.
  ///
  /// - Parameter value: An object. Batches, which neither LSP nor MCP has, are refused.
  /// - Throws: `MessageProblem.invalidMessage` or `.invalidResponse`.
  package init(_ value: JSONValue) throws(MessageProblem) {
    guard case .object(let members) = value else {
      throw .invalidMessage(
        id: nil, reason: value.isArray ? "batches are not supported" : "a message is an object")
    }
    let parts = MessageParts(members)
    if parts.method == nil, parts.result != nil || parts.error != nil {
      self = .response(try Response(parts))
      return
    }
    let id = parts.id.flatMap { RequestID($0) }
    if parts.id != nil, id == nil {
      throw .invalidMessage(id: nil, reason: "an id is an integer or a string")
    }
    func require(_ condition: Bool, _ reason: String) throws(MessageProblem) {
      if !condition { throw .invalidMessage(id: id, reason: reason) }
    }
    try require(
      parts.version == nil || parts.version == .string("2.0"), "jsonrpc is not \"2.0\"")
    guard case .string(let method) = parts.method else {
      throw .invalidMessage(id: id, reason: "there is no method")
    }
    var parameters = parts.parameters
    if parameters == .null { parameters = nil }
    try require(
      parameters.map { $0.isArray || $0.isObject } ?? true, "params is no object and no array")
    self =
      if let id {
        .request(Request(id: id, method: method, parameters: parameters))
      } else {
        .notification(Notification(method: method, parameters: parameters))
      }
  }
}

/// The members of a message that mean something, found in one pass; of several of one name the last counts.
private struct MessageParts {
  var version, id, method, parameters, result, error: JSONValue?

  init(_ members: [JSONValue.Member]) {
    for member in members {
      switch member.name {
      case "jsonrpc": version = member.value
      case "id": id = member.value
      case "method": method = member.value
      case "params": parameters = member.value
      case "result": result = member.value
      case "error": error = member.value
      default: break
      }
    }
  }
}

extension Response {
  fileprivate init(_ parts: MessageParts) throws(MessageProblem) {
    let id = parts.id.flatMap { RequestID($0) }
    if id == nil, let value = parts.id, value != .null {
      throw .invalidResponse(reason: "an id is an integer or a string")
    }
    if let error = parts.error, error != .null {
      guard case .integer(let code)? = error["code"], case .string(let message)? = error["message"]
      else { throw .invalidResponse(reason: "an error has a code and a message") }
      self.init(
        id: id,
        result: .failure(
          ResponseError(ErrorCode(rawValue: code), message, data: error["data"])))
    } else {
      guard let id else { throw .invalidResponse(reason: "a result has an id") }
      self.init(id: id, result: .success(parts.result ?? .null))
    }
  }
}

extension JSONValue {
  fileprivate var isArray: Bool { if case .array = self { true } else { false } }
  fileprivate var isObject: Bool { if case .object = self { true } else { false } }
}
