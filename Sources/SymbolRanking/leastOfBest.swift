/// A score that at least `count` of the scores reach, and not many more: the end of a histogram's bin,
/// since a full sort of millions would take longer than all the rest.
///
/// - Parameters:
///   - scores: Each ≥ 0.
///   - count: How many are wanted.
///   - isFine: Whether the bins are small, for many scores.
/// - Returns: 0 where there are no more than `count`.
func leastOfBest(
  _ scores: some Collection<Double>, count: Int, isFine: Bool = false
) -> Double {
  guard scores.count > count else { return 0 }
  // Scores are ≥ 0, so their bits are in the order of their values.
  let shift: UInt64 = isFine ? 44 : 50
  var bins = [Int32](repeating: 0, count: 1 << (63 - Int(shift)))
  for score in scores { bins[Int(score.bitPattern >> shift)] += 1 }
  var sum = 0
  for bin in bins.indices.reversed() where bins[bin] > 0 {
    sum += Int(bins[bin])
    if sum >= count { return Double(bitPattern: UInt64(bin) << shift) }
  }
  return 0
}
