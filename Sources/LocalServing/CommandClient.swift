internal import CShim

#if canImport(Glibc)
  internal import Glibc
#endif

/// Lets the server of a tree run a command for this process.
///
/// The server writes to this process' streams itself. So where it can't, or won't, nothing has been written, and this
/// process does the work.
package enum CommandClient {
  /// What came of a call.
  package enum Outcome: Equatable {
    /// Nobody ran the command.
    case notRun
    /// It was run, with this exit code.
    case ended(Int32)
    /// The server went away while it ran.
    case lost
  }

  /// Calls the server of a tree.
  ///
  /// - Parameters:
  ///   - place: Where it would be.
  ///   - streams: Standard input, output and error of what is run.
  ///   - makeCall: Gives what to run, if there is somebody to ask.
  ///   - takeSignal: Gives the number of a signal that has come since it was last asked and is to end the command.
  /// - Returns: What came of it.
  package static func run(
    at place: SocketPlace, streams: [Int32] = [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO],
    _ makeCall: () -> CommandCall, takeSignal: () -> Int32?
  ) -> Outcome {
    guard let connection = place.connect(), place.isSafe, connection.isOfSameUser else {
      return .notRun
    }
    let folder = open(".", repomap_o_path | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { return .notRun }
    defer { close(folder) }
    guard
      connection.send(makeCall().bytes, with: streams + [folder])
    else { return .notRun }
    var hasBegun = false
    while true {
      if let signal = takeSignal() {
        var writer = MessageWriter()
        writer.append(UInt32(bitPattern: signal))
        connection.send(writer.bytes)
      }
      switch connection.wait(pollMilliseconds) {
      case .nothing: continue
      case .failed: return hasBegun ? .lost : .notRun
      case .ready: break
      }
      guard let (message, _) = connection.receive(limit: 64, within: pollMilliseconds),
        let reply = CommandReply(message)
      else { return hasBegun ? .lost : .notRun }
      switch reply {
      case .begun: hasBegun = true
      case .declined: return .notRun
      case .ended(let code): return .ended(code)
      }
    }
  }

  /// How long a signal that another thread took may go unnoticed.
  private static let pollMilliseconds: Int32 = 100
}
