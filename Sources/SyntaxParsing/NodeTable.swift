internal import CTreeSitter

/// A node of a ``NodeTable``.
struct NodeEntry {
  var node: TSNode
  /// Index of the first node behind this one and all below it.
  var end: Int32
  /// Index of the parent; -1 for the root.
  var parent: Int32
  /// Index of the last named child; -1 for none.
  var lastNamedChild: Int32 = -1
  var symbol: UInt16
  /// The field that the node is in; 0 for none.
  var field: UInt16
  /// Bits of the query's supertypes that lie between the node and its parent.
  var supertypes: UInt16
  var isNamed: Bool
}

/// All visible nodes of a syntax tree, in pre-order, with what queries ask about.
///
/// Input: a tree. Output: an array, in which a node's children are found by jumps: the first one
/// is the next entry, and each is followed by the entry at its `end`. One walk with tree-sitter's
/// cursor fills it; matching then needs no calls of the library, however many patterns look at a
/// node. It takes 56 bytes a node, about what the tree itself takes, and keeps its memory for the
/// next tree. The entries must not be used after the tree is gone.
struct NodeTable: ~Copyable {
  private(set) var entries: UnsafeMutablePointer<NodeEntry>
  private(set) var count = 0
  private var capacity: Int
  private var cursor: TSTreeCursor?
  /// The nodes around the current one: their index, and their place on the cursor's stack.
  private var ancestors: [(index: Int32, depth: UInt32)] = []

  init() {
    capacity = 4096
    entries = .allocate(capacity: capacity)
  }

  deinit {
    entries.deallocate()
    if var cursor { ts_tree_cursor_delete(&cursor) }
  }

  private mutating func placeCursor(on root: SyntaxNode) {
    if cursor == nil {
      cursor = ts_tree_cursor_new(root.raw)
    } else if var known = cursor {
      ts_tree_cursor_reset(&known, root.raw)
      cursor = known
    }
  }

  /// Fills the table with `root` and all nodes below it.
  ///
  /// - Parameters:
  ///   - root: The root of a tree.
  ///   - query: Says which supertypes have bits.
  mutating func fill(below root: SyntaxNode, for query: TreeQuery) {
    placeCursor(on: root)
    guard var cursor else { return }
    count = 0
    ancestors.removeAll(keepingCapacity: true)
    var parent: Int32 = -1
    var parentDepth: UInt32 = 0
    let supertypes = query.supertypes
    let traits = query.symbolTraits
    append(&cursor, parent: -1, traits)
    while true {
      let current = Int32(count - 1)
      let depth = repomap_cursor_depth(&cursor)
      if ts_tree_cursor_goto_first_child(&cursor) {
        ancestors.append((parent, parentDepth))
        (parent, parentDepth) = (current, depth)
      } else {
        while !ts_tree_cursor_goto_next_sibling(&cursor) {
          guard parent >= 0, ts_tree_cursor_goto_parent(&cursor), let outer = ancestors.popLast()
          else {
            self.cursor = cursor
            return
          }
          entries[Int(parent)].end = Int32(count)
          (parent, parentDepth) = outer
        }
      }
      let needed = append(&cursor, parent: parent, traits)
      if needed.contains(.needsSupertypes), repomap_cursor_depth(&cursor) > parentDepth + 1 {
        entries[count - 1].supertypes = hiddenBits(&cursor, below: parentDepth, of: supertypes)
      }
    }
  }

  /// Appends the node that the cursor is on, as a leaf; returns what its symbol tells.
  @inline(__always)
  @discardableResult
  private mutating func append(
    _ cursor: inout TSTreeCursor, parent: Int32, _ traits: [SymbolTraits]
  ) -> SymbolTraits {
    if count == capacity { grow() }
    let node = ts_tree_cursor_current_node(&cursor)
    let symbol = ts_node_symbol(node)
    // Beyond the grammar's symbols are only errors.
    let known = Int(symbol) < traits.count ? traits[Int(symbol)] : .isNamed
    let isNamed = known.contains(.isNamed)
    if isNamed && parent >= 0 { entries[Int(parent)].lastNamedChild = Int32(count) }
    (entries + count).initialize(
      to: NodeEntry(
        node: node, end: Int32(count + 1), parent: parent, symbol: symbol,
        field: ts_tree_cursor_current_field_id(&cursor), supertypes: 0, isNamed: isNamed))
    count += 1
    return known
  }

  /// The bits of those `supertypes` that the cursor passed through below its current node's parent.
  private func hiddenBits(
    _ cursor: inout TSTreeCursor, below parentDepth: UInt32, of supertypes: [UInt16]
  ) -> UInt16 {
    var bits: UInt16 = 0
    var depth = repomap_cursor_depth(&cursor) - 1
    while depth > parentDepth {
      depth -= 1
      let symbol = repomap_cursor_symbol(&cursor, depth)
      for (index, supertype) in supertypes.enumerated() where supertype == symbol {
        bits |= 1 << UInt16(index)
      }
    }
    return bits
  }

  private mutating func grow() {
    let larger = UnsafeMutablePointer<NodeEntry>.allocate(capacity: capacity * 2)
    larger.moveInitialize(from: entries, count: count)
    entries.deallocate()
    entries = larger
    capacity *= 2
  }
}
