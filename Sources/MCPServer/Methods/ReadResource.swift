internal import JSONRPC
internal import RepoMapKit
internal import StandardExtensions

// `resources/read`: contents of the default tree.

/// What all resources are.
let resourceType = "text/plain"

/// The resources that are always there.
enum FixedResource: String, CaseIterable {
  case map = "repomap://map"
  case status = "repomap://status"

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("uri") { $0.string(rawValue) }
      json.member("name") { $0.string(self == .map ? "map" : "status") }
      json.member("title") { $0.string(self == .map ? "Repository map" : "Status") }
      json.member("description") { json in
        json.string(
          self == .map
            ? "The most important definitions of the repository."
            : "What repomap knows of the repository, and what it took.")
      }
      json.member("mimeType") { $0.string(resourceType) }
    }
  }
}

/// The resources `repomap://outline/PATH`, one for each file.
enum OutlineResource {
  static let uriTemplate = "repomap://outline/{+path}"
  private static let prefix = "repomap://outline/"

  /// The path in a URI; `nil` for other URIs.
  static func path(in uri: String) -> [UInt8]? {
    guard uri.hasPrefix(prefix) else { return nil }
    let path = percentDecoded(Array(uri.utf8.dropFirst(prefix.utf8.count)))
    return path.isEmpty || path.contains(0) ? nil : path
  }

  private static func percentDecoded(_ text: [UInt8]) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = text[...]
    while let byte = rest.popFirst() {
      let digits = String(decoding: rest.prefix(2), as: UTF8.self)
      if byte == UInt8(ascii: "%"), digits.utf8.count == 2, let value = UInt8(digits, radix: 16) {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return bytes
  }
}

extension ClientSession {
  /// Tokens of a map or an outline that nobody says a number for.
  private static let mapTokens = 2048
  private static let outlineTokens = 8192

  /// `resources/read`
  func readResource(_ call: Call) throws(ResponseError) {
    let uri = try call.text("uri")
    let make: @Sendable (Question) throws -> ToolAnswer
    let tokens: Int
    if let resource = FixedResource(rawValue: uri) {
      tokens = ClientSession.mapTokens
      make = { try ClientSession.content(of: resource, $0) }
    } else if let path = OutlineResource.path(in: uri) {
      tokens = ClientSession.outlineTokens
      make = { try ClientSession.outline(of: path, $0) }
    } else {
      throw ClientSession.unknown(uri, call.era)
    }
    queue(call) { [self] call throws(ResponseError) in
      let tree = try defaultTree()
      if try relay(call, tree) { return }
      let answer: ToolAnswer
      do throws(AnswerProblem) {
        answer = try ask(call, tree, maximumTokens: tokens, notes: [], make)
      } catch {
        if error.isAbsence { throw ClientSession.unknown(uri, call.era) }
        throw ResponseError(.internalError, error.message)
      }
      call.succeed(.moment) { ClientSession.writeContents(uri, answer.text, to: &$0) }
    }
  }

  private static func unknown(_ uri: String, _ era: Era) -> ResponseError {
    ResponseError(
      era.notFound, "unknown resource: \(uri)",
      data: .object([JSONValue.Member("uri", .string(uri))]))
  }

  private static func content(
    of resource: FixedResource, _ question: Question
  ) throws(EngineError) -> ToolAnswer {
    switch resource {
    case .map:
      var request = question.mapRequest
      return try question.reply.fit { budget throws(EngineError) in
        request.budgetTokens = budget
        return try question.engine.map(request, observer: question.observer)
      }
    case .status:
      let status = try question.engine.status(
        of: question.root, within: question.time, observer: question.observer)
      return ToolAnswer(
        text: status.text(.text), isPartial: status.statistics.unindexedFiles > 0)
    }
  }

  private static func outline(
    of path: [UInt8], _ question: Question
  ) throws(EngineError) -> ToolAnswer {
    var request = question.mapRequest
    request.filter.files = [path]
    request.showsCopies = true
    request.marking = .ranges
    return try question.reply.fit { budget throws(EngineError) in
      request.budgetTokens = budget
      return try question.engine.map(request, observer: question.observer)
    }
  }

  private static func writeContents(_ uri: String, _ text: [UInt8], to json: inout JSONWriter) {
    json.member("contents") { json in
      json.array([uri]) { json, uri in
        json.object { json in
          json.member("uri") { $0.string(uri) }
          json.member("mimeType") { $0.string(resourceType) }
          json.member("text") { $0.string(String(decoding: text, as: UTF8.self)) }
        }
      }
    }
  }
}
