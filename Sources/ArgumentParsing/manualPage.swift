// A page of the manual, section 1, in the macros of man(7), which every formatter knows.

/// What all pages of a program say of it.
package struct ManualEdition: Sendable {
  package let version: String
  /// Day of the version, `2026-01-31`: a page that is made again is the same.
  package let date: String

  package init(version: String, date: String) {
    self.version = version
    self.date = date
  }
}

/// The page of `command`.
///
/// - Parameters:
///   - command: What is told of; its words give the page's name, joined by hyphens.
///   - program: The command at the top, which the page refers to.
///   - edition: What stands in the footer.
/// - Returns: Lines that end with a line feed each.
package func manualPage(
  of command: CommandTree, program: CommandTree, _ edition: ManualEdition
) -> String {
  let name = pageName(of: command)
  var text =
    ".TH \(name.uppercased()) 1 \"\(edition.date)\" \"\(program.name) \(edition.version)\"\n"
  let abstract = command.description.abstract
  text += ".SH NAME\n"
  text += filled("\(name) - \(abstract.hasSuffix(".") ? abstract.dropLast() : abstract[...])")
  text += ".SH SYNOPSIS\n"
  for (place, usage) in command.usage.enumerated() {
    text += (place == 0 ? "" : ".br\n") + ".B \(roff(program.name))\n\(roff(usage))\n"
  }
  if !command.description.discussion.isEmpty {
    text += ".SH DESCRIPTION\n" + paragraphs(command.description.discussion)
  }
  if !command.positional.isEmpty {
    text += ".SH ARGUMENTS\n" + command.positional.map { item($0) }.joined()
  }
  for (name, options) in command.description.optionGroups {
    text += ".SH \(name.uppercased())\n" + options.map { item($0) }.joined()
  }
  if !command.subcommands.isEmpty {
    text += ".SH COMMANDS\n"
    for subcommand in command.subcommands {
      let word = subcommand.words[subcommand.words.count - 1]
      text += ".TP\n.B \(roff(word))\n\(filled(subcommand.description.abstract))"
    }
  }
  if !command.description.examples.isEmpty {
    let lines = command.description.examples.map { roff($0) + "\n" }.joined()
    text += ".SH EXAMPLES\n.EX\n\(lines).EE\n"
  }
  let others = command.words == program.words ? command.subcommands : [program]
  if !others.isEmpty {
    let references = others.map { ".BR \(roff(pageName(of: $0))) (1)" }
    text += ".SH SEE ALSO\n" + references.joined(separator: ",\n") + "\n"
  }
  return text
}

/// Name of the page of `command`: `repomap-cache-list`.
package func pageName(of command: CommandTree) -> String {
  command.words.joined(separator: "-")
}

private func item(_ argument: ArgumentDescription) -> String {
  var label = argument.names.map { "\\fB\(roff($0))\\fR" }.joined(separator: ", ")
  if let value = argument.valueName {
    label += "\(label.isEmpty ? "" : " ")\\fI\(roff(value))\\fR"
  }
  return ".TP\n\(label)\n\(filled(argument.help))"
}

/// Sentences that begin a line in the text begin one here, so that lists of them stay readable.
private func paragraphs(_ text: String) -> String {
  text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
    line.isEmpty ? ".PP\n" : filled(String(line))
  }.joined()
}

/// `text` over lines of at most 80 bytes, as manuals are checked for.
private func filled(_ text: String) -> String {
  var lines: [String] = []
  for word in roff(text).split(separator: " ") {
    if let last = lines.last, last.utf8.count + 1 + word.utf8.count <= 80 {
      lines[lines.count - 1] = "\(last) \(word)"
    } else {
      lines.append(guarded(String(word)))
    }
  }
  return lines.map { $0 + "\n" }.joined()
}

/// `text` with what has a meaning to the formatter taken literally.
private func roff(_ text: String) -> String {
  var result = ""
  for character in text {
    switch character {
    case "\\": result += "\\e"
    case "-": result += "\\-"
    default: result.append(character)
    }
  }
  return guarded(result)
}

/// `line` so that it is no request, whatever it begins with.
private func guarded(_ line: String) -> String {
  line.hasPrefix(".") || line.hasPrefix("'") ? "\\&" + line : line
}
