import SourceModel
import TagQueries
import TestSupport
import Testing

@testable import SyntaxParsing

/// Compiling queries: what they capture, and where errors are.
@Suite struct SyntaxQueryTests {
  struct Faulty: Sendable, CustomTestStringConvertible {
    let query: String
    let kind: QueryError.Kind
    /// The error's offset is that of this mark in the query, which is not part of it.
    static let mark: Character = "‸"

    var testDescription: String { query }
    var text: String { query.filter { $0 != Faulty.mark } }
    var offset: Int {
      query.firstIndex(of: Faulty.mark).map { query.utf8.distance(from: query.startIndex, to: $0) }
        ?? -1
    }
  }

  static let faulty: [Faulty] = [
    Faulty(query: "(module ‸", kind: .syntax),
    Faulty(query: "(identifier) @name\n‸) (module)", kind: .syntax),
    Faulty(query: "(identifier) @a ; ä\n(‸nonsense) @b", kind: .nodeType),
    Faulty(query: "(call ‸nonsense: (identifier))", kind: .field),
    Faulty(query: "((identifier) @a (#eq? @‸b \"x\"))", kind: .capture),
    Faulty(query: "(module ‸(string_start))", kind: .structure),
  ]

  @Test(arguments: faulty)
  func `an error is told with its kind and offset`(_ faulty: Faulty) throws {
    let grammar = try loadGrammar(Language("python"))
    let expected = QueryError(offset: faulty.offset, kind: faulty.kind)
    #expect(throws: expected) { try SyntaxQuery(faulty.text, grammar: grammar) }
  }

  static let malformed = [
    "#eq? @a", "#eq? \"a\" @a", "#eq? @a \"b\" \"c\"", "#any-of? @a", "#any-of? @a @a",
    "#match? @a \"[\"", "#match? @a @a", "#not-match? @a \"a\" \"b\"", "#any-eq? @a",
  ]

  @Test(arguments: malformed)
  func `a malformed predicate is an error at its pattern`(_ predicate: String) throws {
    let grammar = try loadGrammar(Language("python"))
    let first = "(module) @module\n"
    do {
      _ = try SyntaxQuery(first + "((identifier) @a (\(predicate)))", grammar: grammar)
      Issue.record("it compiles")
    } catch {
      #expect(error.offset == first.utf8.count)
      guard case .predicate(let detail) = error.kind else {
        Issue.record("\(error)")
        return
      }
      #expect(!detail.isEmpty && error.kind.description == detail)
    }
  }

  @Test func `an empty query captures nothing`() throws {
    let query = try SyntaxQuery("; nothing", grammar: try loadGrammar(Language("python")))
    #expect(query.captureNames.isEmpty)
    #expect(query.predicates.isEmpty)
  }

  @Test func `captures are named in the order of their first use`() throws {
    let query = try SyntaxQuery(
      "(call function: (identifier) @name) @reference.call (identifier) @name",
      grammar: try loadGrammar(Language("python")))
    #expect(query.captureNames == ["name", "reference.call"])
  }

  @Test func `a query ends at its limit`() throws {
    let source = Array(String(repeating: "x = [1, (2, 3)]\n", count: 5000).utf8)
    let grammar = try loadGrammar(Language("python"))
    let query = try SyntaxQuery("(integer) @integer", grammar: grammar)
    var cursor = QueryCursor()
    let parser = SyntaxParser()
    source.withUnsafeBytes { bytes in
      var parseLimit = generousLimit()
      guard let tree = parser.parse(bytes, grammar: grammar, limit: &parseLimit) else {
        Issue.record("no tree")
        return
      }
      func matches(_ limit: inout WorkLimit) -> (isComplete: Bool, count: Int) {
        var count = 0
        let isComplete = cursor.forEachMatch(
          of: query, below: tree.root, in: bytes, limit: &limit
        ) { _ in count += 1 }
        return (isComplete, count)
      }
      let stop = StopFlag()
      var limits = [
        WorkLimit(steps: 10, stop: stop), generousLimit(), WorkLimit(steps: 1_000_000, stop: stop),
      ]
      let limited = matches(&limits[0])
      if SyntaxRuntime.isRobust { #expect(!limited.isComplete && limited.count < 15_000) }
      #expect(matches(&limits[1]) == (true, 15_000))
      stop.raise()
      let stopped = matches(&limits[2])
      #expect(!stopped.isComplete && stopped.count < 15_000)
    }
  }

  // Patterns that the old runtime takes for impossible run on our engine.
  @Test(.enabled(if: SyntaxRuntime.isRobust), arguments: BundledQueries.all.map { $0.language })
  func `a bundled query compiles`(_ language: String) throws {
    let text = BundledQueries.query(of: language)?.sources.map { $0.text }.joined(separator: "\n")
    let query = try SyntaxQuery(try #require(text), grammar: try loadGrammar(Language(language)))
    #expect(query.captureNames.contains("name"))
  }
}
