// Finds the definitions that a change touches.
//
// Input: a document, and ranges of its lines, ascending and disjoint; an empty one is a place in front
// of a line where lines were added. Output: indexes of definitions.
//
// For every changed line it is the innermost definition that has the line, for a place the innermost
// that has lines on both sides of it. What only encloses (namespaces, extensions), what is local and
// what is a test is no definition here.
//
// One walk over the lines with a stack of the definitions that are open, so the cost is that of the
// document and the change, however deep it is.

internal import SourceModel

/// The definitions of `document` that changes of its lines touch, ascending.
func changedDefinitions(_ document: FileIR, _ changes: [Range<Int>]) -> [Int] {
  var walk = OpenDefinitions(document)
  var found: Set<Int> = []
  for change in changes {
    if change.isEmpty {
      if let definition = walk.around(placeBefore: change.lowerBound) { found.insert(definition) }
    }
    // A change can't have more lines than the file; what a damaged diff says doesn't count.
    for line in change.clamped(to: 0..<max(0, document.summary.lineCount)) {
      if let definition = walk.around(line: line) { found.insert(definition) }
    }
  }
  return found.sorted()
}

/// The definitions that are open at a line. Asked for ascending lines.
private struct OpenDefinitions {
  private let definitions: [(index: Int, lines: Range<Int>)]
  private var next = 0
  private var open: [(index: Int, lines: Range<Int>)] = []

  init(_ document: FileIR) {
    var definitions: [(index: Int, lines: Range<Int>)] = []
    for (index, definition) in document.definitions.enumerated() where definition.isGold {
      definitions.append((index, definition.lines))
    }
    // In the order of the source already, but a query may have found them otherwise.
    self.definitions = definitions.sorted { left, right in
      (left.lines.lowerBound, right.lines.upperBound, left.index)
        < (right.lines.lowerBound, left.lines.upperBound, right.index)
    }
  }

  /// The innermost that has a line.
  mutating func around(line: Int) -> Int? { innermost(startingBefore: line + 1, endingAfter: line) }

  /// The innermost that has the line at `place` and the one before it.
  mutating func around(placeBefore place: Int) -> Int? {
    innermost(startingBefore: place, endingAfter: place)
  }

  private mutating func innermost(startingBefore start: Int, endingAfter end: Int) -> Int? {
    while next < definitions.count, definitions[next].lines.lowerBound < start {
      open.append(definitions[next])
      next += 1
    }
    // Whoever ends in front of this line does so for all later ones.
    while let last = open.last, last.lines.upperBound <= end { open.removeLast() }
    return open.last?.index
  }
}

extension Definition {
  /// Whether it can be what somebody had to find.
  fileprivate var isGold: Bool {
    !kind.isScopeOnly && kind != .namespace && flags.isDisjoint(with: [.local, .test])
  }
}
