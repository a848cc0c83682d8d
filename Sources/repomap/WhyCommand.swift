internal import ArgumentParsing
internal import RepoMapKit

/// `repomap why`: tells why a file or definition is in a map or not.
enum WhyCommand: Command {
  static let description = CommandDescription(
    name: "why",
    abstract: "Tell why a file, or a definition of it, is in a map or not.",
    examples: [
      "repomap why src/cache.py --task 'sessions expire too early'",
      "repomap why src/cache.py#Session     # one definition, without a task",
      "repomap why src/cache.py:40 --diff HEAD",
    ],
    arguments: [
      .positional(
        "FILE", kind: .file,
        help: "The file; with #NAME or :LINE behind it a definition in it, as for --focus."),
      .option(
        "--root", value: "DIR", kind: .directory,
        help: "Root of the tree; by default the current directory."),
    ] + QuestionArguments.all + [
      CommonArguments.revision, CommonArguments.json,
    ] + CommonArguments.engine,
    discussion: """
      @FILE and - mean the same for --task, --diff and --trace: the content of a file, and
      standard input, which only one of them can have. They add up, as all options do that
      say what the map is about.
      Words of the task are listed with what each adds to the score, references with
      their share of what reaches the file and how many files the name may mean.
      Exit codes: 0 an explanation was printed; 1 there is nothing to map; 2 wrong usage,
      or a file or name that the tree doesn't have.
      """)

  static let usage = ["why FILE[#NAME|:LINE] [options]"]

  static func isServed(_ arguments: ParsedArguments) -> Bool { true }

  static func run(_ arguments: ParsedArguments, _ console: Console) throws -> ExitStatus {
    guard let target = arguments.last("FILE")?.bytes else {
      throw ArgumentError.missingArgument("FILE")
    }
    let run = try EngineRun(arguments, console)
    var request = try QuestionArguments.request(root: rootBytes(arguments, console), arguments, run)
    request = request.choosing(try run.oneRevision())
    let explanation = try run.perform { engine, observer in
      try engine.explain(request, place: target, observer: observer)
    }
    run.report(explanation.warnings, explanation.statistics)
    console.write(explanation.text(arguments.hasFlag("json") ? .json : .text))
    return .success
  }
}
