internal import Synchronization
internal import TokenCounting

extension Engine {
  /// Vocabularies that stay loaded; each takes some megabytes.
  private static let maximumTokenizers = 4

  /// What counts the tokens of a request's map.
  ///
  /// - Returns: The counter, and what the user should know of it, if anything.
  /// - Throws: `tokenizerUnusable`.
  func counter(
    for request: MapRequest
  ) throws(EngineError) -> (counter: any TokenCounter, note: String?) {
    try counter(named: request.tokenizer)
  }

  /// What counts tokens with a vocabulary, or estimates them without one.
  func counter(
    named tokenizer: String?
  ) throws(EngineError) -> (counter: any TokenCounter, note: String?) {
    guard let name = tokenizer else { return (TokenEstimator(), nil) }
    do throws(TokenizerSearchError) {
      let loaded = try knowledge.tokenizers.withLock { known throws(TokenizerSearchError) in
        if let tokenizer = known[name] { return tokenizer }
        if known.count >= Engine.maximumTokenizers { known.removeAll() }
        let tokenizer = try TokenizerSearch(environment: settings.environment).load(name)
        known[name] = tokenizer
        return tokenizer
      }
      return (loaded.counter, loaded.note)
    } catch {
      throw .tokenizerUnusable(detail: error.description)
    }
  }
}
