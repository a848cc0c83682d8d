/// How much of a definition's signature a map shows, from little to all.
package struct SignatureDetail: Sendable, Hashable, Comparable {
  /// At most so many bytes of the line of the name are shown behind its indentation, unless the name is
  /// longer or ends behind them; other lines only where this is the largest number.
  package let maximumBytes: Int

  /// The line of the name, as far as it has so many bytes.
  package init(maximumBytes: Int) { self.maximumBytes = maximumBytes }

  /// The line of the name, up to the name.
  package static let name = SignatureDetail(maximumBytes: 0)
  /// The line of the name, and of that so much as is short.
  package static let brief = SignatureDetail(maximumBytes: 72)
  /// All of it.
  package static let complete = SignatureDetail(maximumBytes: .max)

  package static func < (left: SignatureDetail, right: SignatureDetail) -> Bool {
    left.maximumBytes < right.maximumBytes
  }
}
