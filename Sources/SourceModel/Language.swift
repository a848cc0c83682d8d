/// A language that has a grammar, by the name that its grammar library and query folder carry:
/// `python` stands for `libtree-sitter-python.so` and `queries/python/`.
package struct Language: Hashable, Sendable, Comparable, CustomStringConvertible {
  package let name: String

  package init(_ name: String) {
    self.name = name
  }

  package var description: String { name }

  package static func < (left: Language, right: Language) -> Bool { left.name < right.name }
}

/// How the files of one language are recognised: a row of `queries/languages.tsv`.
package struct LanguageRow: Sendable {
  package let name: String
  /// Without the dot, in lower case; the comparison is exact first, then without case.
  package let extensions: [String]
  /// Whole file names.
  package let fileNames: [String]
  /// Programs of a `#!` line, without path and version.
  package let interpreters: [String]

  package init(name: String, extensions: [String], fileNames: [String], interpreters: [String]) {
    self.name = name
    self.extensions = extensions
    self.fileNames = fileNames
    self.interpreters = interpreters
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
