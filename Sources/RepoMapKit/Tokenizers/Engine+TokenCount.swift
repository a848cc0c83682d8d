internal import TokenCounting

extension Engine {
  /// Tokens of the text of a map, as the budget of its request counts them.
  ///
  /// - Throws: `tokenizerUnusable`.
  public func tokenCount(
    of map: RepositoryMap, for request: MapRequest
  ) throws(EngineError) -> Int {
    try tokenCount(of: map.text, tokenizer: request.tokenizer)
  }

  /// Tokens of a text.
  ///
  /// - Parameters:
  ///   - text: Bytes of UTF-8.
  ///   - tokenizer: As for ``MapRequest/tokenizer``.
  /// - Returns: Their number, as budgets count them.
  /// - Throws: `tokenizerUnusable`.
  public func tokenCount(
    of text: [UInt8], tokenizer: String?
  ) throws(EngineError) -> Int {
    let counter = try counter(named: tokenizer).counter
    return counter.tokens(counter.sum(text))
  }
}
