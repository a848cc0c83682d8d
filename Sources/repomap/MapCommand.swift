internal import ArgumentParsing
internal import RepoMapKit

/// `repomap map`: prints the map of a tree.
enum MapCommand: Command {
  static let description = CommandDescription(
    name: "map",
    abstract: "Print the lines of a repository that a language model should see.",
    examples: [
      "repomap                              # map of this directory, 1024 tokens",
      "repomap ~/src/django --tokens 4096   # of another one, larger",
      "repomap --focus src/cache.py         # for work on a file",
      "repomap --mention Session --task 'sessions expire too early'",
      "repomap -o MAP.txt                   # into a file, which is replaced when all is done",
    ],
    arguments: [
      .positional("PATH", help: "Directory to map; by default the current one.")
    ] + questionArguments + [
      .option("-o", "--output", value: "FILE", help: "Write the map to FILE instead."),
      CommonArguments.refresh, CommonArguments.noCache, CommonArguments.cacheDirectory,
      CommonArguments.grammarDirectory, CommonArguments.threads, CommonArguments.quiet,
      CommonArguments.verbose,
      CommonArguments.version, CommonArguments.help,
    ],
    discussion: """
      Exit codes: 0 a map was printed; 1 there is nothing to map; 2 wrong usage or a
      fatal error; 129, 130, 143 ended by a signal.
      Environment: REPO_MAP_CACHE_DIR, REPO_MAP_CACHE_SIZE_MB, REPO_MAP_CACHE_L1_SIZE,
      REPO_MAP_CACHE_REFRESH_MODE, REPO_MAP_GRAMMAR_DIR. Options override them.
      """)

  static let usage = ["[map] [PATH] [options]"]

  /// What a map is asked for, which `why` takes too.
  static let questionArguments: [ArgumentDescription] = [
    .option(
      "-t", "--map-tokens", "--tokens", value: "N",
      help: "Tokens that the whole output may have; 1024 by default. It never has more."),
    .option(
      "-f", "--focus", value: "FILE",
      help: "A file that you work on and that the prompt holds already: what it needs and what "
        + "needs it ranks higher, and it is not shown itself. May be repeated."),
    .option(
      "-m", "--mention", value: "NAME",
      help: "A name or file that the task is about. May be repeated."),
    .option(
      "--task", value: "TEXT",
      help: "What the prompt asks for: an issue, a message, a stack trace, a diff. Its words, "
        + "paths and places say what the map is about. @FILE reads "
        + "it from a file, - from standard input."),
  ]

  static func run(_ arguments: ParsedArguments, _ console: Console) throws -> ExitStatus {
    let request = try request(root: rootBytes(arguments), arguments)
    let run = try EngineRun(arguments, console)
    let map = try run.perform { engine, observer in
      try engine.map(request, observer: observer)
    }
    run.report(map.warnings, map.statistics)
    if let output = arguments.last("output") {
      try writeResult(map.text, to: output.bytes)
    } else {
      console.write(map.text)
    }
    return .success
  }

  /// The request that the arguments are.
  static func request(root: [UInt8], _ arguments: ParsedArguments) throws -> MapRequest {
    var request = MapRequest(root: root)
    request.budgetTokens =
      try arguments.integer("tokens", in: MapRequest.budgetRange) ?? request.budgetTokens
    request.focusFiles = arguments.all("focus").map { $0.bytes }
    request.mentions = arguments.all("mention").map { $0.text }
    request.task = try taskText(arguments.last("task"))
    return request
  }

  /// The task as text, read from where the argument says.
  private static func taskText(_ argument: ArgumentValue?) throws -> String? {
    guard let argument else { return nil }
    if argument.bytes == Array("-".utf8) {
      return String(decoding: try readStandardInput(), as: UTF8.self)
    }
    if argument.bytes.first == UInt8(ascii: "@") {
      let path = Array(argument.bytes.dropFirst())
      return String(decoding: try readWholeFile(path), as: UTF8.self)
    }
    return argument.text
  }
}
