import SourceModel
import TestSupport
import Testing

@testable import SyntaxParsing

/// Parsing within limits. Every test goes on with the same parser, which has to be fit for it.
@Suite struct SyntaxParserTests {
  private let parser: PythonParser

  init() throws {
    parser = try PythonParser()
  }

  @Test func `an empty text has an empty tree`() throws {
    let outcome = try #require(parser.parse([]))
    #expect(outcome == PythonParser.Outcome(range: 0..<0, hasError: false))
  }

  @Test func `a sound text has a tree without errors`() throws {
    let source = Array("def f(): pass\n".utf8)
    let outcome = try #require(parser.parse(source))
    #expect(outcome == PythonParser.Outcome(range: 0..<source.count, hasError: false))
  }

  @Test(arguments: LanguageTable.languages.filter { GrammarLoader.isSafe($0.name) })
  func `garbage has a tree within its bounds`(_ language: Language) throws {
    let grammar = try loadGrammar(language)
    var generator = SeededGenerator(seed: 1)
    for count in [1, 2, 7, 100, 3000] {
      let source = generator.bytes(count: count)
      let outcome = try #require(parser.parse(source, grammar: grammar))
      #expect(outcome.range.upperBound <= count)
    }
  }

  @Test(.enabled(if: SyntaxRuntime.isRobust, "tree-sitter 0.20 doesn't count steps"))
  func `a parse ends at its limit and the next is not affected`() {
    let source = Array(String(repeating: "x = [1, (2, 3)]\n", count: 5000).utf8)
    var limit = WorkLimit(steps: 10, stop: StopFlag())
    #expect(parser.parse(source, limit: &limit) == nil)
    #expect(limit.steps == 11)

    let short = Array("x = 1\n".utf8)
    #expect(parser.parse(short) == PythonParser.Outcome(range: 0..<short.count, hasError: false))
    var generous = generousLimit()
    #expect(parser.parse(source, limit: &generous)?.hasError == false)
    #expect(generous.steps > 11)
  }

  @Test func `a parse takes the same steps every time`() {
    let source = Array(String(repeating: "x = f(1)\n", count: 500).utf8)
    let steps = (0..<3).map { _ in
      var limit = generousLimit()
      _ = parser.parse(source, limit: &limit)
      return limit.steps
    }
    #expect(Set(steps).count == 1)
  }

  @Test func `a raised flag ends a parse and the next is not affected`() {
    let source = Array(String(repeating: "x = [1, (2, 3)]\n", count: 5000).utf8)
    let stop = StopFlag()
    stop.raise()
    #expect(stop.isRaised)
    var limit = WorkLimit(steps: 1_000_000, stop: stop)
    #expect(parser.parse(source, limit: &limit) == nil)
    #expect(parser.parse(source)?.hasError == false)
  }

  @Test func `a parser changes its grammar`() throws {
    let go = try loadGrammar(Language("go"))
    let source = Array("package p\n\nfunc f() {}\n".utf8)
    #expect(parser.parse(source)?.hasError == true)
    #expect(parser.parse(source, grammar: go)?.hasError == false)
    #expect(parser.parse(source)?.hasError == true)
  }
}

/// A parser, for Python unless another grammar is named.
private final class PythonParser {
  struct Outcome: Equatable {
    var range: Range<Int>
    var hasError: Bool
  }

  private let parser = SyntaxParser()
  private let grammar: Grammar

  init() throws {
    grammar = try loadGrammar(Language("python"))
  }

  func parse(_ source: [UInt8], grammar: Grammar? = nil) -> Outcome? {
    var limit = generousLimit()
    return parse(source, grammar: grammar, limit: &limit)
  }

  func parse(_ source: [UInt8], grammar: Grammar? = nil, limit: inout WorkLimit) -> Outcome? {
    source.withUnsafeBytes { bytes in
      guard let tree = parser.parse(bytes, grammar: grammar ?? self.grammar, limit: &limit) else {
        return nil
      }
      return Outcome(range: tree.root.range, hasError: tree.root.hasError)
    }
  }
}
