// Finds out which sets may be alike without comparing each with each.
//
// Input: a set of hashes. Output: 19 keys, the bands. Two sets of similarity s (Jaccard) have the same values in one of
// 95 bins with probability s, and at least one of 19 bands of 5 bins alike with 1 - (1 - s⁵)¹⁹: 0.9996 at 0.8, 0.97 at
// 0.7, 0.45 at 0.5, 0.05 at 0.3.
//
// Steps: each hash goes to the bin that its upper half names, and the least of a bin is its value (one permutation, so
// that the work doesn't grow with the number of bins); bins that stay empty take the value of another one, that is drawn
// for them until it has one (optimal densification).
//
// Sources: Broder 1997; Li, Owen, Zhang 2012, "One Permutation Hashing"; Shrivastava 2017, "Optimal Densification for
// Fast and Accurate Minwise Hashing"; Indyk, Motwani 1998.

internal import SourceModel

/// Min-hash values of one set after the other, on one thread.
package struct MinHashBands {
  /// How many keys a set has.
  package static let count = 19
  /// Bins that make a key.
  static let rows = 5
  private static let binCount = count * rows
  private static let empty = UInt64.max

  private var bins = [UInt64](repeating: MinHashBands.empty, count: MinHashBands.binCount)
  private var filled = [UInt64](repeating: 0, count: MinHashBands.binCount)

  package init() {}

  /// Adds an element of the set.
  package mutating func add(_ hash: UInt64) {
    let bin = MinHashBands.bin(of: hash)
    let value = hash & 0xFFFF_FFFF
    if value < bins[bin] { bins[bin] = value }
  }

  /// Appends the keys of the set, and begins an empty one.
  package mutating func finish(into keys: inout [UInt32]) {
    for bin in bins.indices { filled[bin] = bins[source(of: bin)] }
    for band in 0..<MinHashBands.count {
      let rows = filled[(band * MinHashBands.rows)..<((band + 1) * MinHashBands.rows)]
      keys.append(
        UInt32(truncatingIfNeeded: rows.withUnsafeBytes { checksum64($0) } >> 16))
    }
    for bin in bins.indices { bins[bin] = MinHashBands.empty }
  }

  /// The bin that the upper half of a hash names.
  private static func bin(of hash: UInt64) -> Int {
    Int(((hash >> 32) * UInt64(binCount)) >> 32)
  }

  /// The bin that a bin takes its value from: itself, unless it is empty.
  private func source(of bin: Int) -> Int {
    var source = bin
    var attempt: UInt64 = 0
    // So many draws find a bin with a value but for sets of nothing, whose keys mean nothing.
    while bins[source] == MinHashBands.empty, attempt < 4096 {
      attempt += 1
      var drawn = (UInt64(bin) << 32 | attempt) &* 0x9E37_79B9_7F4A_7C15
      drawn ^= drawn >> 31
      drawn &*= 0xBF58_476D_1CE4_E5B9
      source = MinHashBands.bin(of: drawn)
    }
    return source
  }
}
