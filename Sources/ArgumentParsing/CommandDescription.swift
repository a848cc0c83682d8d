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
  /// One or two sentences for the help.
  package let help: String

  /// A flag. Its `names` are as they are typed, and the last one gives the key; `help` says what
  /// it does.
  package static func flag(_ names: String..., help: String) -> ArgumentDescription {
    ArgumentDescription(key: key(of: names), form: .flag, names: names, help: help)
  }

  /// An option. Its `names` are as they are typed, and the last one gives the key; `value` is the
  /// name of its value in the help, in capitals.
  package static func option(
    _ names: String..., value: String, help: String
  ) -> ArgumentDescription {
    ArgumentDescription(
      key: key(of: names), form: .option(valueName: value), names: names, help: help)
  }

  /// A positional argument. `value` is its name in the help, in capitals, and its key; one that
  /// `repeats` takes all values that are left.
  package static func positional(
    _ value: String, repeats: Bool = false, help: String
  ) -> ArgumentDescription {
    ArgumentDescription(
      key: value, form: .positional(valueName: value, repeats: repeats), names: [], help: help)
  }

  private static func key(of names: [String]) -> String {
    String((names.last ?? "").drop { $0 == "-" })
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
