/// Why a pattern can't be compiled or applied.
package enum PatternError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The expression is not a regular expression; `message` is PCRE2's own, `offset` counts bytes.
  case invalid(message: String, offset: Int)
  /// Matching took more steps, memory or stack than the limits allow: whether the subject matches
  /// is unknown. Callers count it as "no match".
  case limitExceeded
  /// PCRE2 reported a code that none of our calls should get.
  case unexpected(code: Int32)

  package var description: String {
    switch self {
    case .invalid(let message, let offset): "\(message) at byte \(offset)"
    case .limitExceeded: "matching takes more than the limits allow"
    case .unexpected(let code): "PCRE2 error \(code)"
    }
  }
}
