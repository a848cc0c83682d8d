/// A command with those below it: what completions and manuals are made from.
package struct CommandTree: Sendable {
  /// The words that name it, the program's first: `repomap`, `cache`, `list`.
  package let words: [String]
  package let description: CommandDescription
  /// Lines behind `Usage:`, without the program's name.
  package let usage: [String]
  package let subcommands: [CommandTree]

  package init(
    words: [String], description: CommandDescription, usage: [String], subcommands: [CommandTree]
  ) {
    self.words = words
    self.description = description
    self.usage = usage
    self.subcommands = subcommands
  }

  /// The command and all below it, each before its own.
  package var all: [CommandTree] { [self] + subcommands.flatMap { $0.all } }

  /// The words as one text: `repomap cache list`.
  var name: String { words.joined(separator: " ") }

  var options: [ArgumentDescription] { description.arguments.filter { !$0.names.isEmpty } }
  var positional: [ArgumentDescription] { description.arguments.filter { $0.names.isEmpty } }
}

/// A shell that completions can be made for.
package enum Shell: String, Sendable, CaseIterable {
  case bash
  case zsh
  case fish

  /// A script that makes the shell complete the arguments of a program.
  package func completion(of program: CommandTree) -> String {
    switch self {
    case .bash: bashCompletion(of: program)
    case .zsh: zshCompletion(of: program)
    case .fish: fishCompletion(of: program)
    }
  }
}

/// `text` as one word of a POSIX shell, or of zsh.
func quoted(_ text: String) -> String {
  "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''")
    + "'"
}
