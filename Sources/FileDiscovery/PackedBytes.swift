/// Up to eight bytes as one number, the first lowest: texts that short are compared at once.
///
/// Texts hold no NUL, so the zeros behind a shorter one tell it from all longer ones.
enum PackedBytes {
  /// The longest text that can be packed.
  static let limit = 8

  /// Packs `text`; nil if it is too long.
  static func packed(_ text: Span<UInt8>) -> UInt64? {
    guard text.count <= limit else { return nil }
    var bits: UInt64 = 0
    for position in text.indices { bits |= UInt64(text[position]) << UInt64(8 * position) }
    return bits
  }

  /// The packed text with its ASCII letters in lower case.
  static func lowercased(_ bits: UInt64) -> UInt64 {
    // For each byte, adding carries into its highest bit from `A` on, and from behind `Z` on.
    let ones: UInt64 = 0x0101_0101_0101_0101
    let low = bits & (0x7F * ones)
    let isLetter = (low + 0x3F * ones) ^ (low + 0x25 * ones)
    return bits | (isLetter & ~bits & (0x80 * ones)) >> 2
  }
}

/// A small table from packed bytes to a byte.
///
/// Open addressing with linear probing; at most half of the slots are taken, so a search ends.
struct PackedByteTable: Sendable {
  /// The packed keys; 0, the empty text, is a free slot.
  private var keys: [UInt64] = [0, 0]
  private var values: [UInt8] = [0, 0]
  private var count = 0

  /// The value of `key`, which isn't 0.
  subscript(key: UInt64) -> UInt8? {
    var slot = Self.slot(key, keys.count)
    while keys[slot] != 0 {
      if keys[slot] == key { return values[slot] }
      slot = (slot + 1) & (keys.count - 1)
    }
    return nil
  }

  /// Adds or replaces the value of `key`, which isn't 0.
  mutating func insert(_ key: UInt64, _ value: UInt8) {
    if 2 * (count + 1) > keys.count { grow() }
    var slot = Self.slot(key, keys.count)
    while keys[slot] != 0, keys[slot] != key { slot = (slot + 1) & (keys.count - 1) }
    if keys[slot] == 0 { count += 1 }
    keys[slot] = key
    values[slot] = value
  }

  /// The upper bits of the product with an odd number near 2⁶⁴ divided by the golden ratio.
  private static func slot(_ key: UInt64, _ count: Int) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & (count - 1)
  }

  private mutating func grow() {
    let old = zip(keys, values).filter { $0.0 != 0 }
    keys = [UInt64](repeating: 0, count: 2 * keys.count)
    values = [UInt8](repeating: 0, count: keys.count)
    count = 0
    for (key, value) in old { insert(key, value) }
  }
}
