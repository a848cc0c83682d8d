import SourceModel
import TestSupport
import Testing

/// Looking through bytes many at once, against looking at one after the other.
@Suite struct ByteScanningTests {
  @Test(arguments: UInt64(0)..<4)
  func `bytes are found and counted as one by one`(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    // Few different bytes, and the neighbours of the one that is looked for.
    let alphabet: [UInt8] = [0x0A, 0x0B, 0x8A, 0x00]
    for count in Array(0...40) + [255 * 8, 255 * 8 + 1, 255 * 8 + 9, 5_000] {
      let bytes = generator.bytes(count: count).map { alphabet[Int($0 & 3)] }
      bytes.withUnsafeBytes { buffer in
        #expect(buffer.count(of: 0x0A) == bytes.count { $0 == 0x0A }, "seed \(seed), \(count)")
        for start in [0, 1, count / 2, count] {
          let expected = bytes.indices.first { $0 >= start && bytes[$0] == 0x0A }
          #expect(buffer.firstIndex(of: 0x0A, from: start) == expected, "seed \(seed), \(count)")
        }
      }
    }
  }

  @Test func `a word is found wherever it stands, in any case`() {
    for length in 9...60 {
      for place in 0...(length - 9) {
        var text = Array(repeating: UInt8(ascii: "g"), count: length)
        text.replaceSubrange(place..<(place + 9), with: Array("GenErated".utf8))
        #expect(text.withUnsafeBytes { $0.firstIndex(ofWord: "generated") } == place)
        text[place + 4] = UInt8(ascii: "x")
        #expect(text.withUnsafeBytes { $0.firstIndex(ofWord: "generated") } == nil)
      }
    }
    #expect([UInt8]("generate".utf8).withUnsafeBytes { $0.firstIndex(ofWord: "generated") } == nil)
  }
}
