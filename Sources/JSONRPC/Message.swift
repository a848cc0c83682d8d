package import StandardExtensions

/// One message of JSON-RPC 2.0 (https://www.jsonrpc.org/specification).
package enum Message: Sendable, Equatable {
  case request(Request)
  case notification(Notification)
  case response(Response)
}

/// Asks the other side for an answer.
package struct Request: Sendable, Equatable {
  package var id: RequestID
  package var method: String
  /// An object or an array; `nil` without any.
  package var parameters: JSONValue?

  /// - Parameters:
  ///   - id: What joins the response to it.
  ///   - method: What is asked for.
  ///   - parameters: An object or an array; `nil` without any.
  package init(id: RequestID, method: String, parameters: JSONValue? = nil) {
    self.id = id
    self.method = method
    self.parameters = parameters
  }
}

/// Tells the other side something, and wants no answer.
package struct Notification: Sendable, Equatable {
  package var method: String
  /// An object or an array; `nil` without any.
  package var parameters: JSONValue?

  /// - Parameters:
  ///   - method: What is told.
  ///   - parameters: An object or an array; `nil` without any.
  package init(method: String, parameters: JSONValue? = nil) {
    self.method = method
    self.parameters = parameters
  }
}

/// Answers a request.
package struct Response: Sendable, Equatable {
  /// Of the request; `nil`, which is written as `null`, in an error about something whose id nobody could read.
  package var id: RequestID?
  package var result: Result<JSONValue, ResponseError>

  /// - Parameters:
  ///   - id: Of the request; `nil` in an error about something whose id nobody could read.
  ///   - result: What came of it.
  package init(id: RequestID?, result: Result<JSONValue, ResponseError>) {
    self.id = id
    self.result = result
  }
}
