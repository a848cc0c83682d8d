/// Counts the tokens of texts, exactly or by an estimate.
///
/// Sums add up: the sum of a text is the total of the sums of its lines, each with its line feed,
/// where no line begins with white space or `/` and none ends with white space before its line feed.
/// Lines of maps are such lines. (Tokenizers cut a text before they merge; white space, and in some
/// `/`, belongs to the signs or the space before it, line feeds too.)
package protocol TokenCounter: Sendable {
  /// What tells this counter from others in keys: counters of the same identity count the same.
  var identity: [UInt8] { get }

  /// Whether the sum of texts that end with line feeds is surely that of all of them together.
  var addsUpLines: Bool { get }

  /// The sum for `text`, which may hold any bytes.
  func sum(_ text: UnsafeRawBufferPointer) -> TokenCount

  /// Tokens that a text of this sum is said to have: rounded up, with the margin of an estimate.
  /// Never falls where `sum` grows.
  func tokens(_ sum: TokenCount) -> Int

  /// The largest sum whose ``tokens(_:)`` are at most `tokens`; zero where there is none.
  func room(_ tokens: Int) -> TokenCount
}

extension TokenCounter {
  /// Vocabularies may have tokens that go on behind a line feed.
  package var addsUpLines: Bool { false }

  /// The sum for `text`.
  package func sum(_ text: some Sequence<UInt8>) -> TokenCount {
    text.withContiguousStorageIfAvailable { sum(UnsafeRawBufferPointer($0)) }
      ?? Array(text).withUnsafeBytes { sum($0) }
  }

  /// The sum for the UTF-8 bytes of `text`.
  package func sum(_ text: String) -> TokenCount { sum(text.utf8) }
}
