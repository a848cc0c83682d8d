/// The matches of one pattern at one node: captures of each, in one list.
struct MatchList: ~Copyable {
  private var captures = FlatBuffer<NodeCapture>()
  private var matches = FlatBuffer<Match>()

  struct Match {
    /// Where its captures end.
    var end: Int
    var isDropped = false
  }

  var count: Int { matches.count }

  mutating func removeAll() {
    captures.truncate(to: 0)
    matches.truncate(to: 0)
  }

  mutating func append(_ match: UnsafeBufferPointer<NodeCapture>) {
    captures.append(contentsOf: match)
    matches.append(Match(end: captures.count))
  }

  /// Whether the match counts: it wasn't dropped.
  func isKept(_ index: Int) -> Bool { !matches[index].isDropped }

  /// The captures of a match, in the order of the pattern; valid until the list changes.
  subscript(index: Int) -> UnsafeBufferPointer<NodeCapture> {
    let start = index == 0 ? 0 : matches[index - 1].end
    return UnsafeBufferPointer(rebasing: captures.elements[start..<matches[index].end])
  }

  /// Drops matches whose captures another one has too: of equal ones all but the first.
  ///
  /// - Parameter window: How many matches around each one are looked at.
  mutating func dropContained(window: Int) {
    for index in 0..<count {
      for other in max(0, index - window)..<min(count, index + window + 1)
      where other != index && isKept(other) {
        let (small, large) = (self[index], self[other])
        if small.count > large.count || (small.count == large.count && other > index) { continue }
        if isContained(small, in: large) {
          matches[index].isDropped = true
          break
        }
      }
    }
  }

  /// Whether all of `small` are in `large`, in the same order.
  private func isContained(
    _ small: UnsafeBufferPointer<NodeCapture>, in large: UnsafeBufferPointer<NodeCapture>
  ) -> Bool {
    var found = 0
    for capture in large where found < small.count && capture == small[found] { found += 1 }
    return found == small.count
  }
}
