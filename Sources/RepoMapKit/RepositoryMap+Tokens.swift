internal import TokenCounting

extension RepositoryMap {
  /// Tokens of the whole text, as the budget counts them.
  public var tokenCount: Int { TokenEstimator().count(text).tokens }
}
