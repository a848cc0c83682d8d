/// The name of an object of git: its SHA-1 or SHA-256 digest.
package struct GitObjectID: Hashable, Sendable {
  /// The digest, most significant first; the end is 0 where it has 20 bytes.
  private let words: SIMD4<UInt64>
  /// Size of the digest: 20 or 32.
  package let byteCount: Int

  /// The digest that 40 or 64 small hexadecimal digits mean; anything else gives `nil`.
  package init?(hexadecimal digits: some Collection<UInt8>) {
    guard digits.count == 40 || digits.count == 64 else { return nil }
    var words = SIMD4<UInt64>()
    var place = 0
    for digit in digits {
      let value: UInt8
      switch digit {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = digit - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): value = digit - UInt8(ascii: "a") + 10
      default: return nil
      }
      words[place / 16] |= UInt64(value) << UInt64(60 - place % 16 * 4)
      place += 1
    }
    self.words = words
    byteCount = place / 2
  }

  /// The digest of 20 or 32 bytes; another number gives `nil`.
  package init?(bytes: some Collection<UInt8>) {
    guard bytes.count == 20 || bytes.count == 32 else { return nil }
    var words = SIMD4<UInt64>()
    for (place, byte) in bytes.enumerated() {
      words[place / 8] |= UInt64(byte) << UInt64(56 - place % 8 * 8)
    }
    self.words = words
    byteCount = bytes.count
  }

  /// The digest.
  package var bytes: [UInt8] {
    (0..<byteCount).map { UInt8(truncatingIfNeeded: words[$0 / 8] >> UInt64(56 - $0 % 8 * 8)) }
  }

  /// The digest as small hexadecimal digits.
  package var hexadecimal: String { String(decoding: hexadecimalBytes, as: UTF8.self) }

  /// The digits of ``hexadecimal``.
  package var hexadecimalBytes: [UInt8] {
    (0..<byteCount * 2).map { place in
      let value = UInt8(truncatingIfNeeded: words[place / 16] >> UInt64(60 - place % 16 * 4)) & 15
      return value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
    }
  }
}

extension GitObjectID: Comparable {
  package static func < (left: GitObjectID, right: GitObjectID) -> Bool {
    for place in 0..<4 where left.words[place] != right.words[place] {
      return left.words[place] < right.words[place]
    }
    return left.byteCount < right.byteCount
  }
}
