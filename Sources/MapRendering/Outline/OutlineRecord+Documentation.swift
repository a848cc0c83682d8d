internal import SourceModel

extension OutlineRecord {
  /// What may stand behind the text of a documentation in its line, and is shown with it: `"""`, `*/`, `-->`.
  private static let maximumClosingBytes = 4

  /// Where documentation behind a signature is looked for.
  private static let maximumDocumentationBytes = 4096

  /// The bytes of the first line of the documentation that says something, without the signs around them.
  func documentationText(in source: [UInt8]) -> Range<Int>? {
    guard let start = documentationStart, start < source.count else { return nil }
    let end =
      start < signatureRange.lowerBound
      ? signatureRange.lowerBound : min(end, start + OutlineRecord.maximumDocumentationBytes)
    guard start < end else { return nil }
    return source.withUnsafeBytes {
      MapRendering.documentationLine(of: start..<end, in: $0)
    }
  }

  /// The line of the source with this text, and its number.
  func documentationLine(in source: [UInt8]) -> (number: Int, bytes: Range<Int>)? {
    guard let text = documentationText(in: source) else { return nil }
    let lineFeed = UInt8(ascii: "\n")
    let start = source[..<text.lowerBound].lastIndex(of: lineFeed).map { $0 + 1 } ?? 0
    let lineEnd = source[text.upperBound...].firstIndex(of: lineFeed) ?? source.count
    let isClosing = lineEnd - text.upperBound <= OutlineRecord.maximumClosingBytes
    let signature = signatureRange.clamped(to: 0..<source.count)
    let number =
      text.lowerBound < signature.lowerBound
      ? signatureLines.lowerBound
        - source[text.lowerBound..<signature.lowerBound].count { $0 == lineFeed }
      : signatureLines.upperBound - 1
        + source[signature.upperBound..<max(signature.upperBound, text.lowerBound)]
        .count { $0 == lineFeed }
    return (number, start..<(isClosing ? lineEnd : text.upperBound))
  }
}
