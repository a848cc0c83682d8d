/// How ranks are computed.
///
/// The defaults are part of what a stored rank means.
package struct RankOptions: Sendable, Equatable {
  /// Probability of following a reference, in `0..<1`.
  package var damping = 0.85
  /// Rounds of the power iteration. What is left out of a rank is below `damping` to this power, and
  /// less the more of what files refer to leads outside.
  package var roundCount = 16
  /// Bits to which what a file gives along a reference is rounded, and in the end its rank and what a
  /// pool is given: a change that is smaller than the last of them ends there. 12 bits are 1 in 4,000,
  /// far finer than the weights are known.
  package var significantBits = 12

  package init() {}
}

/// Fixed-point units of the sums of a walk. Each is a power of two, so scaling loses nothing.
///
/// A share times evidence is a pool's sum; that times a weight is what arrives at a file.
enum RankUnits {
  /// Units of a share in 1: what a file gives along a reference of weight 1.
  static let share = 268_435_456.0  // 2^28
  /// Units of a pool's sum in 1; with ``GraphWeights/evidenceUnit``.
  static let poolSum = share * 64  // 2^34
  /// Units of what arrives in 1; with ``GraphWeights/weightUnit``.
  static let arrival = poolSum * 16_777_216  // 2^58
  /// Units of the weight of a file's references in 1.
  static let outWeight = 64.0 * 16_777_216  // 2^30

  /// A file whose references weigh less in all gives its rank as if they weighed this much: one vague
  /// reference doesn't carry a whole file's rank. Also bounds the sums.
  static let leastOutWeight = outWeight / 4

  /// What a file of a rank gives along a reference of weight 1, in units of ``share``.
  ///
  /// - Parameters:
  ///   - rank: ≥ 0.
  ///   - outWeight: Weight of all references, in units of ``outWeight``; 0 without any.
  ///   - options: Damping, and the bits to which the result is rounded.
  /// - Returns: A whole number of units, ≥ 0.
  @inline(__always)
  static func share(rank: Double, outWeight: UInt64, _ options: RankOptions) -> Int64 {
    guard outWeight > 0 else { return 0 }
    let weight = max(Double(outWeight), leastOutWeight)
    let exact = options.damping * rank / weight * (share * RankUnits.outWeight)
    return rounded(Int64(min(exact, 0x1p52).rounded()), options.significantBits)
  }

  /// A number ≥ 0 with so many bits, rounded.
  @inline(__always)
  static func rounded(_ whole: Int64, _ bits: Int) -> Int64 {
    let excess = 64 - whole.leadingZeroBitCount - bits
    guard excess > 0 else { return whole }
    return ((whole + (1 << (excess - 1))) >> excess) << excess
  }

  /// A number ≥ 0 with so many bits, rounded.
  @inline(__always)
  static func rounded(_ value: Double, _ bits: Int) -> Double {
    let excess = UInt64(max(0, 53 - bits))
    guard excess > 0 else { return value }
    let half: UInt64 = 1 << (excess - 1)
    return Double(bitPattern: ((value.bitPattern + half) >> excess) << excess)
  }
}
