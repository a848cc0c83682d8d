internal import SourceModel
internal import TokenCounting

/// Finds and loads vocabularies that other programs of this user keep.
///
/// None is part of this program, and nothing is fetched. Only fixed places below the user's own folders
/// are looked at (``TokenizerPlaces``), never what a repository names.
package struct TokenizerSearch: Sendable {
  /// More are not looked at by ``survey()``: each takes up to a tenth of a second.
  private static let maximumSurveyed = 64

  private let places: TokenizerPlaces

  /// - Parameter environment: `HOME`, `XDG_CONFIG_HOME`, `XDG_DATA_HOME`, `TMPDIR`, `TIKTOKEN_CACHE_DIR`,
  ///   `DATA_GYM_CACHE_DIR`, `VIRTUAL_ENV` and `HF_HOME` are looked at.
  package init(environment: [String: String]) {
    places = TokenizerPlaces(environment: environment)
  }

  /// Loads what the user asks for.
  ///
  /// - Parameter request: A path with a `/` or a known ending, with `:PATTERN` behind it where a
  ///   `.tiktoken` file is cut by the pattern of an encoding (gpt2, cl100k, o200k) that its content
  ///   doesn't tell; or a name: of an encoding, a model that uses it, a model in Hugging Face's cache
  ///   (`ORG/NAME`), or a file in `~/.config/repomap/tokenizers`. What is a file is taken for one.
  /// - Returns: The counter, and where it comes from.
  /// - Throws: Why there is none.
  package func load(_ request: String) throws(TokenizerSearchError) -> LoadedTokenizer {
    if let file = try fileRequest(request) {
      return try load(file.vocabulary, split: file.split)
    }
    let name = KnownEncoding.resolve(request)
    let found = places.vocabularies()
    guard let vocabulary = found.first(where: { $0.name == name || $0.name == request }) else {
      var names: [String] = []
      for vocabulary in found where !names.contains(vocabulary.name) {
        names.append(vocabulary.name)
      }
      throw .unknownName(request, found: names.sorted())
    }
    return try load(vocabulary, split: nil)
  }

  /// Everything that is found, in the order in which names are looked up: of two that are called the same
  /// the first is taken. Loads each to know whether it can be used.
  package func survey() -> [FoundVocabulary] {
    places.vocabularies().prefix(TokenizerSearch.maximumSurveyed).map { vocabulary in
      var vocabulary = vocabulary
      do throws(TokenizerSearchError) {
        _ = try load(vocabulary, split: nil)
      } catch {
        if case .unusable(_, let problem) = error {
          vocabulary.problem = problem.description
        } else {
          vocabulary.problem = "can't be read, or is no file"
        }
      }
      return vocabulary
    }
  }

  /// Whether a request may be the path of a file, here or elsewhere, instead of a name.
  static func namesFile(_ request: String) -> Bool {
    request.contains(":") || isPath(request)
  }

  /// A path, and not the name of a model, which has no ending and one `/` within.
  private static func isPath(_ request: String) -> Bool {
    ["/", "./", "../", "~"].contains { request.hasPrefix($0) }
      || TokenizerPlaces.format(ofFile: request) != nil
  }

  /// The file that `request` is the path of.
  private func fileRequest(
    _ request: String
  ) throws(TokenizerSearchError) -> (vocabulary: FoundVocabulary, split: KnownSplit?)? {
    if let format = TokenizerPlaces.format(ofFile: request), isRegularFile(request) {
      return (FoundVocabulary(request, format, request), nil)
    }
    if let colon = request.lastIndex(of: ":"), isRegularFile(String(request[..<colon])) {
      let name = String(request[request.index(after: colon)...])
      guard let split = KnownSplit(rawValue: name) else { throw .unknownPattern(name) }
      let path = String(request[..<colon])
      return (FoundVocabulary(path, .tiktoken, path), split)
    }
    if TokenizerSearch.isPath(request) { throw .unreadable(path: request) }
    return nil
  }

  private func load(
    _ vocabulary: FoundVocabulary, split: KnownSplit?
  ) throws(TokenizerSearchError) -> LoadedTokenizer {
    let path = vocabulary.path
    let content: [UInt8]
    switch readFile(atPath: Array(path.utf8), limit: maximumVocabularyBytes) {
    case .success(let bytes): content = Array(bytes)
    case .failure(.tooLarge): throw .unusable(path: path, .tooLarge)
    case .failure: throw .unreadable(path: path)
    }
    do throws(TokenizerError) {
      switch vocabulary.format {
      case .tokenizerFile:
        return LoadedTokenizer(
          counter: try BytePairTokenizer(tokenizerFile: content), name: vocabulary.name,
          path: path, note: nil)
      case .tiktoken:
        let known = KnownEncoding.ofFile(content)
        let isGuess = split == nil && known == nil
        return LoadedTokenizer(
          counter: try BytePairTokenizer(
            tiktokenFile: content, split: split ?? known?.split ?? .o200k),
          name: vocabulary.name, path: path,
          note: isGuess
            ? "\(path): no known vocabulary; cut as o200k does, or say \(path):cl100k or :gpt2"
            : nil)
      }
    } catch {
      throw .unusable(path: path, error)
    }
  }
}
