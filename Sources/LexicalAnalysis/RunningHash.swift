/// The hash of a word while its bytes come in: FNV-1a, with the bits mixed at the end so that words
/// are spread evenly over all values.
struct RunningHash {
  /// FNV's offset basis and prime for 32 bits.
  static let seed: UInt32 = 2_166_136_261
  private static let prime: UInt32 = 16_777_619

  /// The hash of what came in so far and `byte`.
  @inline(__always)
  static func add(_ byte: UInt8, to hash: UInt32) -> UInt32 { (hash ^ UInt32(byte)) &* prime }

  /// The final hash, by a bijection: the finalizer of MurmurHash3.
  @inline(__always)
  static func mixed(_ hash: UInt32) -> UInt32 {
    var value = hash
    value ^= value >> 16
    value = value &* 0x85EB_CA6B
    value ^= value >> 13
    value = value &* 0xC2B2_AE35
    value ^= value >> 16
    return value
  }
}
