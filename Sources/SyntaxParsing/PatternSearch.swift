internal import CTreeSitter

/// Finds all matches of one pattern that begin at one node, by backtracking.
///
/// Input: a pattern's first test and a node. Output: the captures of each match. A node is tested,
/// then its children from the first element on, then what follows it among its siblings; every way
/// that leads to the end is a match. Matches are found in the order of the source, and with an
/// optional part before without it.
///
/// Invariants: the recursion is as deep as the pattern is long, however deep and wide the tree is;
/// where nothing is captured any more, the first way decides; the budget bounds the comparisons.
///
/// The anchors are tree-sitter's (`ts_query_cursor__advance` in lib/src/query.c of 0.26): they look
/// over anonymous nodes, but not over comments; a repetition is broken by any other node.
struct PatternSearch: ~Copyable {
  /// Matches of one pattern at one node beyond this number and that of the nodes below are left
  /// out: they are combinations.
  private static let minimumMatchLimit = 1_000

  /// Children that are being matched: where they end, and what goes on behind their parent.
  private struct Frame {
    var parent: Int32
    var end: Int32
    /// -1 for the outermost.
    var outer: Int32
    var resumeElement: Int32
    var resumePosition: Int32
    var isEndAnchored: Bool
  }

  /// Where a repetition may stop, and how long ``path`` is there.
  struct Stop {
    var position: Int32
    var pathCount: Int
  }

  private let tests: UnsafePointer<QueryTest>
  private let elements: UnsafePointer<QueryElement>
  private let captureNames: UnsafePointer<UInt32>
  private let negatedFields: UnsafePointer<UInt16>
  private let entries: UnsafePointer<NodeEntry>
  /// The tree of the nodes.
  private let tree: OpaquePointer

  /// Comparisons that the last search made.
  private(set) var comparisons = 0
  private var budget = 0
  private var matchLimit = 0

  /// A test has at most one frame at a time, so these are enough for all of them.
  private let frames: UnsafeMutablePointer<Frame>
  private var frameCount: Int32 = 0
  private var path = FlatBuffer<NodeCapture>()
  /// Of the repetitions that are being matched.
  private var stops = FlatBuffer<Stop>()
  /// What the last search found.
  var matches = MatchList()

  /// - Parameters:
  ///   - tables: Have to live as long as the search.
  ///   - entries: The nodes of the tree.
  ///   - tree: Has to live as long, too.
  init(_ tables: QueryTables, _ entries: UnsafePointer<NodeEntry>, of tree: OpaquePointer) {
    tests = tables.tests
    elements = tables.elements
    captureNames = tables.captures
    negatedFields = tables.negatedFields
    frames = .allocate(capacity: tables.testCount + 1)
    self.entries = entries
    self.tree = tree
  }

  deinit { frames.deallocate() }

  /// Whether the budget or the limit of matches was used up, so that there may be more matches.
  var isExhausted: Bool { comparisons > budget }

  /// Whether `test` and what follows it match at the node `index`; ``matches`` holds the ways.
  mutating func findMatches(of test: Int32, at index: Int32, budget: Int) -> Bool {
    comparisons = 1
    self.budget = budget
    let test = tests + Int(test)
    guard passes(test, index) else { return false }
    matches.removeAll()
    matchLimit = Int(entries[Int(index)].end - index) + PatternSearch.minimumMatchLimit
    let parent = entries[Int(index)].parent
    if test.pointee.next != QueryElement.end {
      // Siblings have a parent, and below errors they are nothing that belongs together.
      guard parent >= 0, entries[Int(parent)].symbol != errorSymbol else { return false }
    }
    let outermost = push(
      Frame(
        parent: parent, end: entries[Int(max(0, parent))].end, outer: -1,
        resumeElement: QueryElement.end, resumePosition: 0, isEndAnchored: false))
    defer { frameCount -= 1 }
    return follow(test, at: index, in: outermost)
  }

  @inline(__always)
  private mutating func push(_ frame: Frame) -> Int32 {
    (frames + Int(frameCount)).initialize(to: frame)
    frameCount += 1
    return frameCount - 1
  }

  /// Matches the children of the node `index`, which has passed `test`, and what follows it.
  private mutating func follow(
    _ test: UnsafePointer<QueryTest>, at index: Int32, in frame: Int32
  ) -> Bool {
    let pathCount = path.count
    for capture in 0..<Int(test.pointee.captureCount) {
      let name = captureNames[Int(test.pointee.captureStart) + capture]
      path.append(NodeCapture(name: name, node: index))
    }
    let isFound: Bool
    let end = entries[Int(index)].end
    if test.pointee.flags.contains(.hasChildren) {
      let inner = push(
        Frame(
          parent: index, end: end, outer: frame, resumeElement: test.pointee.next,
          resumePosition: end, isEndAnchored: test.pointee.flags.contains(.isEndAnchored)))
      isFound = advance(to: test.pointee.firstChild, from: index + 1, in: inner, reach: nil)
      frameCount -= 1
    } else {
      let reach: QueryElement.Reach? =
        test.pointee.flags.contains(.isStrictBehind) ? .nothing : nil
      isFound = advance(to: test.pointee.next, from: end, in: frame, reach: reach)
    }
    path.truncate(to: pathCount)
    return isFound
  }

  /// Matches `element`, and what follows it, among the siblings from `position` on.
  private mutating func advance(
    to element: Int32, from position: Int32, in frame: Int32, reach: QueryElement.Reach?
  ) -> Bool {
    if element < 0 {
      return element == QueryElement.endOfRepetition || leave(frame, at: position)
    }
    let element = elements + Int(element)
    switch element.pointee.quantifier {
    case .one:
      return search(element, from: position, in: frame, reach: reach)
    case .optional:
      let isFound = search(element, from: position, in: frame, reach: reach)
      if isFound && !element.pointee.hasCapturesAhead { return true }
      return skip(element, from: position, in: frame, reach: reach) || isFound
    case .any:
      let isFound = searchRuns(element, from: position, in: frame, reach: reach)
      if isFound && !element.pointee.hasCapturesAhead { return true }
      return skip(element, from: position, in: frame, reach: reach) || isFound
    case .several:
      return searchRuns(element, from: position, in: frame, reach: reach)
    }
  }

  /// Goes on behind the parent of siblings that are matched; at the outermost level, notes a match.
  private mutating func leave(_ frame: Int32, at position: Int32) -> Bool {
    let inner = frames[Int(frame)]
    if inner.isEndAnchored, isNamed(from: position, to: inner.end) { return false }
    guard inner.outer >= 0 else {
      matches.append(path.elements)
      if matches.count >= matchLimit { comparisons = budget + 1 }
      return true
    }
    return advance(
      to: inner.resumeElement, from: inner.resumePosition, in: inner.outer, reach: nil)
  }

  /// Whether one of the siblings from `position` on is named.
  private mutating func isNamed(from position: Int32, to end: Int32) -> Bool {
    var index = position
    while index < end {
      comparisons += 1
      if entries[Int(index)].isNamed { return true }
      index = entries[Int(index)].end
    }
    return false
  }

  /// Goes on as if the optional `element` were not there.
  private mutating func skip(
    _ element: UnsafePointer<QueryElement>, from position: Int32, in frame: Int32,
    reach: QueryElement.Reach?
  ) -> Bool {
    let isBound = reach == QueryElement.Reach.nothing
    return advance(
      to: element.pointee.next, from: position, in: frame,
      reach: isBound ? reach : element.pointee.reachWhenSkipped)
  }

  /// Matches one of the siblings from `position` on, and what follows it.
  private mutating func search(
    _ element: UnsafePointer<QueryElement>, from position: Int32, in frame: Int32,
    reach: QueryElement.Reach?
  ) -> Bool {
    guard isPossible(element, in: frame) else { return false }
    let end = frames[Int(frame)].end
    let firstTest = tests + Int(element.pointee.testStart)
    let testCount = Int(element.pointee.testCount)
    let field = element.pointee.field
    let reach = reach ?? element.pointee.reach
    var isFound = false
    var index = position
    while index < end {
      comparisons += testCount
      if isExhausted { return isFound }
      if field == 0 || field == entries[Int(index)].field {
        for test in firstTest..<(firstTest + testCount) where passes(test, index) {
          if follow(test, at: index, in: frame) {
            if !element.pointee.hasCapturesAhead { return true }
            isFound = true
          }
        }
      }
      if ends(reach, at: index) { break }
      index = entries[Int(index)].end
    }
    return isFound
  }

  /// Whether the siblings may hold what `element` asks for: mostly they don't.
  @inline(__always)
  private func isPossible(_ element: UnsafePointer<QueryElement>, in frame: Int32) -> Bool {
    element.pointee.bits & ~entries[Int(frames[Int(frame)].parent)].children == 0
  }

  /// Whether a search must not go on behind the node `index`.
  @inline(__always)
  private func ends(_ reach: QueryElement.Reach, at index: Int32) -> Bool {
    switch reach {
    case .free: false
    case .anonymous: entries[Int(index)].isNamed
    case .nothing: true
    }
  }
}

// MARK: - Repetitions

extension PatternSearch {
  /// Matches a run of siblings from `position` on, and what follows it: the longest run that
  /// something can follow.
  private mutating func searchRuns(
    _ element: UnsafePointer<QueryElement>, from position: Int32, in frame: Int32,
    reach: QueryElement.Reach?
  ) -> Bool {
    guard isPossible(element, in: frame) else { return false }
    let end = frames[Int(frame)].end
    let reach = reach ?? element.pointee.reach
    var isFound = false
    var index = position
    while index < end {
      let pathCount = path.count
      let stopCount = stops.count
      var next = index
      while next < end, repeats(element, at: next, in: frame) {
        next = entries[Int(next)].end
        stops.append(Stop(position: next, pathCount: path.count))
      }
      while stops.count > stopCount {
        let stop = stops.removeLast()
        path.truncate(to: stop.pathCount)
        if advance(to: element.pointee.next, from: stop.position, in: frame, reach: nil) {
          isFound = true
          break
        }
      }
      stops.truncate(to: stopCount)
      path.truncate(to: pathCount)
      if isExhausted || (isFound && !element.pointee.hasCapturesAhead) { return isFound }
      if next > index {
        if reach != .free { return isFound }
        index = next
      } else {
        if ends(reach, at: index) { return isFound }
        index = entries[Int(index)].end
      }
    }
    return isFound
  }

  /// Whether the node `index` is one of those that `element` repeats; then it is captured.
  private mutating func repeats(
    _ element: UnsafePointer<QueryElement>, at index: Int32, in frame: Int32
  ) -> Bool {
    let start = Int(element.pointee.testStart)
    comparisons += Int(element.pointee.testCount)
    guard !isExhausted else { return false }
    for test in (tests + start)..<(tests + start + Int(element.pointee.testCount))
    where passes(test, index) && follow(test, at: index, in: frame) {
      for capture in 0..<Int(test.pointee.captureCount) {
        let name = captureNames[Int(test.pointee.captureStart) + capture]
        path.append(NodeCapture(name: name, node: index))
      }
      return true
    }
    return false
  }
}

// MARK: - Tests

extension PatternSearch {
  /// Whether the node `index` itself, without its children, is what `test` asks for.
  @inline(__always)
  private func passes(_ test: UnsafePointer<QueryTest>, _ index: Int32) -> Bool {
    let entry = entries + Int(index)
    let flags = test.pointee.flags
    if test.pointee.isWildcard {
      guard passesWildcard(flags, entry) else { return false }
    } else {
      guard test.pointee.symbol == entry.pointee.symbol else { return false }
      if flags.contains(.missing), !entry.pointee.isMissing { return false }
    }
    if test.pointee.childrenBits & ~entry.pointee.children != 0 { return false }
    if test.pointee.field != 0, test.pointee.field != entry.pointee.field { return false }
    if test.pointee.supertypes & ~entry.pointee.supertypes != 0 { return false }
    return test.pointee.negatedCount == 0 || lacksFields(test, index)
  }

  @inline(__always)
  private func passesWildcard(_ flags: QueryTest.Flags, _ entry: UnsafePointer<NodeEntry>) -> Bool {
    if flags.contains(.missing) { return entry.pointee.isMissing }
    return entry.pointee.symbol != errorSymbol
      && (entry.pointee.isNamed || !flags.contains(.named))
  }

  /// Whether the node `index` has none of the fields that `test` forbids.
  private func lacksFields(_ test: UnsafePointer<QueryTest>, _ index: Int32) -> Bool {
    let entry = entries + Int(index)
    for position in 0..<Int(test.pointee.negatedCount) {
      let field = negatedFields[Int(test.pointee.negatedStart) + position]
      if entry.pointee.children & repomap_field_bit(field) == 0 { continue }
      var child = index + 1
      while child < entry.pointee.end {
        if entries[Int(child)].field == field { return false }
        child = entries[Int(child)].end
      }
      let node = TSNode(
        context: (entry.pointee.startByte, 0, 0, 0), id: entry.pointee.subtree, tree: tree)
      // A node can be in two fields through hidden nodes, of which the table has the inner one.
      if ts_node_child_by_field_id(node, field).id != nil { return false }
    }
    return true
  }
}
