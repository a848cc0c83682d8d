/// A path and the place in the file that a text points to.
struct PathLocation: Equatable {
  /// How the line number is written, as far as it tells tools apart.
  enum Style {
    /// `a.c:1`, `a.c:1:2`
    case colons
    /// `a.cs(1,2)`
    case parentheses
    /// `a.php on line 1`, `"a.py", line 1`, `a.cs:line 1`
    case words
    /// `a.R#1`, `a.c#L1`
    case number
    /// `test_a.py::Suite::test_b`
    case testName
  }

  /// Where the path stands in the text.
  var path: Range<Int>
  /// 0-based.
  var line: Int?
  /// 0-based.
  var column: Int?
  var style: Style
  /// Where the place's text ends.
  var end: Int
}
