internal import ArgumentParsing
internal import RepoMapKit
internal import StandardExtensions

/// `repomap cache`: looks at the cache and keeps it in order. CacheCommands.swift has its commands.
enum CacheCommand: Command {
  static let description = CommandDescription(
    name: "cache",
    abstract: "Look at the cache, check it, and keep it in order.",
    examples: [
      "repomap cache stats                  # what it holds for this directory",
      "repomap cache check --repair         # after a crash of the machine",
      "repomap cache prune                  # what nobody needs any more",
    ],
    arguments: [
      .positional("COMMAND", help: "One of those below."), CommonArguments.help,
    ],
    discussion: """
      A cache belongs to a repository: its work trees share one. All of it can be removed
      at any time; the next map is only slower.
      """)

  static let usage = ["cache COMMAND [options]"]

  static let subcommands: [any Command.Type] = [
    CacheStatisticsCommand.self, CacheListCommand.self, CacheShowCommand.self,
    CacheClearCommand.self, CachePruneCommand.self, CacheCheckCommand.self,
    CachePathCommand.self, CacheWarmCommand.self,
  ]

  static func run(_ arguments: ParsedArguments, _ console: Console) throws -> ExitStatus {
    guard let name = arguments.last("COMMAND")?.text else {
      throw ArgumentError.missingArgument("COMMAND")
    }
    throw ArgumentError.unknownCommand(
      name, suggestion: closestName(to: name, among: subcommands.map { $0.description.name }))
  }
}

/// A command that looks at the cache through ``CacheInspection``.
protocol CacheInspectionCommand: Command {
  static func reply(
    _ cache: CacheInspection, _ arguments: ParsedArguments, _ form: CacheReply.Form
  ) throws -> CacheReply
}

extension CacheInspectionCommand {
  static func run(_ arguments: ParsedArguments, _ console: Console) throws -> ExitStatus {
    let root = rootBytes(arguments, console)
    let settings = EngineSettings(
      try configuration(from: arguments, root: root, console), console.context)
    let cache = try CacheInspection(settings: settings, root: root)
    let reply = try reply(cache, arguments, arguments.hasFlag("json") ? .json : .lines)
    console.warn(reply.warnings)
    console.write(reply.text)
    return reply.outcome == .done ? .success : .nothingFound
  }

  static var usage: [String] { ["cache \(description.name) [PATH] [options]"] }
}

/// Arguments of the commands on caches.
enum CacheArguments {
  static let path = ArgumentDescription.positional(
    "PATH", kind: .directory, help: "Root of the tree; by default the current directory.")
  static let all = ArgumentDescription.flag(
    "--all", help: "Of all repositories instead of this tree's.")
  /// What all of them take.
  static let common =
    [CommonArguments.json, CommonArguments.cacheDirectory] + CommonArguments.settings
    + CommonArguments.messaging
  static let exitCodes = """
    Exit codes: 0 done; 1 there is no cache, or nothing in it that was asked for;
    2 wrong usage or a fatal error.
    """
}

extension ParsedArguments {
  /// The caches that `--all` asks for.
  var cacheScope: CacheInspection.Scope { hasFlag("all") ? .all : .tree }
}
