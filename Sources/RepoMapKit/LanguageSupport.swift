internal import SourceModel
internal import Synchronization
internal import SyntaxParsing
internal import TagExtraction
internal import TagQueries

/// The grammars and queries of all languages, each loaded when a file first needs it.
///
/// A language that can't be used is out of use for the life of this object; why is told once.
final class LanguageSupport: Sendable {
  /// What the extraction of one language needs.
  struct Tools: Sendable {
    let grammar: Grammar
    let query: TagQuery
  }

  private struct State {
    var tools: [Language: Result<Tools, LoadError>] = [:]
    var fingerprints: [Language: ContentHash] = [:]
    var diagnostics: [Diagnostic] = []
  }

  private let loader: GrammarLoader
  private let state = Mutex(State())

  init(grammarDirectories: [String]) {
    loader = GrammarLoader(directories: grammarDirectories)
  }

  /// What went wrong so far.
  var diagnostics: [Diagnostic] { state.withLock { $0.diagnostics } }

  /// Grammar and query of `language`, or `nil` when they can't be used.
  func tools(for language: Language) -> Tools? {
    state.withLock { state in
      if let known = state.tools[language] { return try? known.get() }
      let result = load(language)
      if case .failure(let error) = result { state.diagnostics.append(error.diagnostic) }
      state.tools[language] = result
      return try? result.get()
    }
  }

  /// Digest of everything besides the source that decides what is extracted: the grammar's
  /// library, the query's text, the versions of runtime and FileIR.
  func fingerprint(of language: Language) -> ContentHash {
    state.withLock { state in
      if let known = state.fingerprints[language] { return known }
      let library = loader.fingerprint(of: language) ?? "no grammar"
      let query = BundledQueries.sources(of: language.name)?.map { $0.text } ?? []
      let parts =
        [
          "FileIR \(FileIR.formatVersion)", "extractor \(TagExtractor.version)",
          "runtime \(SyntaxRuntime.supportedABIs) \(SyntaxRuntime.maximumSourceBytes)",
          language.name,
          library,
        ] + query
      let fingerprint = ContentHash(of: parts.joined(separator: "\u{0}"))
      state.fingerprints[language] = fingerprint
      return fingerprint
    }
  }

  /// Digest of the means of all languages: what was found out with them holds as long as it is the
  /// same.
  var recipe: ContentHash {
    ContentHash(of: LanguageTable.rows.flatMap { fingerprint(of: Language($0.name)).bytes })
  }

  /// The key of a document: what was extracted from this content by these means.
  func documentKey(content: ContentHash, language: Language) -> ContentHash {
    ContentHash(of: content.bytes + fingerprint(of: language).bytes)
  }

  private struct LoadError: Error { let diagnostic: Diagnostic }

  private func load(_ language: Language) -> Result<Tools, LoadError> {
    let grammar: Grammar
    do throws(GrammarError) {
      grammar = try loader.load(language)
    } catch {
      return .failure(LoadError(diagnostic: error.diagnostic(for: language)))
    }
    let sources = BundledQueries.sources(of: language.name) ?? []
    do throws(TagQueryError) {
      return .success(Tools(grammar: grammar, query: try TagQuery(sources, grammar: grammar)))
    } catch {
      let diagnostic = Diagnostic.queryInvalid(
        language, path: error.path, line: error.line, column: error.column,
        detail: error.kind.description)
      return .failure(LoadError(diagnostic: diagnostic))
    }
  }

  /// What is known of every language in the table; loads all grammars.
  func report() -> [LanguageReport] {
    LanguageTable.rows.map { row in
      var report = LanguageReport(row)
      do throws(GrammarError) {
        let grammar = try loader.load(Language(row.name))
        report.grammarPath = grammar.path
        report.abi = grammar.abi
      } catch {
        report.problem = error.problem
      }
      report.grammarVersion = report.grammarPath.flatMap {
        grammarVersion(of: row.name, library: $0)
      }
      if BundledQueries.sources(of: row.name) == nil { report.problem = "no query" }
      return report
    }
  }
}

extension GrammarError {
  /// A few words for a list of languages.
  fileprivate var problem: String {
    switch self {
    case .missing: "missing"
    case .notLoadable(_, let detail): "can't be loaded: \(detail)"
    case .symbolMissing(let path, let symbol): "\(path) has no function \(symbol)"
    case .abiUnsupported(let path, _, _): "\(path) is of another ABI"
    }
  }

  fileprivate func diagnostic(for language: Language) -> Diagnostic {
    switch self {
    case .missing: .grammarMissing(language)
    case .notLoadable(let path, let detail):
      .grammarUnusable(language, path: path, detail: detail)
    case .symbolMissing(let path, let symbol):
      .grammarUnusable(language, path: path, detail: "it has no function \(symbol)")
    case .abiUnsupported(let path, let abi, let supported):
      .grammarUnusable(
        language, path: path,
        detail: "its ABI is \(abi), tree-sitter here loads \(supported.lowerBound) to "
          + "\(supported.upperBound)")
    }
  }
}
