internal import ArgumentParsing
internal import RepoMapKit

/// A command of the program: what it takes, and what it does with it.
protocol Command: SendableMetatype {
  static var description: CommandDescription { get }
  /// Lines behind `Usage:`, without the program's name.
  static var usage: [String] { get }
  /// The commands that its first argument may name.
  static var subcommands: [any Command.Type] { get }
  static func run(_ arguments: ParsedArguments, _ console: Console) throws -> ExitStatus
}

extension Command {
  static var subcommands: [any Command.Type] { [] }
}

/// The commands; the first is the one that runs when none is named.
let commands: [any Command.Type] = [
  MapCommand.self, TagsCommand.self, WhyCommand.self, LanguagesCommand.self, StatusCommand.self,
  GraphCommand.self, CacheCommand.self, EvalCommand.self,
]

/// A command with what chose it.
struct ChosenCommand {
  let type: any Command.Type
  /// The words that named it; none where it was taken for want of a name.
  let names: [String]

  /// Whether the command was named.
  var isNamed: Bool { !names.isEmpty }
  var description: CommandDescription { type.description }
  var helpHint: String { (names + ["--help"]).joined(separator: " ") }

  func run(_ arguments: ParsedArguments, _ console: Console) throws -> ExitStatus {
    try type.run(arguments, console)
  }
}

/// The command that the first arguments name, and the arguments that are left for it.
///
/// A directory that is called like a command is mapped with `repomap map NAME` or `./NAME`.
func chooseCommand(_ arguments: [ArgumentValue]) -> (ChosenCommand, [ArgumentValue]) {
  if arguments.first?.text == "help" {
    let (command, _) = chooseCommand(Array(arguments.dropFirst()))
    return (command, ["--help"])
  }
  var chosen = ChosenCommand(type: MapCommand.self, names: [])
  var candidates = commands
  var rest = arguments[...]
  while let name = rest.first?.text,
    let type = candidates.first(where: { $0.description.name == name })
  {
    chosen = ChosenCommand(type: type, names: chosen.names + [name])
    candidates = type.subcommands
    rest = rest.dropFirst()
  }
  return (chosen, Array(rest))
}

/// The help of `command`, with a list of the commands that it has.
func helpPage(of command: ChosenCommand) -> String {
  let usage = command.type.usage + (command.isNamed ? [] : ["COMMAND [options]"])
  var text = helpText(command.description, program: "repomap", usage: usage)
  let listed = command.isNamed ? command.type.subcommands : commands
  guard !listed.isEmpty else { return text }
  text += "\nCommands:\n"
  for type in listed {
    let name = type.description.name
    let padding = String(repeating: " ", count: max(1, 14 - name.count))
    text += "  \(name)\(padding)\(type.description.abstract)\n"
  }
  let names = (["repomap"] + command.names).joined(separator: " ")
  return text + "\n'\(names) COMMAND --help' tells more.\n"
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
  static let refresh = ArgumentDescription.option(
    "--refresh", value: "MODE",
    help: "When a map that was made before is given again: \(RefreshMode.listText).")
  static let json = ArgumentDescription.flag(
    "--json", help: "Print one JSON object, on one line.")
  static let threads = ArgumentDescription.option(
    "--threads", value: "N", help: "Extract on N threads; by default on all processors.")
}
