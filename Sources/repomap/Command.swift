internal import ArgumentParsing
internal import RepoMapKit

/// A command of the program: what it takes, and what it does with it.
protocol Command: SendableMetatype {
  static var description: CommandDescription { get }
  /// Lines behind `Usage:`, without the program's name.
  static var usage: [String] { get }
  /// The commands that its first argument may name.
  static var subcommands: [any Command.Type] { get }
  /// Whether a server of the tree may run it for another process.
  static func isServed(_ arguments: ParsedArguments) -> Bool
  static func run(_ arguments: ParsedArguments, _ console: Console) throws -> ExitStatus
}

extension Command {
  static var subcommands: [any Command.Type] { [] }
  static func isServed(_ arguments: ParsedArguments) -> Bool { false }
}

/// The commands; the first is the one that runs when none is named.
let commands: [any Command.Type] = [
  MapCommand.self, OutlineCommand.self, SymbolsCommand.self, RefsCommand.self, RelatedCommand.self,
  TagsCommand.self, ChunksCommand.self,
  WhyCommand.self,
  LanguagesCommand.self,
  StatusCommand.self,
  GraphCommand.self, IndexCommand.self, CacheCommand.self, EvalCommand.self, BatchCommand.self,
  ServeCommand.self, LSPCommand.self, MCPCommand.self, HookCommand.self, AgentsCommand.self,
  DoctorCommand.self,
  CompletionsCommand.self, HelpCommand.self,
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
func helpPage(of command: ChosenCommand, style: TextStyle) -> String {
  let usage = command.type.usage + (command.isNamed ? [] : ["COMMAND [options]"])
  var text = helpText(
    command.description, program: "repomap", usage: usage, heading: style.bold)
  let listed = command.isNamed ? command.type.subcommands : commands
  guard !listed.isEmpty else { return text }
  text += "\n\(style.bold("Commands:"))\n"
  for type in listed {
    let name = type.description.name
    let padding = String(repeating: " ", count: max(1, 14 - name.count))
    text += "  \(name)\(padding)\(type.description.abstract)\n"
  }
  let names = (["repomap"] + command.names).joined(separator: " ")
  return text + "\n'\(names) COMMAND --help' tells more.\n"
}

/// The program with all its commands, for completions and manuals.
///
/// At its top it takes what the command does that runs when none is named.
func commandTree() -> CommandTree {
  CommandTree(
    words: ["repomap"], description: MapCommand.description,
    usage: MapCommand.usage + ["COMMAND [options]"],
    subcommands: commands.map { tree(of: $0, below: ["repomap"]) })
}

private func tree(of type: any Command.Type, below words: [String]) -> CommandTree {
  let words = words + [type.description.name]
  return CommandTree(
    words: words, description: type.description, usage: type.usage,
    subcommands: type.subcommands.map { tree(of: $0, below: words) })
}
