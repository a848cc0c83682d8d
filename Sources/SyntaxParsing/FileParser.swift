internal import CTreeSitter

/// Parses sources, one after the other, on one thread, and lends their trees.
///
/// With our own build of tree-sitter's library all that it allocates for one source comes from an
/// arena (`Sources/CTreeSitter/Runtime/allocation.h`), which is emptied when the tree is given back:
/// then neither parser nor tree is freed block by block. So no object of the library that is made
/// while a tree is lent may be kept; parser, cursors and trees are made anew for each source. The
/// system's library has an allocator for the whole process only, so it goes on with malloc.
package struct FileParser: ~Copyable {
  private let arena: OpaquePointer?

  package init() { arena = repomap_arena_new() }

  deinit { if let arena { repomap_arena_delete(arena) } }

  /// Parses `source` and calls `body` with its tree, which must not be kept.
  ///
  /// - Parameters:
  ///   - source: At most 4 GiB.
  ///   - grammar: The language of the source.
  ///   - limit: Bounds the work; holds afterwards how much was done.
  ///   - body: Is called once, or never when the limit was reached. It must not parse.
  /// - Returns: Whether there was a tree.
  package func withTree(
    of source: UnsafeRawBufferPointer, grammar: Grammar, limit: inout WorkLimit,
    _ body: (borrowing SyntaxTree) -> Void
  ) -> Bool {
    let isLent = arena.map { repomap_arena_begin($0, grammar.pointer) } ?? false
    defer { if isLent { repomap_arena_end(arena) } }
    return parse(source, grammar, &limit, isLent: isLent, body)
  }

  /// A function of its own, so that the parser is gone before the arena is emptied: it frees what a
  /// scanner has from malloc.
  private func parse(
    _ source: UnsafeRawBufferPointer, _ grammar: Grammar, _ limit: inout WorkLimit, isLent: Bool,
    _ body: (borrowing SyntaxTree) -> Void
  ) -> Bool {
    let parser = SyntaxParser()
    guard let tree = parser.parse(source, grammar: grammar, limit: &limit) else { return false }
    body(tree)
    if isLent { tree.abandon() }
    return true
  }
}
