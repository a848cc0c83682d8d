internal import CTreeSitter

// A query takes time proportional to the square of the number of children of an error node: the
// library keeps them as a list without balance, and looks through all of it at each child.

extension SyntaxTree {
  /// Squares of children's numbers that a query may cost: 17,000 children of one error node, three
  /// times the 0.13 s that 10,000 take. Of 18,000 files of real code one exceeds 100 million, a header of 7,000 lines of
  /// macros, and none 300; a table of numbers named like code begins at 400 million.
  private static var maximumErrorCost: Int { 300_000_000 }

  /// Whether a query over the tree would take long, because its errors have too many children.
  ///
  /// - Complexity: O(nodes that hold errors, and their children); none are looked at in a tree
  ///   without errors.
  package var hasOversizedErrors: Bool {
    var walk = ErrorWalk(root: root)
    var cost = 0
    while let count = walk.next() {
      // Files are smaller than 4 GiB, so the square of a count and its sum fit.
      cost += count * count
      if cost > SyntaxTree.maximumErrorCost { return true }
    }
    return false
  }
}

/// The error nodes of a tree in the order of the source, without recursion: trees are as deep as
/// their author likes.
private struct ErrorWalk: ~Copyable {
  private var cursor: TSTreeCursor
  private var isAtEnd = false

  init(root: SyntaxNode) {
    cursor = ts_tree_cursor_new(root.raw)
  }

  deinit {
    // A cursor has to be deleted where it stands in memory, and here it can't be written to.
    var cursor = cursor
    ts_tree_cursor_delete(&cursor)
  }

  /// The number of children of the next error node.
  mutating func next() -> Int? {
    while !isAtEnd {
      let node = ts_tree_cursor_current_node(&cursor)
      move(into: ts_node_has_error(node))
      if repomap_node_is_error(node) { return Int(ts_node_child_count(node)) }
    }
    return nil
  }

  /// Goes to the first child if there is one to be entered, else to the next node behind.
  private mutating func move(into isEntered: Bool) {
    if isEntered && ts_tree_cursor_goto_first_child(&cursor) { return }
    while !ts_tree_cursor_goto_next_sibling(&cursor) {
      guard ts_tree_cursor_goto_parent(&cursor) else {
        isAtEnd = true
        return
      }
    }
  }
}
