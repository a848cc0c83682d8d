import PatternMatching
import TestSupport
import Testing

@testable import TokenCounting

@Suite struct PieceScannerTests {
  @Test(arguments: KnownSplit.allCases)
  func `pieces are those of the pattern alone`(split: KnownSplit) throws {
    let pattern = try split.pattern()
    let splitter = TextSplitter(stages: [.known(split, pattern)])
    let matcher = PatternMatcher()
    for seed in 0..<4000 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      let text = RandomText.make(&random, pieces: 12, breaks: false)
      var pieces: [Range<Int>] = []
      text.withUnsafeBytes { splitter.forEachPiece(of: $0, matcher) { pieces.append($0) } }
      var expected: [Range<Int>] = []
      while let match = try matcher.firstRange(
        of: pattern, in: text, from: expected.last?.upperBound ?? 0)
      {
        expected.append(match)
      }
      #expect(
        pieces == expected,
        "seed \(seed): \(String(reflecting: String(decoding: text, as: UTF8.self)))")
      #expect(expected.last?.upperBound ?? 0 == text.count, "seed \(seed)")
    }
  }

  @Test(arguments: KnownSplit.allCases)
  func `a piece may be as long as a text`(split: KnownSplit) throws {
    let splitter = TextSplitter(stages: [.known(split, try split.pattern())])
    for sign in ["=", "a", "A", " ", "\n", "é", "É", "字", "─"] {
      let text = Array(String(repeating: sign, count: 1_000_000).utf8)
      var pieces: [Range<Int>] = []
      text.withUnsafeBytes { splitter.forEachPiece(of: $0, PatternMatcher()) { pieces.append($0) } }
      #expect(pieces == [0..<text.count], "\(sign)")
      // What a piece ends with is sought from its end: a word behind many capitals.
      pieces = []
      (text + Array("\u{301}x".utf8)).withUnsafeBytes { text in
        splitter.forEachPiece(of: text, PatternMatcher()) { pieces.append($0) }
      }
      #expect(pieces.count <= 4, "\(sign)")
    }
  }
}
