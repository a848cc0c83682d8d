import JSONRPC
import RepoMapKit
import StandardExtensions
import Synchronization
import TestSupport

@testable import LSPServer

#if canImport(Glibc)
  import Glibc
#endif

/// A client with a server on a thread of its own, in this process.
final class EditorClient {
  /// -1 where they are closed.
  private var toServer: Int32
  private var fromServer: Int32
  private var reader = JSONRPC.MessageReader(.headers)
  private var bytes: ArraySlice<UInt8> = []
  private var number = 0
  private let server: ServerThread
  /// What the server has sent besides answers, as its text.
  private(set) var others: [String] = []

  /// What runs on the other thread.
  private final class ServerThread: Sendable {
    let exitCode = Mutex<Int32?>(nil)
    let thread = Mutex(HelperThreads())
  }

  init(_ options: LanguageServerOptions = LanguageServerOptions()) throws {
    var first: [Int32] = [-1, -1]
    var second: [Int32] = [-1, -1]
    guard pipe(&first) == 0, pipe(&second) == 0 else { throw TestSupportError("pipe") }
    (toServer, fromServer) = (first[1], second[0])
    let (input, output) = (first[0], second[1])
    let server = ServerThread()
    self.server = server
    server.thread.withLock { thread in
      _ = thread.start(1) {
        guard let connection = try? Connection(input: input, output: output, framing: .headers)
        else { return }
        close(input)
        close(output)
        let language = LanguageServer(connection, options) { _ in
          var settings = EngineSettings(
            environment: processVariables(), executableDirectory: nil)
          settings.usesCache = false
          return Engine(settings: settings)
        }
        let code = language.serve { false }
        server.exitCode.withLock { $0 = code }
      }
    }
  }

  /// Goes as a process does that ends.
  func hangUp() {
    for descriptor in [fromServer, toServer] where descriptor >= 0 { close(descriptor) }
    (fromServer, toServer) = (-1, -1)
  }

  deinit {
    hangUp()
    server.thread.withLock { $0.wait() }
  }

  // MARK: - Sending

  func send(_ text: String) { send(bytes: Framing.headers.frame(Array(text.utf8))) }

  func send(bytes: [UInt8]) {
    bytes.withUnsafeBytes { bytes in
      var rest = bytes[...]
      while !rest.isEmpty {
        let count = write(toServer, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        if count <= 0 { return }
        rest = rest.dropFirst(count)
      }
    }
  }

  func notify(_ method: String, _ parameters: String = "{}") {
    send(#"{"jsonrpc":"2.0","method":"\#(method)","params":\#(parameters)}"#)
  }

  /// Sends a request and gives the id.
  func start(_ method: String, _ parameters: String = "{}") -> Int {
    number += 1
    send(#"{"jsonrpc":"2.0","id":\#(number),"method":"\#(method)","params":\#(parameters)}"#)
    return number
  }

  /// The answer to a request.
  func request(
    _ method: String, _ parameters: String = "{}"
  ) -> Result<JSONValue, ResponseError>? {
    answer(to: start(method, parameters))
  }

  /// The result of a request, as text; an error as its code.
  func result(_ method: String, _ parameters: String = "{}") -> String {
    switch request(method, parameters) {
    case .success(let value): text(value)
    case .failure(let error): "error \(error.code.rawValue)"
    case nil: "no answer"
    }
  }

  func text(_ value: JSONValue) -> String {
    var json = JSONWriter()
    json.value(value)
    return String(decoding: json.text, as: UTF8.self)
  }

  // MARK: - Receiving

  /// The answer to a request; `nil` at the end.
  func answer(to id: Int) -> Result<JSONValue, ResponseError>? {
    while let message = next() {
      if case .response(let response) = message {
        if response.id == .integer(id) { return response.result }
        if response.id == nil { others.append("error without id") }
      } else {
        others.append(String(decoding: message.text, as: UTF8.self))
        if case .request(let request) = message, answersRequests {
          send(#"{"jsonrpc":"2.0","id":"\#(request.id.text)","result":null}"#)
        }
      }
    }
    return nil
  }

  var answersRequests = true

  private func next() -> Message? {
    while true {
      if let message = reader.next(from: &bytes) { return try? message.get() }
      var waiting = pollfd(fd: fromServer, events: Int16(POLLIN), revents: 0)
      guard poll(&waiting, 1, 60_000) > 0 else { return nil }
      var buffer = [UInt8](repeating: 0, count: 65536)
      let count = read(fromServer, &buffer, buffer.count)
      if count <= 0 { return nil }
      bytes = buffer[..<count]
    }
  }

  /// Waits for the end of the server, and gives its exit code.
  func exitCode() -> Int32? {
    server.thread.withLock { $0.wait() }
    return server.exitCode.withLock { $0 }
  }

  // MARK: - Whole steps

  /// Begins with a tree.
  @discardableResult
  func initialize(
    _ root: String, capabilities: String = "{}", options: String = "{}"
  ) -> JSONValue? {
    let answer = request(
      "initialize",
      #"{"processId":null,"rootUri":"file://\#(root)","capabilities":\#(capabilities),"#
        + #""initializationOptions":\#(options)}"#)
    notify("initialized")
    return try? answer?.get()
  }

  func open(_ path: String, _ text: String) {
    var json = JSONWriter()
    json.string(text)
    notify(
      "textDocument/didOpen",
      #"{"textDocument":{"uri":"file://\#(path)","languageId":"x","version":1,"text":"#
        + String(decoding: json.text, as: UTF8.self) + "}}")
  }
}

extension RequestID {
  fileprivate var text: String {
    switch self {
    case .integer(let number): "\(number)"
    case .string(let text): text
    }
  }
}

/// Where grammars lie.
private func processVariables() -> [String: String] {
  var variables: [String: String] = [:]
  for name in ["HOME", "REPO_MAP_GRAMMAR_DIR", "XDG_DATA_HOME"] {
    if let value = getenv(name) { variables[name] = String(cString: value) }
  }
  return variables
}
