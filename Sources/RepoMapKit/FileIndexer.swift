internal import FileDiscovery
internal import SourceModel
internal import SyntaxParsing

/// Indexes one file that is named itself: no ignore rule hides it and no cache is asked.
struct FileIndexer {
  let languages: LanguageSupport
  let stop: StopFlag

  /// Indexes the file at `path`.
  ///
  /// - Parameter path: Bytes of the path of a file.
  /// - Returns: A tree that holds the file alone, under the path that was given.
  /// - Throws: `fileUnusable` when it is of no known language, or is left out.
  func documents(_ path: [UInt8]) throws(EngineError) -> DocumentedTree {
    let shown = RepositoryPath(bytes: path)
    guard let candidate = languageCandidate(for: shown, lookup: languages.lookup)
    else { throw notCode(path) }
    let file = SourceFile(
      path: shown, language: candidate,
      stamp: FileStamp(size: 0, modificationNanoseconds: 0, changeNanoseconds: 0, inode: 0),
      noise: .none)
    let extractor = FileExtractor(languages: languages, stop: stop)
    let outcome = extractor.outcome(of: file, in: .directory([])) { _ in nil }
    var tree = DocumentedTree(
      root: [], files: [], diagnostics: [], statistics: RunStatistics())
    switch outcome.content {
    case .document(let ir): tree.files = [(file.path, ir)]
    case .skipped(let reason):
      throw .fileUnusable(path: escapedText(path), detail: reason.message)
    case .unsupported: tree.diagnostics = languages.diagnostics
    case .notCode, .indexed: throw notCode(path)
    }
    tree.statistics.files = tree.files.count
    tree.statistics.readFiles = 1
    tree.statistics.parsedFiles = tree.files.count
    return tree
  }

  private func notCode(_ path: [UInt8]) -> EngineError {
    .fileUnusable(
      path: escapedText(path),
      detail: "of no language that is known; 'repomap languages' lists what is")
  }
}
