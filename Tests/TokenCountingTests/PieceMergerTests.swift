import Synchronization
import TestSupport
import Testing

@testable import TokenCounting

@Suite struct PieceMergerTests {
  private let vocabulary: Vocabulary
  private let pairs: RankedPairs

  init() throws {
    let small = SmallVocabulary.trained
    vocabulary = try readTiktokenFile(small.tiktokenFile)
    pairs = try TokenizerFile(
      small.tokenizerFile(preTokenizer: #"{"type": "ByteLevel", "add_prefix_space": false}"#)
    ).pairs
  }

  /// Lowest rank first, of equal ones the first in the text: as it is written in the paper.
  private func merged(_ piece: [UInt8], _ rules: some MergeRules) -> [UInt32] {
    var parts = piece.map { (bytes: [$0], id: vocabulary.byteIDs[Int($0)]) }
    while true {
      var best: (place: Int, merge: Merge)?
      for place in parts.indices.dropLast() {
        let bytes = parts[place].bytes + parts[place + 1].bytes
        let merge = bytes.withUnsafeBytes {
          rules.merge(parts[place].id, parts[place + 1].id, bytes: $0)
        }
        if let merge, merge.rank < best?.merge.rank ?? .max { best = (place, merge) }
      }
      guard let (place, merge) = best else { return parts.map { $0.id } }
      parts[place] = (parts[place].bytes + parts[place + 1].bytes, merge.id)
      parts.remove(at: place + 1)
    }
  }

  private func found(_ piece: [UInt8], _ rules: some MergeRules) -> [UInt32] {
    var merger = PieceMerger()
    // What a longer piece has left behind is nothing to the next one.
    piece.reversed().withContiguousBytes {
      merger.merge($0, by: rules, byteIDs: vocabulary.byteIDs)
    }
    piece.withUnsafeBytes { merger.merge($0, by: rules, byteIDs: vocabulary.byteIDs) }
    return (0..<merger.count).map { merger.id(at: $0) }
  }

  @Test func `short and long pieces are merged by the lowest rank`() {
    let tokens = RankedTokens(vocabulary: vocabulary)
    for seed in 0..<300 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      let piece = RandomText.make(&random, pieces: seed % 2 == 0 ? 6 : 25)
      #expect(found(piece, tokens) == merged(piece, tokens), "seed \(seed)")
      #expect(found(piece, pairs) == merged(piece, pairs), "seed \(seed)")
    }
  }

  @Test func `a long piece takes three looks for each byte`() {
    for text in ["=", "ab", "the ", "é"] {
      for count in [1000, 20_000] {
        let rules = CountingRules(rules: RankedTokens(vocabulary: vocabulary))
        let piece = Array(String(repeating: text, count: count).utf8)
        piece.withUnsafeBytes { bytes in
          var merger = PieceMerger()
          merger.merge(bytes, by: rules, byteIDs: vocabulary.byteIDs)
        }
        #expect(rules.count.withLock { $0 } <= 3 * piece.count, "\(text)")
      }
    }
  }
}

/// Counts how often rules are asked.
private final class CountingRules: MergeRules {
  private let rules: RankedTokens
  let count = Mutex(0)

  init(rules: RankedTokens) { self.rules = rules }

  func merge(_ left: UInt32, _ right: UInt32, bytes: UnsafeRawBufferPointer) -> Merge? {
    count.withLock { $0 += 1 }
    return rules.merge(left, right, bytes: bytes)
  }
}

extension Sequence<UInt8> {
  fileprivate func withContiguousBytes(_ body: (UnsafeRawBufferPointer) -> Void) {
    Array(self).withUnsafeBytes(body)
  }
}
