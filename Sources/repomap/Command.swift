internal import ArgumentParsing

/// A command of the program: what it takes, and what it does with it.
protocol Command: SendableMetatype {
  static var description: CommandDescription { get }
  /// Lines behind `Usage:`, without the program's name.
  static var usage: [String] { get }
  static func run(_ arguments: ParsedArguments, _ console: Console) throws -> ExitStatus
}

/// The commands; the first is the one that runs when none is named.
let commands: [any Command.Type] = [MapCommand.self, TagsCommand.self, LanguagesCommand.self]

/// A command with what chose it.
struct ChosenCommand {
  let type: any Command.Type
  /// Whether the command was named, rather than taken for want of a name.
  let isNamed: Bool

  var description: CommandDescription { type.description }
  var helpHint: String { isNamed ? "\(description.name) --help" : "--help" }

  func run(_ arguments: ParsedArguments, _ console: Console) throws -> ExitStatus {
    try type.run(arguments, console)
  }
}

/// The command that the first argument names, and the arguments that are left for it.
///
/// A directory that is called like a command is mapped with `repomap map NAME` or `./NAME`.
func chooseCommand(_ arguments: [ArgumentValue]) -> (ChosenCommand, [ArgumentValue]) {
  let first = arguments.first?.text
  if first == "help" {
    let (command, _) = chooseCommand(Array(arguments.dropFirst()))
    return (command, ["--help"])
  }
  if let type = commands.first(where: { $0.description.name == first }) {
    return (ChosenCommand(type: type, isNamed: true), Array(arguments.dropFirst()))
  }
  return (ChosenCommand(type: MapCommand.self, isNamed: false), arguments)
}

/// The help of `command`; for the program itself also the list of commands.
func helpPage(of command: ChosenCommand) -> String {
  let usage = command.type.usage + (command.isNamed ? [] : ["COMMAND [options]"])
  var text = helpText(command.description, program: "repomap", usage: usage)
  if !command.isNamed {
    text += "\nCommands:\n"
    for type in commands {
      let name = type.description.name
      let padding = String(repeating: " ", count: max(1, 14 - name.count))
      text += "  \(name)\(padding)\(type.description.abstract)\n"
    }
    text += "\n'repomap COMMAND --help' tells more.\n"
  }
  return text
}

/// Options that every command takes.
enum CommonArguments {
  static let help = ArgumentDescription.flag("-h", "--help", help: "Print this help.")
  static let version = ArgumentDescription.flag(
    "--version", help: "Print the version; with --verbose also those of the libraries.")
  static let verbose = ArgumentDescription.flag(
    "-v", "--verbose", help: "Say more on standard error: what was skipped and why, and timings.")
  static let quiet = ArgumentDescription.flag(
    "-q", "--quiet", help: "Write no warnings and no progress to standard error.")
  static let noCache = ArgumentDescription.flag(
    "--no-cache", help: "Neither read nor write the cache.")
  static let cacheDirectory = ArgumentDescription.option(
    "--cache-dir", value: "DIR", help: "Keep caches in DIR instead of the user's cache directory.")
  static let grammarDirectory = ArgumentDescription.option(
    "--grammar-dir", value: "DIR", help: "Look for grammars in DIR first. May be repeated.")
  static let threads = ArgumentDescription.option(
    "--threads", value: "N", help: "Extract on N threads; by default on all processors.")
}
