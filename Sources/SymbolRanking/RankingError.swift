/// Why there are no ranks.
package enum RankingError: Error, Sendable, Equatable {
  /// The caller's closure asked for it.
  case cancelled
}
