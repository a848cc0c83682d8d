internal import ArgumentParsing
internal import RepoMapKit

/// `repomap index`: brings the cache of a tree up to date.
enum IndexCommand: Command {
  static let description = CommandDescription(
    name: "index", abstract: "Index a tree without printing a map, so that the first one is quick.",
    examples: [
      "repomap index ~/src/linux            # once; later runs read what changed"
    ],
    arguments: [
      CacheArguments.path, CommonArguments.json,
    ] + CommonArguments.engine.filter { $0.key != "no-cache" },
    discussion: """
      Exit codes: 0 done; 1 there is nothing to index; 2 wrong usage or a fatal error;
      129, 130, 143 ended by a signal.
      """)

  static let usage = ["index [PATH] [options]"]

  static func run(_ arguments: ParsedArguments, _ console: Console) throws -> ExitStatus {
    let run = try EngineRun(arguments, console)
    let root = rootBytes(arguments, console)
    let reply = try run.perform { engine, observer in
      try engine.warm(root, arguments.hasFlag("json") ? .json : .lines, observer: observer)
    }
    run.report(reply.warnings, reply.statistics)
    console.write(reply.text)
    return .success
  }
}
