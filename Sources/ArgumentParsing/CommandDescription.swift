/// What the values of an argument are, for checks, completions and manuals.
package enum ValueKind: Sendable, Equatable {
  /// Anything.
  case text
  /// A whole number.
  case number
  /// The path of a file, or of a directory on the way to one.
  case file
  /// The path of a directory.
  case directory
  /// One of these words; others are refused.
  case oneOf([String])
  /// Perhaps one of these words; others may be right too.
  case suggested([String])
}

/// One option, flag or positional argument of a command.
package struct ArgumentDescription: Sendable {
  /// How an argument is written.
  package enum Form: Sendable, Equatable {
    /// Present or not.
    case flag
    /// Followed by a value, or written `--name=value`.
    case option(valueName: String)
    /// A value without a name; all that are left if it repeats.
    case positional(valueName: String, repeats: Bool)
  }

  /// Key of the argument in ``ParsedArguments``; of an option the long name without dashes.
  package let key: String
  package let form: Form
  /// `-t`, `--tokens`; the first long one is shown first. Empty for positional arguments.
  package let names: [String]
  /// What its values are; of no meaning for a flag.
  package let kind: ValueKind
  /// One or two sentences for the help.
  package let help: String
  /// The heading in the help that it stands under; `nil` for the usual one.
  package private(set) var group: String?

  /// A flag. Its `names` are as they are typed, and the last one gives the key; `help` says what
  /// it does.
  package static func flag(_ names: String..., help: String) -> ArgumentDescription {
    ArgumentDescription(key: key(of: names), form: .flag, names: names, kind: .text, help: help)
  }

  /// An option. Its `names` are as they are typed, and the last one gives the key; `value` is the
  /// name of its value in the help, in capitals, and `kind` what its values are.
  package static func option(
    _ names: String..., value: String, kind: ValueKind = .text, help: String
  ) -> ArgumentDescription {
    ArgumentDescription(
      key: key(of: names), form: .option(valueName: value), names: names, kind: kind, help: help)
  }

  /// A positional argument. `value` is its name in the help, in capitals, and its key; one that
  /// `repeats` takes all values that are left.
  package static func positional(
    _ value: String, kind: ValueKind = .text, repeats: Bool = false, help: String
  ) -> ArgumentDescription {
    ArgumentDescription(
      key: value, form: .positional(valueName: value, repeats: repeats), names: [], kind: kind,
      help: help)
  }

  /// The same argument under a heading of its own in the help.
  package func grouped(_ heading: String) -> ArgumentDescription {
    var copy = self
    copy.group = heading
    return copy
  }

  private static func key(of names: [String]) -> String {
    String((names.last ?? "").drop { $0 == "-" })
  }
}

extension ArgumentDescription {
  /// The first sentence of the help, without its period.
  var summary: String {
    let end = help.firstRange(of: ". ")?.lowerBound ?? help.endIndex
    let sentence = help[..<end]
    return String(sentence.hasSuffix(".") ? sentence.dropLast() : sentence)
  }

  /// The name of its value; `nil` for a flag.
  var valueName: String? {
    switch form {
    case .flag: nil
    case .option(let name), .positional(let name, _): name
    }
  }
}

/// What a command is called, takes and says of itself.
package struct CommandDescription: Sendable {
  package let name: String
  /// One line.
  package let abstract: String
  /// Lines of the form `command   # what it does`, shown before everything else.
  package let examples: [String]
  package let arguments: [ArgumentDescription]
  /// Paragraphs behind the options.
  package let discussion: String

  package init(
    name: String, abstract: String, examples: [String], arguments: [ArgumentDescription],
    discussion: String = ""
  ) {
    self.name = name
    self.abstract = abstract
    self.examples = examples
    self.arguments = arguments
    self.discussion = discussion
  }
}
