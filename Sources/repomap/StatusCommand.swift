internal import ArgumentParsing
internal import RepoMapKit

/// `repomap status`: prints how repomap sees a tree.
enum StatusCommand: Command {
  static let description = CommandDescription(
    name: "status",
    abstract: "Print how repomap sees a tree: files, graph, index, what the cache did.",
    examples: [
      "repomap status                       # of this directory",
      "repomap status --format prometheus   # for a monitor",
    ],
    arguments: [
      .positional("PATH", help: "Root of the tree; by default the current directory."),
      .option("--format", value: "FORM", help: "text, json or prometheus; text by default."),
      .flag("--json", help: "The same as --format json."),
      CommonArguments.noCache, CommonArguments.cacheDirectory, CommonArguments.grammarDirectory,
      CommonArguments.threads, CommonArguments.quiet, CommonArguments.verbose,
      CommonArguments.help,
    ],
    discussion: """
      Indexes what is new, as a map does.
      Exit codes: 0 a status was printed; 1 there is nothing to map; 2 wrong usage or a
      fatal error.
      """)

  static let usage = ["status [PATH] [options]"]

  static func run(_ arguments: ParsedArguments, _ console: Console) throws -> ExitStatus {
    let form = try form(arguments)
    let run = try EngineRun(arguments, console)
    let root = rootBytes(arguments)
    let status = try run.perform { engine, observer in
      try engine.status(of: root, observer: observer)
    }
    run.report(status.warnings, status.statistics)
    console.write(status.text(form))
    return .success
  }

  private static func form(_ arguments: ParsedArguments) throws -> TreeStatus.Form {
    guard let name = arguments.last("format")?.text else {
      return arguments.hasFlag("json") ? .json : .text
    }
    guard let form = TreeStatus.Form(rawValue: name) else {
      throw ArgumentError.invalidValue(
        option: "--format", value: name, expected: "text, json or prometheus")
    }
    return form
  }
}

/// The root that the argument `PATH` names; by default the working directory.
func rootBytes(_ arguments: ParsedArguments) -> [UInt8] {
  arguments.last("PATH")?.bytes ?? Array(".".utf8)
}
