// One client of `repomap mcp`, from its first line to its last.
//
//   reading thread:  line ─→ era ─┬─ answered at once: opening, lists, ping
//                                 └─ checked, then queued ─→ a few threads: tree ─→ façade ─→ reply
//
// Nothing of an engine is opened before the first call, and nobody who reads waits for one who works.
//
// Protocol: https://modelcontextprotocol.io/specification, the revisions that ``ProtocolVersion`` names.

package import JSONRPC
internal import RepoMapKit
internal import StandardExtensions
internal import Synchronization

/// A conversation with one client over two descriptors.
package final class ClientSession: Sendable {
  let host: SessionHost
  let gate = TreeGate()
  let background = BackgroundIndexing()
  private let connection: Connection
  private let work = WorkQueue(maximumThreads: ClientSession.maximumThreads)
  /// Whether the client has opened the conversation in the legacy way.
  private let isLegacy = Atomic<Bool>(false)

  /// Calls that are worked on at the same time. Each uses all processors where there is much to do.
  private static let maximumThreads = 4
  /// How long calls may go on after the last line of the client, who may have written all it wants and closed.
  private static let lastAnswersMilliseconds = 600
  private static let flushMilliseconds = 200

  /// A conversation that has not begun.
  ///
  /// - Parameters:
  ///   - input: Where the client's lines come from.
  ///   - output: Where ours go.
  ///   - host: What the program does for it.
  /// - Throws: What the system refuses.
  package init(
    input: Int32, output: Int32, _ host: SessionHost
  ) throws(ConnectionError) {
    self.host = host
    var limits = ConnectionLimits()
    limits.flushMilliseconds = ClientSession.flushMilliseconds
    connection = try Connection(input: input, output: output, framing: .lines, limits: limits)
  }

  /// Serves until the client has closed its end, or ``stop()``; then at most a second goes by.
  package func run() {
    let end = connection.receive { message in
      switch message {
      case .request(let request): take(request)
      case .notification(let notification): note(notification)
      // The client has been told.
      case .problem: break
      }
    }
    if end == .endOfInput {
      connection.waitForAnswers(milliseconds: ClientSession.lastAnswersMilliseconds)
    }
    connection.close()
    background.end(milliseconds: host.endMilliseconds)
    work.wait(milliseconds: host.endMilliseconds)
  }

  /// Ends the conversation, from any thread.
  package func stop() { connection.stop() }

  // MARK: - Messages

  private func note(_ notification: Notification) {
    guard notification.method == "notifications/cancelled",
      let id = notification.parameters?["requestId"].flatMap({ RequestID($0) })
    else { return }
    connection.cancel(id, .silent)
  }

  private func take(_ request: PendingRequest) {
    do throws(ResponseError) {
      if request.method == "initialize" {
        isLegacy.store(true, ordering: .relaxed)
        return initialize(request)
      }
      let era = try Era(of: request, isLegacy: isLegacy.load(ordering: .relaxed))
      try answer(Call(request, era, host.information))
    } catch {
      request.fail(error)
    }
  }

  private func answer(_ call: Call) throws(ResponseError) {
    switch (call.request.method, call.era) {
    case ("ping", .legacy): call.succeed()
    case ("server/discover", .modern): discover(call)
    case ("tools/list", _): try listTools(call)
    case ("resources/list", _): try listResources(call)
    case ("resources/templates/list", _): try listResourceTemplates(call)
    case ("prompts/list", _): try listPrompts(call)
    case ("tools/call", _): try callTool(call)
    case ("resources/read", _): try readResource(call)
    case ("prompts/get", _): try getPrompt(call)
    case (let method, _): throw .methodNotFound(method)
    }
  }

  // MARK: - Work

  /// Lets another thread answer a call.
  ///
  /// - Parameters:
  ///   - call: The call.
  ///   - answer: Answers it, or throws why it can't be.
  func queue(_ call: Call, _ answer: @escaping @Sendable (Call) throws(ResponseError) -> Void) {
    let stop = call.stop
    call.request.onCancel { stop.raise() }
    work.add {
      // Cancelled while it waited.
      if stop.isRaised { return }
      do throws(ResponseError) {
        try answer(call)
      } catch {
        call.request.fail(error)
      }
    }
  }
}
