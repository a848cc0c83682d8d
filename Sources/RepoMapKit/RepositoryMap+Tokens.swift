internal import TokenCounting

extension RepositoryMap {
  /// Tokens of the text, as the map's budget counts them.
  public var tokenCount: Int {
    let counter = TokenEstimator()
    return counter.tokens(counter.sum(text))
  }
}
