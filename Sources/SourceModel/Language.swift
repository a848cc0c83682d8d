/// A language that has a query, by the name that its query folder carries: `python` stands for
/// `queries/python/`.
package struct Language: Hashable, Sendable, Comparable, CustomStringConvertible {
  package let name: String

  package init(_ name: String) {
    self.name = name
  }

  package var description: String { name }

  /// Languages of text, data and styles, and of what only builds programs.
  private static let withoutPrograms: Set<String> = [
    "cmake", "css", "dockerfile", "html", "json", "make", "markdown", "scss", "toml", "yaml",
  ]

  /// Whether files of the language hold programs, rather than speak of them.
  package var holdsPrograms: Bool { !Language.withoutPrograms.contains(name) }

  package static func < (left: Language, right: Language) -> Bool { left.name < right.name }
}

/// How the files of one language are recognised: a row of `queries/languages.tsv`.
package struct LanguageRow: Hashable, Sendable {
  package let name: String
  /// Without the dot, in lower case; the comparison is exact first, then without case.
  package let extensions: [String]
  /// Whole file names.
  package let fileNames: [String]
  /// Programs of a `#!` line, without path and version.
  package let interpreters: [String]
  /// Other names of the language, in lower case, with `-` for spaces.
  package let aliases: [String]
  /// Which names are not meant for other files.
  package let privateNames: PrivateNames
  /// The name of the grammar that parses it: `json` stands for `libtree-sitter-json.so`.
  package let grammar: String

  package init(
    name: String, extensions: [String], fileNames: [String] = [], interpreters: [String] = [],
    aliases: [String] = [], privateNames: PrivateNames = .none, grammar: String? = nil
  ) {
    self.name = name
    self.extensions = extensions
    self.fileNames = fileNames
    self.interpreters = interpreters
    self.aliases = aliases
    self.privateNames = privateNames
    self.grammar = grammar ?? name
  }
}

/// How the names of a language tell what is not meant for other files.
package enum PrivateNames: String, Hashable, Sendable {
  /// They don't.
  case none
  /// A name that begins with an underscore: Python, Dart.
  case underscore
  /// A name that holds two hyphens: Emacs Lisp.
  case hyphens
  /// A name that doesn't begin with a capital: Go, where the others are exported.
  case capital
}

/// What the content of a file with a certain extension tells: a row of `queries/detection.tsv`.
package struct ContentRule: Hashable, Sendable {
  /// In lower case, without the dot.
  package let fileExtension: String
  /// Nil for what is no code.
  package let language: String?
  /// A PCRE2 expression that is searched for; nil is found always.
  package let pattern: String?

  package init(fileExtension: String, language: String?, pattern: String?) {
    self.fileExtension = fileExtension
    self.language = language
    self.pattern = pattern
  }
}

/// The languages that repomap knows; the rows are generated from `queries/languages.tsv`.
package enum LanguageTable {}

extension LanguageTable {
  /// All languages, in the order of the table.
  package static var languages: [Language] { rows.map { Language($0.name) } }

  /// The row of `language`, if it is in the table.
  package static func row(of language: Language) -> LanguageRow? {
    rows.first { $0.name == language.name }
  }
}
