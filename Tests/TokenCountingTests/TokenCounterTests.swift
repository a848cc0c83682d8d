import TestSupport
import Testing

@testable import TokenCounting

/// What holds for every counter.
@Suite struct TokenCounterTests {
  private static func counters() throws -> [any TokenCounter] {
    let file = SmallVocabulary.trained.tiktokenFile
    return try [TokenEstimator() as any TokenCounter]
      + KnownSplit.allCases.map { try BytePairTokenizer(tiktokenFile: file, split: $0) }
  }

  @Test func `room is the largest sum that has as many tokens`() throws {
    for counter in try TokenCounterTests.counters() {
      for tokens in Array(-2...300) + [1023, 1024, 8192, 1_000_000] {
        let room = counter.room(tokens)
        let more = TokenCount(thousandths: room.thousandths + 1)
        #expect(counter.tokens(room) <= max(0, tokens))
        #expect(counter.tokens(more) > tokens)
      }
    }
  }

  @Test func `tokens never fall where sums grow`() throws {
    for counter in try TokenCounterTests.counters() {
      var last = 0
      for sum in stride(from: 0, to: 60_000, by: 37) {
        let tokens = counter.tokens(TokenCount(thousandths: sum))
        #expect(tokens >= last && tokens * 1000 >= sum)
        last = tokens
      }
    }
  }

  @Test func `a map's sum is the total of its lines' sums`() throws {
    let words = [
      "def run", "class A(B):", "x = 12345", "it's", "│", "é", "定義", "…", " …", "\t}", "(", ");",
      "src/a.py:", "/",
    ]
    for counter in try TokenCounterTests.counters() {
      for seed in 0..<200 as Range<UInt64> {
        var random = SeededGenerator(seed: seed)
        var lines: [[UInt8]] = []
        for _ in 0..<Int.random(in: 0..<8, using: &random) {
          var line = random.pick(["│", "src/", "│    ", "(9 of"])
          for _ in 0..<Int.random(in: 1..<6, using: &random) { line += random.pick(words) }
          lines.append(Array((line + "\n").utf8))
        }
        let sums = lines.reduce(TokenCount.zero) { $0 + counter.sum($1) }
        #expect(counter.sum(Array(lines.joined())) == sums, "seed \(seed)")
      }
    }
  }

  @Test func `counters that count otherwise have other identities`() throws {
    let small = SmallVocabulary.trained
    let other = SmallVocabulary(mergeCount: 10, words: [Array("banana bandana".utf8)])
    let byteLevel = #"{"type": "ByteLevel", "add_prefix_space": false}"#
    let identities =
      try TokenCounterTests.counters().map { $0.identity } + [
        BytePairTokenizer(tiktokenFile: other.tiktokenFile, split: .gpt2).identity,
        BytePairTokenizer(tokenizerFile: small.tokenizerFile(preTokenizer: byteLevel)).identity,
      ]
    #expect(Set(identities).count == identities.count)
  }

  @Test func `threads that count at once get the same counts`() async throws {
    let tokenizer = try BytePairTokenizer(
      tiktokenFile: SmallVocabulary.trained.tiktokenFile, split: .o200k)
    let texts = (0..<40 as Range<UInt64>).map { seed in
      var random = SeededGenerator(seed: seed)
      return RandomText.make(&random, pieces: 50)
    }
    let expected = texts.map { tokenizer.sum($0) }
    await withTaskGroup(of: [TokenCount].self) { group in
      for _ in 0..<8 { group.addTask { texts.map { tokenizer.sum($0) } } }
      for await counts in group { #expect(counts == expected) }
    }
  }
}
