internal import ArgumentParsing
internal import JSONRPC
internal import LSPServer
internal import RepoMapKit
internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#endif

/// `repomap lsp`: answers an editor.
enum LSPCommand: Command {
  static let description = CommandDescription(
    name: "lsp",
    abstract: "Answer an editor in the Language Server Protocol, on standard input and output.",
    examples: [
      "repomap lsp                          # beside a language server",
      "repomap lsp --profile full           # in place of one",
    ],
    arguments: [
      .option(
        "--profile", value: "PROFILE", kind: .oneOf(Profile.allCases.map(\.rawValue)),
        help:
          "companion, the default: symbols by rank, code lenses, call hierarchy, commands. full: "
          + "definitions, references, hover, outlines and links too, where nothing else gives them."
      ),
      .flag("--stdio", help: "Accepted for clients that always say it; there is no other way."),
      .option(
        "--clientProcessId", value: "N", kind: .number,
        help: "End when this process is gone; clients usually say that in the protocol."),
    ] + CommonArguments.engine,
    discussion: """
      Trees are those that the editor names, with what is open and not saved. Settings are
      taken from the files of each tree, and from the editor: docs/reference/lsp.md lists
      them, and the requests that no other server has.
      Exit codes: 0 the editor has shut the server down; 1 it is gone without.
      """)

  static let usage = ["lsp [options]"]

  static func isServed(_ arguments: ParsedArguments) -> Bool { true }

  static func run(_ arguments: ParsedArguments, _ console: Console) throws -> ExitStatus {
    let context = console.context
    let connection = try Connection(
      input: context.input, output: context.output, framing: .headers)
    if context.output == STDOUT_FILENO { keepOutputForProtocol() }
    var options = LanguageServerOptions()
    options.version = programVersion
    options.profile = arguments.last("profile").flatMap { Profile(rawValue: $0.text) } ?? .companion
    options.clientProcess = try arguments.integer("clientProcessId", in: 0...Int(Int32.max))
    let setup = EditorSetup(arguments, context)
    options.mapRequest = { root in
      setup.configuration(of: root).map { MapRequest(root: root, $0) } ?? MapRequest(root: root)
    }
    let server = LanguageServer(connection, options) { setup.engine(of: $0) }
    let stop = StopHandle()
    context.interrupts.stop(stop)
    // 1 stands for "not shut down" in the protocol.
    return server.serve { stop.isRaised } == 0 ? .success : .nothingFound
  }
}

/// The settings and engines of the trees that an editor names.
private final class EditorSetup: Sendable {
  private let arguments: ParsedArguments
  private let context: CommandContext
  private let engines = Mutex<[(settings: EngineSettings, engine: Engine)]>([])

  init(_ arguments: ParsedArguments, _ context: CommandContext) {
    self.arguments = arguments
    self.context = context
  }

  /// The settings of a tree; `nil`, with a message, where they can't be read.
  func configuration(of root: [UInt8]) -> Configuration? {
    // Several threads ask.
    let console = Console(context)
    do {
      return try repomap.configuration(from: arguments, root: root, console)
    } catch {
      console.warn(["\(error)"])
      return nil
    }
  }

  /// An engine for a tree: one for all that have the same settings.
  func engine(of root: [UInt8]) -> Engine {
    let settings =
      configuration(of: root).map { EngineSettings($0, context) }
      ?? EngineSettings(
        environment: context.environment, executableDirectory: executableDirectory())
    return engines.withLock { engines in
      if let known = engines.first(where: { $0.settings == settings }) { return known.engine }
      let engine = context.makeEngine(settings)
      engines.append((settings, engine))
      return engine
    }
  }
}
