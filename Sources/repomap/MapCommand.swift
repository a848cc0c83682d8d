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
      "pytest 2>&1 | repomap --trace -      # for what fails",
      "repomap -o MAP.txt                   # into a file, which is replaced when all is done",
    ],
    arguments: [
      .positional("PATH", help: "Directory to map; by default the current one.")
    ] + QuestionArguments.all + FormArguments.all + [
      .option("-o", "--output", value: "FILE", help: "Write the map to FILE instead."),
      CommonArguments.refresh, CommonArguments.noCache, CommonArguments.cacheDirectory,
      CommonArguments.grammarDirectory, CommonArguments.threads, CommonArguments.quiet,
      CommonArguments.verbose,
      CommonArguments.version, CommonArguments.help,
    ],
    discussion: """
      @FILE and - mean the same for --task, --diff and --trace: the content of a file, and
      standard input, which only one of them can have. They add up, as all options do that
      say what the map is about.
      Exit codes: 0 a map was printed; 1 there is nothing to map; 2 wrong usage or a
      fatal error; 129, 130, 143 ended by a signal.
      Environment: REPO_MAP_CACHE_DIR, REPO_MAP_CACHE_SIZE_MB, REPO_MAP_CACHE_L1_SIZE,
      REPO_MAP_CACHE_REFRESH_MODE, REPO_MAP_GRAMMAR_DIR. Options override them.
      """)

  static let usage = ["[map] [PATH] [options]"]

  static func run(_ arguments: ParsedArguments, _ console: Console) throws -> ExitStatus {
    let run = try EngineRun(arguments, console)
    var request = try QuestionArguments.request(root: rootBytes(arguments), arguments, run)
    try FormArguments.apply(arguments, to: &request)
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
}
