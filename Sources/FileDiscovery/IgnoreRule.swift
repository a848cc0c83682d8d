/// One line of an ignore file.
struct IgnoreRule {
  /// `!`: what matches is not ignored, whatever earlier rules say.
  let isNegated: Bool
  /// A trailing `/`: only directories match.
  let isDirectoryOnly: Bool
  /// What the glob is compared with.
  let subject: Subject
  let glob: Glob

  enum Subject {
    /// The last component, at any depth below the ignore file.
    case name
    /// The path relative to the directory of the ignore file.
    case path
  }

  /// What a line means.
  enum Line {
    /// Nothing: empty, a comment.
    case blank
    /// A pattern that no path can match: a bracket that isn't closed, a `\` at the end.
    case invalid
    case rule(IgnoreRule)
  }

  /// Reads a line without its line end; `isFolding` means that paths are compared in lower case
  /// (core.ignoreCase).
  ///
  /// - Source: git 2.39 `dir.c`, `parse_path_pattern` and `add_patterns_from_buffer`.
  static func parse(_ line: ArraySlice<UInt8>, isFolding: Bool) -> Line {
    // git reads C strings: what follows a NUL doesn't exist.
    let text = trimmingTrailingSpaces(line.prefix { $0 != 0 })
    guard let first = text.first, first != UInt8(ascii: "#") else { return .blank }
    let isNegated = first == UInt8(ascii: "!")
    var pattern = text.dropFirst(isNegated ? 1 : 0)
    let isDirectoryOnly = pattern.last == .slash
    if isDirectoryOnly { pattern.removeLast() }
    guard !pattern.isEmpty else { return .blank }
    let isPath = pattern.contains(.slash)
    if pattern.first == .slash { pattern.removeFirst() }
    guard var elements = GlobParser.elements(of: Array(pattern), isFolding: isFolding) else {
      return .invalid
    }
    // `**/name` is what `name` alone means.
    let isNameAnywhere =
      elements.first == .directories
      && elements.dropFirst().allSatisfy { $0 == .star || $0.isUnitWithinComponent }
    if isNameAnywhere { elements.removeFirst() }
    return .rule(
      IgnoreRule(
        isNegated: isNegated, isDirectoryOnly: isDirectoryOnly,
        subject: isPath && !isNameAnywhere ? .path : .name, glob: Glob(elements)))
  }

  /// Spaces at the end don't count, unless a `\` stands before them.
  private static func trimmingTrailingSpaces(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var end = line.startIndex
    var position = line.startIndex
    while position < line.endIndex {
      let byte = line[position]
      position += byte == .backslash && position + 1 < line.endIndex ? 2 : 1
      // A `\` at the very end stops git's scan before it trims anything.
      if byte == .backslash, position == line.endIndex, line.last == .backslash { return line }
      if byte != .space { end = position }
    }
    return line[..<end]
  }
}

extension GlobElement {
  /// Whether the element matches exactly one byte that isn't `/`.
  fileprivate var isUnitWithinComponent: Bool {
    switch self {
    case .byte(let byte): byte != .slash
    case .set: true
    case .star, .anything, .directories: false
    }
  }
}
