// Answers an editor in the Language Server Protocol 3.17, in a way that clients of 3.16 understand.
//
//     receive ──notification──→ documents, trees        all state changes on this thread, in the order of the messages
//        └──────request──────→ call with the documents as of now ──→ worker ──→ answer
//
// Rules that keep real clients alive: every request is answered, none of ours is waited for, none is made that the client
// didn't announce, and whatever ends the client ends the server.

package import JSONRPC
package import RepoMapKit
internal import StandardExtensions
internal import Synchronization

/// What a server is started with.
package struct LanguageServerOptions: Sendable {
  /// How much it answers, unless the client says otherwise.
  package var profile = Profile.companion
  /// Shown to the client.
  package var version = ""
  /// The process that is gone when the client is, besides the one that `initialize` names.
  package var clientProcess: Int?
  /// What settings say of maps of a tree.
  package var mapRequest: @Sendable (_ root: [UInt8]) -> MapRequest = { MapRequest(root: $0) }

  /// The usual ones.
  package init() {}
}

/// A server for one client. Used once, by one thread.
package final class LanguageServer {
  /// How far the conversation is.
  private enum Phase {
    case uninitialized, running, shutDown
  }

  private let options: LanguageServerOptions
  private let connection: Connection
  private let trees: ServedTrees
  private let workers: Workers
  private let settings: SharedSettings
  private var phase = Phase.uninitialized
  private var client = ClientCapabilities(.null)
  private var documents = OpenDocuments(.utf16)
  private var features = ServerSettings(.companion)

  /// - Parameters:
  ///   - connection: To the client, with headers around messages.
  ///   - options: How it is started.
  ///   - makeEngine: Gives an engine for a tree, by the bytes of the absolute path of its root.
  package init(
    _ connection: Connection, _ options: LanguageServerOptions,
    makeEngine: @escaping @Sendable (_ root: [UInt8]) -> Engine
  ) {
    self.connection = connection
    self.options = options
    trees = ServedTrees(makeEngine)
    workers = Workers(connection)
    settings = SharedSettings(ServerSettings(options.profile))
    features = ServerSettings(options.profile)
  }

  /// Serves until the client goes or says so.
  ///
  /// - Parameter isStopped: Asked again and again, on another thread: whether the server is to end.
  /// - Returns: The exit code that the protocol wants: 0 behind a `shutdown`, else 1.
  package func serve(isStopped: @escaping @Sendable () -> Bool) -> Int32 {
    let watch = ClientWatch(connection, isStopped)
    if let process = options.clientProcess { watch.follow(process) }
    var hasExited = false
    let end = connection.receive { message in
      // What comes behind `exit` is nobody's.
      if hasExited { return }
      switch message {
      case .request(let request): take(request)
      case .notification(let notification):
        if notification.method == "exit" {
          hasExited = true
          connection.stop()
        } else {
          take(notification)
        }
      case .problem: break
      }
      if let process = client.process { watch.follow(process) }
    }
    // Who has only closed its end may still read.
    if end == .endOfInput, !watch.hasEndedClient { connection.waitForAnswers(milliseconds: 1000) }
    stopWorking()
    connection.close()
    watch.end()
    workers.waitForEnd()
    return phase == .shutDown ? 0 : 1
  }

  // MARK: - Requests

  private func take(_ request: PendingRequest) {
    switch (request.method, phase) {
    case ("initialize", .uninitialized): initialize(request)
    case ("initialize", _):
      request.fail(ResponseError(.invalidRequest, "the server is initialized already"))
    case (_, .uninitialized):
      request.fail(ResponseError(.serverNotInitialized, "initialize comes first"))
    case ("shutdown", .running): shutDown(request)
    case (_, .shutDown): request.fail(ResponseError(.invalidRequest, "the server is shut down"))
    case (_, .running):
      guard let method = methods[request.method] else {
        request.fail(.methodNotFound(request.method))
        return
      }
      let call = Call(
        request, client: client, documents: documents, trees: trees, settings: settings.value,
        options: options)
      workers.answer(request, call, method)
    }
  }

  private func initialize(_ request: PendingRequest) {
    let parameters = request.parameters ?? .null
    client = ClientCapabilities(parameters)
    documents = OpenDocuments(client.encoding ?? .utf16)
    features.adopt(parameters["initializationOptions"])
    settings.value = features
    trees.change(adding: roots(parameters))
    phase = .running
    let (features, client, version) = (features, client, options.version)
    request.succeed { json in
      writeInitializeResult(to: &json, features, client, version: version)
    }
  }

  private func roots(_ parameters: JSONValue) -> [[UInt8]] {
    if let folders = parameters["workspaceFolders"]?.elements {
      return folders.compactMap { $0["uri"]?.text.flatMap { DocumentURI($0).path } }
    }
    if let uri = parameters["rootUri"]?.text { return DocumentURI(uri).path.map { [$0] } ?? [] }
    if let path = parameters["rootPath"]?.text, path.hasPrefix("/") {
      return [DocumentURI.resolved(Array(path.utf8))]
    }
    return []
  }

  /// What has to survive is written by now, or by work that is under way and waited for here: many clients kill a server as
  /// soon as they have this answer.
  private func shutDown(_ request: PendingRequest) {
    phase = .shutDown
    stopWorking()
    workers.waitForEnd()
    request.succeed { $0.null() }
  }

  private func stopWorking() {
    workers.stop()
    trees.stop()
  }

  // MARK: - Notifications

  private func take(_ notification: Notification) {
    guard phase == .running else { return }
    let parameters = notification.parameters ?? .null
    switch notification.method {
    case "initialized": askForConfiguration(thenWarm: true)
    case "textDocument/didOpen": documents.open(parameters)
    case "textDocument/didChange": documents.change(parameters)
    case "textDocument/didClose": documents.close(parameters)
    case "$/cancelRequest":
      if let id = parameters["id"].flatMap({ RequestID($0) }) { connection.cancel(id, .answered) }
    case "workspace/didChangeWorkspaceFolders": changeFolders(parameters["event"] ?? .null)
    case "workspace/didChangeConfiguration":
      features.adopt(parameters["settings"])
      settings.value = features
      askForConfiguration(thenWarm: false)
    case "window/workDoneProgress/cancel": workers.stopWarming()
    // Files are looked at before each answer, whatever is told of them.
    default: break
    }
  }

  private func changeFolders(_ event: JSONValue) {
    func paths(_ name: String) -> [[UInt8]] {
      (event[name]?.elements ?? []).compactMap { $0["uri"]?.text.flatMap { DocumentURI($0).path } }
    }
    warm(trees.change(adding: paths("added"), removing: paths("removed")))
  }

  /// Asks once, and depends on no answer.
  private func askForConfiguration(thenWarm isFirst: Bool) {
    if client.tellsConfiguration {
      let settings = settings
      connection.request(
        "workspace/configuration",
        parameters: { json in
          json.object { json in
            json.member("items") { json in
              json.array(["repomap"]) { json, section in
                json.object { $0.member("section") { $0.string(section) } }
              }
            }
          }
        },
        onAnswer: { answer in
          guard case .success(let value) = answer else { return }
          settings.adopt(value.elements?.first)
        })
    }
    if isFirst { warm(trees.folders) }
  }

  /// Brings what is known of trees up to date while the user looks around.
  private func warm(_ trees: [ServedTree]) {
    for tree in trees { workers.warm(tree, client) }
  }
}

extension ErrorCode {
  static let serverNotInitialized = ErrorCode(rawValue: -32002)
  static let requestCancelled = ErrorCode(rawValue: -32800)
  static let requestFailed = ErrorCode(rawValue: -32803)
}

/// Settings that come with answers, which the receiving thread hands out, and are read by workers.
final class SharedSettings: Sendable {
  private let settings: Mutex<ServerSettings>

  init(_ settings: ServerSettings) { self.settings = Mutex(settings) }

  var value: ServerSettings {
    get { settings.withLock { $0 } }
    set { settings.withLock { $0 = newValue } }
  }

  func adopt(_ value: JSONValue?) { settings.withLock { $0.adopt(value) } }
}
