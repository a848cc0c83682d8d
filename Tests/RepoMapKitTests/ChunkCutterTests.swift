import TestSupport
import Testing
import TokenCounting

@testable import RepoMapKit

/// Where texts are cut.
@Suite struct ChunkCutterTests {
  /// Counts a token for every four bytes, and one for every line of several: more than their sum.
  private struct RoundingCounter: TokenCounter {
    var identity: [UInt8] { [] }

    func sum(_ text: UnsafeRawBufferPointer) -> TokenCount {
      let feeds = text.count { $0 == UInt8(ascii: "\n") }
      return TokenCount(tokens: (text.count + 3) / 4 + max(0, feeds - 1))
    }

    func tokens(_ sum: TokenCount) -> Int { sum.tokens }
    func room(_ tokens: Int) -> TokenCount { TokenCount(tokens: tokens) }
  }

  private static func chunks(
    _ text: String, _ definitions: [Range<Int>] = [], limit: Int
  ) -> [Chunk] {
    ChunkCutter(ChunkSource(Array(text.utf8)), counter: RoundingCounter(), limit: limit)
      .chunks(definitions.enumerated().map { (index: $0, lines: $1) })
  }

  /// Lines of 19 letters, five tokens each; an empty one where `pattern` has a point.
  private static func text(_ pattern: String) -> String {
    pattern.map { $0 == "." ? "\n" : String(repeating: $0, count: 19) + "\n" }.joined()
  }

  /// A text, its definitions, and the lines of its chunks with what they are.
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let pattern: String
    let definitions: [Range<Int>]
    let limit: Int
    let expected: [String]

    init(
      _ name: String, _ pattern: String, _ definitions: [Range<Int>], limit: Int = 32,
      _ expected: String...
    ) {
      testDescription = name
      self.limit = limit
      self.pattern = pattern
      self.definitions = definitions
      self.expected = expected
    }
  }

  static let cases = [
    Case("what fits isn't joined unless it is small", "ab.c", [0..<2], "0-2 0", "2-4 nothing"),
    Case("a definition that fits is by itself", "aaaa.bbbb.", [0..<4, 5..<9], "0-5 0", "5-10 1"),
    Case(
      "what lies between is by itself", "iiii.aaaa.bbbb", [5..<9, 10..<14],
      "0-5 nothing", "5-10 0", "10-14 1"),
    Case(
      "one that doesn't fit is cut at what is in it", "caaaabbbb", [0..<9, 1..<5, 5..<9],
      "0-1 0", "1-5 1", "5-9 2"),
    Case("else at blank lines", "aaa.aaa.aaa.", [0..<12], "0-4 0", "4-8 0", "8-12 0"),
    Case("else at lines", "aaaaaaaaaa", [0..<10], "0-5 0", "5-10 0"),
    Case(
      "small neighbours of one scope are joined", "abcdefghij", (0..<10).map { $0..<$0 + 1 },
      limit: 40, "0-6 nothing", "6-10 nothing"),
    Case(
      "those of another aren't", "aaaaaaaabc", [0..<8, 1..<2, 8..<9, 9..<10], limit: 40, "0-2 0",
      "2-8 0", "8-10 nothing"),
    Case("two on one line are one", "aaaabbbb", [0..<4, 3..<8], "0-4 0", "4-8 1"),
    Case("nothing", "", []),
    Case("blank lines only", ".....", [], "0-5 nothing"),
  ]

  @Test(arguments: cases)
  func `a text is cut as its definitions are`(_ item: Case) {
    let text = ChunkCutterTests.text(item.pattern)
    let chunks = ChunkCutterTests.chunks(text, item.definitions, limit: item.limit)
    let shown = chunks.map { chunk in
      let name = chunk.definition.map { String($0) } ?? "nothing"
      return "\(chunk.lines.lowerBound)-\(chunk.lines.upperBound) \(name)"
    }
    #expect(shown == item.expected)
  }

  @Test func `a line that doesn't fit is cut between characters`() {
    let flag = "\u{1F1EB}\u{1F1EE}"
    let text = "short\n" + String(repeating: flag, count: 100) + "\nend\n"
    let chunks = ChunkCutterTests.chunks(text, limit: 32)
    let pieces = chunks.map { String(decoding: Array(text.utf8)[$0.range], as: UTF8.self) }
    #expect(pieces.joined() == text)
    #expect(chunks.count > 6 && chunks.allSatisfy { $0.tokens <= 32 })
    #expect(chunks[1].range.count % flag.utf8.count == 0)
    #expect(chunks.count { $0.lines == 1..<2 } > 6)
  }

  @Test func `a character that doesn't fit is cut between its scalars`() {
    let text = "e" + String(repeating: "\u{301}", count: 300)
    let chunks = ChunkCutterTests.chunks(text, limit: 32)
    #expect(chunks.allSatisfy { $0.tokens <= 32 } && chunks.count > 4)
    #expect(chunks.allSatisfy { $0.range.lowerBound % 2 == ($0.range.lowerBound == 0 ? 0 : 1) })
  }

  @Test(arguments: 1...(isThorough ? 3000 : 200) as ClosedRange<UInt64>)
  func `chunks are the text, once and in order, and fit`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let bytes = ChunkCutterTests.randomText(&generator)
    let source = ChunkSource(bytes)
    let definitions = ChunkCutterTests.randomDefinitions(source.lineCount, &generator)
    let limit = generator.pick([32, 40, 100, 512])
    let counters: [any TokenCounter] = [TokenEstimator(), RoundingCounter()]
    for counter in counters {
      let chunks = ChunkCutter(source, counter: counter, limit: limit).chunks(definitions)
      var (byte, line) = (0, 0)
      for chunk in chunks {
        #expect(chunk.range.lowerBound == byte && !chunk.range.isEmpty, "seed \(seed)")
        byte = chunk.range.upperBound
        let text = source.text[chunk.range]
        #expect(String(validating: text, as: UTF8.self) != nil, "seed \(seed)")
        #expect(
          chunk.tokens == counter.tokens(counter.sum(text)) && chunk.tokens <= limit,
          "seed \(seed): \(chunk)")
        #expect(
          chunk.lines.lowerBound == line || chunk.lines.lowerBound == line - 1, "seed \(seed)")
        line = chunk.lines.upperBound
        for definition in chunk.definitions {
          let lines = definitions.first { $0.index == definition }?.lines ?? 0..<0
          #expect(lines.overlaps(chunk.lines), "seed \(seed): \(chunk)")
        }
      }
      #expect(byte == source.text.count && line == source.lineCount, "seed \(seed)")
      #expect(source.text == Array(String(decoding: bytes, as: UTF8.self).utf8), "seed \(seed)")
    }
    #expect(source.originalOffset(source.text.count) == bytes.count, "seed \(seed)")
  }

  @Test func `bytes of the file are told where text stands for what is no UTF-8`() {
    let source = ChunkSource(Array("a\n".utf8) + [0xFF, 0xE2, 0x82] + Array("b\nc".utf8))
    #expect(String(decoding: source.text, as: UTF8.self) == "a\n\u{FFFD}\u{FFFD}b\nc")
    #expect([0, 2, 5, 8, 9, 10, 11].map(source.originalOffset) == [0, 2, 3, 5, 6, 7, 8])
    #expect(source.line(ofOriginal: 6) == 1)
  }

  private static func randomText(_ generator: inout SeededGenerator) -> [UInt8] {
    var bytes: [UInt8] = []
    for _ in 0..<Int.random(in: 0...60, using: &generator) {
      switch Int.random(in: 0..<100, using: &generator) {
      case 0..<15: break
      case 15..<25: bytes += Array("  \t".utf8)
      case 25..<30:
        bytes += generator.bytes(count: Int.random(in: 0...40, using: &generator))
      case 30..<35:
        let part = generator.pick([
          "word ", "é", "\u{1F468}\u{200D}\u{1F469}", "e\u{301}", "\u{FF}",
        ])
        bytes += Array(
          String(repeating: part, count: Int.random(in: 0...400, using: &generator)).utf8)
      default:
        for _ in 0..<Int.random(in: 1...8, using: &generator) {
          bytes += Array(generator.pick(["let ", "value", " = ", "(x, y)", "// why "]).utf8)
        }
      }
      bytes += Array(generator.pick(["\n", "\n", "\n", "\r\n"]).utf8)
    }
    if generator.chance(percent: 30) { bytes += Array("no end".utf8) }
    return bytes
  }

  private static func randomDefinitions(
    _ lineCount: Int, _ generator: inout SeededGenerator
  ) -> [(index: Int, lines: Range<Int>)] {
    guard lineCount > 0 else { return [] }
    let ranges = (0..<Int.random(in: 0...12, using: &generator)).map { _ in
      let start = Int.random(in: 0..<lineCount, using: &generator)
      return start..<Int.random(in: start..<lineCount, using: &generator) + 1
    }
    return ranges.enumerated().map { (index: $0, lines: $1) }.sorted {
      ($0.lines.lowerBound, -$0.lines.upperBound) < ($1.lines.lowerBound, -$1.lines.upperBound)
    }
  }
}
