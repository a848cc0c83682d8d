internal import CTreeSitter
package import SourceModel

/// A grammar that is loaded: tree-sitter's description of one language.
///
/// Immutable and shared by all threads; the library that holds it is never unloaded.
package final class Grammar: Sendable {
  package let language: Language
  /// Which names of the language are not meant for other files.
  package let privateNames: PrivateNames
  /// Path of the shared library.
  package let path: String
  /// Version of tree-sitter's binary interface that the grammar was generated for.
  package let abi: Int
  // A TSLanguage is constant data of a library that stays loaded, so every thread may read it.
  nonisolated(unsafe) let pointer: OpaquePointer

  init(
    language: Language, privateNames: PrivateNames, path: String, abi: Int, pointer: OpaquePointer
  ) {
    self.language = language
    self.privateNames = privateNames
    self.path = path
    self.abi = abi
    self.pointer = pointer
  }
}

/// Why a grammar can't be used.
package enum GrammarError: Error, Sendable, Equatable {
  /// No `libtree-sitter-<language>.so` in any of the directories searched.
  case missing
  /// The dynamic loader refuses the library.
  case notLoadable(path: String, detail: String)
  /// The library lacks the function that returns the grammar.
  case symbolMissing(path: String, symbol: String)
  /// The grammar was generated for another version of tree-sitter.
  case abiUnsupported(path: String, abi: Int, supported: ClosedRange<Int>)
}

/// Facts about the tree-sitter library that this program is linked with.
package enum SyntaxRuntime {
  /// Binary interfaces of grammars that the library loads.
  package static var supportedABIs: ClosedRange<Int> {
    Int(repomap_minimum_abi())...Int(repomap_maximum_abi())
  }

  /// Whether work is limited by steps and malformed input is safe: false for tree-sitter 0.20,
  /// whose 16-bit child count overflows.
  package static var isRobust: Bool { repomap_runtime_is_robust() }

  /// Files larger than this many bytes are listed and not parsed.
  ///
  /// Code written by people is smaller: of the 86,691 files of Linux fewer than 0.1 % are larger,
  /// all of them tables. The old runtime overflows with 65,536 children under one error node,
  /// which needs 78 KB of a number table; 32 KiB stay below that with a margin.
  package static var maximumSourceBytes: Int { isRobust ? 1 << 20 : 32 << 10 }

  /// Whether the library's cursor has the layout that we know, tried out on an empty tree.
  static func showsHiddenNodes(_ grammar: Grammar) -> Bool {
    var limit = WorkLimit(steps: 1000, stop: StopFlag())
    let nothing = UnsafeRawBufferPointer(start: nil, count: 0)
    guard let tree = SyntaxParser().parse(nothing, grammar: grammar, limit: &limit) else {
      return false
    }
    var cursor = ts_tree_cursor_new(tree.root.raw)
    defer { ts_tree_cursor_delete(&cursor) }
    return repomap_cursor_layout_is_known(&cursor, tree.root.raw)
  }
}
