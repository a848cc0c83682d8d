import CTreeSitter
import SourceModel
import TestSupport
import Testing

@testable import SyntaxParsing

/// What our build of tree-sitter's library does in its own way while an arena is in use (reductions
/// in place, reading characters) against the library's functions, on texts that make the parser
/// branch, merge, recover, and leave ASCII. With another build both are the same.
@Suite struct ShortcutTests {
  struct Source: Sendable, CustomTestStringConvertible {
    let language: String
    let text: String
    var testDescription: String { "\(language): \(text.prefix(30).debugDescription)" }
  }

  static let sources: [Source] = [
    // Templates or comparisons, declarations or products, casts or calls.
    Source(
      language: "cpp",
      text: """
        template <class T, int N = (1 > 0)> struct S : B<T<int>, N> { operator T() const; };
        int f() { a < b > (c); x * y; S<T> z(T(), (U)(v)); return g<int>(1) < h ? (T)-1 : *p; }
        #if A
        void k() {
        #else
        void l() {
        #endif
        auto q = [&](auto &&... w) -> decltype(w) { return (w + ...); }; }
        """),
    Source(
      language: "c",
      text:
        "typedef T(*F)(a);\nint f(a, b) int a; { (a)(b); T * c; return sizeof(T)*b; }\n#define X \\\n 1\n"
    ),
    // Arrow functions or parentheses, patterns or objects, regular expressions or divisions.
    Source(
      language: "javascript",
      text: """
        (a, b = {c}, [d]) => ({e, f}); ({a, b} = c); async (x) => x / y / z; async(x);
        let g = a ? (b) : c => d
        /re[/]x/.test(`t${(h) => `${h}`}`)\n
        """),
    Source(
      language: "typescript",
      text:
        "const f = <T,>(a: T): a is T => a; g<h>(i); type A<B> = B extends (infer C)[] ? C : (d: B) => void;\n"
    ),
    // Indentation comes from the grammar's own scanner.
    Source(
      language: "python",
      text:
        "if a:\n\tb = [c\n for c in d]\n    # é\n\n  \nmatch (e):\n  case {'f': g, **h}: print\nprint >>i, j\n"
    ),
    Source(
      language: "rust",
      text: "fn f<'a>() { g::<A<B>>(); if a < b && (c) < d {} r#\"x\"#; |x| x as u8 < 1; }\n"),
    Source(
      language: "java",
      text: "class A<B> { void f() { A<B> c = (d) -> (e) f; g = (h < i); (j) -k; } }\n"),
    Source(
      language: "go",
      text: "package a\nfunc f() { g[h](i); if x == (T{}) {}; var y = []int{1,\n2} }\n"),
    Source(language: "ruby", text: "def f a, *b; g /h/i; j [k]; <<~L\n  #{m}\nL\nend\n"),
    Source(
      language: "swift",
      text: "func f<T>(a: T) { g < h > (i); let j: [K<L>] = { $0 }; k { } m: { } }\n"),
    Source(
      language: "csharp", text: "class A { B<C> d = (e) f; void G() { h < i > (j); K<L> m; } }\n"),
    // Byte order mark, carriage returns, null, other planes, what isn't UTF-8, no end of line.
    Source(language: "python", text: "\u{FEFF}a = 'é\u{1F600}'\r\nb\0 = \u{2028}c"),
    Source(language: "javascript", text: "\u{FEFF}/* \u{1F600} */ var ä = \"\u{FFFF}\";\r\n\r\n//"),
    Source(language: "c", text: ""),
  ]

  @Test(arguments: sources)
  func `trees are those of the library's own functions`(_ source: Source) throws {
    let grammar = try loadGrammar(Language(source.language))
    let parser = FileParser()
    for seed in UInt64(0)..<60 {
      var generator = SeededGenerator(seed: seed)
      // Several times over, so that errors have something around them.
      let sound = Array(String(repeating: source.text, count: 1 + Int(seed % 3)).utf8)
      let text = seed < 3 ? sound : damaged(sound, &generator)
      text.withUnsafeBytes { bytes in
        var (ours, limit) = ([String](), generousLimit())
        _ = parser.withTree(of: bytes, grammar: grammar, limit: &limit) {
          ours = describe($0.root)
        }
        var plain = generousLimit()
        guard let tree = SyntaxParser().parse(bytes, grammar: grammar, limit: &plain) else {
          return
        }
        #expect(ours == describe(tree.root), "seed \(seed)")
        #expect(limit.steps == plain.steps, "seed \(seed)")
      }
    }
  }

  /// Bytes removed, repeated, and inserted that mean something to a grammar.
  private func damaged(_ source: [UInt8], _ generator: inout SeededGenerator) -> [UInt8] {
    let marks = Array("(){}[]<>;,:=\"'`/*#\\\n\t \0a1é".utf8) + [0xFF, 0xC3]
    var source = source
    for _ in 0..<Int.random(in: 1...6, using: &generator) where !source.isEmpty {
      let index = Int.random(in: source.indices, using: &generator)
      let end = min(source.count, index + Int.random(in: 1...12, using: &generator))
      switch Int.random(in: 0..<4, using: &generator) {
      case 0: source.removeSubrange(index..<end)
      case 1: source.insert(contentsOf: source[index..<end], at: index)
      case 2: source[index] = generator.pick(marks)
      default: source.insert(generator.pick(marks), at: index)
      }
    }
    return source
  }

  /// A digest of all that is stored, the library's own text of the tree, and of all visible nodes
  /// symbol, place and marks, which say where trees differ.
  private func describe(_ root: SyntaxNode) -> [String] {
    var lines = ["\(repomap_tree_digest(root.raw))"]
    if let text = ts_node_string(root.raw) {
      lines.append(String(cString: text))
      repomap_free(text)
    }
    var cursor = ts_tree_cursor_new(root.raw)
    defer { ts_tree_cursor_delete(&cursor) }
    while true {
      let node = ts_tree_cursor_current_node(&cursor)
      let (start, end) = (ts_node_start_point(node), ts_node_end_point(node))
      lines.append(
        "\(ts_node_symbol(node)) \(ts_node_start_byte(node))-\(ts_node_end_byte(node)) "
          + "\(start.row):\(start.column)-\(end.row):\(end.column) \(ts_node_is_missing(node)) "
          + "\(ts_node_is_extra(node)) \(ts_node_has_error(node))")
      if ts_tree_cursor_goto_first_child(&cursor) { continue }
      while !ts_tree_cursor_goto_next_sibling(&cursor) {
        if !ts_tree_cursor_goto_parent(&cursor) { return lines }
      }
    }
  }
}
