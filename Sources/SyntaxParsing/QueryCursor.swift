internal import CTreeSitter
internal import PatternMatching

/// Runs queries over syntax trees, one after the other, on one thread.
package struct QueryCursor: ~Copyable {
  private let cursor: OpaquePointer
  private let matcher = PatternMatcher()
  private var nodes = NodeTable()
  private var captures = FlatBuffer<NodeCapture>()
  /// tree-sitter keeps pointers to these two while a query runs.
  private let limit: UnsafeMutablePointer<repomap_work_limit>
  private let options: UnsafeMutablePointer<repomap_query_options>

  /// Matches under way at one moment; more are dropped, the oldest first. Editors use 256, but a
  /// file of 1 MiB may nest deeper.
  private static let maximumPendingMatches: UInt32 = 4096

  package init() {
    guard let cursor = ts_query_cursor_new() else { preconditionFailure("out of memory") }
    self.cursor = cursor
    ts_query_cursor_set_match_limit(cursor, QueryCursor.maximumPendingMatches)
    limit = .allocate(capacity: 1)
    options = .allocate(capacity: 1)
    options.initialize(to: repomap_query_options())
  }

  deinit {
    ts_query_cursor_delete(cursor)
    limit.deallocate()
    options.deallocate()
  }

  /// Calls `body` with each match below `root` whose predicates hold.
  ///
  /// - Parameters:
  ///   - query: Compiled for the grammar that `root` was parsed with.
  ///   - root: The root of a tree.
  ///   - source: The text that `root` was parsed from.
  ///   - workLimit: Bounds the work; holds afterwards how much was done.
  ///   - body: Is called once for each match.
  /// - Returns: Whether all matches were found; `false` when a limit was reached or the work stopped.
  package mutating func forEachMatch(
    of query: SyntaxQuery, below root: SyntaxNode, in source: UnsafeRawBufferPointer,
    limit workLimit: inout WorkLimit, _ body: (QueryMatch) -> Void
  ) -> Bool {
    nodes.fill(below: root, for: query.symbols)
    limit.initialize(to: workLimit.raw)
    repomap_query_cursor_exec(cursor, query.pointer, root.raw, options, limit)
    var raw = TSQueryMatch()
    while repomap_query_cursor_next_match(cursor, &raw, limit) {
      guard let match = match(raw) else { continue }
      let predicates = query.predicates[match.pattern]
      let holds = predicates.allSatisfy { $0.holds(for: match, in: source, matcher: matcher) }
      if holds { body(match) }
    }
    workLimit.raw = limit.pointee
    return limit.pointee.steps <= limit.pointee.step_limit && !workLimit.isStopped
      && !ts_query_cursor_did_exceed_match_limit(cursor)
  }

  /// The library's match, with places in the table for its nodes.
  private mutating func match(_ raw: TSQueryMatch) -> QueryMatch? {
    guard let entries = nodes.entries else { return nil }
    captures.truncate(to: 0)
    for capture in UnsafeBufferPointer(start: raw.captures, count: Int(raw.capture_count)) {
      // All nodes that can be captured are in the table.
      guard let node = nodes.index(of: capture.node) else { return nil }
      captures.append(NodeCapture(name: capture.index, node: node))
    }
    return QueryMatch(
      pattern: Int(raw.pattern_index), captures: captures.elements, entries: entries)
  }
}

/// A node that a pattern has captured.
struct NodeCapture: Equatable {
  /// Index of the capture's name in the query.
  var name: UInt32
  /// Index into the ``NodeTable``.
  var node: Int32
}

/// One match of one pattern. It must not be kept after the callback that it is passed to.
package struct QueryMatch {
  /// Index of the pattern in its query.
  package let pattern: Int
  /// Whoever finds the match keeps them until it goes on.
  let captures: UnsafeBufferPointer<NodeCapture>
  /// The tree's nodes.
  let entries: UnsafePointer<NodeEntry>

  package var captureCount: Int { captures.count }

  /// Index of the capture's name in the query, and the node.
  package func capture(_ index: Int) -> (name: Int, node: MatchedNode) {
    let capture = captures[index]
    return (Int(capture.name), MatchedNode(capture.node, in: entries))
  }

  /// The text of the first node that the capture holds.
  func text(of capture: UInt32, in source: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer? {
    for index in 0..<captureCount where captures[index].name == capture {
      return text(at: index, in: source)
    }
    return nil
  }

  /// Whether the condition holds for all, or for any, of the nodes that the capture holds; true
  /// when it holds none.
  func check(
    _ capture: UInt32, _ quantifier: QueryPredicate.Quantifier, in source: UnsafeRawBufferPointer,
    _ condition: (UnsafeRawBufferPointer) -> Bool
  ) -> Bool {
    var isEmpty = true
    for index in 0..<captureCount where captures[index].name == capture {
      isEmpty = false
      let holds = condition(text(at: index, in: source))
      switch quantifier {
      case .all: if !holds { return false }
      case .any: if holds { return true }
      }
    }
    return isEmpty || quantifier == .all
  }

  private func text(
    at index: Int, in source: UnsafeRawBufferPointer
  ) -> UnsafeRawBufferPointer {
    let range = capture(index).node.range.clamped(to: 0..<source.count)
    return UnsafeRawBufferPointer(rebasing: source[range])
  }
}
