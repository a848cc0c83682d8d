internal import PatternMatching
internal import SourceModel

/// Counts tokens exactly, with the vocabulary of a model.
///
/// Input: bytes. Output: as many tokens as the vocabulary's own library gives for them. Steps: what isn't
/// UTF-8 is replaced; added tokens of a `tokenizer.json` are found; the text is cut into pieces, which
/// no token crosses; the bytes of each piece are merged, or its count is known from before.
///
/// Special tokens of a `.tiktoken` vocabulary are no tokens of a text, as in `encode_ordinary`; those of a
/// `tokenizer.json` are, as in `encode(text, add_special_tokens=False)`.
package final class BytePairTokenizer: TokenCounter {
  private enum Rules: Sendable {
    case tokens(RankedTokens)
    case pairs(RankedPairs)
  }

  private let vocabulary: Vocabulary
  private let rules: Rules
  /// Whether a piece that is a token is not merged.
  private let takesWholePieces: Bool
  private let splitter: TextSplitter
  private let normalizesToNFC: Bool
  /// Found in the text as it is, and in the normalized text.
  private let addedTokens: (plain: AddedTokenSearch, normalized: AddedTokenSearch)
  private let workspaces = WorkspacePool()

  package let identity: [UInt8]

  /// The tokenizer of a `.tiktoken` file.
  ///
  /// - Parameters:
  ///   - file: The content.
  ///   - split: How the encoding cuts texts, which the file doesn't say.
  /// - Throws: `malformedLine`, `repeatedLine`, `missingByte` or `tooLarge`.
  package init(tiktokenFile file: [UInt8], split: KnownSplit) throws(TokenizerError) {
    vocabulary = try readTiktokenFile(file)
    rules = .tokens(RankedTokens(vocabulary: vocabulary))
    takesWholePieces = true
    splitter = TextSplitter(stages: [try TokenizerFile.known(split)])
    normalizesToNFC = false
    addedTokens = (AddedTokenSearch([]), AddedTokenSearch([]))
    identity = Array("tiktoken \(split.rawValue) ".utf8) + ContentHash(of: file).bytes
  }

  /// The tokenizer of a `tokenizer.json`.
  ///
  /// - Throws: Any ``TokenizerError`` but those about lines.
  package init(tokenizerFile file: [UInt8]) throws(TokenizerError) {
    let content = try TokenizerFile(file)
    vocabulary = content.vocabulary
    rules = .pairs(content.pairs)
    takesWholePieces = content.ignoresMerges
    splitter = content.splitter
    normalizesToNFC = content.normalizesToNFC
    addedTokens = (
      AddedTokenSearch(content.addedTokens.filter { !$0.isNormalized }),
      AddedTokenSearch(content.addedTokens.filter { $0.isNormalized })
    )
    identity = Array("tokenizer.json ".utf8) + ContentHash(of: file).bytes
  }

  /// The number of tokens of `text`, exactly.
  package func sum(_ text: UnsafeRawBufferPointer) -> TokenCount {
    var total = 0
    workspaces.with { workspace in
      forEachPiece(of: text, workspace.matcher) { piece, id in
        total += id == nil ? count(of: piece, workspace) : 1
      }
    }
    return TokenCount(tokens: total)
  }

  /// The sum itself.
  package func tokens(_ sum: TokenCount) -> Int {
    sum.tokens
  }

  /// All of `tokens`.
  package func room(_ tokens: Int) -> TokenCount {
    TokenCount(tokens: max(0, tokens))
  }

  /// Tokens of the vocabulary, without those that are added to it.
  package var vocabularyCount: Int { vocabulary.count }

  /// The numbers of the tokens of `text`; slower than to count them.
  package func ids(of text: UnsafeRawBufferPointer) -> [UInt32] {
    var ids: [UInt32] = []
    workspaces.with { workspace in
      forEachPiece(of: text, workspace.matcher) { piece, id in
        if let id = id ?? (takesWholePieces ? vocabulary.id(of: piece) : nil) {
          ids.append(id)
        } else {
          merge(piece, workspace)
          for place in 0..<workspace.merger.count { ids.append(workspace.merger.id(at: place)) }
        }
      }
    }
    return ids
  }

  @inline(__always)
  private func count(of piece: UnsafeRawBufferPointer, _ workspace: CountingWorkspace) -> Int {
    guard piece.count > 1 else { return 1 }
    guard piece.count <= PieceCache.maximumBytes else {
      return takesWholePieces && vocabulary.id(of: piece) != nil ? 1 : merge(piece, workspace)
    }
    let hash = pieceHash(piece)
    if let known = workspace.cache.count(of: piece, hash: hash) { return known }
    let isWhole = takesWholePieces && vocabulary.id(of: piece, hash: hash) != nil
    let count = isWhole ? 1 : merge(piece, workspace)
    workspace.cache.keep(count, of: piece, hash: hash)
    return count
  }

  @discardableResult
  private func merge(_ piece: UnsafeRawBufferPointer, _ workspace: CountingWorkspace) -> Int {
    switch rules {
    case .tokens(let rules):
      workspace.merger.merge(piece, by: rules, byteIDs: vocabulary.byteIDs)
    case .pairs(let rules):
      workspace.merger.merge(piece, by: rules, byteIDs: vocabulary.byteIDs)
    }
    return workspace.merger.count
  }

  /// Calls `body` with every piece, or with an added token and its number.
  private func forEachPiece(
    of text: UnsafeRawBufferPointer, _ matcher: PatternMatcher,
    _ body: (UnsafeRawBufferPointer, UInt32?) -> Void
  ) {
    guard !text.isEmpty else { return }
    WellFormedText.with(text) { text in
      guard !addedTokens.plain.isEmpty || !addedTokens.normalized.isEmpty || normalizesToNFC else {
        return split(text, matcher, body)
      }
      addedTokens.plain.forEachSection(of: text) { section, id in
        if id != nil { return body(section, id) }
        normalized(section) { section in
          addedTokens.normalized.forEachSection(of: section) { section, id in
            id != nil ? body(section, id) : split(section, matcher, body)
          }
        }
      }
    }
  }

  private func normalized(
    _ section: UnsafeRawBufferPointer, _ body: (UnsafeRawBufferPointer) -> Void
  ) {
    guard normalizesToNFC, !WellFormedText.isASCII(section) else { return body(section) }
    WellFormedText.composed(section).withUnsafeBytes(body)
  }

  private func split(
    _ text: UnsafeRawBufferPointer, _ matcher: PatternMatcher,
    _ body: (UnsafeRawBufferPointer, UInt32?) -> Void
  ) {
    WellFormedText.withSubject(of: text) { subject in
      splitter.forEachPiece(of: subject, matcher) { range in
        body(UnsafeRawBufferPointer(rebasing: text[range]), nil)
      }
    }
  }
}
