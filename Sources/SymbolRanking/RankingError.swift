/// Why there are no ranks.
package enum RankingError: Error, Sendable, Equatable {
  /// The L1 change was still `residual` at the limit of iterations.
  case notConverged(iterations: Int, residual: Double)
  /// The caller's closure asked for it.
  case cancelled
}
