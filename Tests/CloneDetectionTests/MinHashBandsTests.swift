import TestSupport
import Testing

@testable import CloneDetection

/// What shingles and bands say about how alike two sets are.
@Suite struct MinHashBandsTests {
  @Test(arguments: [(46, 0.8, 98, 100), (200, 0.8, 98, 100), (46, 0.3, 0, 15), (200, 0.3, 0, 15)])
  func `sets share a band as often as they are alike`(
    _ count: Int, _ similarity: Double, _ least: Int, _ most: Int
  ) {
    var generator = SeededGenerator(seed: 7)
    let common = Int((2 * Double(count) * similarity / (1 + similarity)).rounded())
    var sharing = 0
    for _ in 0..<200 {
      let all = (0..<(2 * count - common)).map { _ in generator.next() }
      let left = keys(all.prefix(count))
      let right = keys(all.suffix(count))
      if zip(left, right).contains(where: { $0 == $1 }) { sharing += 1 }
    }
    #expect((least * 2...most * 2).contains(sharing), "\(sharing) of 200")
  }

  @Test func `the order of a set changes nothing, and one set leaves nothing to the next`() {
    var bands = MinHashBands()
    let set: [UInt64] = (1...50).map { $0 &* 0x9E37_79B9_7F4A_7C15 }
    var found: [[UInt32]] = []
    for order in [set, set.reversed(), set + set] {
      for hash in order { bands.add(hash) }
      var keys: [UInt32] = []
      bands.finish(into: &keys)
      found.append(keys)
    }
    #expect(found[0] == found[1] && found[0] == found[2])
    #expect(found[0].count == MinHashBands.count)
  }

  @Test func `a set of nothing has keys too`() {
    #expect(keys([]).count == MinHashBands.count)
  }

  @Test func `the similarity of shingles is that of the sets`() {
    for seed in 0..<50 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let (left, right) = (tokens(&generator), tokens(&generator))
      let shingles = TokenShingles()
      let (a, b) = (Set(shingles.sorted(left)), Set(shingles.sorted(right)))
      let union = a.union(b).count
      let expected = union == 0 ? 0 : Double(a.intersection(b).count) / Double(union)
      let found = TokenShingles.similarity(shingles.sorted(left), shingles.sorted(right))
      #expect(found == expected, "seed \(seed)")
      #expect(a.count == max(0, left.count - TokenShingles.length + 1), "seed \(seed)")
    }
  }

  @Test func `a shingle doesn't depend on what stands before it`() {
    let new = CodeLexer.identifierBit
    let shingles = TokenShingles()
    // a = b ; a | = b: the second identifier stood three tokens, or seven, before the last.
    let short: [UInt32] = [new, 10, new, 11, new | 4]
    let long: [UInt32] = [new, 12, 13, 14, 15] + [new | 5, 10, new, 11, new | 4]
    #expect(Set(shingles.sorted(long)).isSuperset(of: shingles.sorted(short)))
  }

  @Test func `five rows aren't like five hundred`() {
    let row: [UInt32] = [1, 2, 3, 4]
    let shingles = TokenShingles()
    let few = shingles.sorted(Array(repeatElement(row, count: 5).joined()))
    let many = shingles.sorted(Array(repeatElement(row, count: 500).joined()))
    #expect(TokenShingles.similarity(few, many) < 0.02)
  }

  private func keys(_ set: some Sequence<UInt64>) -> [UInt32] {
    var bands = MinHashBands()
    for hash in set { bands.add(hash) }
    var keys: [UInt32] = []
    bands.finish(into: &keys)
    return keys
  }

  private func tokens(_ generator: inout SeededGenerator) -> [UInt32] {
    (0..<Int.random(in: 0...40, using: &generator)).map { _ in
      UInt32.random(in: 1...2, using: &generator)
    }
  }
}
