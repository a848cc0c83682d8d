/// Why a pattern can't be compiled or applied.
package enum PatternError: Error, Sendable, Equatable {
  /// The expression is not a regular expression; `message` is PCRE2's own, `offset` counts bytes.
  case invalid(message: String, offset: Int)
  /// Matching took more steps, memory or stack than the limits allow: whether the subject matches
  /// is unknown. Callers count it as "no match".
  case limitExceeded
  /// PCRE2 reported a code that none of our calls should get.
  case unexpected(code: Int32)
}
