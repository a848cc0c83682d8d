internal import JSONRPC
internal import RepoMapKit
internal import StandardExtensions

/// A request with what its answer depends on.
final class Call: Sendable {
  let request: PendingRequest
  let era: Era
  let startedAt = monotonicTime()
  let stop = WorkStop()
  /// Who answers, see ``SessionHost/information``.
  private let information: JSONValue

  init(_ request: PendingRequest, _ era: Era, _ information: JSONValue) {
    self.request = request
    self.era = era
    self.information = information
  }

  /// How long an answer may be kept.
  enum Lifetime {
    /// It isn't a list or a content, for which the protocol asks.
    case unsaid
    /// It is the same until the process ends.
    case process
    /// It may be another one at once.
    case moment

    fileprivate var milliseconds: Int? {
      switch self {
      case .unsaid: nil
      case .process: 3_600_000
      case .moment: 0
      }
    }
  }

  /// Answers with a result.
  ///
  /// - Parameters:
  ///   - lifetime: How long it may be kept.
  ///   - members: Writes the members of the result.
  func succeed(_ lifetime: Lifetime = .unsaid, _ members: (inout JSONWriter) -> Void = { _ in }) {
    request.succeed { json in
      json.object { json in
        if era == .modern { writeModernMembers(lifetime, to: &json) }
        members(&json)
      }
    }
  }

  private func writeModernMembers(_ lifetime: Lifetime, to json: inout JSONWriter) {
    json.member("resultType") { $0.string("complete") }
    if let milliseconds = lifetime.milliseconds {
      json.member("ttlMs") { $0.number(milliseconds) }
      json.member("cacheScope") { $0.string("private") }
    }
    json.member("_meta") { json in
      json.object { json in json.member(MetaKey.server) { $0.value(information) } }
    }
  }

  /// The parameter of a name.
  subscript(_ name: String) -> JSONValue? {
    let value = request.parameters?[name]
    return value == .null ? nil : value
  }

  /// A parameter that is a text.
  ///
  /// - Throws: That it isn't there, or none.
  func text(_ name: String) throws(ResponseError) -> String {
    guard case .string(let text)? = self[name] else {
      throw ResponseError(.invalidParameters, "params.\(name) is not a string")
    }
    return text
  }

  /// What shows how far the work is, if the client wants to know.
  var progress: any ProgressObserver {
    guard let token = request.parameters?["_meta"]?["progressToken"], token != .null else {
      return NoProgress()
    }
    return ProgressNotifier(request, token)
  }
}

/// Nobody wants to know.
private struct NoProgress: ProgressObserver {
  func advanced(to done: Int, of total: Int) {}
}
