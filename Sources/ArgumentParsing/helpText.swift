/// The help of `command`: examples first, then what it takes.
///
/// - Parameters:
///   - command: What is told of.
///   - program: Name of the program.
///   - usage: Lines behind `Usage:`.
///   - columns: Width to wrap at; a column of texts keeps 20 of them in any case.
///   - heading: How a heading is written; as it is by default.
/// - Returns: Lines that end with a line feed each.
package func helpText(
  _ command: CommandDescription, program: String, usage: [String], columns: Int = 80,
  heading: (String) -> String = { $0 }
) -> String {
  var text = "\(command.abstract)\n"
  if !command.examples.isEmpty {
    text += "\n\(heading("Examples:"))\n" + command.examples.map { "  \($0)\n" }.joined()
  }
  text += "\n\(heading("Usage:"))\n" + usage.map { "  \(program) \($0)\n" }.joined()
  let positional = command.arguments.filter { $0.names.isEmpty }
  if !positional.isEmpty { text += "\n\(heading("Arguments:"))\n" + table(positional, columns) }
  for (name, options) in command.optionGroups {
    text += "\n\(heading("\(name):"))\n" + table(options, columns)
  }
  if !command.discussion.isEmpty { text += "\n\(command.discussion)\n" }
  return text
}

extension CommandDescription {
  /// Options and flags by the headings that they stand under, in the order of the declarations.
  var optionGroups: [(name: String, options: [ArgumentDescription])] {
    var groups: [(name: String, options: [ArgumentDescription])] = []
    for argument in arguments where !argument.names.isEmpty {
      let name = argument.group ?? "Options"
      if let place = groups.firstIndex(where: { $0.name == name }) {
        groups[place].options.append(argument)
      } else {
        groups.append((name, [argument]))
      }
    }
    return groups
  }
}

private func table(_ arguments: [ArgumentDescription], _ columns: Int) -> String {
  let width = min(28, arguments.map { label($0).count }.max() ?? 0) + 4
  return arguments.map { argument in
    let lines = wrapped(argument.help, columns: max(20, columns - width))
    let head = "  \(label(argument))"
    if argument.help.isEmpty { return head + "\n" }
    let isWide = head.count + 2 > width
    let first =
      isWide ? head + "\n" + String(repeating: " ", count: width) : padded(head, to: width)
    return first
      + lines.joined(separator: "\n" + String(repeating: " ", count: width)) + "\n"
  }.joined()
}

private func label(_ argument: ArgumentDescription) -> String {
  switch argument.form {
  case .flag: argument.names.joined(separator: ", ")
  case .option(let value): argument.names.joined(separator: ", ") + " " + value
  case .positional(let value, let repeats): repeats ? "\(value)…" : value
  }
}

private func padded(_ text: String, to width: Int) -> String {
  text + String(repeating: " ", count: max(0, width - text.count))
}

/// Breaks `text` between words into lines of at most `columns` characters.
private func wrapped(_ text: String, columns: Int) -> [String] {
  var lines: [String] = [""]
  for word in text.split(separator: " ") {
    let last = lines[lines.count - 1]
    if last.isEmpty {
      lines[lines.count - 1] = String(word)
    } else if last.count + 1 + word.count <= columns {
      lines[lines.count - 1] = "\(last) \(word)"
    } else {
      lines.append(String(word))
    }
  }
  return lines
}
