internal import JSONRPC
internal import RepoMapKit
internal import StandardExtensions

/// Commands of `workspace/executeCommand`: the way to the server's own requests for clients that have no other.
///
/// Each takes one object, the parameters of the request of the same name, and answers what that does.
enum Commands {
  private static let requests: [(name: String, method: Method)] = [
    ("repomap.map", ownMap), ("repomap.related", ownRelated),
    ("repomap.references", ownReferences), ("repomap.status", ownStatus),
    ("repomap.refresh", ownSynchronization),
    // A client with a window of its own for references does this itself.
    ("repomap.showReferences", references),
  ]

  static var names: [String] { requests.map(\.name) }

  static func method(named name: String) -> Method? {
    requests.first { $0.name == name }?.method
  }
}

/// `workspace/executeCommand`.
let executedCommand = Method("workspace/executeCommand") { call throws(ResponseError) in
  let name = call.parameters["command"]?.text ?? ""
  guard let method = Commands.method(named: name) else {
    throw ResponseError(.invalidParameters, "there is no command \(name)")
  }
  return try method.answer(call.with(call.parameters["arguments"]?.elements?.first ?? .object([])))
}
