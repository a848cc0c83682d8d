internal import StandardExtensions

/// The bytes of one argument, as the operating system passed them.
///
/// File names may hold bytes that are not UTF-8; text is made where text is meant.
package struct ArgumentValue: Hashable, Sendable, ExpressibleByStringLiteral {
  package let bytes: [UInt8]

  package init(bytes: [UInt8]) { self.bytes = bytes }
  package init(stringLiteral text: String) { bytes = Array(text.utf8) }

  /// The value as text; invalid UTF-8 is repaired.
  package var text: String { String(decoding: bytes, as: UTF8.self) }
}

/// What is wrong with the arguments of a command.
package enum ArgumentError: Error, Sendable, Equatable {
  /// With the name of an existing option that is spelled nearly alike.
  case unknownOption(String, suggestion: String?)
  /// As above, of a command.
  case unknownCommand(String, suggestion: String?)
  case missingValue(option: String)
  case unexpectedValue(option: String, value: String)
  case unexpectedArgument(String)
  case missingArgument(String)
  /// Standard input was asked for by all of these, and can be read once.
  case sharedInput(options: [String])
  /// Of these only one can be given.
  case exclusive(options: [String])
  /// A value of the wrong form; `expected` says what is right.
  case invalidValue(option: String, value: String, expected: String)
}

extension ArgumentError: CustomStringConvertible {
  /// One line without a final period.
  package var description: String {
    switch self {
    case .unknownOption(let name, let suggestion):
      "unknown option '\(name)'" + (suggestion.map { "; did you mean '\($0)'?" } ?? "")
    case .unknownCommand(let name, let suggestion):
      "unknown command '\(name)'" + (suggestion.map { "; did you mean '\($0)'?" } ?? "")
    case .missingValue(let option): "option '\(option)' needs a value"
    case .unexpectedValue(let option, let value): "flag '\(option)' takes no value ('\(value)')"
    case .unexpectedArgument(let argument): "unexpected argument '\(argument)'"
    case .missingArgument(let name): "missing argument \(name)"
    case .sharedInput(let options):
      "only one of \(options.joined(separator: ", ")) can read standard input"
    case .exclusive(let options): "only one of \(options.joined(separator: ", ")) can be given"
    case .invalidValue(let option, let value, let expected):
      "invalid value '\(value)' for '\(option)': expected \(expected)"
    }
  }
}

/// The arguments of one command, by their keys.
package struct ParsedArguments: Sendable, Equatable {
  private var values: [String: [ArgumentValue]] = [:]
  private var flags: Set<String> = []

  /// Sorts `arguments` by what `command` takes.
  ///
  /// `--name value`, `--name=value`, `-n value`, `-nvalue` and joined short flags are understood;
  /// `--` ends the options, `-` is a value.
  package init(
    _ arguments: [ArgumentValue], for command: CommandDescription
  ) throws(ArgumentError) {
    var rest = arguments[...]
    var positional: [ArgumentValue] = []
    while let argument = rest.popFirst() {
      let text = argument.text
      if text == "--" {
        positional.append(contentsOf: rest)
        rest = []
      } else if text.hasPrefix("--") {
        try parseLong(argument, &rest, command)
      } else if text.hasPrefix("-") && text != "-" {
        try parseShort(argument, &rest, command)
      } else {
        positional.append(argument)
      }
    }
    try assign(positional, command)
  }

  /// Whether the flag was given.
  package func hasFlag(_ key: String) -> Bool { flags.contains(key) }

  /// All values of an option or positional argument, in the order given.
  package func all(_ key: String) -> [ArgumentValue] { values[key] ?? [] }

  /// The last value of an option: a later one overrides an earlier.
  package func last(_ key: String) -> ArgumentValue? { values[key]?.last }

  /// The last value of an option as a whole number in `range`.
  package func integer(
    _ key: String, in range: ClosedRange<Int>
  ) throws(ArgumentError) -> Int? {
    guard let value = last(key) else { return nil }
    guard let number = Int(value.text), range.contains(number) else {
      throw .invalidValue(
        option: "--\(key)", value: value.text,
        expected: "a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  private mutating func parseLong(
    _ argument: ArgumentValue, _ rest: inout ArraySlice<ArgumentValue>,
    _ command: CommandDescription
  ) throws(ArgumentError) {
    let split = argument.bytes.firstIndex(of: UInt8(ascii: "="))
    let name = String(decoding: argument.bytes[..<(split ?? argument.bytes.count)], as: UTF8.self)
    let inline = split.map { ArgumentValue(bytes: Array(argument.bytes[($0 + 1)...])) }
    try take(name, inline: inline, &rest, command)
  }

  private mutating func parseShort(
    _ argument: ArgumentValue, _ rest: inout ArraySlice<ArgumentValue>,
    _ command: CommandDescription
  ) throws(ArgumentError) {
    var letters = argument.bytes[1...]
    while let letter = letters.popFirst() {
      let name = "-" + String(decoding: [letter], as: UTF8.self)
      let description = command.arguments.first { $0.names.contains(name) }
      if description?.form == .flag {
        try take(name, inline: nil, &rest, command)
      } else {
        let inline = letters.isEmpty ? nil : ArgumentValue(bytes: Array(letters))
        try take(name, inline: inline, &rest, command)
        return
      }
    }
  }

  private mutating func take(
    _ name: String, inline: ArgumentValue?, _ rest: inout ArraySlice<ArgumentValue>,
    _ command: CommandDescription
  ) throws(ArgumentError) {
    guard let description = command.arguments.first(where: { $0.names.contains(name) }) else {
      throw .unknownOption(name, suggestion: closestName(to: name, in: command))
    }
    if description.form == .flag {
      if let inline { throw .unexpectedValue(option: name, value: inline.text) }
      flags.insert(description.key)
      return
    }
    guard let value = inline ?? rest.popFirst() else { throw .missingValue(option: name) }
    try check(value, of: description, shownAs: "--\(description.key)")
    values[description.key, default: []].append(value)
  }

  private mutating func assign(
    _ positional: [ArgumentValue], _ command: CommandDescription
  ) throws(ArgumentError) {
    var rest = positional[...]
    for description in command.arguments {
      guard case .positional(_, let repeats) = description.form else { continue }
      let taken = repeats ? rest : rest.prefix(1)
      rest = rest.dropFirst(taken.count)
      for value in taken { try check(value, of: description, shownAs: description.key) }
      if !taken.isEmpty { values[description.key] = Array(taken) }
    }
    if let extra = rest.first { throw .unexpectedArgument(extra.text) }
  }

  /// Refuses a value that is none of the words that the argument takes.
  private func check(
    _ value: ArgumentValue, of description: ArgumentDescription, shownAs name: String
  ) throws(ArgumentError) {
    guard case .oneOf(let words) = description.kind, !words.contains(value.text) else { return }
    throw .invalidValue(option: name, value: value.text, expected: alternatives(words))
  }
}

/// The option of `command` that was meant by `name`. One letter is as near to any other, so only
/// long names are guessed.
private func closestName(to name: String, in command: CommandDescription) -> String? {
  guard name.utf8.count > 2 else { return nil }
  return closestName(
    to: name, among: command.arguments.flatMap { $0.names }.filter { $0.hasPrefix("--") })
}

/// The words as a text for people: `auto, always or never`.
package func alternatives(_ words: [String]) -> String {
  guard words.count > 1, let last = words.last else { return words.joined() }
  return words.dropLast().joined(separator: ", ") + " or " + last
}
