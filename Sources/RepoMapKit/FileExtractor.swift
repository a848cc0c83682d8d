internal import FileDiscovery
internal import SourceModel
internal import SyntaxParsing
internal import TagExtraction

/// Reads files and finds out what they hold, one after the other, on one thread.
///
/// Input: a file that discovery found. Output: a ``FileOutcome``. The content decides everything:
/// whether it is text, its language where the path leaves that open, and the key of its document.
struct FileExtractor: ~Copyable {
  private let languages: LanguageSupport
  private let extractor: TagExtractor
  private let buffer = FileBuffer()

  init(languages: LanguageSupport, stop: StopFlag) {
    self.languages = languages
    extractor = TagExtractor(stop: stop) { language in
      languages.tools(for: language).map { ($0.grammar, $0.query) }
    }
  }

  /// Reads one file and finds out what it holds.
  ///
  /// - Parameters:
  ///   - file: What discovery knows of it.
  ///   - tree: Where its content is.
  ///   - known: The document of a key, if the cache has it.
  /// - Returns: The document, or why there is none.
  func outcome(
    of file: SourceFile, in tree: TreeSource, known: (ContentHash) -> FileIR?
  ) -> FileOutcome {
    switch buffer.read(file.path, of: tree, limit: SyntaxRuntime.maximumSourceBytes) {
    case .failure(let error):
      return FileOutcome(content: .skipped(SkipReason(error)), origin: .content, key: nil)
    case .success(let source):
      return outcome(of: file, source: source, known: known)
    }
  }

  private func outcome(
    of file: SourceFile, source: UnsafeRawBufferPointer, known: (ContentHash) -> FileIR?
  ) -> FileOutcome {
    if isBinary(head: source) {
      return FileOutcome(content: .skipped(.binary), origin: .content, key: nil)
    }
    guard let language = language(of: file, source) else {
      return FileOutcome(content: .notCode, origin: .content, key: nil)
    }
    let hash = ContentHash(of: source)
    let key = languages.documentKey(content: hash, language: language)
    if let ir = known(key) {
      return FileOutcome(content: .document(ir), origin: .content, key: key)
    }
    guard let tools = languages.tools(for: language) else {
      return FileOutcome(content: .unsupported(language), origin: .content, key: nil)
    }
    let ir = extractor.extract(
      source, hash: hash, grammar: tools.grammar, query: tools.query,
      noise: contentNoise(of: source, language: language) ?? .none)
    return FileOutcome(content: .document(ir), origin: .parsed, key: key)
  }

  private func language(of file: SourceFile, _ source: UnsafeRawBufferPointer) -> Language? {
    switch file.language {
    case .certain(let language): language
    case .byContent: detectLanguage(path: file.path, head: source, lookup: languages.lookup)
    }
  }
}

extension SkipReason {
  init(_ error: ReadError, limit: Int = SyntaxRuntime.maximumSourceBytes) {
    switch error {
    case .failed(let code) where code == noSuchFile: self = .vanished
    case .failed(let code): self = .unreadable(code: code)
    case .tooLarge(let bytes):
      self = .tooLarge(bytes: bytes, limit: Int64(limit))
    case .notRegular: self = .notRegular
    }
  }
}
