internal import CShim
internal import JSONRPC
internal import StandardExtensions
internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#endif

/// Ends a conversation when the client's process is gone, or the server is to end: a client that is killed may leave
/// pipes open in others.
final class ClientWatch: Sendable {
  private static let pollMicroseconds: UInt32 = 100_000
  private static let lastWordsMicroseconds: UInt32 = 500_000

  /// A descriptor of the client's process; -1 without one.
  private let process = Atomic<Int32>(-1)
  private let isOver = Atomic<Bool>(false)
  private let hasEnded = Atomic<Bool>(false)
  private let thread: Mutex<HelperThreads>

  /// - Parameters:
  ///   - connection: Is stopped.
  ///   - isStopped: Whether the server is to end.
  init(_ connection: Connection, _ isStopped: @escaping @Sendable () -> Bool) {
    thread = Mutex(HelperThreads())
    thread.withLock { thread in
      _ = thread.start(1) { [self] in
        while !isOver.load(ordering: .acquiring) {
          let isGone = isGone
          if isStopped() || isGone {
            hasEnded.store(true, ordering: .releasing)
            // A client may say `shutdown` and go at once: what it has said is read to its end, if that comes.
            if isGone { usleep(ClientWatch.lastWordsMicroseconds) }
            connection.stop()
            return
          }
          usleep(ClientWatch.pollMicroseconds)
        }
      }
    }
  }

  /// Whether the client's process was seen to be gone, or the server was to end.
  var hasEndedClient: Bool { hasEnded.load(ordering: .acquiring) }

  /// From now on the conversation ends with a process. One that can't be seen from here is none to follow.
  ///
  /// - Parameter number: The id of the process. Only the first that is there counts.
  func follow(_ number: Int) {
    guard process.load(ordering: .relaxed) < 0, let number = pid_t(exactly: number), number > 1
    else { return }
    process.store(repomap_open_process(number), ordering: .releasing)
  }

  /// Whether the process has ended. One that nobody has waited for yet has, too.
  private var isGone: Bool {
    var waiting = pollfd(
      fd: process.load(ordering: .acquiring), events: Int16(POLLIN), revents: 0)
    return waiting.fd >= 0 && poll(&waiting, 1, 0) > 0
  }

  /// Ends the watch.
  func end() {
    isOver.store(true, ordering: .releasing)
    thread.withLock { $0.wait() }
    let descriptor = process.exchange(-1, ordering: .acquiringAndReleasing)
    if descriptor >= 0 { close(descriptor) }
  }
}
