internal import ArgumentParsing
internal import StandardExtensions

/// `repomap help`: prints the help of a command, or its page of the manual.
enum HelpCommand: Command {
  static let description = CommandDescription(
    name: "help",
    abstract: "Print the help of a command, or its page of the manual.",
    examples: [
      "repomap help cache check",
      "repomap help --man map | man -l -    # as a page of the manual",
    ],
    arguments: [
      .positional(
        "COMMAND", kind: .suggested(commandNames), repeats: true,
        help: "The words that name the command; none for the program."),
      .flag("--man", help: "Print the page of the manual, for man."),
      .option(
        "--man-pages", value: "DIR", kind: .directory,
        help: "Write the pages of all commands into DIR."),
      CommonArguments.color, CommonArguments.help,
    ])

  static let usage = ["help [COMMAND…] [options]"]

  /// All words that name commands, those of `cache` among them.
  private static var commandNames: [String] {
    // This one's description is being made.
    let others = commands.filter { ObjectIdentifier($0) != ObjectIdentifier(HelpCommand.self) }
    let names = others.map { $0.description.name }
    return names + ["help"] + others.flatMap { $0.subcommands.map { $0.description.name } }
  }

  static func run(_ arguments: ParsedArguments, _ console: Console) throws -> ExitStatus {
    let program = commandTree()
    let edition = ManualEdition(version: programVersion, date: programDate)
    if let directory = arguments.last("man-pages") {
      for command in program.all {
        let path = directory.bytes + Array("/\(pageName(of: command)).1".utf8)
        let page = manualPage(of: command, program: program, edition)
        try writeResult(Array(page.utf8), to: path)
      }
      return .success
    }
    let names = arguments.all("COMMAND")
    let (command, rest) = chooseCommand(names)
    if let unknown = rest.first?.text {
      let candidates = command.isNamed ? command.type.subcommands : commands
      throw ArgumentError.unknownCommand(
        unknown,
        suggestion: closestName(to: unknown, among: candidates.map { $0.description.name }))
    }
    guard arguments.hasFlag("man") else {
      console.write(helpPage(of: command, style: console.style))
      return .success
    }
    let words = ["repomap"] + command.names
    if let chosen = program.all.first(where: { $0.words == words }) {
      console.write(manualPage(of: chosen, program: program, edition))
    }
    return .success
  }
}
