// A completion script for bash, 4 or newer, which needs nothing of the package bash-completion.
//
// The words up to the cursor name a command; a case of each command says what its options and their values are.

/// A script that makes bash complete the arguments of `program`.
func bashCompletion(of program: CommandTree) -> String {
  let name = program.words[0]
  let subcommands = program.all.dropFirst().map { quoted($0.name) }
  return """
    # Completions of \(name) for bash, made by `\(name) completions bash`.

    _\(name)_words() { mapfile -t COMPREPLY < <(compgen -W "$1" -- "$current"); }
    _\(name)_files() {
      compopt -o filenames 2>/dev/null
      mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen "$1" -- "$current")
    }

    _\(name)() {
      local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]}
      local command=\(name) index=1
      while [ "$index" -lt "$COMP_CWORD" ]; do
        case "$command ${COMP_WORDS[index]}" in
          \(subcommands.joined(separator: " | ")))
            command="$command ${COMP_WORDS[index]}" ;;
          *) break ;;
        esac
        index=$((index + 1))
      done
      # Bash takes --option=value for three words.
      if [ "$current" = = ]; then
        current=
      elif [ "$previous" = = ] && [ "$COMP_CWORD" -gt 2 ]; then
        previous=${COMP_WORDS[COMP_CWORD - 2]}
      fi
      local isFirst=
      [ "$index" -lt "$COMP_CWORD" ] || isFirst=1
      COMPREPLY=()
      case $command in
    \(program.all.map { bashCase(of: $0, program: name) }.joined())  esac
    }

    complete -F _\(name) \(name)

    """
}

private func bashCase(of command: CommandTree, program: String) -> String {
  var text = "    \(quoted(command.name)))\n"
  let options = command.options.filter { $0.form != .flag }
  if !options.isEmpty {
    text += "      case $previous in\n"
    for option in options {
      let action = bashAction(option.kind, program: program) ?? ":"
      text += "        \(option.names.joined(separator: " | "))) \(action); return ;;\n"
    }
    text += "      esac\n"
  }
  let names = command.options.flatMap { $0.names }.joined(separator: " ")
  text += "      if [[ $current == -* ]]; then _\(program)_words \(quoted(names)); return; fi\n"
  let subcommands = command.subcommands.map { $0.words[$0.words.count - 1] }
  if !subcommands.isEmpty {
    let words = quoted(subcommands.joined(separator: " "))
    text += "      if [ -n \"$isFirst\" ]; then _\(program)_words \(words); fi\n"
  }
  if let action = command.positional.lazy.compactMap({ bashAction($0.kind, program: program) })
    .first
  {
    text += "      \(action)\n"
  }
  return text + "      ;;\n"
}

/// What offers values of a kind; `nil` where there is nothing to offer.
private func bashAction(_ kind: ValueKind, program: String) -> String? {
  switch kind {
  case .text, .number: nil
  case .file: "_\(program)_files -f"
  case .directory: "_\(program)_files -d"
  case .oneOf(let words), .suggested(let words):
    "_\(program)_words \(quoted(words.joined(separator: " ")))"
  }
}
