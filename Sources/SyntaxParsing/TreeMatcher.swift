internal import CTreeSitter
internal import PatternMatching

/// Runs ``TreeQuery``s over syntax trees, one after the other, on one thread.
///
/// Input: a query and a tree. Output: the matches, by the node that they begin at, and there by
/// their pattern's place in the query. Steps: write the tree's nodes into a ``NodeTable``; at each
/// node, try the patterns whose first test asks for its symbol (``PatternSearch``); of the matches
/// of one pattern at one node, drop those whose captures another one has too, as tree-sitter does
/// (`a? b` matches without `a` only where there is none); evaluate the predicates of the others.
///
/// Work is counted in nodes and comparisons. All patterns that begin at one node have a limit of
/// their own besides that of the whole, because two free steps among *n* children make *n*² pairs.
struct TreeMatcher: ~Copyable {
  private var nodes = NodeTable()
  private let matcher = PatternMatcher()

  /// Comparisons in one step of a ``WorkLimit``.
  private static let comparisonsPerStep = 100

  /// Comparisons that one pattern may need at one node: this, and a factor of the nodes below it.
  private static let minimumAttempt = 100_000
  private static let attemptPerNode = 256

  /// A match is compared with as many that follow it: those that it can contain are near.
  private static let containmentWindow = 16

  /// Calls `body` with each match below `root` whose predicates hold; see
  /// ``QueryRunner/forEachMatch(of:below:in:limit:_:)``.
  mutating func forEachMatch(
    of query: TreeQuery, below root: SyntaxNode, in source: UnsafeRawBufferPointer,
    limit: inout WorkLimit, _ body: (QueryMatch) -> Void
  ) -> Bool {
    nodes.fill(below: root, for: query.symbols)
    guard let entries = nodes.entries else { return true }
    let tables = query.tables
    var search = PatternSearch(tables, entries, of: root.raw.tree)
    let comparisonLimit =
      min(limit.remainingSteps, Int.max / 1024) * TreeMatcher.comparisonsPerStep
    var comparisons = nodes.count
    var isComplete = true
    for index in nodes.candidates {
      let size = Int(entries[Int(index)].end) - Int(index)
      let budget = TreeMatcher.minimumAttempt + TreeMatcher.attemptPerNode * size
      let roots = tables.roots(of: entries[Int(index)].symbol)
      for position in 0..<(roots.count + tables.wildcardRoots.count) {
        let root =
          position < roots.count
          ? roots[position] : tables.wildcardRoots[position - roots.count]
        if search.findMatches(of: root.test, at: Int32(index), budget: budget) {
          report(&search.matches, of: Int(root.pattern), query, entries, in: source, body)
        }
        comparisons += search.comparisons
        if search.isExhausted { isComplete = false }
      }
      if comparisons > comparisonLimit || limit.isStopped {
        isComplete = false
        break
      }
    }
    limit.add(steps: comparisons / TreeMatcher.comparisonsPerStep)
    return isComplete
  }

  /// Calls `body` with those of the matches that count.
  private func report(
    _ matches: inout MatchList, of pattern: Int, _ query: TreeQuery,
    _ entries: UnsafePointer<NodeEntry>, in source: UnsafeRawBufferPointer,
    _ body: (QueryMatch) -> Void
  ) {
    if matches.count > 1 { matches.dropContained(window: TreeMatcher.containmentWindow) }
    for index in 0..<matches.count where matches.isKept(index) {
      let match = QueryMatch(pattern: pattern, captures: matches[index], entries: entries)
      let holds = query.predicates[pattern].allSatisfy {
        $0.holds(for: match, in: source, matcher: matcher)
      }
      if holds { body(match) }
    }
  }
}
