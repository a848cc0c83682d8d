package import SourceModel

/// Queries that a user or a repository has beside those that are bundled: one folder of the form of
/// `queries/`.
///
/// Input: the texts of its files. ``compose(_:language:part:)`` gives the files of a query in which
/// they count.
package struct QueryOverlay: Sendable, Equatable {
  /// A file of the folder: which part of which language's query it is.
  package struct File: Sendable, Equatable {
    package let language: String
    /// `tags.scm`, `imports.scm`…
    package let part: String
    package let source: QuerySource

    package init(language: String, part: String, source: QuerySource) {
      self.language = language
      self.part = part
      self.source = source
    }
  }

  package var files: [File]
  /// Languages that the folder adds.
  package var rows: [LanguageRow]

  package init(files: [File], rows: [LanguageRow] = []) {
    self.files = files
    self.rows = rows
  }

  package var isEmpty: Bool { files.isEmpty && rows.isEmpty }

  /// The file for a part of a language's query.
  private func file(_ language: String, _ part: String) -> QuerySource? {
    files.first { $0.language == language && $0.part == part }?.source
  }

  /// The files of one part of a query, in their order: the patterns of the first win.
  ///
  /// A file takes the place of what is below it: of that of the overlay before, or of what is bundled.
  /// With `; extends` in its first lines it is put before that instead. `; inherits: a, b` puts the
  /// bundled files of other languages behind it.
  ///
  /// - Parameters:
  ///   - overlays: From the weakest to the strongest.
  ///   - language: The name of the language.
  ///   - part: `tags.scm`, `imports.scm`…
  /// - Returns: The files, none if there is no such part.
  package static func compose(
    _ overlays: [QueryOverlay], language: String, part: String
  ) -> [QuerySource] {
    var sources = bundled(language, part)
    for overlay in overlays {
      guard let file = overlay.file(language, part) else { continue }
      let modelines = QueryModelines(file.text)
      let inherited = modelines.inherited.flatMap { bundled($0, part) }
      sources = [file] + inherited + (modelines.isExtension ? sources : [])
    }
    return sources
  }

  private static func bundled(_ language: String, _ part: String) -> [QuerySource] {
    guard let query = BundledQueries.query(of: language) else { return [] }
    return (query.sources + query.injections).filter { $0.path.hasSuffix("/" + part) }
  }
}

/// What the first lines of a query say about its relation to others, as Neovim's do.
struct QueryModelines {
  private(set) var isExtension = false
  /// Names of languages.
  private(set) var inherited: [String] = []

  /// Reads the comments that `text` begins with.
  init(_ text: String) {
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      guard line.first == ";" else { return }
      let words = line.drop { $0 == ";" || $0 == " " }
      if words.prefix(7) == "extends" { isExtension = true }
      guard words.prefix(9) == "inherits:" else { continue }
      inherited += words.dropFirst(9).split { $0 == "," || $0 == " " }.map { String($0) }
    }
  }
}
