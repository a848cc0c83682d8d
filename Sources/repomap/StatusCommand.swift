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
      "repomap status --config              # every setting, and who made it",
      "repomap status --why build/a.py      # the rule that hides a file",
      "repomap status --server --json       # what the server of this tree did",
    ],
    arguments: [
      .positional(
        "PATH", kind: .directory, help: "Root of the tree; by default the current directory."),
      .option(
        "--format", value: "FORM", kind: .oneOf(TreeStatus.Form.allCases.map(\.rawValue)),
        help: "text, json or prometheus; text by default."),
      .flag("--json", help: "The same as --format json."),
      .flag(
        "--server",
        help: "Print what the server of the tree sees and did, with the memory that it uses."),
      .flag("--config", help: "Print all settings instead, each with where it comes from."),
      .flag("--skipped", help: "Print what was left out instead, and why."),
      .option(
        "--why", value: "FILE", kind: .file,
        help: "Print instead by which rule of which ignore file FILE is hidden, or that it isn't."),
      CommonArguments.strict,
    ]
      + CommonArguments.engine.map { argument in
        // --config is the flag here.
        guard argument.key == "config-file" else { return argument }
        return .option(
          "--config-file", value: "FILE", kind: .file, help: argument.help
        ).grouped(argument.group ?? "")
      },
    discussion: """
      Indexes what is new, as a map does; with --config and --why nothing is indexed.
      Exit codes: 0 a status was printed; 1 there is nothing to map, no server, or --why found a
      file hidden; 2 wrong usage or a fatal error; 3 --strict and a file failed; 129, 130, 143
      ended by a signal.
      """)

  static let usage = ["status [PATH] [options]"]

  static func isServed(_ arguments: ParsedArguments) -> Bool { arguments.hasFlag("server") }

  static func run(_ arguments: ParsedArguments, _ console: Console) throws -> ExitStatus {
    let form = try form(arguments)
    if arguments.hasFlag("server"), console.context.mayAskServer {
      console.warn(["there is no server of this tree: 'repomap serve --socket' starts one"])
      return .nothingFound
    }
    let run = try EngineRun(arguments, console)
    let root = rootBytes(arguments, console)
    if arguments.hasFlag("config") {
      console.write(run.configuration.report(form == .json ? .json : .lines))
      return .success
    }
    if let path = arguments.last("why") { return try why(path.bytes, root, run, form, console) }
    let status = try run.perform { engine, observer in
      try engine.status(of: root, observer: observer)
    }
    run.report(status.warnings, status.statistics)
    let isSkipped = arguments.hasFlag("skipped")
    console.write(isSkipped ? status.skipped(form) : status.text(form))
    let isFailed = arguments.hasFlag("strict") && status.statistics.failedFiles > 0
    return isFailed ? .partial : .success
  }

  private static func why(
    _ path: [UInt8], _ root: [UInt8], _ run: EngineRun, _ form: TreeStatus.Form, _ console: Console
  ) throws -> ExitStatus {
    let answer = try run.perform { engine, _ in try engine.visibility(of: path, in: root) }
    run.report(answer.warnings)
    console.write(form == .json ? answer.json : answer.text)
    return answer.isShown ? .success : .nothingFound
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
