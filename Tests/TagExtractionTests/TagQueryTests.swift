import SourceModel
import SyntaxParsing
import TagQueries
import TestSupport
import Testing

@testable import TagExtraction

/// Queries that don't compile, and queries in the style of other tools.
@Suite struct TagQueryTests {
  struct Faulty: Sendable, CustomTestStringConvertible {
    let files: [String]
    /// 1-based number of the file, line and column.
    let place: (file: Int, line: Int, column: Int)
    let kind: QueryError.Kind

    var testDescription: String { files.joined(separator: " | ") }

    init(
      _ files: [String], _ place: (file: Int, line: Int, column: Int), _ kind: QueryError.Kind
    ) {
      self.files = files
      self.place = place
      self.kind = kind
    }
  }

  private static let sound = "; Ä sound file.\n(identifier) @name\n"

  static let faulty = [
    Faulty(["(nonsense)"], (1, 1, 2), .nodeType),
    Faulty(["\n\n  (nonsense)"], (1, 3, 4), .nodeType),
    Faulty(["(nonsense)", sound], (1, 1, 2), .nodeType),
    Faulty([sound, "(nonsense)"], (2, 1, 2), .nodeType),
    Faulty([sound, sound, "; Comment\n(call nonsense: (_))"], (3, 2, 7), .field),
    Faulty([sound, "(identifier) @name)"], (2, 1, 19), .syntax),
    Faulty(["", "", "(nonsense)"], (3, 1, 2), .nodeType),
    Faulty(
      [sound, "(module)\n((identifier) @a (#eq? @a))"], (2, 2, 1),
      .predicate("#eq? needs a capture and a text")),
  ]

  @Test(arguments: faulty)
  func `an error names file, line and column`(_ faulty: Faulty) throws {
    let grammar = try GrammarLoader(directories: grammarDirectories).load(Language("python"))
    let sources = faulty.files.enumerated().map {
      QuerySource(path: "\($0.offset + 1).scm", text: $0.element)
    }
    do {
      _ = try TagQuery(sources, grammar: grammar)
      Issue.record("it compiles")
    } catch {
      #expect(error.path == "\(faulty.place.file).scm")
      #expect([error.line, error.column] == [faulty.place.line, faulty.place.column])
      #expect(error.kind == faulty.kind)
    }
  }

  /// Written as the tags queries of grammars' own repositories are.
  private static let upstreamStyle = """
    (
      (comment)* @doc
      .
      (class_definition
        name: (identifier) @name) @definition.class
      (#strip! @doc "^#\\\\s*")
      (#select-adjacent! @doc @definition.class)
    )

    (function_definition
      name: (identifier) @name) @definition.function

    (assignment
      left: (identifier) @name) @definition.nonsense

    (call
      function: [
        (identifier) @name
        (attribute attribute: (identifier) @name)
      ] @ignored
      (#set! role reference)) @reference.call

    (block) @local.scope
    ((identifier) @reference.something (#is-not? local))
    """

  @Test func `a query in the style of others gives tags`() throws {
    let source = Array(
      """
      # A shape.
      # It has sides.
      class Shape:
        def area(self):
          return self.side() * factor(2)
      x = Shape()
      """.utf8)
    let grammar = try GrammarLoader(directories: grammarDirectories).load(Language("python"))
    let query = try TagQuery(
      [QuerySource(path: "tags.scm", text: TagQueryTests.upstreamStyle)], grammar: grammar)
    let extractor = TagExtractor(stop: StopFlag())
    let ir = source.withUnsafeBytes {
      extractor.extract($0, grammar: grammar, query: query, noise: .none)
    }
    #expect(
      ir.definitions.map { "\($0.kind) \(ir.nameText($0.name))" }
        == ["class Shape", "function area", "other x"])
    #expect(
      ir.occurrences.map { "\($0.kind) \(ir.nameText($0.name))" }
        == ["call side", "call factor", "call Shape"])
    #expect(
      String(decoding: source[ir.definitions[0].documentationRange], as: UTF8.self)
        == "# A shape.\n# It has sides.")
  }
}
