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
    ],
    arguments: [
      .positional("PATH", repeats: true, help: "Files or directories; by default the current one."),
      .flag("--json", help: "Print one JSON object for each file, on one line."),
      CommonArguments.noCache, CommonArguments.cacheDirectory, CommonArguments.grammarDirectory,
      CommonArguments.threads, CommonArguments.quiet, CommonArguments.verbose,
      CommonArguments.help,
    ],
    discussion: """
      A line is: path, line and column (1-based, bytes), role and kind, name,
      separated by tabs; for definitions the scope follows, for references what they
      are written on, for imports the source.
      Exit codes: 0 tags were printed; 1 there are none; 2 wrong usage, or a path that
      is missing.
      """)

  static let usage = ["tags PATH… [options]"]

  static func run(_ arguments: ParsedArguments, _ console: Console) throws -> ExitStatus {
    let given = arguments.all("PATH").map { $0.bytes }
    let paths = given.isEmpty ? [Array(".".utf8)] : given
    let form: TagListing.Form = arguments.hasFlag("json") ? .json : .lines
    let run = try EngineRun(arguments, console)
    var statuses: Set<ExitStatus> = []
    for path in paths {
      do {
        let listing = try run.perform { engine, observer in
          try engine.tags(of: path, form: form, observer: observer)
        }
        run.report(listing.warnings, listing.statistics)
        console.write(listing.text)
        statuses.insert(listing.text.isEmpty ? .nothingFound : .success)
      } catch let error as EngineError where error != .cancelled {
        // The other paths have their tags all the same.
        statuses.insert(report(error, arguments, console))
      }
    }
    if statuses.contains(.failure) { return .failure }
    return statuses.contains(.success) ? .success : .nothingFound
  }
}
