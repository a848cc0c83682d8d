// A completion script for zsh: a function that is loaded from `fpath` by its name.
//
// The words up to the cursor name a command; what it takes is told to `_arguments`, which does the rest.

/// A script that makes zsh complete the arguments of `program`.
func zshCompletion(of program: CommandTree) -> String {
  let name = program.words[0]
  let subcommands = program.all.dropFirst().map { quoted($0.name) }
  return """
    #compdef \(name)
    # Completions of \(name) for zsh, made by `\(name) completions zsh`.

    _\(name)() {
      local command=\(name)
      local -a subcommands
      integer index=2
      while (( index < CURRENT )); do
        case "$command $words[index]" in
          \(subcommands.joined(separator: " | "))) command="$command $words[index]" ;;
          *) break ;;
        esac
        (( index++ ))
      done
      local isFirst=$(( index == CURRENT ))
      words=("$words[1]" "${(@)words[index,-1]}")
      (( CURRENT -= index - 2 ))
      case $command in
    \(program.all.map { zshCase(of: $0) }.joined())  esac
    }

    if [ "$funcstack[1]" = _\(name) ]; then
      _\(name) "$@"
    else
      compdef _\(name) \(name)
    fi

    """
}

private func zshCase(of command: CommandTree) -> String {
  var text = "    \(quoted(command.name)))\n"
  if !command.subcommands.isEmpty {
    text += "      subcommands=(\n"
    for subcommand in command.subcommands {
      let word = subcommand.words[subcommand.words.count - 1]
      text += "        \(quoted("\(word):\(subcommand.description.abstract)"))\n"
    }
    text += "      )\n"
    text += "      (( ! isFirst )) || _describe -t commands command subcommands\n"
  }
  var specifications = command.options.flatMap { zshSpecifications(of: $0) }
  for (place, argument) in command.positional.enumerated() {
    guard case .positional(let value, let repeats) = argument.form else { continue }
    specifications.append(
      "\(repeats ? "*" : "\(place + 1)"):\(value):\(zshAction(argument.kind))")
  }
  text += "      _arguments -s -S :"
  for specification in specifications { text += " \\\n        \(quoted(specification))" }
  return text + "\n      ;;\n"
}

/// One specification for each name: `--tokens=[help]:N: `.
private func zshSpecifications(of option: ArgumentDescription) -> [String] {
  let help = escaped(option.summary)
  return option.names.map { name in
    guard let value = option.valueName else { return "*\(name)[\(help)]" }
    let sign = name.hasPrefix("--") ? "=" : "+"
    return "*\(name)\(sign)[\(help)]:\(value):\(zshAction(option.kind))"
  }
}

private func zshAction(_ kind: ValueKind) -> String {
  switch kind {
  case .text, .number: " "
  case .file: "_files"
  case .directory: "_files -/"
  case .oneOf(let words), .suggested(let words): "(\(words.joined(separator: " ")))"
  }
}

/// `text` without what has a meaning inside of a specification.
private func escaped(_ text: String) -> String {
  var result = ""
  for character in text {
    if "[]:\\".contains(character) { result.append("\\") }
    result.append(character)
  }
  return result
}
