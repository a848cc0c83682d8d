/// Estimates how many tokens a text has, without a vocabulary.
///
/// Input: bytes of UTF-8. Output: a count that is meant to lie a little above that of the tokenizers in
/// use (cl100k, o200k), so that a budget holds with any of them.
///
/// A sum is as near to the true count as can be, too low as often as too high. What a text of a sum is
/// said to have is more by a margin, which is the larger a part the shorter the text is: errors of words
/// cancel each other out in a long one.
///
/// Invariant: nothing that a cost depends on lies beyond a line feed, so the sum of a text is the sum of
/// its lines' sums, whatever they begin with.
///
/// docs/tokens.md has the method, and how far from the true counts the estimates are.
package struct TokenEstimator: TokenCounter {
  /// The margin in thousandths of a token: a constant, times the square root of the tokens, and for each
  /// token.
  private static let margin = (constant: 500, root: 600, each: 36)

  package init() {}

  package var identity: [UInt8] { Array("estimate 2".utf8) }

  /// The invariant.
  package var addsUpLines: Bool { true }

  /// The estimate for `text`, without a margin.
  package func sum(_ text: UnsafeRawBufferPointer) -> TokenCount {
    TokenCount(
      thousandths: text.withMemoryRebound(to: UInt8.self) { EstimatorScan($0).total() })
  }

  /// The sum with a margin, rounded up.
  package func tokens(_ sum: TokenCount) -> Int {
    guard sum > .zero else { return 0 }
    let margin = TokenEstimator.margin
    // The root of thousandths of thousandths is in thousandths.
    let root = TokenEstimator.squareRoot(sum.thousandths * 1000)
    let more = margin.constant + root * margin.root / 1000 + sum.thousandths * margin.each / 1000
    return TokenCount(thousandths: sum.thousandths + more).tokens
  }

  /// The largest sum that has at most `tokens` with its margin.
  package func room(_ tokens: Int) -> TokenCount {
    var least = 0
    var most = max(0, min(tokens, Int.max / 4_000_000)) * 1000
    while least < most {
      let middle = least + (most - least + 1) / 2
      if self.tokens(TokenCount(thousandths: middle)) <= tokens {
        least = middle
      } else {
        most = middle - 1
      }
    }
    return TokenCount(thousandths: least)
  }

  /// The largest number whose square is at most `value`, which is not negative.
  private static func squareRoot(_ value: Int) -> Int {
    var root = Int(Double(value).squareRoot())
    while root * root > value { root -= 1 }
    while (root + 1) * (root + 1) <= value { root += 1 }
    return root
  }
}
