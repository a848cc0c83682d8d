internal import SourceModel

/// Rewrites what only the fixed form of Fortran has into the free form that the grammar knows, byte for
/// byte, so that every offset stays right:
///
/// 1. `C`, `c` or `*` in the first column, which begins a comment, to `!`;
/// 2. a sign in the sixth column, which continues the line before, to `&`.
///
/// Without this, an apostrophe in a comment opens a string, and whole subroutines are lost.
enum FixedFormMask {
  /// Columns before the statements: a label and the sign of a continuation.
  private static let margin = 5
  /// Lines that are looked at to tell the form.
  private static let decidingLines = 400

  /// - Returns: `nil` for free form, and where nothing has to be rewritten.
  static func mask(_ source: UnsafeRawBufferPointer) -> [UInt8]? {
    guard isFixedForm(source) else { return nil }
    var masked: [UInt8]?
    forEachLine(of: source) { line in
      if let sign = replacement(of: line, in: source) {
        if masked == nil { masked = Array(source) }
        masked?[sign.place] = sign.byte
      }
      return true
    }
    return masked
  }

  private static func replacement(
    of line: Range<Int>, in source: UnsafeRawBufferPointer
  ) -> (place: Int, byte: UInt8)? {
    guard let first = source[line].first else { return nil }
    if "Cc*".utf8.contains(first) { return (line.lowerBound, UInt8(ascii: "!")) }
    let place = line.lowerBound + margin
    guard place < line.upperBound, source[line.lowerBound..<place].allSatisfy({ $0 == 0x20 }),
      !" 0!&\r\t".utf8.contains(source[place])
    else { return nil }
    return (place, UInt8(ascii: "&"))
  }

  /// Whether statements begin behind the margin, and nothing but comments, labels and directives
  /// stands in it.
  private static func isFixedForm(_ source: UnsafeRawBufferPointer) -> Bool {
    var isFixed = false
    var count = 0
    forEachLine(of: source) { line in
      count += 1
      let text = source[line]
      guard let first = text.first, !"Cc*!#dD\r\t".utf8.contains(first) else {
        return count < decidingLines
      }
      let head = text.prefix(margin)
      if head.contains(where: { !($0 == 0x20 || isDigit($0) || $0 == UInt8(ascii: "!")) }) {
        isFixed = false
        return false
      }
      if text.count > margin + 1, head.count == margin { isFixed = true }
      return count < decidingLines
    }
    return isFixed
  }

  /// Calls `body` with every line, without its line feed, until it says no.
  private static func forEachLine(
    of source: UnsafeRawBufferPointer, _ body: (Range<Int>) -> Bool
  ) {
    var start = 0
    while start < source.count {
      let end = source.firstIndex(of: UInt8(ascii: "\n"), from: start) ?? source.count
      guard body(start..<end) else { return }
      start = end + 1
    }
  }
}
