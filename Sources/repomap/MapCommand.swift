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
      "repomap --focus src/cache.py#Cache.get --focus src/cache.py:120",
      "repomap --mention Session --task 'sessions expire too early'",
      "repomap --diff HEAD                  # for what is changed and not committed",
      "repomap --rev v1.0                   # of an earlier state, without a checkout",
      "repomap --rev main...                # what changed in signatures since main",
      "pytest 2>&1 | repomap --trace -      # for what fails",
      "repomap --deadline 2s                # a partial map, where a full one takes longer",
      "repomap -o MAP.txt                   # into a file, which is replaced when all is done",
      "repomap -o MAP.txt --watch           # and again whenever something changes",
    ],
    arguments: [
      .positional("PATH", kind: .directory, help: "Directory to map; by default the current one.")
    ] + QuestionArguments.all + FormArguments.all + [
      .option(
        "--rev", value: "REV",
        help:
          "Map the tree of a revision, without a checkout. Of a range A..B, or A...B since what "
          + "both have in common, print what changed in the outlines of files; A.. is up to the "
          + "directory as it is."),
      .option(
        "-o", "--output", value: "FILE", kind: .file, help: "Write the map to FILE instead."),
      .flag(
        "--watch",
        help:
          "Stay, and write the file of --output again whenever files have changed; until a signal "
          + "ends it."),
      .flag(
        "--check",
        help: "Write nothing, and exit with 1 where FILE of --output isn't the map of today."),
      .option(
        "--fail-over", value: "N", kind: .number,
        help: "Exit with 1 when the map has more than N tokens, after it was written."),
      CommonArguments.strict, QuestionArguments.deadline, CommonArguments.refresh,
    ] + CommonArguments.engine.dropLast() + [CommonArguments.version, CommonArguments.help],
    discussion: """
      @FILE and - mean the same for --task, --diff and --trace: the content of a file, and
      standard input, which only one of them can have. They add up, as all options do that
      say what the map is about.
      Exit codes: 0 a map was printed; 1 there is nothing to map, or --check or --fail-over
      found a difference; 2 wrong usage or a fatal error; 3 --strict and a file failed;
      129, 130, 143 ended by a signal.
      Settings are read from config.toml in the user's directory for repomap, .repomap.toml
      at the root, and the environment; options override them. 'repomap status --config'
      lists them.
      """)

  static let usage = ["[map] [PATH] [options]"]

  static func isServed(_ arguments: ParsedArguments) -> Bool { !arguments.hasFlag("watch") }

  static func run(_ arguments: ParsedArguments, _ console: Console) throws -> ExitStatus {
    if arguments.hasFlag("watch") { return try MapWatch(arguments, console).run() }
    let run = try EngineRun(arguments, console)
    var request = try QuestionArguments.request(root: rootBytes(arguments, console), arguments, run)
    request.startedAt = console.context.startedAt
    try FormArguments.apply(arguments, to: &request, console)
    request = request.choosing(run.revision)
    let map = try run.perform { engine, observer in
      try engine.map(request, observer: observer)
    }
    run.report(map.warnings, map.statistics)
    if arguments.hasFlag("check") { return try check(map.text, arguments, console) }
    if let output = arguments.last("output") {
      try writeResult(map.text, to: output.bytes)
    } else {
      console.write(map.text)
    }
    if let limit = try arguments.integer("fail-over", in: 0...Int.max) {
      let count = try run.perform { engine, _ in try engine.tokenCount(of: map, for: request) }
      if count > limit {
        console.warn(["the map has \(count) tokens, more than \(limit)"])
        return .nothingFound
      }
    }
    return arguments.hasFlag("strict") && map.statistics.failedFiles > 0 ? .partial : .success
  }

  /// Compares the map with the file that it would go to.
  private static func check(
    _ map: [UInt8], _ arguments: ParsedArguments, _ console: Console
  ) throws -> ExitStatus {
    guard let output = arguments.last("output") else {
      throw ArgumentError.missingArgument("--output FILE, which --check compares with")
    }
    if let content = try? readWholeFile(output.bytes), content == map { return .success }
    console.warn(["\(output.text): not the map of today"])
    return .nothingFound
  }
}
