/// Which neighbouring parts of a piece are merged, and which first.
protocol MergeRules: Sendable {
  /// Looks up a merge.
  ///
  /// - Parameters:
  ///   - left: The number of the first part's token.
  ///   - right: The number of the second part's token.
  ///   - bytes: Both parts' bytes.
  /// - Returns: What `left` and `right` are merged into; `nil` where they stay apart.
  func merge(_ left: UInt32, _ right: UInt32, bytes: UnsafeRawBufferPointer) -> Merge?
}

/// The merge of two parts.
struct Merge {
  /// The lowest rank is merged first; of equal ones the first in the text.
  var rank: UInt32
  /// The number of the token that they become.
  var id: UInt32

  /// No merge has this rank.
  static let noRank = UInt32.max
}

/// The rules of a `.tiktoken` file: whatever two parts have the bytes of a token is merged, and its
/// number is its rank.
struct RankedTokens: MergeRules {
  let vocabulary: Vocabulary

  @inline(__always)
  func merge(_ left: UInt32, _ right: UInt32, bytes: UnsafeRawBufferPointer) -> Merge? {
    vocabulary.id(of: bytes).map { Merge(rank: $0, id: $0) }
  }
}

/// The rules of a `tokenizer.json`: a list of pairs, the first merged first.
struct RankedPairs: MergeRules {
  /// Left number, then right number; ``noPair`` where a slot is free.
  private var keys: [UInt64]
  private var merges: [UInt64]

  /// No pair: numbers of tokens are below.
  private static let noPair = UInt64.max

  /// Makes room for `count` pairs.
  init(count: Int) {
    var slots = 1024
    while slots * 2 < count * 3 { slots *= 2 }
    keys = Array(repeating: RankedPairs.noPair, count: slots)
    merges = Array(repeating: 0, count: slots)
  }

  /// Adds a pair. One that is there already keeps the rank that was given last, as in the library
  /// that the files are made for.
  mutating func set(_ left: UInt32, _ right: UInt32, to merge: Merge) {
    let key = UInt64(left) << 32 | UInt64(right)
    let slot = slot(of: key)
    keys[slot] = key
    merges[slot] = UInt64(merge.rank) << 32 | UInt64(merge.id)
  }

  @inline(__always)
  func merge(_ left: UInt32, _ right: UInt32, bytes: UnsafeRawBufferPointer) -> Merge? {
    let key = UInt64(left) << 32 | UInt64(right)
    let slot = slot(of: key)
    guard keys[slot] == key else { return nil }
    return Merge(
      rank: UInt32(merges[slot] >> 32), id: UInt32(truncatingIfNeeded: merges[slot]))
  }

  /// The slot that holds `key` or could.
  @inline(__always)
  private func slot(of key: UInt64) -> Int {
    let (high, low) = key.multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    var slot = Int(truncatingIfNeeded: high ^ low) & (keys.count - 1)
    while keys[slot] != key && keys[slot] != RankedPairs.noPair {
      slot = (slot + 1) & (keys.count - 1)
    }
    return slot
  }
}
