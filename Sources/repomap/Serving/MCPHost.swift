internal import ArgumentParsing
internal import MCPServer
internal import RepoMapKit
internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#endif

/// What a session of `repomap mcp` needs of the program: settings, engines, and the servers of trees.
struct MCPHost {
  let context: CommandContext
  let sessionHost: SessionHost

  /// Whether a server runs the command for another process.
  var isServed: Bool { !context.mayAskServer }

  /// How long the end of a session waits for calls that were stopped: a server's streams must outlive them.
  private static let servedEndMilliseconds = 60_000

  init(_ arguments: ParsedArguments, _ console: Console) throws {
    let context = console.context
    self.context = context
    let isServed = !context.mayAskServer
    let settings = SessionSettings(arguments, context)
    let engines = EnginePool()
    var host = SessionHost(version: programVersion, roots: try MCPHost.roots(arguments, context)) {
      root throws(HostError) in
      let configuration = try settings.configuration(of: root)
      let settings = EngineSettings(configuration, context)
      let engine: Engine
      if isServed {
        engine = context.makeEngine(settings)
        // There is one call in a session that a server runs.
        context.interrupts.stop(engine.stopHandle)
      } else {
        engine = engines.engine(settings, watching: root)
      }
      return PreparedTree(engine: engine, defaults: MapRequest(root: root, configuration))
    }
    host.isStructured = arguments.hasFlag("structured")
    if let wait = arguments.last("max-wait") {
      guard let milliseconds = MapRequest.deadlineMilliseconds(wait.text) else {
        throw ArgumentError.invalidValue(
          option: "--max-wait", value: wait.text, expected: MapRequest.deadlineForms)
      }
      host.maximumWaitMilliseconds = milliseconds
    }
    if isServed {
      host.endMilliseconds = MCPHost.servedEndMilliseconds
      // The server indexes its tree itself, and the session ends with its call.
      host.indexesInBackground = false
    } else if !arguments.hasFlag("no-server") {
      host.relay = { root, call in relayedAnswer(to: call, about: root, context) }
    }
    sessionHost = host
  }

  /// The trees that calls may be about.
  private static func roots(
    _ arguments: ParsedArguments, _ context: CommandContext
  ) throws -> AllowedRoots {
    let named = arguments.all("root").map { $0.bytes }
    let variable = context.variable("REPO_MAP_ROOT") ?? context.variable("CLAUDE_PROJECT_DIR")
    let usual = named.first ?? variable.map { Array($0.utf8) } ?? Array(".".utf8)
    return AllowedRoots(
      usual: absolute(usual), others: named.dropFirst().map { absolute($0) })
  }

  /// A path that means the same in every thread.
  private static func absolute(_ path: [UInt8]) -> [UInt8] {
    let slash = UInt8(ascii: "/")
    guard path.first != slash, let directory = getcwd(nil, 0) else { return path }
    defer { free(directory) }
    let bytes = UnsafeRawBufferPointer(start: directory, count: strlen(directory))
    return Array(bytes) + [slash] + path
  }
}

/// Reads settings again for each call. What isn't understood is told once.
private final class SessionSettings: Sendable {
  private let arguments: ParsedArguments
  private let console: Mutex<Console>

  init(_ arguments: ParsedArguments, _ context: CommandContext) {
    self.arguments = arguments
    let console = Console(context)
    console.isRepeating = true
    console.adopt(arguments)
    self.console = Mutex(console)
  }

  func configuration(of root: [UInt8]) throws(HostError) -> Configuration {
    do {
      return try console.withLock { console in
        try repomap.configuration(from: arguments, root: root, console)
      }
    } catch {
      throw HostError("settings: \(error)")
    }
  }
}
