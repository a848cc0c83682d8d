internal import JSONRPC
internal import LocalServing
internal import MCPServer
internal import RepoMapKit
internal import StandardExtensions
internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#endif

/// Lets the server of a tree answer a call of a language model: it runs `repomap mcp` for that one call, with pipes for
/// streams.
///
///     this process ── pipe: the call ──→ server
///                  ←─ pipe: progress, the answer ──
///
/// - Parameters:
///   - call: The call.
///   - root: Bytes of the path of the tree's root.
///   - context: That of this process.
/// - Returns: The answer; `nil` where no server gives one, and this process has to.
func relayedAnswer(
  to call: RelayedCall, about root: [UInt8], _ context: CommandContext
) -> RelayedAnswer? {
  guard let tree = TreeName(of: root), let place = serverPlace(of: tree, context),
    access(place.path, F_OK) == 0, let pipes = RelayPipes(),
    let connection = try? Connection(
      input: pipes.answers.read, output: pipes.calls.write, framing: .lines)
  else { return nil }
  let answer = Mutex<RelayedAnswer?>(nil)
  var client = HelperThreads()
  let count = client.start(1) {
    withExtendedLifetime(pipes) {
      _ = CommandClient.run(
        at: place, streams: [pipes.calls.read, pipes.answers.write, STDERR_FILENO], currentCall,
        takeSignal: { call.isCancelled() ? SIGINT : nil })
    }
    // It has ended, or there is none: nothing more comes.
    connection.stop()
  }
  guard count == 1 else { return nil }
  connection.request(
    call.method, parameters: { $0.value(call.parameters) },
    onAnswer: { result in
      answer.withLock { $0 = result }
      connection.stop()
    })
  _ = connection.receive { message in
    if case .notification(let notification) = message,
      notification.method == "notifications/progress", let parameters = notification.parameters
    {
      call.onProgress(parameters)
    }
  }
  connection.close()
  // The server sees the end of its input and ends, for which nobody has to wait.
  pipes.closeCalls()
  client.leave()
  return answer.withLock { $0 }
}

/// Two pipes, closed in the end.
private final class RelayPipes: Sendable {
  let calls: (read: Int32, write: Int32)
  let answers: (read: Int32, write: Int32)
  private let isCallsOpen = Atomic<Bool>(true)

  init?() {
    var first: [Int32] = [-1, -1]
    var second: [Int32] = [-1, -1]
    guard pipe(&first) == 0 else { return nil }
    guard pipe(&second) == 0 else {
      for descriptor in first { close(descriptor) }
      return nil
    }
    for descriptor in first + second { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
    calls = (first[0], first[1])
    answers = (second[0], second[1])
  }

  /// Nothing more is asked.
  func closeCalls() {
    if isCallsOpen.exchange(false, ordering: .relaxed) { close(calls.write) }
  }

  deinit {
    closeCalls()
    for descriptor in [calls.read, answers.read, answers.write] { close(descriptor) }
  }
}
