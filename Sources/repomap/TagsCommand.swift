internal import ArgumentParsing
internal import RepoMapKit

/// `repomap tags`: prints what files define, use and import.
enum TagsCommand: Command {
  static let description = CommandDescription(
    name: "tags",
    abstract: "Print the definitions, references and imports of files.",
    examples: [
      "repomap tags src/cache.py            # one line for each tag",
      "repomap tags src lib --json          # one JSON object for each file",
      "git ls-files -z '*.py' | repomap tags -0 --files-from -",
    ],
    arguments: [
      .positional(
        "PATH", kind: .file, repeats: true,
        help: "Files or directories; by default the current one."),
      .flag("--json", help: "Print one JSON object for each file, on one line."),
      FileListArguments.filesFrom, FileListArguments.null, CommonArguments.strict,
    ] + CommonArguments.engine,
    discussion: """
      A line is: path, line and column (1-based, bytes), role and kind, name,
      separated by tabs; for definitions the scope follows, for references what they
      are written on, for imports the source.
      Exit codes: 0 tags were printed; 1 there are none; 2 wrong usage, or a path that
      is missing; 3 --strict and a file failed; 129, 130, 143 ended by a signal.
      """)

  static let usage = ["tags PATH… [options]"]

  static func isServed(_ arguments: ParsedArguments) -> Bool { true }

  static func run(_ arguments: ParsedArguments, _ console: Console) throws -> ExitStatus {
    let working = Array(".".utf8)
    let root = arguments.all("PATH").isEmpty ? rootBytes(arguments, console) : working
    let paths = try FileListArguments.paths("PATH", arguments, console) ?? [root]
    let form: TagListing.Form = arguments.hasFlag("json") ? .json : .lines
    let run = try EngineRun(arguments, root: root, console)
    var statuses: Set<ExitStatus> = []
    var failedCount = 0
    for path in paths {
      do {
        let listing = try run.perform { engine, observer in
          try engine.tags(of: path, form: form, observer: observer)
        }
        run.report(listing.warnings, listing.statistics)
        console.write(listing.text)
        failedCount += listing.statistics.failedFiles
        statuses.insert(listing.text.isEmpty ? .nothingFound : .success)
      } catch let error as EngineError where error != .cancelled {
        // The other paths have their tags all the same.
        statuses.insert(report(error, console))
      }
    }
    if statuses.contains(.failure) { return .failure }
    if arguments.hasFlag("strict") && failedCount > 0 { return .partial }
    return statuses.contains(.success) ? .success : .nothingFound
  }
}
