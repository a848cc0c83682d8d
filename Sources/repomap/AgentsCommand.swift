internal import ArgumentParsing

/// `repomap agents`: the section that tells agents about this program.
enum AgentsCommand: Command {
  static let description = CommandDescription(
    name: "agents",
    abstract: "Print a section for AGENTS.md, which tells agents to use repomap.",
    examples: ["repomap agents >> AGENTS.md"],
    arguments: [CommonArguments.help])

  static let usage = ["agents"]

  static func run(_ arguments: ParsedArguments, _ console: Console) throws -> ExitStatus {
    console.write(section)
    return .success
  }

  private static let section = """
    ## Finding your way with repomap

    - First contact: `repomap --task "what you are asked for"` prints the lines that matter, within 1,024 tokens.
    - Find a definition by its name or its letters: `repomap symbols NAME`; where it is used: `repomap refs NAME`.
    - Before an edit: `repomap related FILE` names the tests and files that the change may concern.
    - It works by names and imports: that something isn't listed proves nothing. Read a file before you change it.

    """
}
