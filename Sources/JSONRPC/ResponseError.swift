package import StandardExtensions

/// Why a request has no result.
package struct ResponseError: Error, Sendable, Equatable {
  package var code: ErrorCode
  /// One sentence for people.
  package var message: String
  /// More about it, for programs.
  package var data: JSONValue?

  /// - Parameters:
  ///   - code: What kind of error it is.
  ///   - message: One sentence for people.
  ///   - data: More about it, for programs.
  package init(_ code: ErrorCode, _ message: String, data: JSONValue? = nil) {
    self.code = code
    self.message = message
    self.data = data
  }

  /// The answer to a method that nobody knows.
  package static func methodNotFound(_ method: String) -> ResponseError {
    ResponseError(.methodNotFound, "there is no method \(method)")
  }
}

/// The kind of an error. Protocols add their own in extensions.
package struct ErrorCode: RawRepresentable, Sendable, Hashable {
  package let rawValue: Int

  /// A code of any number.
  package init(rawValue: Int) { self.rawValue = rawValue }

  /// What came is no JSON, or has no frame around it.
  package static let parseError = ErrorCode(rawValue: -32700)
  /// It is JSON, but no request.
  package static let invalidRequest = ErrorCode(rawValue: -32600)
  package static let methodNotFound = ErrorCode(rawValue: -32601)
  package static let invalidParameters = ErrorCode(rawValue: -32602)
  package static let internalError = ErrorCode(rawValue: -32603)
}
