/// A number of tokens, in thousandths, so that the counts of pieces add up exactly to the count of
/// the whole.
package struct TokenCount: Hashable, Comparable, Sendable, AdditiveArithmetic {
  package var thousandths: Int

  package init(thousandths: Int) { self.thousandths = thousandths }
  package init(tokens: Int) { thousandths = tokens * 1000 }

  package static let zero = TokenCount(thousandths: 0)

  /// Whole tokens, rounded up.
  package var tokens: Int { (thousandths + 999) / 1000 }

  package static func < (left: TokenCount, right: TokenCount) -> Bool {
    left.thousandths < right.thousandths
  }

  package static func + (left: TokenCount, right: TokenCount) -> TokenCount {
    TokenCount(thousandths: left.thousandths + right.thousandths)
  }

  package static func - (left: TokenCount, right: TokenCount) -> TokenCount {
    TokenCount(thousandths: left.thousandths - right.thousandths)
  }
}
