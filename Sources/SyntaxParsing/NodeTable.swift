internal import CTreeSitter

#if canImport(Glibc)
  internal import Glibc
#endif

/// A node of a ``NodeTable``.
typealias NodeEntry = repomap_node_entry

/// All visible nodes of a syntax tree, in pre-order, with what queries ask about.
///
/// Input: a tree. Output: an array, in which a node's children are found by jumps: the first one
/// is the next entry, and each is followed by the entry at its `end`. One walk fills it, in C over
/// the library's own data, or with the library's cursor where the library isn't our build
/// (``NodeTable/fillWithCursor(below:for:)``). Matching then needs no calls of the library, however
/// many patterns look at a node. It takes 56 bytes a node, about what the tree itself takes, and
/// keeps its memory for the next tree. The entries must not be used after the tree is gone.
struct NodeTable: ~Copyable {
  private var list = repomap_node_list()

  deinit {
    // The list's memory is `realloc`'s, in both ways of filling it.
    free(list.entries)
    free(list.frames)
  }

  var count: Int { Int(list.count) }

  /// The nodes; valid until the next call of ``fill(below:for:)``.
  var entries: UnsafePointer<NodeEntry>? { UnsafePointer(list.entries) }

  /// Fills the table with `root` and all nodes below it.
  ///
  /// - Parameters:
  ///   - root: The root of a tree.
  ///   - symbols: What the query knows of the grammar's symbols.
  mutating func fill(below root: SyntaxNode, for symbols: SymbolTable) {
    guard repomap_runtime_is_ours() else {
      fillWithCursor(below: root, for: symbols)
      return
    }
    let isComplete = withUnsafePointer(to: symbols.raw) {
      repomap_node_list_fill(&list, root.raw, $0)
    }
    precondition(isComplete, "out of memory")
  }

  /// Fills the table through the library's interface, which is three times slower.
  mutating func fillWithCursor(below root: SyntaxNode, for symbols: SymbolTable) {
    var cursor = ts_tree_cursor_new(root.raw)
    defer { ts_tree_cursor_delete(&cursor) }
    /// The nodes around the current one: their index, and their place on the cursor's stack.
    var ancestors: [(index: Int32, depth: UInt32)] = []
    list.count = 0
    var parent: Int32 = -1
    var parentDepth: UInt32 = 0
    append(&cursor, parent: -1, depth: 0, symbols)
    while true {
      let current = Int32(count - 1)
      let depth = repomap_cursor_depth(&cursor)
      if ts_tree_cursor_goto_first_child(&cursor) {
        ancestors.append((parent, parentDepth))
        (parent, parentDepth) = (current, depth)
      } else {
        while !ts_tree_cursor_goto_next_sibling(&cursor) {
          guard parent >= 0, ts_tree_cursor_goto_parent(&cursor), let outer = ancestors.popLast()
          else { return }
          list.entries[Int(parent)].end = Int32(count)
          (parent, parentDepth) = outer
        }
      }
      append(&cursor, parent: parent, depth: parentDepth, symbols)
    }
  }

  /// Appends the node that the cursor is on, as a leaf.
  private mutating func append(
    _ cursor: inout TSTreeCursor, parent: Int32, depth: UInt32, _ symbols: SymbolTable
  ) {
    reserve()
    let node = ts_tree_cursor_current_node(&cursor)
    let symbol = ts_node_symbol(node)
    let isNamed = symbols.isNamed(symbol)
    if isNamed && parent >= 0 { list.entries[Int(parent)].lastNamedChild = Int32(count) }
    (list.entries + count).initialize(
      to: NodeEntry(
        node: node, end: Int32(count + 1), parent: parent, lastNamedChild: -1, symbol: symbol,
        field: ts_tree_cursor_current_field_id(&cursor),
        supertypes: parent < 0 ? 0 : hiddenBits(&cursor, below: depth, symbols), isNamed: isNamed))
    list.count += 1
  }

  /// The bits of those supertypes that the cursor passed through below its current node's parent.
  private func hiddenBits(
    _ cursor: inout TSTreeCursor, below parentDepth: UInt32, _ symbols: SymbolTable
  ) -> UInt16 {
    var bits: UInt16 = 0
    var depth = repomap_cursor_depth(&cursor) - 1
    while depth > parentDepth {
      depth -= 1
      bits |= symbols.supertypeBits(repomap_cursor_symbol(&cursor, depth))
    }
    return bits
  }

  /// Makes room for one more entry.
  private mutating func reserve() {
    if list.count < list.capacity { return }
    let capacity = max(1024, list.capacity * 2)
    let memory = realloc(list.entries, Int(capacity) * MemoryLayout<NodeEntry>.stride)
    guard let memory else { preconditionFailure("out of memory") }
    list.entries = memory.bindMemory(to: NodeEntry.self, capacity: Int(capacity))
    list.capacity = capacity
  }
}
