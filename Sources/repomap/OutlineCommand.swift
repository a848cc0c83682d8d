internal import ArgumentParsing
internal import RepoMapKit

/// `repomap outline`: prints the structure of files.
enum OutlineCommand: Command {
  static let description = CommandDescription(
    name: "outline",
    abstract: "Print all definitions of files, as complete signatures inside their scopes.",
    examples: [
      "repomap outline src/cache.py         # what is in a file, before it is read",
      "repomap outline src/auth --docs      # of a folder, with documentation",
      "repomap outline -n src/cache.py      # with line numbers; --line-ranges for whole definitions",
    ],
    arguments: [
      .positional("FILE", kind: .file, repeats: true, help: "Files or folders of the tree."),
      .option(
        "--root", value: "DIR", kind: .directory,
        help: "Root of the tree; by default the current directory."),
      .option(
        "-t", "--tokens", value: "N", kind: .number,
        help: "Tokens that the output may have, the best definitions first; by default all fit."),
      QuestionArguments.tokenizer,
    ] + FormArguments.forms + [
      FileListArguments.filesFrom, FileListArguments.null, CommonArguments.revision,
    ] + CommonArguments.engine,
    discussion: """
      It is the map of these files alone: as 'repomap map' with --files-from, and room for
      everything.
      Exit codes: 0 an outline was printed; 1 there is nothing to map; 2 wrong usage, or
      none of the files is a source file of the tree.
      """)

  static let usage = ["outline FILE… [options]"]

  static func isServed(_ arguments: ParsedArguments) -> Bool { true }

  static func run(_ arguments: ParsedArguments, _ console: Console) throws -> ExitStatus {
    guard let files = try FileListArguments.paths("FILE", arguments, console) else {
      throw ArgumentError.missingArgument("FILE")
    }
    let run = try EngineRun(arguments, console)
    var request = MapRequest(root: rootBytes(arguments, console), run.configuration)
    request.budgetTokens =
      try arguments.integer("tokens", in: MapRequest.budgetRange)
      ?? MapRequest.budgetRange.upperBound
    FormArguments.applyForms(arguments, to: &request)
    request.filter.files = files
    request.showsCopies = true
    request = request.choosing(try run.oneRevision())
    let outline = try run.perform { engine, observer in
      try engine.map(request, observer: observer)
    }
    run.report(outline.warnings, outline.statistics)
    console.write(outline.text)
    return .success
  }
}
