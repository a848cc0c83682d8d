/// The matches of one pattern at one node: captures of each, in one array.
struct MatchList {
  private var captures: [PatternSearch.Capture] = []
  /// Where the captures of each match end.
  private var ends: [Int] = []
  private var isDropped: [Bool] = []

  var count: Int { ends.count }

  mutating func removeAll() {
    captures.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    isDropped.removeAll(keepingCapacity: true)
  }

  mutating func append(_ match: [PatternSearch.Capture]) {
    captures.append(contentsOf: match)
    ends.append(captures.count)
    isDropped.append(false)
  }

  /// Captures of the match `index`; none where it was dropped.
  func isKept(_ index: Int) -> Bool { !isDropped[index] }

  /// The captures of a match, in the order of the pattern.
  subscript(index: Int) -> ArraySlice<PatternSearch.Capture> {
    captures[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
  }

  /// Drops matches whose captures another one has too: of equal ones all but the first.
  ///
  /// - Parameter window: How many matches around each one are looked at.
  mutating func dropContained(window: Int) {
    for index in 0..<count {
      for other in max(0, index - window)..<min(count, index + window + 1)
      where other != index && !isDropped[other] {
        let (small, large) = (self[index], self[other])
        if small.count > large.count || (small.count == large.count && other > index) { continue }
        if isContained(small, in: large) {
          isDropped[index] = true
          break
        }
      }
    }
  }

  private func isContained(
    _ small: ArraySlice<PatternSearch.Capture>, in large: ArraySlice<PatternSearch.Capture>
  ) -> Bool {
    var rest = small[...]
    for capture in large where capture == rest.first { rest.removeFirst() }
    return rest.isEmpty
  }
}
