internal import ArgumentParsing
internal import LocalServing
internal import RepoMapKit
internal import StandardExtensions

#if canImport(Glibc)
  internal import Glibc
#endif

/// `repomap serve`: keeps a tree in memory and runs the commands of other processes about it.
enum ServeCommand: Command {
  static let description = CommandDescription(
    name: "serve",
    abstract: "Keep a tree in memory, and answer other repomap processes about it.",
    examples: [
      "repomap serve --socket &             # for this directory; repomap finds it by itself",
      "repomap serve --socket ~/src/linux --idle 480",
    ],
    arguments: [
      .positional(
        "PATH", kind: .directory, help: "Root of the tree; by default the current directory."),
      .flag("--socket", help: "Listen on a Unix socket that only this user can reach."),
      .option(
        "--idle", value: "MINUTES", kind: .number,
        help: "End after so many minutes in which nobody asked; 0 for never. By default 30."),
    ] + CommonArguments.engine.filter { $0.key != "no-server" },
    discussion: """
      The commands map, outline, symbols, refs, related, why, graph, tags, batch, lsp and hook
      about this very root, and calls of mcp, of the same user and the same build of the
      program, are run by the server: with the same answers, messages and exit codes, sooner.
      Options, settings, variables and the working directory are those of who asks. Who has
      --no-server, or can't reach the server, does the work itself.
      Exit codes: 0 nobody asked any more; 2 wrong usage, a fatal error, or there is a server of
      this tree already; 129, 130, 143 ended by a signal.
      """)

  static let usage = ["serve --socket [PATH] [options]"]

  private static let usualIdleMinutes = 30

  static func run(_ arguments: ParsedArguments, _ console: Console) throws -> ExitStatus {
    guard arguments.hasFlag("socket") else {
      throw ArgumentError.missingArgument("--socket, which tells where to listen")
    }
    let idle = try arguments.integer("idle", in: 0...1_000_000) ?? usualIdleMinutes
    let root = rootBytes(arguments, console)
    let run = try EngineRun(arguments, console)
    guard let tree = TreeName(of: root) else {
      throw EngineError.rootMissing(path: String(decoding: root, as: UTF8.self))
    }
    guard let place = serverPlace(of: tree, console.context) else { throw ServeError.noPlace }
    limitHeaps()
    // Whoever reads what a command writes may go away; only that command ends then.
    signal(SIGPIPE, SIG_IGN)
    let pool = EnginePool(tree)
    let server = try server(at: place, pool)
    let engine = pool.engine(EngineSettings(run.configuration, console.context))
    return try run.perform { own, observer in
      var warming = warm(tree.path, engine, observer)
      defer { warming.wait() }
      console.warn(["serving at \(place.path)"])
      server.serve(idleSeconds: idle == 0 ? nil : idle * 60) {
        if own.stopHandle.isRaised { pool.stopAll() }
        return own.stopHandle.isRaised
      }
      engine.stopHandle.raise()
      return .success
    }
  }

  private static func server(
    at place: SocketPlace, _ pool: EnginePool
  ) throws -> CommandServer {
    do throws(CommandServer.Failure) {
      return try CommandServer(at: place, program: programIdentity()) { job in
        var context = CommandContext()
        context.input = job.input
        context.output = job.output
        context.error = job.error
        context.environment = environment(job.call.variables)
        let interrupts = CallerInterrupts(job.signals, pool)
        defer { interrupts.end() }
        context.interrupts = interrupts
        context.makeEngine = { pool.engine($0) }
        context.mayAskServer = false
        job.begin()
        let console = Console(context)
        let status = runCommand(job.call.arguments.map { ArgumentValue(bytes: $0) }, console)
        return console.outputError == EPIPE ? -SIGPIPE : status.rawValue
      }
    } catch {
      throw ServeError.failure(error)
    }
  }

  private static func environment(_ variables: [[UInt8]]) -> [String: String] {
    var environment: [String: String] = [:]
    for variable in variables {
      guard let sign = variable.firstIndex(of: UInt8(ascii: "=")) else { continue }
      environment[String(decoding: variable[..<sign], as: UTF8.self)] = String(
        decoding: variable[(sign + 1)...], as: UTF8.self)
    }
    return environment
  }

  /// Brings what is known of the tree up to date while the first callers come.
  private static func warm(
    _ root: [UInt8], _ engine: Engine, _ observer: any ProgressObserver
  ) -> HelperThreads {
    var thread = HelperThreads()
    thread.start(1) { _ = try? engine.warm(root, .lines, observer: observer) }
    return thread
  }
}

/// Why there is no server.
enum ServeError: Error, CustomStringConvertible {
  case failure(CommandServer.Failure)
  /// The path of the user's folder for sockets is too long.
  case noPlace

  var description: String {
    switch self {
    case .failure(.isServed): "there is a server of this tree already"
    case .failure(.system(let path, let code)): "\(path): \(String(cString: strerror(code)))"
    case .noPlace: "XDG_RUNTIME_DIR is too long for the path of a socket"
    }
  }
}
