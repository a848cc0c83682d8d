/// One file of a query: its path, for messages, and its text.
package struct QuerySource: Sendable, Equatable {
  package let path: String
  package let text: String

  package init(path: String, text: String) {
    self.path = path
    self.text = text
  }
}

/// The query of one language, in the files that make it up.
package struct BundledQuery: Sendable {
  package let language: String
  /// Joined in this order; where two patterns find the same tag, the first wins.
  package let sources: [QuerySource]
  /// The files of the query that finds other languages in files of this one; empty where they hold
  /// none.
  package let injections: [QuerySource]
  /// Stands for all that the sources say: hashing their texts would cost more than a small map.
  package let digest: String

  package init(
    language: String, sources: [QuerySource], injections: [QuerySource] = [], digest: String
  ) {
    self.language = language
    self.sources = sources
    self.injections = injections
    self.digest = digest
  }
}

extension BundledQueries {
  /// The names of the files that make up a query, in the order in which they are joined.
  package static let parts = ["tags.scm", "imports.scm", "locals.scm"]

  /// The name of the file that is a query of its own: for parts in other languages.
  package static let injections = "injections.scm"

  /// The query that is bundled for the language of this name.
  package static func query(of language: String) -> BundledQuery? {
    all.first { $0.language == language }
  }
}
