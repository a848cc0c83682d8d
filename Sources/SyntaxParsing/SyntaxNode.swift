internal import CTreeSitter

/// The root of a syntax tree, which it must not outlive.
package struct SyntaxNode {
  let raw: TSNode

  init(_ raw: TSNode) { self.raw = raw }

  /// Bytes of the source.
  package var range: Range<Int> {
    let start = Int(ts_node_start_byte(raw))
    return start..<max(start, Int(ts_node_end_byte(raw)))
  }

  /// Whether the node or one below it is an error.
  package var hasError: Bool { ts_node_has_error(raw) }
}
