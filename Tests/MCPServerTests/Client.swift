import JSONRPC
import RepoMapKit
import StandardExtensions
import Synchronization
import TestSupport

@testable import MCPServer

#if canImport(Glibc)
  import Glibc
#endif

/// A client of a session about a sandbox's tree, in this process.
final class Client {
  let sandbox: Sandbox
  private let toSession: Int32
  private let fromSession: Int32
  private var thread = HelperThreads()
  private var isClosed = false
  private var rest: [UInt8] = []

  init(
    _ sandbox: Sandbox, roots: AllowedRoots? = nil,
    _ change: (inout SessionHost) -> Void = { _ in }
  ) throws {
    self.sandbox = sandbox
    var calls: [Int32] = [-1, -1]
    var answers: [Int32] = [-1, -1]
    guard pipe(&calls) == 0, pipe(&answers) == 0 else { throw TestSupportError("pipe") }
    var host = Client.host(sandbox, roots ?? AllowedRoots(usual: Array(sandbox.root.utf8)))
    change(&host)
    let session = try ClientSession(input: calls[0], output: answers[1], host)
    close(calls[0])
    close(answers[1])
    toSession = calls[1]
    fromSession = answers[0]
    thread.start(1) { session.run() }
  }

  deinit {
    closeInput()
    thread.wait()
    close(fromSession)
  }

  static func host(_ sandbox: Sandbox, _ roots: AllowedRoots) -> SessionHost {
    let settings = EngineSettings(environment: sandbox.environment, executableDirectory: nil)
    let engine = Engine(settings: settings)
    return SessionHost(version: "0.0.0", roots: roots) { root in
      PreparedTree(engine: engine.sharingKnowledge(), defaults: MapRequest(root: root))
    }
  }

  /// Sends a line.
  func send(_ line: String) {
    var bytes = Array("\(line)\n".utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { write(toSession, $0.baseAddress, $0.count) }
      if count <= 0 { return }
      bytes = bytes.dropFirst(count)
    }
  }

  /// Sends nothing more.
  func closeInput() {
    if !isClosed { close(toSession) }
    isClosed = true
  }

  /// The next line; `nil` at the end, or after half a minute.
  func nextLine() -> String? {
    while true {
      if let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
        let line = String(decoding: rest[..<end], as: UTF8.self)
        rest.removeSubrange(...end)
        return line
      }
      var waiting = pollfd(fd: fromSession, events: Int16(POLLIN), revents: 0)
      guard poll(&waiting, 1, 30_000) > 0 else { return nil }
      var buffer = [UInt8](repeating: 0, count: 65536)
      let count = read(fromSession, &buffer, buffer.count)
      guard count > 0 else { return nil }
      rest += buffer[..<count]
    }
  }

  /// The answer to a request, behind which nothing else comes but its progress.
  func ask(_ method: String, _ parameters: String = "{}", id: Int = 1) throws -> JSONValue {
    send(#"{"jsonrpc":"2.0","id":\#(id),"method":"\#(method)","params":\#(parameters)}"#)
    while let line = nextLine() {
      let value = try JSONValue(parsing: Array(line.utf8))
      if value["id"] == .integer(id) { return value }
    }
    throw TestSupportError("no answer to \(method)", code: EPIPE)
  }

  /// What a tool says.
  func call(_ tool: String, _ arguments: String = "{}") throws -> (text: String, isError: Bool) {
    let answer = try ask(
      "tools/call", #"{"name":"\#(tool)","arguments":\#(arguments),\#(Client.meta)}"#)
    guard case .array(let content)? = answer["result"]?["content"],
      case .string(let text)? = content.first?["text"]
    else { throw TestSupportError("no text: \(answer)", code: 0) }
    return (text, answer["result"]?["isError"] == .boolean(true))
  }

  /// What makes a request a modern one.
  static let meta =
    #""_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{}}"#
}
