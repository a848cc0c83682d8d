internal import FileDiscovery
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
  private let overlays: [QueryOverlay]
  private let overlayDigest: ContentHash?
  /// The languages that users add, those that count most first.
  let addedRows: [LanguageRow]
  let lookup: LanguageLookup
  private let state: Mutex<State>

  /// - Parameters:
  ///   - grammarDirectories: Searched for libraries, in this order.
  ///   - userQueries: What is used beside the bundled queries.
  init(grammarDirectories: [String], userQueries: UserQueries? = nil) {
    overlays = userQueries?.overlays ?? []
    overlayDigest = userQueries?.digest
    addedRows = overlays.reversed().flatMap { $0.rows }
    lookup = LanguageLookup.lookup(adding: addedRows)
    loader = GrammarLoader(directories: grammarDirectories, addedRows: addedRows)
    state = Mutex(State(diagnostics: userQueries?.diagnostics ?? []))
  }

  /// All rows, each language once.
  private var rows: [LanguageRow] {
    if addedRows.isEmpty { return LanguageTable.rows }
    return addedRows
      + LanguageTable.rows.filter { row in !addedRows.contains { $0.name == row.name } }
  }

  /// What went wrong so far.
  var diagnostics: [Diagnostic] { state.withLock { $0.diagnostics } }

  /// Grammar and query of `language`, or `nil` when they can't be used.
  func tools(for language: Language) -> Tools? {
    state.withLock { state in
      if let known = state.tools[language] { return try? known.get() }
      let result = load(language, &state.diagnostics)
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
      if !injections(of: language, overlays).isEmpty {
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
    input.append(loader.fingerprint(of: language))
    input.append(BundledQueries.query(of: language.name)?.digest ?? "no query")
    if let overlayDigest { input.append(overlayDigest) }
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
    var input = LanguageSupport.commonInput
    input.append(LanguageTable.digest)
    input.append(BundledQueries.digest)
    if let overlayDigest { input.append(overlayDigest) }
    for row in rows { input.append(loader.fingerprint(ofGrammar: row.grammar)) }
    let recipe = input.digest
    state.recipe = recipe
    return recipe
  }

  /// The key of a document: what was extracted from this content by these means.
  func documentKey(content: ContentHash, language: Language) -> ContentHash {
    ContentHash(of: content.bytes + fingerprint(of: language).bytes)
  }

  private struct LoadError: Error { let diagnostic: Diagnostic }

  private func load(
    _ language: Language, _ diagnostics: inout [Diagnostic]
  ) -> Result<Tools, LoadError> {
    let grammar: Grammar
    do throws(GrammarError) {
      grammar = try loader.load(language)
    } catch {
      return .failure(LoadError(diagnostic: error.diagnostic(for: language)))
    }
    return query(of: language, grammar, overlays, &diagnostics).map {
      Tools(grammar: grammar, query: $0)
    }
  }

  private func sources(of language: Language, _ overlays: [QueryOverlay]) -> [QuerySource] {
    BundledQueries.parts.flatMap {
      QueryOverlay.compose(overlays, language: language.name, part: $0)
    }
  }

  private func injections(of language: Language, _ overlays: [QueryOverlay]) -> [QuerySource] {
    QueryOverlay.compose(overlays, language: language.name, part: BundledQueries.injections)
  }

  /// Compiles the queries that users have changed, so that what is wrong with them is told also by a
  /// run that parses nothing.
  func checkUserQueries() {
    for overlay in overlays {
      for file in overlay.files where loader.path(of: Language(file.language)) != nil {
        _ = tools(for: Language(file.language))
      }
    }
  }

  /// Compiles the query of a language. A file of a user that is wrong is left out, so that what it
  /// replaces counts again.
  private func query(
    of language: Language, _ grammar: Grammar, _ overlays: [QueryOverlay],
    _ diagnostics: inout [Diagnostic]
  ) -> Result<TagQuery, LoadError> {
    let sources = sources(of: language, overlays)
    if sources.isEmpty { return .failure(LoadError(diagnostic: .queryMissing(language))) }
    do throws(TagQueryError) {
      let injections = injections(of: language, overlays)
      return .success(try TagQuery(sources, injections: injections, grammar: grammar))
    } catch {
      var sound = overlays
      for index in sound.indices { sound[index].files.removeAll { $0.source.path == error.path } }
      guard sound != overlays else {
        let diagnostic = Diagnostic.queryInvalid(
          language, path: error.path, line: error.line, column: error.column,
          detail: error.kind.description)
        return .failure(LoadError(diagnostic: diagnostic))
      }
      diagnostics.append(
        .userQueryInvalid(
          path: error.path, line: error.line, column: error.column,
          detail: error.kind.description))
      // Each round leaves out one file more.
      return query(of: language, grammar, sound, &diagnostics)
    }
  }

  /// What is known of every language in the table; loads all grammars.
  func report() -> [LanguageReport] {
    rows.map { row in
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
      if sources(of: Language(row.name), overlays).isEmpty { report.problem = "no query" }
      return report
    }
  }
}

extension DigestInput {
  fileprivate mutating func append(_ fingerprint: GrammarFingerprint?) {
    append(fingerprint?.byteCount ?? -1)
    append(fingerprint?.changedAt ?? 0)
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
