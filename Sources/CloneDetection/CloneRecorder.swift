package import SourceModel

/// What of a definition tells whether others are clones of it. Lives in files: its layout is a format.
package struct CloneRecord: Sendable, Equatable, BitwiseCopyable {
  /// Index of the definition in its file.
  package var definition: UInt32
  package var tokenCount: UInt32
  /// Digest of its tokens.
  package var digest: ContentHash

  package init(definition: UInt32, tokenCount: UInt32, digest: ContentHash) {
    self.definition = definition
    self.tokenCount = tokenCount
    self.digest = digest
  }
}

/// The clone records of one file, a function of its content alone.
package struct FileCloneRecords: Sendable, Equatable {
  package var records: [CloneRecord] = []
  /// The keys of each record, ``MinHashBands/count`` of them.
  package var bands: [UInt32] = []

  package init() {}
}

/// Makes clone records, on one thread.
package final class CloneRecorder {
  /// Version of what the records mean: of lexer, shingles and bands.
  package static let format: UInt32 = 1
  /// Shorter definitions have no records: what has 20 tokens is alike by chance.
  package static let leastTokens = 20
  /// A byte of a file is looked at for so many definitions around it. What lies deeper in nested definitions, or is one of
  /// thousands that one statement declares, would cost the square of the file.
  private static let maximumPasses = 8

  private var lexers: [String: CodeLexer] = [:]
  private let shingles = TokenShingles()
  private var bands = MinHashBands()

  package init() {}

  /// The records of the definitions of a file, in their order.
  ///
  /// - Parameters:
  ///   - source: Its content.
  ///   - language: Of all of it.
  ///   - definitions: Which definitions count, and where they are, in the order of the source.
  /// - Returns: A record of each that is long enough; of two with one range that of the first.
  /// - Complexity: O(bytes).
  package func records(
    of source: UnsafeRawBufferPointer, in language: Language,
    _ definitions: some Sequence<(index: Int, range: Range<Int>)>
  ) -> FileCloneRecords {
    let lexer = lexer(of: language)
    var found = FileCloneRecords()
    var bytesLeft = source.count * CloneRecorder.maximumPasses
    var last = 0..<0
    for (index, range) in definitions {
      // A token has a byte.
      guard range.count >= CloneRecorder.leastTokens, range != last,
        range.upperBound <= source.count, range.count <= bytesLeft
      else { continue }
      last = range
      bytesLeft -= range.count
      let tokens = lexer.tokens(UnsafeRawBufferPointer(rebasing: source[range]))
      guard tokens.count >= CloneRecorder.leastTokens else { continue }
      found.records.append(
        CloneRecord(
          definition: UInt32(index), tokenCount: UInt32(tokens.count),
          digest: CloneRecorder.digest(of: tokens)))
      shingles.forEach(tokens) { bands.add($0) }
      bands.finish(into: &found.bands)
    }
    return found
  }

  /// The shingles of a piece of code, ascending.
  package func shingles(of code: UnsafeRawBufferPointer, in language: Language) -> [UInt64] {
    shingles.sorted(lexer(of: language).tokens(code))
  }

  /// How many tokens a piece of code has, and their digest: equal for copies.
  package func summary(
    of code: UnsafeRawBufferPointer, in language: Language
  ) -> (tokenCount: Int, digest: ContentHash) {
    let tokens = lexer(of: language).tokens(code)
    return (tokens.count, CloneRecorder.digest(of: tokens))
  }

  private func lexer(of language: Language) -> CodeLexer {
    if let known = lexers[language.name] { return known }
    let lexer = CodeLexer(CodeSyntax(language))
    lexers[language.name] = lexer
    return lexer
  }

  private static func digest(of tokens: [UInt32]) -> ContentHash {
    tokens.withUnsafeBytes { ContentHash(of: $0) }
  }
}
