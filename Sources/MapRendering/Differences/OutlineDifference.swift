package import SourceModel

/// A file in one state.
package struct FileState: Sendable {
  package let file: OutlinedFile
  /// The definitions that its outline shows, ascending.
  package let definitions: [Int]

  package init(_ file: OutlinedFile, definitions: [Int]) {
    self.file = file
    self.definitions = definitions
  }

  package var path: RepositoryPath { file.path }
}

/// A file in two states.
package struct FileStates: Sendable {
  /// The file before; `nil` where there was none.
  package let old: FileState?
  /// The file afterwards; `nil` where there is none.
  package let new: FileState?

  package init(old: FileState?, new: FileState?) {
    self.old = old
    self.new = new
  }

  /// Whether the path is another one.
  package var isRenamed: Bool {
    if let old, let new { old.path != new.path } else { false }
  }
}

/// What changed in the outline of a file, in the unified format.
///
/// ```
/// --- a/shop/cart.py
/// +++ b/shop/cart.py
/// @@ -3,4 +3,4 @@ class Cart:
///  │    def add(self, item):
/// -│    def total(self):
/// +│    def total(self, currency):
///  │    def clear(self):
/// ```
///
/// It is the difference of what `repomap outline` shows of both states: numbers are those of the lines of the
/// outlines. A hunk begins and ends with whole signatures; the header around its first change stands behind the second
/// `@@` where the hunk doesn't hold it.
package struct OutlineDifference: Sendable {
  /// Lines without change around the changes of a hunk.
  private static let contextLines = 3

  /// What stands in front of the hunks.
  package let opening: [UInt8]
  /// The hunks, each of whole lines.
  package let hunks: [[UInt8]]

  /// Whether there is nothing to tell.
  package var isEmpty: Bool { opening.isEmpty }

  /// The difference of a file.
  ///
  /// - Parameters:
  ///   - states: The file in both states.
  ///   - showsDocumentation: Whether signatures have the first line of their documentation with them.
  package init(_ states: FileStates, showsDocumentation: Bool = false) {
    var options = LineOptions()
    options.showsDocumentation = showsDocumentation
    let sides = OutlineSides(
      old: WholeOutline(states.old, options), new: WholeOutline(states.new, options))
    let edits = lineDifference(sides.old.lines, sides.new.lines)
    hunks = sides.ranges(edits, contextLines: OutlineDifference.contextLines)
      .map { sides.hunk(edits, $0) }
    var opening = ""
    if states.isRenamed, let old = states.old, let new = states.new {
      opening += "rename from \(old.path)\nrename to \(new.path)\n"
    }
    if !hunks.isEmpty {
      opening += "--- " + (states.old.map { "a/\($0.path)" } ?? "/dev/null") + "\n"
      opening += "+++ " + (states.new.map { "b/\($0.path)" } ?? "/dev/null") + "\n"
    }
    self.opening = Array(opening.utf8)
  }
}

/// The outlines of both states of a file.
private struct OutlineSides {
  let old: WholeOutline
  let new: WholeOutline

  /// Whether a signature begins with the line of an edit.
  private func isFirst(_ edit: LineEdit) -> Bool {
    switch edit {
    case .kept(_, let new): self.new.isFirst[new]
    case .removed(let old): self.old.isFirst[old]
    case .added(let new): self.new.isFirst[new]
    }
  }

  /// The edits that make up each hunk.
  func ranges(_ edits: [LineEdit], contextLines: Int) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    for place in edits.indices where !edits[place].isKept {
      var start = max(ranges.last?.lowerBound ?? 0, place - contextLines)
      while start > 0, !isFirst(edits[start]) { start -= 1 }
      var end = min(edits.count, place + 1 + contextLines)
      while end < edits.count, !isFirst(edits[end]) { end += 1 }
      if let last = ranges.last, start <= last.upperBound {
        ranges[ranges.count - 1] = last.lowerBound..<max(end, last.upperBound)
      } else {
        ranges.append(start..<end)
      }
    }
    return ranges
  }

  /// The text of a hunk.
  func hunk(_ edits: [LineEdit], _ range: Range<Int>) -> [UInt8] {
    var (oldCount, newCount) = (0, 0)
    for edit in edits[..<range.lowerBound] { count(edit, &oldCount, &newCount) }
    let (oldStart, newStart) = (oldCount, newCount)
    var lines: [UInt8] = []
    for edit in edits[range] {
      count(edit, &oldCount, &newCount)
      switch edit {
      case .kept(_, let place): lines += [UInt8(ascii: " ")] + new.lines[place]
      case .removed(let place): lines += [UInt8(ascii: "-")] + old.lines[place]
      case .added(let place): lines += [UInt8(ascii: "+")] + new.lines[place]
      }
      lines.append(UInt8(ascii: "\n"))
    }
    let place =
      "@@ -\(position(oldStart, oldCount)) +\(position(newStart, newCount)) @@"
    return Array(place.utf8) + header(edits, range, oldStart, newStart) + [UInt8(ascii: "\n")]
      + lines
  }

  private func count(_ edit: LineEdit, _ oldCount: inout Int, _ newCount: inout Int) {
    switch edit {
    case .kept:
      oldCount += 1
      newCount += 1
    case .removed: oldCount += 1
    case .added: newCount += 1
    }
  }

  /// Where lines are, as the unified format has it: from 1, and of no lines where the one before them is.
  private func position(_ start: Int, _ end: Int) -> String {
    end == start ? "\(start),0" : "\(start + 1),\(end - start)"
  }

  /// The header around the first change of a hunk, if it stands in front of the hunk.
  private func header(
    _ edits: [LineEdit], _ range: Range<Int>, _ oldStart: Int, _ newStart: Int
  ) -> [UInt8] {
    var text: [UInt8]?
    switch edits[range].first(where: { !$0.isKept }) {
    case .removed(let place):
      if let header = old.headers[place], header < oldStart { text = old.lines[header] }
    case .added(let place):
      if let header = new.headers[place], header < newStart { text = new.lines[header] }
    case .kept, nil: break
    }
    guard let text else { return [] }
    return [UInt8(ascii: " ")] + text.dropFirst("│".utf8.count).drop { $0 == 0x20 || $0 == 0x09 }
  }
}
