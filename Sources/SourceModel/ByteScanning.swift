#if canImport(Glibc)
  internal import Glibc
#endif

// Every source is looked through several times besides being parsed. These look at 8 to 64 bytes
// at once; a loop over the bytes of a buffer looks at one.

/// Number of lines of `source`: its line feeds, and one more where the last line has none.
package func lineCount(of source: UnsafeRawBufferPointer) -> Int {
  let feeds = source.count(of: UInt8(ascii: "\n"))
  return source.last.map { $0 == UInt8(ascii: "\n") ? feeds : feeds + 1 } ?? 0
}

extension UnsafeRawBufferPointer {
  /// The first place of `byte` from `start` on.
  package func firstIndex(of byte: UInt8, from start: Int) -> Int? {
    guard let base = baseAddress, start < count,
      let found = memchr(base + start, Int32(byte), count - start)
    else { return nil }
    return UnsafeRawPointer(found) - base
  }

  /// How often `byte` is there.
  package func count(of byte: UInt8) -> Int {
    let lowBits: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    let wanted = UInt64(byte) &* 0x0101_0101_0101_0101
    var total = 0
    var index = 0
    while index + 8 <= count {
      // Each of the eight bytes of `sums` counts, for as long as it can hold.
      var sums: UInt64 = 0
      let end = Swift.min(count - 7, index + 255 * 8)
      while index < end {
        let difference = loadUnaligned(fromByteOffset: index, as: UInt64.self) ^ wanted
        // The upper bit of each byte is 0 where the byte is.
        sums &+= ~(((difference & lowBits) &+ lowBits) | difference | lowBits) >> 7
        index += 8
      }
      let pairs = (sums & 0x00FF_00FF_00FF_00FF) &+ (sums >> 8 & 0x00FF_00FF_00FF_00FF)
      total += Int((pairs &* 0x0001_0001_0001_0001) >> 48)
    }
    while index < count {
      total += self[index] == byte ? 1 : 0
      index += 1
    }
    return total
  }

  /// The first place of an ASCII word of small letters, whatever the case of the letters here.
  ///
  /// A byte that differs from a letter in the bit of its case alone counts as that letter.
  package func firstIndex(ofWord word: StaticString) -> Int? {
    word.withUTF8Buffer { word in
      guard let first = word.first, let last = word.last, count >= word.count else { return nil }
      typealias Vector = SIMD16<UInt8>
      let caseBit = Vector(repeating: 0x20)
      var start = 0
      while start <= count - word.count {
        // Where both ends may be right is worth a look.
        if start + word.count - 1 + Vector.scalarCount <= count {
          let heads = loadUnaligned(fromByteOffset: start, as: Vector.self)
          let tails = loadUnaligned(fromByteOffset: start + word.count - 1, as: Vector.self)
          let hits =
            (heads | caseBit) .== Vector(repeating: first)
            .& ((tails | caseBit) .== Vector(repeating: last))
          if !any(hits) {
            start += Vector.scalarCount
            continue
          }
        }
        if holds(word, at: start) { return start }
        start += 1
      }
      return nil
    }
  }

  private func holds(_ word: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
    for (index, letter) in word.enumerated() where self[start + index] | 0x20 != letter {
      return false
    }
    return true
  }
}
