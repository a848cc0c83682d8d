// Finds the paths with a place in a line of any tool's output.
//
// The line is cut into words of bytes that paths consist of, from left to right; behind each word
// that looks like a file's name a place is read (`readPlace`). So every byte is looked at a bounded
// number of times, whatever the line holds. Paths with spaces are found where something encloses
// them: quotation marks, a parenthesis, or C#'s ` in `.

/// The paths with a place in a line, from left to right.
struct LocationScanner {
  private let line: ArraySlice<UInt8>
  private var position: Int
  /// No path reaches in front of this.
  private var floor: Int

  init(_ line: ArraySlice<UInt8>) {
    self.line = line
    position = line.startIndex
    floor = line.startIndex
  }

  /// How far in front of a word the beginning of a path with spaces is looked for.
  private static let maximumLookBack = 200

  /// The next path with a place.
  mutating func next() -> PathLocation? {
    while position < line.endIndex {
      guard LocationScanner.isWord(line[position]) else {
        position += 1
        continue
      }
      let start = position
      let end = endOfWord(from: start)
      position = max(end, start + 1)
      if let found = location(start..<end) {
        position = max(position, found.end)
        floor = position
        return found
      }
    }
    return nil
  }

  /// What a path consists of without a doubt.
  static func isWord(_ byte: UInt8) -> Bool {
    if byte.isIdentifier { return true }
    switch byte {
    case .slash, .backslash, .dot, .hyphen, .at, UInt8(ascii: "+"), UInt8(ascii: "~"),
      UInt8(ascii: "%"), UInt8(ascii: "="), UInt8(ascii: "!"), UInt8(ascii: "?"),
      UInt8(ascii: "&"), UInt8(ascii: "^"):
      return true
    default: return false
    }
  }

  /// Where the word ends that begins at `start`: a colon belongs to it in `C:\` and `http://`,
  /// brackets where they stand around a component or a part of one, as in `pages/[id].tsx`.
  private func endOfWord(from start: Int) -> Int {
    var index = start
    var openBrackets = 0
    while index < line.endIndex {
      let byte = line[index]
      if byte == .colon {
        guard isInsideColon(index, wordStart: start) else { break }
      } else if byte == .openBracket {
        guard line.at(index - 1) == .slash, index > start else { break }
        openBrackets += 1
      } else if byte == .closeBracket {
        guard openBrackets > 0 else { break }
        openBrackets -= 1
      } else if !LocationScanner.isWord(byte) {
        break
      }
      index += 1
    }
    return index
  }

  private func isInsideColon(_ index: Int, wordStart: Int) -> Bool {
    guard let next = line.at(index + 1) else { return false }
    let before = line[wordStart..<index]
    if next == .slash || next == .backslash {
      let isDrive =
        before.last?.isLetter == true && (before.count == 1 || before.dropLast().last == .slash)
      return isDrive || (next == .slash && !before.contains(.dot))
    }
    // Dart's `package:app/a.dart`, Java's `jar:file:`.
    return before.equals("package") || before.equals("jar")
  }

  private func location(_ word: Range<Int>) -> PathLocation? {
    let place = readPlace(line, after: word.upperBound) ?? testName(after: word.upperBound)
    guard var found = place else { return nil }
    // Stacks of Firefox and Safari have `function@url`.
    var range = word
    if line[word].contains(.at),
      let at = line[word].firstIndex(ofText: "@http") ?? line[word].firstIndex(ofText: "@file:")
        ?? line[word].firstIndex(ofText: "@webpack")
    {
      range = (at + 1)..<word.upperBound
    }
    // A browser shows files of a repository with `#L1`: such a path isn't the tree's.
    if found.style == .number, line[word].holds("://") { return nil }
    guard FileNameShape.isLocatedPath(withoutQuery(line[range])) else { return nil }
    found.path = widened(range, place: found)
    return found
  }

  private func withoutQuery(_ path: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    path.firstIndex(of: UInt8(ascii: "?")).map { path[..<$0] } ?? path
  }

  /// pytest's `test_a.py::Suite::test_b[parameters]`.
  private func testName(after end: Int) -> PathLocation? {
    guard line[end...].starts("::"), let first = line.at(end + 2), first.isIdentifier else {
      return nil
    }
    var index = end + 2
    while let byte = line.at(index), byte.isIdentifier || byte == .colon { index += 1 }
    return PathLocation(path: 0..<0, line: nil, column: nil, style: .testName, end: index)
  }

  /// The whole of a path that has spaces in it.
  private func widened(_ word: Range<Int>, place: PathLocation) -> Range<Int> {
    guard let before = line.at(word.lowerBound - 1), before == .space || before == .closeParenthesis
    else { return word }
    let start = max(floor, word.lowerBound - LocationScanner.maximumLookBack)
    let reach = line[start..<word.lowerBound]
    let isQuoted = line.at(word.upperBound) == .quote
    var opening: Int?
    if isQuoted {
      opening = reach.lastIndex(of: .quote).map { $0 + 1 }
    } else if place.style == .words {
      opening = reach.lastIndex(ofText: " in ").map { $0 + 4 }
    } else if line.at(place.end) == .closeParenthesis {
      opening = reach.lastIndex(of: .openParenthesis).map { $0 + 1 }
    }
    guard let opening, opening < word.lowerBound, isAbsolute(line[opening..<word.upperBound])
    else { return word }
    return opening..<word.upperBound
  }

  private func isAbsolute(_ path: ArraySlice<UInt8>) -> Bool {
    guard let first = path.first else { return false }
    if first == .slash { return true }
    if path.starts("file:") { return true }
    return first.isLetter && path.at(path.startIndex + 1) == .colon
      && (path.at(path.startIndex + 2) == .backslash || path.at(path.startIndex + 2) == .slash)
  }
}
