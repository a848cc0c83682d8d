/// How much of a definition's signature a map shows, from little to all.
package enum SignatureDetail: Sendable, Comparable {
  /// The line of the name, up to the name.
  case name
  /// The line of the name, and of that so much as is short.
  case brief
  /// All of it.
  case complete

  /// At most so many bytes of a signature are shown, unless its name is longer or ends behind them.
  package var maximumBytes: Int {
    switch self {
    case .name: 0
    case .brief: 72
    case .complete: .max
    }
  }
}
