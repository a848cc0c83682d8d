internal import SourceModel
internal import SyntaxParsing
internal import TagQueries

/// The injections query of one language, compiled: which parts of its files are in another language.
///
/// In the form of tree-sitter: `@injection.content` is on the part, and the language is the text of
/// `@injection.language` or what `(#set! injection.language "css")` says. docs/queries.md tells the
/// rest.
struct InjectionQuery: Sendable {
  /// What a capture means.
  enum Role: Sendable { case content, language, ignored }

  /// The language that a pattern sets for its content.
  enum Naming: Sendable {
    /// The one of a text in the file.
    case byText
    /// Always this one; none where no language goes by the name.
    case fixed(Language?)
  }

  let query: CompiledQuery
  /// Meaning of each capture, by its index in the query.
  let roles: [Role]
  /// By the index of the pattern.
  let namings: [Naming]
  /// Whether all contents of a pattern are one text, by the index of the pattern.
  let isCombined: [Bool]

  /// Compiles the files of a query as one.
  ///
  /// - Throws: The place of the first error, in the file that holds it.
  init(
    _ sources: [QuerySource], compile: (String) throws(QueryError) -> CompiledQuery
  ) throws(TagQueryError) {
    let text = sources.map { $0.text }.joined(separator: "\n")
    do {
      query = try compile(text)
    } catch {
      throw TagQueryError(error, in: sources)
    }
    roles = query.captureNames.map { name in
      switch name {
      case "injection.content": .content
      case "injection.language": .language
      default: .ignored
      }
    }
    namings = query.settings.map { settings in
      guard let setting = settings.first(where: { $0.key == "injection.language" }) else {
        return .byText
      }
      return .fixed(LanguageTable.language(called: setting.value.utf8))
    }
    isCombined = query.settings.map { $0.contains { $0.key == "injection.combined" } }
  }
}
