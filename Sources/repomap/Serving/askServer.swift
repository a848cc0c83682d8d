internal import ArgumentParsing
internal import CShim
internal import LocalServing
internal import RepoMapKit

#if canImport(Glibc)
  internal import Glibc
#endif

/// The server of a tree went away while it worked for this process.
struct ServerLostError: Error, CustomStringConvertible {
  let description = "the server of this tree ended while it worked; --no-server does without it"
}

/// Lets the server of the tree run a command, if there is one and it is a command for servers.
///
/// - Returns: How it ended; `nil` where this process has to run it.
/// - Throws: `ServerLostError`.
func serverStatus(
  _ command: ChosenCommand, _ arguments: ParsedArguments, _ console: Console
) throws -> ExitStatus? {
  guard console.context.mayAskServer, command.type.isServed(arguments),
    !arguments.hasFlag("no-server"),
    let tree = TreeName(of: rootBytes(arguments, console)),
    let place = serverPlace(of: tree, console.context)
  else { return nil }
  let signals = CallingSignals()
  let outcome = CommandClient.run(at: place, currentCall) { signals.take() }
  signals.end()
  switch outcome {
  case .notRun: return nil
  case .lost: throw ServerLostError()
  case .ended(let code):
    if code == -SIGPIPE { endAfterClosedPipe() }
    return ExitStatus(rawValue: code) ?? .failure
  }
}

/// Where the socket of the server of a tree is, or would be; `nil` where there can't be one.
func serverPlace(of tree: TreeName, _ context: CommandContext) -> SocketPlace? {
  SocketPlace(name: tree.digest, runtimeDirectory: context.variable("XDG_RUNTIME_DIR"))
}

/// This very program: another version, or another build of it, may give other answers.
func programIdentity() -> [UInt8] {
  var status = stat()
  guard stat("/proc/self/exe", &status) == 0 else { return Array(programVersion.utf8) }
  let parts = [
    "\(programVersion)", "\(status.st_dev)", "\(status.st_ino)", "\(status.st_size)",
    "\(status.st_mtim.tv_sec)", "\(status.st_mtim.tv_nsec)",
  ]
  return Array(parts.joined(separator: " ").utf8)
}

/// The command line of this process.
func currentCall() -> CommandCall {
  let mask = umask(0)
  umask(mask)
  return CommandCall(
    program: programIdentity(), arguments: Array(CommandLine.unsafeArgumentBytes.dropFirst()),
    variables: processEnvironment().map { Array("\($0.key)=\($0.value)".utf8) },
    modeMask: UInt32(mask))
}

/// A reader that goes away ends this process as it ends every filter; the server only noticed.
private func endAfterClosedPipe() -> Never {
  signal(SIGPIPE, SIG_DFL)
  raise(SIGPIPE)
  exit(128 + SIGPIPE)
}
