internal import ArgumentParsing
internal import JSONRPC
internal import MCPServer
internal import RepoMapKit
internal import StandardExtensions
internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#endif

/// `repomap mcp`: answers the tools of a language model.
///
/// The process keeps the conversation. A call is answered by the server of its tree where there is one, as any
/// command, and else here; so a server may come and go meanwhile. What a server runs for a call is this command again,
/// with pipes for streams.
enum MCPCommand: Command {
  static let description = CommandDescription(
    name: "mcp",
    abstract: "Serve maps and code searches to language models, over the Model Context Protocol.",
    examples: [
      "repomap mcp                          # started by a client, in the repository",
      "repomap mcp --root ~/src/django --root ~/src/shop",
      "repomap mcp --print-config claude    # what to put into a client's settings",
    ],
    arguments: [
      .option(
        "--root", value: "DIR", kind: .directory,
        help: "Answer about the tree around DIR where a call names none; by default REPO_MAP_ROOT, "
          + "CLAUDE_PROJECT_DIR or the current directory. May be repeated: calls may name what lies "
          + "in any of them, or in other git worktrees of theirs."),
      .option(
        "--max-wait", value: "TIME", kind: .number,
        help: "Answer a call after so many milliseconds, or 250ms or 2s, with what is indexed by "
          + "then; 20s by default."),
      .flag(
        "--structured",
        help: "Give what tools find as JSON besides. Some clients then hide the text from the "
          + "model."),
      QuestionArguments.tokenizer,
      .flag("--instructions", help: "Print what models are told about the tools, and end."),
      .option(
        "--print-config", value: "CLIENT",
        kind: .oneOf(ClientConfiguration.allCases.map(\.rawValue)),
        help: "Print what starts the server from a client's settings, and end."),
    ] + CommonArguments.engine.filter { $0.key != "progress" },
    discussion: """
      Tools: repo_map, find_symbol, find_references, file_outline, related_files. Clients of all
      revisions of the protocol are served, messages are lines on standard input and output.
      Where 'repomap serve' keeps a tree in memory, it answers the calls about it.
      Exit codes: 0 the client has closed its end, or a signal came; 2 wrong usage or a fatal
      error.
      """)

  static let usage = ["mcp [--root DIR]… [options]"]

  static func run(_ arguments: ParsedArguments, _ console: Console) throws -> ExitStatus {
    if arguments.hasFlag("instructions") {
      console.write("\(instructions)\n")
      return .success
    }
    if let name = arguments.last("print-config"),
      let client = ClientConfiguration(rawValue: name.text)
    {
      console.warn(["for \(client.place):"])
      console.write(client.text(program: programPath()))
      return .success
    }
    let host = try MCPHost(arguments, console)
    let session = try session(host)
    if host.isServed {
      // For one call: whoever relays it closes its pipe when it has the answer, or is gone.
      session.run()
    } else {
      serve(session, console.context)
    }
    return .success
  }

  /// Serves the client that has started this process.
  private static func serve(_ session: ClientSession, _ context: CommandContext) {
    keepOutputForProtocol()
    let stop = StopHandle()
    context.interrupts.stop(stop)
    let hasEnded = Atomic<Bool>(false)
    @Sendable func wait() { waitForSignal(stop, hasEnded, session) }
    withoutActuallyEscaping(wait) { wait in
      var watcher = HelperThreads()
      watcher.start(1, wait)
      session.run()
      hasEnded.store(true, ordering: .releasing)
      watcher.wait()
    }
  }

  private static func session(_ host: MCPHost) throws -> ClientSession {
    do throws(ConnectionError) {
      return try ClientSession(
        input: host.context.input, output: host.context.output, host.sessionHost)
    } catch .system(let code) {
      throw FileError(path: Array("standard output".utf8), code: code)
    }
  }

  /// Ends the session when a signal came. A handler of signals can only set a word.
  private static func waitForSignal(
    _ stop: StopHandle, _ hasEnded: borrowing Atomic<Bool>, _ session: ClientSession
  ) {
    while !hasEnded.load(ordering: .acquiring) {
      if stop.isRaised { return session.stop() }
      usleep(signalMicroseconds)
    }
  }

  private static let signalMicroseconds: UInt32 = 50_000
}

/// The path of the program's file.
private func programPath() -> String {
  executableDirectory().map { "\($0)/repomap" } ?? "repomap"
}
