internal import CTreeSitter

/// A node of a syntax tree. It must not outlive its tree.
package struct SyntaxNode {
  let raw: TSNode

  init(_ raw: TSNode) { self.raw = raw }

  /// Bytes of the source.
  package var range: Range<Int> {
    let start = Int(ts_node_start_byte(raw))
    return start..<max(start, Int(ts_node_end_byte(raw)))
  }

  package var startByte: Int { Int(ts_node_start_byte(raw)) }
  package var endByte: Int { Int(ts_node_end_byte(raw)) }

  /// Line of the first byte.
  package var startLine: Int { Int(ts_node_start_point(raw).row) }

  /// Line of the last byte: a node that ends with a line feed ends on that line, not on the next.
  package var lastLine: Int {
    let end = ts_node_end_point(raw)
    let row = Int(end.row)
    return end.column == 0 && row > startLine ? row - 1 : row
  }

  /// Comments and what else the grammar allows anywhere; not what the parser skipped as an error.
  package var isExtra: Bool { ts_node_is_extra(raw) && !repomap_node_is_error(raw) }

  /// Whether the node or one below it is an error.
  package var hasError: Bool { ts_node_has_error(raw) }

  /// The child with the field name, if there is one.
  package func child(field: StaticString) -> SyntaxNode? {
    let child = field.withUTF8Buffer { name in
      name.withMemoryRebound(to: CChar.self) {
        ts_node_child_by_field_name(raw, $0.baseAddress, UInt32($0.count))
      }
    }
    return ts_node_is_null(child) ? nil : SyntaxNode(child)
  }

  /// The sibling before this node, anonymous ones included.
  package var previousSibling: SyntaxNode? {
    let sibling = ts_node_prev_sibling(raw)
    return ts_node_is_null(sibling) ? nil : SyntaxNode(sibling)
  }
}
