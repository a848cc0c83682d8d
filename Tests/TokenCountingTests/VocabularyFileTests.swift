import TestSupport
import Testing

@testable import TokenCounting

@Suite struct VocabularyFileTests {
  private static let bytes = SmallVocabulary(mergeCount: 0, words: [])
  private static let byteLevel = #"{"type": "ByteLevel", "add_prefix_space": false}"#

  private func tiktoken(_ file: [UInt8]) -> TokenizerError? {
    do throws(TokenizerError) {
      _ = try BytePairTokenizer(tiktokenFile: file, split: .gpt2)
      return nil
    } catch {
      return error
    }
  }

  private func json(_ file: [UInt8]) -> TokenizerError? {
    do throws(TokenizerError) {
      _ = try BytePairTokenizer(tokenizerFile: file)
      return nil
    } catch {
      return error
    }
  }

  @Test(arguments: [
    ("", nil), ("\n\n", nil), ("aGVsbG8= 5000\n", nil), ("aGVsbG8= 5000", nil),
    ("aGVsbG8= 5000\r\n", nil),
    ("aGVsbG8= 4294967294\n", nil),
    ("aGVsbG8=5000\n", TokenizerError.malformedLine(line: 257)),
    ("aGVsbG8= \n", .malformedLine(line: 257)), ("aGVsbG8=  1000\n", .malformedLine(line: 257)),
    (" 5000\n", .malformedLine(line: 257)), ("aGVsbG8 5000\n", .malformedLine(line: 257)),
    ("aG=sbG8= 5000\n", .malformedLine(line: 257)), ("a=== 5000\n", .malformedLine(line: 257)),
    ("aGVsbG8= 5000x\n", .malformedLine(line: 257)), ("aGVsbG8= -1\n", .malformedLine(line: 257)),
    ("aGVsbG8= 4294967295\n", .malformedLine(line: 257)),
    ("aGVsbG8= 99999999999\n", .malformedLine(line: 257)),
    ("\naGVs\u{e9} 5000\n", .malformedLine(line: 258)),
    ("aGVsbG8= 7\n", .repeatedLine(line: 257)),
    ("aGVsbG8= 5000\n\naGVsbG8= 5001\n", .repeatedLine(line: 259)),
    ("YQ== 5000\n", .repeatedLine(line: 257)),
  ])
  func `a bad line of a tiktoken file is told by its number`(
    _ end: String, _ error: TokenizerError?
  ) {
    #expect(tiktoken(VocabularyFileTests.bytes.tiktokenFile + Array(end.utf8)) == error)
  }

  @Test func `every byte has to be a token`() {
    let lines = VocabularyFileTests.bytes.tiktokenFile.split(separator: 0x0A)
    for missing in [0, 65, 255] {
      let others = lines.indices.filter { $0 != missing }.map { lines[$0] }
      #expect(tiktoken(Array(others.joined(separator: [0x0A]))) == .missingByte(UInt8(missing)))
    }
    #expect(tiktoken([]) == .missingByte(0))
  }

  @Test(arguments: [
    (byteLevel, "null", "", nil),
    (
      #"{"type": "Sequence", "pretokenizers": [\#(byteLevel)]}"#, #"{"type": "NFC"}"#,
      #""byte_fallback": false,"#, nil
    ),
    ("null", "null", "", "pre_tokenizer without ByteLevel at its end isn't supported"),
    (#"{"type": "Metaspace"}"#, "null", "", "pre_tokenizer.type Metaspace isn't supported"),
    (
      #"{"type": "ByteLevel", "add_prefix_space": true}"#, "null", "",
      "pre_tokenizer.add_prefix_space true isn't supported"
    ),
    (
      #"{"type": "Sequence", "pretokenizers": [\#(byteLevel), {"type": "Digits"}]}"#, "null", "",
      "pre_tokenizer.pretokenizers[0].type ByteLevel before others isn't supported"
    ),
    (
      #"{"type": "Sequence", "pretokenizers": [{"type": "Split", "pattern": {"Regex": "a"}, "behavior": "MergedWithNext"}, \#(byteLevel)]}"#,
      "null", "", "pre_tokenizer.pretokenizers[0].behavior MergedWithNext isn't supported"
    ),
    (
      #"{"type": "Sequence", "pretokenizers": [{"type": "Split", "pattern": {"Regex": "("}, "behavior": "Isolated"}, \#(byteLevel)]}"#,
      "null", "", "pre_tokenizer.pretokenizers[0].pattern: missing closing parenthesis at byte 1"
    ),
    (
      #"{"type": "Sequence", "pretokenizers": [{"type": "Split", "pattern": {"Regex": "[a&&b]"}, "behavior": "Isolated"}, \#(byteLevel)]}"#,
      "null", "", "pre_tokenizer.pretokenizers[0].pattern.Regex with `&&` isn't supported"
    ),
    (byteLevel, #"{"type": "NFKC"}"#, "", "normalizer.type NFKC isn't supported"),
    (byteLevel, "null", #""dropout": 0.1,"#, "model.dropout 0.1 isn't supported"),
    (
      byteLevel, "null", #""continuing_subword_prefix": "@@","#,
      "model.continuing_subword_prefix @@ isn't supported"
    ),
  ])
  func `a part that can't be counted with is told by its name`(
    _ preTokenizer: String, _ normalizer: String, _ model: String, _ message: String?
  ) {
    // Of two fields of the same name the last one counts.
    let file = VocabularyFileTests.bytes.tokenizerFile(
      normalizer: normalizer, preTokenizer: preTokenizer, model: model)
    #expect(json(file)?.description == message)
  }

  @Test func `models of other types, and merges of unknown tokens, are refused`() {
    let start = #"{"pre_tokenizer": \#(VocabularyFileTests.byteLevel), "model": {"#
    #expect(
      json(Array((start + #""type": "WordPiece"}}"#).utf8))
        == .unsupported(part: "model.type", value: "WordPiece"))
    #expect(json(Array((start + #""type": "BPE"}}"#).utf8)) == .missingPart("model.vocab"))
    let file = String(
      decoding: VocabularyFileTests.bytes.tokenizerFile(
        preTokenizer: VocabularyFileTests.byteLevel), as: UTF8.self)
    for merge in [#""a b""#, #"["a", "b"]"#, #""ab""#, #""a ""#, #"["a"]"#, #"["a", "b", "c"]"#] {
      let text = file.dropLast(3) + "\(merge)]}}"
      #expect(json(Array(text.utf8)) == .unknownMerge(place: 0), "\(merge)")
    }
  }

  @Test func `damaged files give errors or vocabularies, and never trap`() {
    let small = SmallVocabulary(mergeCount: 30, words: [Array("banana bandana \"ab\\u\" ééé".utf8)])
    let files = [
      small.tiktokenFile,
      small.tokenizerFile(
        preTokenizer: VocabularyFileTests.byteLevel, addedTokens: #"[{"id": 1, "content": "<s>"}]"#),
    ]
    for seed in 0..<400 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      for file in files + [random.bytes(count: Int.random(in: 0..<300, using: &random))] {
        var file = Array(
          file.prefix(
            random.chance(percent: 30) ? Int.random(in: 0...file.count, using: &random) : file.count
          ))
        for _ in 0..<Int.random(in: 0..<6, using: &random) where !file.isEmpty {
          file[Int.random(in: file.indices, using: &random)] =
            random.pick(
              Array("\"\\{}[],:u0a =\n".utf8) + [
                0xFF, 0xC4, UInt8.random(in: 0...255, using: &random),
              ])
        }
        _ = tiktoken(file)
        _ = json(file)
      }
    }
  }

  @Test func `nesting is bounded, not followed`() {
    for text in [
      String(repeating: "[", count: 1_000_000), String(repeating: #"{"a":"#, count: 500_000),
    ] {
      #expect(json(Array(#"{"model":"#.utf8) + Array(text.utf8)) != nil)
    }
    let nested =
      String(repeating: #"{"type":"Sequence","pretokenizers":["#, count: 200)
      + String(repeating: "]}", count: 200)
    #expect(json(Array(#"{"pre_tokenizer":\#(nested)}"#.utf8)) != nil)
  }
}
