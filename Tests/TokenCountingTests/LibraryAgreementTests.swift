import TestSupport
import Testing

@testable import TokenCounting

#if canImport(Glibc)
  @preconcurrency import Glibc
#endif

/// Our counts against those of the Python packages `tiktoken` and `tokenizers`, with a vocabulary of our
/// own.
@Suite struct LibraryAgreementTests {
  /// Files of JSON that are compared, by name.
  private static func tokenizerFiles(_ small: SmallVocabulary) -> [(name: String, content: [UInt8])]
  {
    let byteLevel =
      #"{"type": "ByteLevel", "add_prefix_space": false, "trim_offsets": true, "use_regex": false}"#
    func split(_ pattern: String, _ behavior: String, invert: Bool = false) -> String {
      #"{"type": "Split", "pattern": {"Regex": "\#(pattern)"}, "behavior": "\#(behavior)", "invert": \#(invert)}"#
    }
    func sequence(_ steps: String...) -> String {
      #"{"type": "Sequence", "pretokenizers": [\#((steps + [byteLevel]).joined(separator: ", "))]}"#
    }
    let words =
      #"[^\\r\\n\\p{L}\\p{N}]?[\\p{L}\\p{M}]+|\\p{N}| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+"#
    // One that the vocabulary doesn't have gets the next number from the library, whatever the file says.
    var nextID = small.tokens.count
    let added = [("<|endoftext|>", "false"), ("<s>", "true"), ("[MASK]", "true")].map {
      content, isNormalized in
      var id = small.tokens.first { $0.bytes == Array(content.utf8) }?.id
      if id == nil {
        id = nextID
        nextID += 1
      }
      return """
        {"id": \(id ?? 0), "content": "\(content)", "single_word": false, "lstrip": \(content == "[MASK]"),
         "rstrip": \(content == "<s>"), "normalized": \(isNormalized), "special": false}
        """
    }
    return [
      (
        "plain",
        small.tokenizerFile(
          preTokenizer: #"{"type": "ByteLevel", "add_prefix_space": false, "trim_offsets": true}"#)
      ),
      ("uncut", small.tokenizerFile(preTokenizer: byteLevel, model: #""ignore_merges": false,"#)),
      (
        "words",
        small.tokenizerFile(
          normalizer: #"{"type": "Sequence", "normalizers": []}"#,
          preTokenizer: sequence(split(words, "Isolated")),
          model: #""ignore_merges": true,"#, pairsAsArrays: true)
      ),
      (
        "stages",
        small.tokenizerFile(
          preTokenizer: sequence(
            split(#"\\p{N}{1,3}"#, "Isolated"), split("[一-龥ぁ-ヿ]+", "Isolated"),
            split(words, "Removed", invert: true)))
      ),
      (
        "removed",
        small.tokenizerFile(
          preTokenizer: sequence(
            split("[=a]+|é", "Removed"), #"{"type": "Digits", "individual_digits": true}"#))
      ),
      (
        "digits",
        small.tokenizerFile(
          preTokenizer: sequence(#"{"type": "Digits", "individual_digits": false}"#))
      ),
      (
        "composed",
        small.tokenizerFile(
          normalizer: #"{"type": "NFC"}"#, preTokenizer: sequence(split(words, "Isolated")),
          addedTokens: "[\(added.joined(separator: ", "))]")
      ),
    ]
  }

  /// Every kind of text, megabytes with `REPOMAP_SLOW_TESTS=1`; the first document is a long run of one sign.
  private static func documents() throws -> [[UInt8]] {
    var documents: [[UInt8]] = [Array(repeating: UInt8(ascii: "="), count: 20_000)]
    for seed in 0..<(isThorough ? 3000 : 300) as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      documents.append(RandomText.make(&random, pieces: seed % 10 == 0 ? 1000 : 20))
    }
    for (place, path) in regularFiles(below: "\(checkoutRoot)/Fixtures").enumerated()
    where isThorough || place % 16 == 0 {
      documents.append(try readBytes(path))
    }
    return documents
  }

  @Test(.enabled(if: ForeignTool.isWanted(ForeignTool.python), "\(ForeignTool.hint)"))
  func `ids and counts are those of the libraries`() throws {
    let python = try #require(ForeignTool.python)
    let folder = try TemporaryDirectory()
    let documents = try LibraryAgreementTests.documents()
    let small = SmallVocabulary.trained
    try folder.write(
      documents.flatMap { LibraryAgreementTests.littleEndian($0.count) + $0 },
      to: Array("documents".utf8))
    try folder.write(small.tiktokenFile, to: Array("small.tiktoken".utf8))
    var tokenizers: [(name: String, tokenizer: BytePairTokenizer)] = []
    for split in KnownSplit.allCases {
      tokenizers.append(
        (split.rawValue, try BytePairTokenizer(tiktokenFile: small.tiktokenFile, split: split)))
    }
    for file in LibraryAgreementTests.tokenizerFiles(small) {
      try folder.write(file.content, to: Array("\(file.name).json".utf8))
      tokenizers.append((file.name, try BytePairTokenizer(tokenizerFile: file.content)))
    }
    let script = "\(checkoutRoot)/Tests/TokenCountingTests/Oracle/encode.py"
    let result = try runProcess([python, script, folder.path])
    try #require(result.status == 0, "\(result.errorText)")
    for (name, tokenizer) in tokenizers {
      let ids = try LibraryAgreementTests.ids(try readBytes(folder.path("\(name).ids")))
      try #require(ids.count == documents.count)
      var differences = 0
      for (document, expected) in zip(documents, ids) where differences < 3 {
        let found = document.withUnsafeBytes { tokenizer.ids(of: $0) }
        differences += found == expected ? 0 : 1
        #expect(
          found == expected,
          "\(name): \(String(reflecting: String(decoding: document.prefix(300), as: UTF8.self)))")
        #expect(tokenizer.sum(document) == TokenCount(tokens: expected.count), "\(name)")
      }
    }
  }

  private static func ids(_ file: [UInt8]) throws -> [[UInt32]] {
    let numbers = stride(from: 0, to: file.count, by: 4).map { place in
      (0..<4).reduce(0) { $0 | UInt32(file[place + $1]) << UInt32(8 * $1) }
    }
    var documents: [[UInt32]] = []
    var place = 0
    while place < numbers.count {
      let end = place + 1 + Int(numbers[place])
      documents.append(Array(numbers[(place + 1)..<end]))
      place = end
    }
    return documents
  }

  private static func littleEndian(_ number: Int) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
  }
}
