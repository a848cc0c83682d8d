internal import ArgumentParsing
internal import RepoMapKit

/// `repomap doctor`: checks everything that a map needs, and says what to do.
enum DoctorCommand: Command {
  static let description = CommandDescription(
    name: "doctor",
    abstract: "Check everything that a map needs, and say what to do where something is wrong.",
    examples: [
      "repomap doctor                       # of this directory",
      "repomap doctor --json                # for a report; nothing of the sources is in it",
    ],
    arguments: [
      .positional(
        "PATH", kind: .directory, help: "Root of the tree; by default the current directory."),
      CommonArguments.json,
    ] + CommonArguments.engine,
    discussion: """
      A line begins with OK, WARN or FAIL. The home directory is written as ~, and nothing
      of the sources is shown, so that the report can be given away.
      Exit codes: 0 nothing failed; 1 something did; 2 wrong usage or a fatal error;
      129, 130, 143 ended by a signal.
      """)

  static let usage = ["doctor [PATH] [options]"]

  static func run(_ arguments: ParsedArguments, _ console: Console) throws -> ExitStatus {
    let run = try EngineRun(arguments, console)
    let report = try run.perform { engine, observer in
      engine.examine(
        rootBytes(arguments, console), run.configuration, program: programVersion,
        observer: observer)
    }
    if arguments.hasFlag("json") {
      console.write(report.json)
    } else {
      for finding in report.findings { console.write(line(of: finding, console.style)) }
    }
    return report.hasFailed ? .nothingFound : .success
  }

  private static func line(of finding: DoctorFinding, _ style: TextStyle) -> String {
    let level =
      switch finding.level {
      case .fine: style.green("OK  ")
      case .warning: style.yellow("WARN")
      case .failure: style.red("FAIL")
      }
    return "\(level)  \(finding.text)\n"
  }
}
