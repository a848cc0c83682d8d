internal import ArgumentParsing
internal import RepoMapKit

/// `repomap related`: tells which files a change of some files may concern.
enum RelatedCommand: Command {
  static let description = CommandDescription(
    name: "related",
    abstract: "Tell which tests and files use some files, and what these use.",
    examples: [
      "repomap related src/cache.py         # before it is changed",
      "repomap related --diff HEAD          # of all that isn't committed",
      "repomap related src/cache.py --depth 3 --json",
    ],
    arguments: [
      .positional("FILE", kind: .file, repeats: true, help: "Files or folders of the tree."),
      .option(
        "--root", value: "DIR", kind: .directory,
        help: "Root of the tree; by default the current directory."),
      QuestionArguments.diff,
      .option(
        "--depth", value: "N", kind: .number,
        help: "How many files away those that use them may be; 1 by default."),
      .option(
        "--limit", value: "N", kind: .number, help: "At most N of each relation; 20 by default."),
      FileListArguments.filesFrom, FileListArguments.null, CommonArguments.json,
    ] + CommonArguments.engine,
    discussion: """
      A line is: relation (test, used by, uses), path, how many files away, and the names that
      carry most of it, separated by tabs. Names and imports tell what uses what: that a file
      is missing proves nothing.
      Exit codes: 0 some were found; 1 none; 2 wrong usage, none of the files is a source file
      of the tree, or a fatal error.
      """)

  static let usage = ["related FILE… [options]"]

  static func isServed(_ arguments: ParsedArguments) -> Bool { true }

  static func run(_ arguments: ParsedArguments, _ console: Console) throws -> ExitStatus {
    let files = try FileListArguments.paths("FILE", arguments, console)
    let run = try EngineRun(arguments, console)
    let root = rootBytes(arguments, console)
    var request = RelatedRequest(root: root)
    request.files = files ?? []
    if let change = arguments.last("diff") {
      request.diff = try QuestionArguments.diff(change, root, run)
      if request.diff == nil, files == nil { return .nothingFound }
    } else if files == nil {
      throw ArgumentError.missingArgument("FILE")
    }
    request.depth = try arguments.integer("depth", in: RelatedRequest.depthRange) ?? request.depth
    request.limit = try arguments.integer("limit", in: RelatedRequest.limitRange) ?? request.limit
    let listing = try run.perform { engine, observer in
      try engine.related(request, observer: observer)
    }
    run.report(listing.warnings, listing.statistics)
    console.write(arguments.hasFlag("json") ? listing.json : listing.text)
    return listing.isEmpty ? .nothingFound : .success
  }
}
