import FileMapping
import TestSupport
import Testing

@testable import LexicalIndexing

struct PostingTests {
  @Test func `postings are read as they were written`() {
    var random = SeededGenerator(seed: 11)
    var written: [(distance: UInt64, fields: UInt8)] = [(0, 1), (0, 0), (UInt64.max >> 1, 255)]
    for _ in 0..<2000 {
      let bits = UInt64.random(in: 1..<63, using: &random)
      written.append(
        (
          UInt64.random(in: 0..<(1 << bits), using: &random),
          UInt8.random(in: 0...4, using: &random)
        ))
    }
    var builder = ColumnBuilder<UInt8>(capacity: 1)
    for posting in written { builder.append(posting: posting.distance, posting.fields) }
    let bytes = builder.column()
    var reader = PostingReader(bytes.elements)
    for posting in written {
      let found = reader.next()
      #expect(found?.distance == posting.distance && found?.fields == posting.fields)
    }
    #expect(reader.next() == nil)
  }

  @Test func `reading any bytes ends`() {
    var random = SeededGenerator(seed: 12)
    for count in [0, 1, 2, 20, 500] {
      for _ in 0..<50 {
        let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) | 0x80 }
        bytes.withUnsafeBufferPointer { bytes in
          var reader = PostingReader(bytes)
          var found = 0
          while reader.next() != nil { found += 1 }
          #expect(found <= count)
        }
      }
    }
  }

  /// Words at the borders of buckets among them.
  private func randomKeys(_ count: Int, _ random: inout SeededGenerator) -> [UInt64] {
    let borders: [UInt32] = [0, 0x00FF_FFFF, 0x0100_0000, 0x7FFF_FFFF, 0xFF00_0000, .max]
    return (0..<count).map { unit in
      let word =
        Bool.random(using: &random)
        ? borders.randomElement(using: &random) ?? 0 : UInt32.random(in: 0 ... .max, using: &random)
      return PostingKey.inRun(word, unit: UInt32(unit), UInt8.random(in: 0...2, using: &random))
    }
  }

  @Test(arguments: [1, 8, 11, 16] as [UInt64])
  func `numbers are sorted by their upper bits and else stay in order`(_ digitBits: UInt64) {
    var random = SeededGenerator(seed: 13)
    for count in [0, 1, 2, 1000] {
      let keys = randomKeys(count, &random)
      var sorted = keys
      sort(&sorted, from: PostingKey.runWordShift, digitBits: digitBits)
      // Units ascend, so whole numbers do.
      #expect(sorted == keys.sorted())
    }
  }

  @Test func `a run gives back its postings, bucket by bucket`() {
    var random = SeededGenerator(seed: 14)
    for count in [0, 1, 700] {
      let keys = randomKeys(count, &random).sorted()
      let run = PostingRun(keys, firstUnit: 5)
      var found: [UInt64] = []
      for bucket in 0..<PostingKey.bucketCount {
        run.forEachPosting(inBucket: bucket) { word, unit, fields in
          #expect(Int(word >> 24) == bucket)
          found.append(PostingKey.inRun(word, unit: UInt32(unit - 5), fields))
        }
      }
      #expect(found == keys)
    }
  }
}
