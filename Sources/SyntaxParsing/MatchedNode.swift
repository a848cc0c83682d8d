internal import CTreeSitter

/// A node of a match, valid as long as the match.
package struct MatchedNode {
  /// All nodes of the tree.
  private let entries: UnsafePointer<NodeEntry>
  private let index: Int32

  init(_ index: Int32, in entries: UnsafePointer<NodeEntry>) {
    self.index = index
    self.entries = entries
  }

  private var entry: UnsafePointer<NodeEntry> { entries + Int(index) }

  package var startByte: Int { Int(entry.pointee.startByte) }
  package var endByte: Int { Int(entry.pointee.endByte) }

  /// Bytes of the source.
  package var range: Range<Int> { startByte..<max(startByte, endByte) }

  /// Line of the first byte.
  package var startLine: Int { Int(entry.pointee.startLine) }

  /// Lines of all bytes: a node that ends with a line feed ends on that line, not on the next.
  package var lines: Range<Int> { startLine..<(Int(entry.pointee.lastLine) + 1) }

  /// The first child in the field, if there is one.
  package func child(in field: FieldID) -> MatchedNode? {
    guard field.raw != 0, entry.pointee.children & repomap_field_bit(field.raw) != 0 else {
      return nil
    }
    var child = index + 1
    while child < entry.pointee.end {
      if entries[Int(child)].field == field.raw { return MatchedNode(child, in: entries) }
      child = entries[Int(child)].end
    }
    return nil
  }

  /// Where the comments begin that end right before this node, none of which begins before `limit`;
  /// without any its own first byte.
  package func startWithComments(from limit: Int) -> Int {
    var start: Int?
    var sibling = entry.pointee.parent + 1
    while sibling < index {
      let other = entries + Int(sibling)
      let isComment = other.pointee.isExtra && Int(other.pointee.startByte) >= limit
      start = isComment ? start ?? Int(other.pointee.startByte) : nil
      sibling = other.pointee.end
    }
    return start ?? startByte
  }
}

/// A field of a grammar.
package struct FieldID: Sendable {
  let raw: UInt16

  /// The field with the name; one that no node has where the grammar has none.
  package init(_ name: StaticString, grammar: Grammar) {
    raw = name.withUTF8Buffer { name in
      name.withMemoryRebound(to: CChar.self) {
        ts_language_field_id_for_name(grammar.pointer, $0.baseAddress, UInt32($0.count))
      }
    }
  }
}
