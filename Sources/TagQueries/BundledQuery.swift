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

  package init(language: String, sources: [QuerySource]) {
    self.language = language
    self.sources = sources
  }
}

extension BundledQueries {
  /// The files of the query that is bundled for the language of this name.
  package static func sources(of language: String) -> [QuerySource]? {
    all.first { $0.language == language }?.sources
  }
}
