import SourceModel
import TestSupport
import Testing

@testable import CloneDetection

/// Which codes have the same tokens.
@Suite struct CodeLexerTests {
  /// Two pieces of code in one language.
  struct Pair: Sendable, CustomTestStringConvertible {
    let language: String
    let left: String
    let right: String

    init(_ language: String, _ left: String, _ right: String) {
      self.language = language
      self.left = left
      self.right = right
    }

    var testDescription: String { "\(language): \(left)" }
  }

  private static let alike = [
    Pair("python", "def f(a, b): return a + b", "def  g(x,\n  y):\n  return x+y"),
    Pair("python", "x = 1 # one", "x = 2"),
    Pair("python", "a = \"\"\"it's\n'\"\"\"", "a = 'text'"),
    Pair("c", "int f(int a) { return a; } /* x */", "int g(int b) { // y\n return b; }"),
    Pair("c", "char c = '\\'';", "char c = 'a';"),
    Pair("c", "a // it's \"one\n", "a"),
    Pair("rust", "fn f<'a>(x: &'a str) {}", "fn g<'b>(y: &'b str) {}"),
    Pair("rust", "let s = \"two\nlines\";", "let s = \"\";"),
    Pair("rust", "let c = '\u{1F600}';", "let c = 'x';"),
    Pair("go", "s := `raw \" text`", "s := \"\\\"\""),
    Pair("javascript", "f(`a ${b}`, 1.5e3)", "g('', 0x1F)"),
    Pair("haskell", "f x = x -- same\n{- or - not -}", "g y = y"),
    Pair("lua", "--[[ long\ncomment ]] local a = 1", "local b = 2 -- short"),
    Pair("bash", "echo $# # number", "echo $# "),
    Pair("sql", "select a from t -- it's", "select b from u"),
    Pair("clojure", "(defn f [x] (quote 'x)) ; it's", "(defn g [y] (quote 'y))"),
    Pair("pascal", "a := 'x'; { no 'text }", "b := ''; (* none *)"),
    Pair("ocaml", "let f x = 'a' (* it's *)", "let g y = 'b'"),
    Pair("erlang", "f(X) -> X. % it's", "g(Y) -> Y."),
    // A language that nobody knows is read as C.
    Pair("unheard", "f(x); // gone", "g(y);"),
  ]

  private static let different = [
    Pair("python", "return a + a", "return a + b"),
    Pair("python", "a = b", "a == b"),
    Pair("python", "x = 1", "x = 'one'"),
    Pair("python", "if a: b", "while a: b"),
    Pair("c", "a - b", "a -> b"),
    Pair("c", "f(a, b, a)", "f(a, b, b)"),
    Pair("javascript", "a", "a a"),
  ]

  @Test(arguments: alike)
  func `copies have the same tokens`(_ pair: Pair) {
    let (left, right) = (tokens(pair.left, pair.language), tokens(pair.right, pair.language))
    #expect(left == right && !left.isEmpty)
  }

  @Test(arguments: different)
  func `other code has other tokens`(_ pair: Pair) {
    #expect(tokens(pair.left, pair.language) != tokens(pair.right, pair.language))
  }

  @Test func `whatever bytes there are, equal ones have equal tokens`() {
    for language in LanguageTable.languages {
      let lexer = CodeLexer(CodeSyntax(language))
      for seed in 0..<20 as Range<UInt64> {
        var generator = SeededGenerator(seed: seed)
        let signs = Array("'\"`#/*-{(=%;!\\\n ax1".utf8)
        let bytes: [UInt8] = (0..<200).map { _ in
          generator.chance(percent: 90)
            ? generator.pick(signs) : UInt8.random(in: 0...255, using: &generator)
        }
        let first = bytes.withUnsafeBytes { lexer.tokens($0) }
        let second = bytes.withUnsafeBytes { lexer.tokens($0) }
        #expect(first == second && first.count <= bytes.count, "\(language), seed \(seed)")
      }
    }
  }

  private func tokens(_ code: String, _ language: String) -> [UInt32] {
    let lexer = CodeLexer(CodeSyntax(Language(language)))
    return Array(code.utf8).withUnsafeBytes { lexer.tokens($0) }
  }
}
