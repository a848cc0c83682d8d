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
    var recipe: ContentHash?
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
  /// library, the query's text, the versions of runtime and FileIR; for a language whose files hold
  /// other languages also theirs.
  func fingerprint(of language: Language) -> ContentHash {
    state.withLock { state in
      if let known = state.fingerprints[language] { return known }
      var fingerprint = computedFingerprint(of: language)
      if BundledQueries.query(of: language.name)?.injections.isEmpty == false {
        // Names in the file decide which languages it holds: it may be any.
        fingerprint = ContentHash(of: fingerprint.bytes + recipe(&state).bytes)
      }
      state.fingerprints[language] = fingerprint
      return fingerprint
    }
  }

  private func computedFingerprint(of language: Language) -> ContentHash {
    var input = LanguageSupport.commonInput
    input.append(language.name)
    input.append(loader.fingerprint(of: language) ?? "no grammar")
    input.append(BundledQueries.query(of: language.name)?.digest ?? "no query")
    return input.digest
  }

  /// What the fingerprints of all languages have in common.
  private static let commonInput: DigestInput = {
    var input = DigestInput()
    for number in [
      Int(FileIR.formatVersion), TagExtractor.version, SyntaxRuntime.supportedABIs.lowerBound,
      SyntaxRuntime.supportedABIs.upperBound, SyntaxRuntime.maximumSourceBytes,
    ] { input.append(number) }
    return input
  }()

  /// Digest of the means of all languages: what was found out with them holds as long as it is the
  /// same.
  var recipe: ContentHash {
    state.withLock { recipe(&$0) }
  }

  private func recipe(_ state: inout State) -> ContentHash {
    if let known = state.recipe { return known }
    var input = DigestInput()
    for row in LanguageTable.rows { input.append(computedFingerprint(of: Language(row.name))) }
    let recipe = input.digest
    state.recipe = recipe
    return recipe
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
    let bundled = BundledQueries.query(of: language.name)
    do throws(TagQueryError) {
      let query = try TagQuery(
        bundled?.sources ?? [], injections: bundled?.injections ?? [], grammar: grammar)
      return .success(Tools(grammar: grammar, query: query))
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
        grammarVersion(of: row.grammar, library: $0)
      }
      if BundledQueries.query(of: row.name) == nil { report.problem = "no query" }
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
