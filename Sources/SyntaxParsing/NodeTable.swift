internal import CTreeSitter

#if canImport(Glibc)
  internal import Glibc
#endif

/// A node of a ``NodeTable``.
typealias NodeEntry = repomap_node_entry

extension NodeEntry {
  var isNamed: Bool { flags & UInt8(repomap_node_is_named.rawValue) != 0 }
  /// Comments and what else the grammar allows anywhere; not what the parser skipped as an error.
  var isExtra: Bool { flags & UInt8(repomap_node_is_extra.rawValue) != 0 }
  /// Made up by the parser.
  var isMissing: Bool { flags & UInt8(repomap_node_is_missing.rawValue) != 0 }
}

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
    free(list.candidates)
    free(list.frames)
  }

  var count: Int { Int(list.count) }

  /// The nodes; valid until the next call of ``fill(below:for:)``.
  var entries: UnsafePointer<NodeEntry>? { UnsafePointer(list.entries) }

  /// Indexes of the nodes that a pattern may begin at, ascending; as long valid.
  var candidates: UnsafeBufferPointer<UInt32> {
    UnsafeBufferPointer(start: list.candidates, count: Int(list.candidateCount))
  }

  /// The place of a node of the library.
  ///
  /// - Complexity: O(log nodes + nodes that begin at the same byte).
  func index(of node: TSNode) -> Int32? {
    guard let entries else { return nil }
    let startByte = ts_node_start_byte(node)
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].startByte < startByte { low = middle + 1 } else { high = middle }
    }
    while low < count, entries[low].startByte == startByte {
      if entries[low].subtree == node.id { return Int32(low) }
      low += 1
    }
    return nil
  }

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
    list.candidateCount = 0
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
    let node = ts_tree_cursor_current_node(&cursor)
    let symbol = ts_node_symbol(node)
    let (start, end) = (ts_node_start_point(node), ts_node_end_point(node))
    if parent >= 0 { list.entries[Int(parent)].children |= repomap_symbol_bit(symbol) }
    let entry = NodeEntry(
      // The cursor doesn't tell which fields a hidden node has, so that any may be there.
      subtree: node.id, children: NodeTable.allFields, startByte: ts_node_start_byte(node),
      endByte: ts_node_end_byte(node), startLine: start.row,
      lastLine: repomap_last_line(start, end), end: Int32(count + 1), parent: parent,
      symbol: symbol, field: ts_tree_cursor_current_field_id(&cursor),
      supertypes: parent < 0 ? 0 : hiddenBits(&cursor, below: depth, symbols),
      flags: NodeTable.flags(of: node, isNamed: symbols.isNamed(symbol)))
    if symbols.isCandidate(symbol) {
      NodeTable.append(
        UInt32(count), to: &list.candidates, &list.candidateCount, &list.candidate_capacity)
    }
    NodeTable.append(entry, to: &list.entries, &list.count, &list.capacity)
  }

  private static func flags(of node: TSNode, isNamed: Bool) -> UInt8 {
    var flags: UInt32 = 0
    if isNamed { flags |= repomap_node_is_named.rawValue }
    if ts_node_is_extra(node) && !repomap_node_is_error(node) {
      flags |= repomap_node_is_extra.rawValue
    }
    if ts_node_is_missing(node) { flags |= repomap_node_is_missing.rawValue }
    return UInt8(flags)
  }

  private static var allFields: UInt64 { ~0 << 32 }

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

  /// Appends to one of the list's arrays.
  private static func append<Element>(
    _ element: Element, to memory: inout UnsafeMutablePointer<Element>?, _ count: inout UInt32,
    _ capacity: inout UInt32
  ) {
    if count == capacity {
      capacity = max(1024, capacity * 2)
      let larger = realloc(memory, Int(capacity) * MemoryLayout<Element>.stride)
      guard let larger else { preconditionFailure("out of memory") }
      memory = larger.bindMemory(to: Element.self, capacity: Int(capacity))
    }
    memory.map { ($0 + Int(count)).initialize(to: element) }
    count += 1
  }
}
