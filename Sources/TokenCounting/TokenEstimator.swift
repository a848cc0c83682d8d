/// Estimates how many tokens a text has, without a vocabulary.
///
/// Input: bytes of UTF-8. Output: a count that is meant to lie a little above that of the
/// tokenizers in use (cl100k, o200k), so that a budget holds with any of them.
///
/// Steps: the text is cut where those tokenizers cut it before they merge (runs of letters, of
/// digits, of punctuation, of space; a space belongs to the run behind it), letters further where
/// the case changes; each piece costs what such pieces cost on average for its length.
///
/// Invariant: no piece crosses a line feed, so the estimate of a text is the sum of the estimates
/// of its lines.
package struct TokenEstimator: Sendable {
  package init() {}

  /// The estimate for `text`.
  package func count(_ text: some Sequence<UInt8>) -> TokenCount {
    var piece = Piece()
    var total = 0
    for byte in text { total += piece.advance(byte) }
    return TokenCount(thousandths: total + piece.end())
  }

  /// The estimate for `text`.
  package func count(_ text: String) -> TokenCount { count(text.utf8) }
}

/// The piece that is being read.
private struct Piece {
  private enum Class { case none, lower, upper, digit, space, punctuation, other, lineFeed }

  private var current = Class.none
  private var length = 0
  private var last: UInt8 = 0

  /// Takes in a byte.
  ///
  /// - Returns: Thousandths of a token for the piece that ended before it.
  mutating func advance(_ byte: UInt8) -> Int {
    let next = Piece.classify(byte)
    if continues(next, byte) {
      length += 1
      if current == .upper && next == .lower { current = .lower }
      last = byte
      return 0
    }
    let cost = end(before: next)
    current = next
    length = 1
    last = byte
    return cost
  }

  /// Thousandths of a token for the last piece.
  mutating func end() -> Int { end(before: .none) }

  private func continues(_ next: Class, _ byte: UInt8) -> Bool {
    switch (current, next) {
    case (.lower, .lower), (.upper, .upper), (.digit, .digit), (.space, .space),
      (.other, .other), (.lineFeed, .lineFeed):
      true
    // A capital and the small letters behind it are one word.
    case (.upper, .lower): length == 1
    // Brackets and operators of the same kind merge: `()`, `::`, `->`, `===`.
    case (.punctuation, .punctuation): length < 2 || byte == last
    default: false
    }
  }

  private func end(before next: Class) -> Int {
    switch current {
    case .none: 0
    case .lower: 1000 + 145 * max(0, length - 5)
    case .upper: 1000 + 330 * max(0, length - 3)
    case .digit: 1000 * ((length + 2) / 3)
    // One space belongs to the word or sign behind it.
    case .space: next == .none || next == .lineFeed || length > 1 ? 1000 : 0
    case .punctuation: length > 2 ? 1000 + 120 * (length - 2) : 1000
    case .other: 420 * length
    case .lineFeed: 1000
    }
  }

  private static func classify(_ byte: UInt8) -> Class {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"): .lower
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): .upper
    case UInt8(ascii: "0")...UInt8(ascii: "9"): .digit
    case UInt8(ascii: " "), UInt8(ascii: "\t"): .space
    case UInt8(ascii: "\n"), UInt8(ascii: "\r"): .lineFeed
    case 0x80...: .other
    default: .punctuation
    }
  }
}
