extension MapRequest {
  /// A request for the map of `root` that nothing steers, as settings want it.
  public init(root: [UInt8], _ configuration: Configuration) {
    self.init(root: root)
    budgetTokens = configuration.number(.tokens) ?? budgetTokens
    usesHistory = configuration.flag(.history) ?? usesHistory
    format = configuration.text(.format).flatMap { OutputFormat(rawValue: $0) } ?? format
    tokenizer = configuration.text(.tokenizer)
    deadlineMilliseconds = configuration.number(.deadline)
  }
}
