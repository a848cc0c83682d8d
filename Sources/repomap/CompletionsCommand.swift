internal import ArgumentParsing

/// `repomap completions`: prints what makes a shell complete the program's arguments.
enum CompletionsCommand: Command {
  static let description = CommandDescription(
    name: "completions",
    abstract: "Print a script that makes a shell complete the arguments.",
    examples: [
      "repomap completions bash >~/.local/share/bash-completion/completions/repomap",
      "repomap completions zsh >~/.zfunc/_repomap   # in a directory of fpath",
      "repomap completions fish >~/.config/fish/completions/repomap.fish",
    ],
    arguments: [
      .positional(
        "SHELL", kind: .oneOf(Shell.allCases.map(\.rawValue)), help: "bash, zsh or fish."),
      CommonArguments.help,
    ],
    discussion: "`make install` puts the scripts where the shells look for them.")

  static let usage = ["completions SHELL"]

  static func run(_ arguments: ParsedArguments, _ console: Console) throws -> ExitStatus {
    guard let name = arguments.last("SHELL")?.text, let shell = Shell(rawValue: name) else {
      throw ArgumentError.missingArgument("SHELL")
    }
    console.write(shell.completion(of: commandTree()))
    return .success
  }
}
