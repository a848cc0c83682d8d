// Reads a place as somebody writes it for a program:
//
//   src/cache.py          src/cache.py:12          src/cache.py:12:5          src/cache.py#Cache.get
//
// Names of files may hold `:` and `#`, so the text alone doesn't tell where the path ends. Every way to read it
// is given, the longest path first; the first whose file exists is meant.
//
// Input: bytes of any kind. Output: a few readings, bounded by `maximumMarks`. Linear. It does not look at
// files.

/// One way to read a place that was written as a path with a line or a name behind it.
package struct FocusReading: Hashable, Sendable {
  /// What of the file is meant.
  package enum Place: Hashable, Sendable {
    case whole
    /// Both are 0-based.
    case line(Int, column: Int?)
    /// The name of a definition, perhaps with those around it in front: `Type.member`.
    case name([UInt8])
  }

  /// The bytes in front of the place; empty only where everything is.
  package var path: [UInt8]
  package var place: Place

  /// So many `#` at most are tried, from the last on.
  private static let maximumMarks = 8
  /// The longest line number, in digits.
  private static let maximumDigits = 8

  package init(path: [UInt8], place: Place) {
    self.path = path
    self.place = place
  }

  /// All ways to read a text, the longest path first. The first is the whole text as a path.
  package static func readings(of text: [UInt8]) -> [FocusReading] {
    var readings = [FocusReading(path: text, place: .whole)]
    // As compilers write it, with a colon behind the place.
    let end = text.last == .colon ? text.count - 1 : text.count
    if let last = number(before: end, in: text) {
      readings.append(
        FocusReading(path: Array(text[..<last.start]), place: .line(last.value, column: nil)))
      if let first = number(before: last.start, in: text) {
        readings.append(
          FocusReading(
            path: Array(text[..<first.start]), place: .line(first.value, column: last.value)))
      }
    }
    let marks = text.indices.reversed().lazy.filter { text[$0] == .number }
    for mark in marks.prefix(maximumMarks) where mark > 0 && mark + 1 < text.count {
      let name = Array(text[(mark + 1)...])
      // `C#/a.cs` has a folder in front; operators are called `/` too.
      if name.count > 1, name.contains(.slash) { continue }
      readings.append(FocusReading(path: Array(text[..<mark]), place: .name(name)))
    }
    return readings.enumerated().sorted { left, right in
      (right.element.path.count, left.offset) < (left.element.path.count, right.offset)
    }.map(\.element)
  }

  /// The number, made 0-based, in `:12` at the end of a text, and where the colon is.
  private static func number(before end: Int, in text: [UInt8]) -> (value: Int, start: Int)? {
    var start = end
    while start > 0, text[start - 1].isDigit, end - start < maximumDigits { start -= 1 }
    guard start < end, start > 1, text[start - 1] == .colon,
      let value = text[start..<end].leadingNumber?.value, value > 0
    else { return nil }
    return (value - 1, start - 1)
  }
}
