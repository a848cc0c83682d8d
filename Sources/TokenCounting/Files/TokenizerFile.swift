internal import PatternMatching

/// What a `tokenizer.json` says about counting, read from its bytes.
///
/// Understood are byte-level vocabularies merged by a list of pairs, no normalization or NFC, and
/// splitting by patterns, digits and GPT-2's rules. All else is refused by the name of the part: a count
/// that is nearly right would be worse than an estimate that says what it is. What comes behind the
/// tokens (`post_processor`, `decoder`, `truncation`, `padding`) is left out of account.
struct TokenizerFile {
  let vocabulary: Vocabulary
  let pairs: RankedPairs
  /// Whether a piece that is a token is never merged.
  let ignoresMerges: Bool
  let splitter: TextSplitter
  let normalizesToNFC: Bool
  let addedTokens: [AddedToken]

  /// - Throws: Any ``TokenizerError`` but those about lines.
  init(_ file: [UInt8]) throws(TokenizerError) {
    guard file.count <= maximumVocabularyBytes else { throw .tooLarge }
    let root = try JSONFields(file)
    normalizesToNFC = try TokenizerFile.readNormalizer(root)
    splitter = TextSplitter(stages: try TokenizerFile.readSplitter(root))
    guard let model = try root.fields("model") else { throw .missingPart("model") }
    try TokenizerFile.checkModel(model)
    ignoresMerges = try model.flag("ignore_merges", default: false)
    guard let vocabularyRange = model.range(of: "vocab") else { throw .missingPart("model.vocab") }
    vocabulary = try TokenizerFile.readVocabulary(file, vocabularyRange)
    addedTokens = try TokenizerFile.readAddedTokens(root, vocabulary)
    guard let mergeRange = model.range(of: "merges") else { throw .missingPart("model.merges") }
    pairs = try TokenizerFile.readMerges(file, mergeRange, vocabulary)
  }

  private static func checkModel(_ model: JSONFields) throws(TokenizerError) {
    let type = try model.string("type") ?? "BPE"
    guard type == "BPE" else { throw .unsupported(part: "model.type", value: type) }
    for part in ["continuing_subword_prefix", "end_of_word_suffix"] {
      let value = try model.string(part) ?? ""
      if !value.isEmpty { throw .unsupported(part: model.path(of: part), value: value) }
    }
    if model.range(of: "dropout") != nil, !["0", "0.0"].contains(model.excerpt("dropout")) {
      throw .unsupported(part: "model.dropout", value: model.excerpt("dropout"))
    }
  }

  /// Tokens that are not written in the byte alphabet are never met in a text, or are added tokens.
  private static func readVocabulary(
    _ file: [UInt8], _ range: Range<Int>
  ) throws(TokenizerError) -> Vocabulary {
    var builder = VocabularyBuilder(fileBytes: range.count)
    var reader = JSONReader(file, in: range)
    try reader.readObject { reader throws(TokenizerError) in
      let isBytes = ByteAlphabet.decode(reader.string[...]) { builder.append($0) }
      let id = try reader.readNumber()
      if isBytes, builder.pendingCount > 0 {
        builder.endToken(id: id)
      } else {
        builder.dropPending()
      }
    }
    return try Vocabulary(builder)
  }

  /// Merges are strings of two tokens and a space between, or arrays of two strings.
  private static func readMerges(
    _ file: [UInt8], _ range: Range<Int>, _ vocabulary: Vocabulary
  ) throws(TokenizerError) -> RankedPairs {
    var reader = JSONReader(file, in: range)
    // Shorter merges than `"a b",` there are none.
    var pairs = RankedPairs(count: vocabulary.count)
    var rank: UInt32 = 0
    var bytes: [UInt8] = []
    try reader.readArray { reader throws(TokenizerError) in
      bytes.removeAll(keepingCapacity: true)
      let middle = try readMerge(&reader, into: &bytes)
      let ids = bytes.withUnsafeBytes { bytes -> (UInt32, UInt32, UInt32)? in
        guard let middle, middle > 0, middle < bytes.count,
          let left = vocabulary.id(of: UnsafeRawBufferPointer(rebasing: bytes[..<middle])),
          let right = vocabulary.id(of: UnsafeRawBufferPointer(rebasing: bytes[middle...])),
          let both = vocabulary.id(of: bytes)
        else { return nil }
        return (left, right, both)
      }
      guard let ids else { throw .unknownMerge(place: Int(rank)) }
      pairs.set(ids.0, ids.1, to: Merge(rank: rank, id: ids.2))
      rank += 1
    }
    return pairs
  }

  /// Writes the bytes of both tokens of a merge and returns where the second begins; `nil` for what
  /// isn't two tokens.
  private static func readMerge(
    _ reader: inout JSONReader, into bytes: inout [UInt8]
  ) throws(TokenizerError) -> Int? {
    var middle: Int?
    var isBytes = true
    if reader.peek() == UInt8(ascii: "[") {
      var count = 0
      try reader.readArray { reader throws(TokenizerError) in
        try reader.readString()
        if count == 1 { middle = bytes.count }
        isBytes = ByteAlphabet.decode(reader.string[...]) { bytes.append($0) } && isBytes
        count += 1
      }
      return isBytes && count == 2 ? middle : nil
    }
    try reader.readString()
    guard let space = reader.string.firstIndex(of: UInt8(ascii: " ")) else { return nil }
    isBytes = ByteAlphabet.decode(reader.string[..<space]) { bytes.append($0) }
    middle = bytes.count
    isBytes = ByteAlphabet.decode(reader.string[(space + 1)...]) { bytes.append($0) } && isBytes
    return isBytes ? middle : nil
  }
}
