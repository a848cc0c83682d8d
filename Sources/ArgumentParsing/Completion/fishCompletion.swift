// A completion script for fish: one `complete` for each thing that may be offered, under the condition that the
// words up to the cursor name its command.

/// A script that makes fish complete the arguments of `program`.
func fishCompletion(of program: CommandTree) -> String {
  let name = program.words[0]
  var text = """
    # Completions of \(name) for fish, made by `\(name) completions fish`.

    # Whether the words up to the cursor name this command, and with --first whether nothing is behind it.
    function __\(name)_at
      set -l words (commandline -opc)
      set -l command \(name)
      set -l index 2
      while test $index -le (count $words)
        contains -- "$command $words[$index]" \(
          program.all.dropFirst().map { quoted($0.name) }.joined(separator: " "))
        or break
        set command "$command $words[$index]"
        set index (math $index + 1)
      end
      if test "$argv[1]" = --first
        test $index -gt (count $words); or return 1
        set -e argv[1]
      end
      test "$command" = "$argv[1]"
    end

    complete -c \(name) -f

    """
  for command in program.all { text += fishLines(of: command, program: name) }
  return text
}

private func fishLines(of command: CommandTree, program: String) -> String {
  func line(_ condition: String, _ rest: String) -> String {
    "complete -c \(program) -n \(fishQuoted("__\(program)_at \(condition)")) \(rest)\n"
  }
  let place = "\"\(command.name)\""
  var text = ""
  for subcommand in command.subcommands {
    let word = subcommand.words[subcommand.words.count - 1]
    text += line(
      "--first \(place)", "-f -a \(word) -d \(fishQuoted(subcommand.description.abstract))")
  }
  for option in command.options {
    let names = option.names.map { name in
      name.hasPrefix("--") ? "-l \(name.dropFirst(2))" : "-s \(name.dropFirst(1))"
    }
    let value = option.form == .flag ? "" : " \(fishAction(option.kind))"
    text += line(
      place, names.joined(separator: " ") + value + " -d \(fishQuoted(option.summary))")
  }
  for argument in command.positional {
    switch argument.kind {
    case .text, .number: continue
    case .file: text += line(place, "-F")
    case .directory, .oneOf, .suggested:
      text += line(place, fishAction(argument.kind).replacingPrefix("-x", with: "-f"))
    }
  }
  return text
}

private func fishAction(_ kind: ValueKind) -> String {
  switch kind {
  case .text, .number: "-x"
  case .file: "-r -F"
  case .directory: "-x -a '(__fish_complete_directories)'"
  case .oneOf(let words), .suggested(let words): "-x -a \(fishQuoted(words.joined(separator: " ")))"
  }
}

/// `text` as one word of fish.
private func fishQuoted(_ text: String) -> String {
  var result = "'"
  for character in text {
    if character == "'" || character == "\\" { result.append("\\") }
    result.append(character)
  }
  return result + "'"
}

extension String {
  fileprivate func replacingPrefix(_ prefix: String, with other: String) -> String {
    hasPrefix(prefix) ? other + dropFirst(prefix.count) : self
  }
}
