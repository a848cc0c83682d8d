internal import CPCRE2

/// How an expression is read.
package struct PatternOptions: OptionSet, Sendable {
  package let rawValue: UInt32

  package init(rawValue: UInt32) {
    self.rawValue = rawValue
  }

  /// Pattern and subject are UTF-8: `.` and classes match a whole character. Invalid sequences in
  /// a subject match nothing and do no harm. Without it everything is bytes.
  package static let utf = PatternOptions(rawValue: 1 << 0)
  /// `\w`, `\d`, `\s` and `[[:alpha:]]` follow the Unicode properties; needs ``utf``.
  package static let ucp = PatternOptions(rawValue: 1 << 1)
  /// Letters match without regard to case.
  package static let caseless = PatternOptions(rawValue: 1 << 2)
  /// A match begins where the search begins.
  package static let anchored = PatternOptions(rawValue: 1 << 3)
  /// A match ends where the subject ends.
  package static let endAnchored = PatternOptions(rawValue: 1 << 4)
  /// `.` matches a line feed too.
  package static let dotAll = PatternOptions(rawValue: 1 << 5)
  /// `^` and `$` also match at the lines inside of the subject.
  package static let multiline = PatternOptions(rawValue: 1 << 6)
  /// White space and `#` comments in the expression count for nothing.
  package static let extended = PatternOptions(rawValue: 1 << 7)

  /// PCRE2's bits for these options.
  ///
  /// An expression may begin with `(*UTF)`. In bytes mode that is refused, because such a pattern
  /// would be run on subjects whose UTF-8 nobody has checked, which PCRE2 leaves undefined.
  var compileBits: UInt32 {
    var bits = PCRE2_NEVER_BACKSLASH_C
    bits |= contains(.utf) ? PCRE2_UTF | PCRE2_MATCH_INVALID_UTF : PCRE2_NEVER_UTF
    bits |= contains(.ucp) ? PCRE2_UCP : PCRE2_NEVER_UCP
    let others: [(PatternOptions, UInt32)] = [
      (.caseless, PCRE2_CASELESS), (.anchored, PCRE2_ANCHORED),
      (.endAnchored, PCRE2_ENDANCHORED), (.dotAll, PCRE2_DOTALL),
      (.multiline, PCRE2_MULTILINE), (.extended, PCRE2_EXTENDED),
    ]
    for (option, bit) in others where contains(option) { bits |= bit }
    return bits
  }
}
