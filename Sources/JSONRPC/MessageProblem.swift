package import StandardExtensions

/// Why something that came is no message.
package enum MessageProblem: Error, Sendable, Equatable {
  /// A line of a header is none, or its length no number. What follows is skipped up to the next header.
  case malformedHeader
  /// A header has more than ``HeaderFrameReader/maximumHeaderBytes``.
  case oversizedHeader
  /// A header doesn't tell how long its message is.
  case missingLength
  /// A message is in another encoding than UTF-8.
  case unsupportedCharset
  /// A message has more bytes than allowed. It was skipped.
  case oversizedMessage(limit: Int)
  /// A message is no JSON.
  case malformedJSON(JSONError)
  /// A message is JSON, and neither request nor notification nor response.
  case invalidMessage(id: RequestID?, reason: String)
  /// A response isn't as it should be.
  case invalidResponse(reason: String)

  /// What the sender is told; nothing about a response, because two sides that answer answers never end.
  package var answer: Response? {
    switch self {
    case .malformedHeader: failure(.parseError, "malformed header")
    case .oversizedHeader:
      failure(
        .parseError, "a header has at most \(HeaderFrameReader.maximumHeaderBytes) bytes")
    case .missingLength: failure(.parseError, "a header without Content-Length")
    case .unsupportedCharset: failure(.parseError, "messages are in UTF-8")
    case .oversizedMessage(let limit):
      failure(.invalidRequest, "a message has at most \(limit) bytes")
    case .malformedJSON(let error): failure(.parseError, error.description)
    case .invalidMessage(let id, let reason): failure(.invalidRequest, reason, id)
    case .invalidResponse: nil
    }
  }

  private func failure(_ code: ErrorCode, _ message: String, _ id: RequestID? = nil) -> Response {
    Response(id: id, result: .failure(ResponseError(code, message)))
  }
}
