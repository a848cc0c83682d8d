internal import TokenCounting

extension Engine {
  /// Tokens of the text of a map, as the budget of its request counts them.
  ///
  /// - Throws: `tokenizerUnusable`.
  public func tokenCount(
    of map: RepositoryMap, for request: MapRequest
  ) throws(EngineError) -> Int {
    let counter = try counter(for: request).counter
    return counter.tokens(counter.sum(map.text))
  }
}
