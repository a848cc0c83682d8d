import SourceModel
import TagQueries
import TestSupport
import Testing

@testable import SyntaxParsing

/// Our query engine against the library's: the same patterns find the same matches.
@Suite struct TreeQueryTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let language: String
    let query: String
    let source: String

    init(_ language: String, _ query: String, _ source: String) {
      self.language = language
      self.query = query
      self.source = source
    }

    var testDescription: String { "\(language): \(query)" }
  }

  private static let python = """
    # a
    @decorated
    @twice
    class A(B, c.D, metaclass=M):
        "doc"
        x: int = 1
        y, z = 2, 3

        # b
        def f(self, a, b=1, *args, c: str = "x", **kwargs):
            # c
            return self.g(a, b, (yield), k=b)[0]

        async def g(): pass

    def h(): return lambda q: q + 1
    x = y = A()
    [1, 2, (3, 4), *rest]
    if x:
        pass
    elif y:
        pass
    else:
        pass

    """

  private static let go = [
    "package p", "const Limit, Other = 1, 2", "const (\n  Quiet = iota\n  first, last = 1, 2\n)",
    "// Doc.", "func (r *T[K]) m(a, b int, c ...string) (x, y error) { go f(); return nil, nil }",
    "type T struct { a, b int; c string `tag` }\n",
  ].joined(separator: "\n\n")

  static let cases: [Case] =
    pythonQueries.map { Case("python", $0, python) } + goQueries.map { Case("go", $0, go) }

  private static let goQueries = [
    "(const_spec . name: (identifier) @name) @spec",
    #"(source_file (const_declaration "(" (const_spec . name: (identifier) @name) @spec))"#,
    "(field_declaration name: (field_identifier) @name type: (_) @type tag: (_)? @tag)",
    "(parameter_declaration name: (identifier) @name type: (_) @type)",
    "(comment) @c",
  ]

  private static let pythonQueries = [
    // Nodes, fields, captures.
    "(identifier) @a",
    "(call function: (identifier) @name) @call",
    "(call function: (attribute attribute: (identifier) @name @again)) @call",
    "\"def\" @keyword",
    "(function_definition \"async\" @async name: (_) @name)",
    "(argument_list (identifier) @a)",
    "(argument_list (identifier) @a (identifier) @b)",
    "(argument_list (_) @a (_) @b)",
    "(argument_list _ @a _ @b)",
    "(class_definition superclasses: (argument_list (identifier) @base) @bases)",
    "name: (identifier) @name",
    "function: _ @function",
    // Wildcards.
    "(_ name: (identifier) @name) @node",
    "(_ name: (identifier) @name body: (_) @body)",
    "(_ (_ (integer) @deep))",
    "(_) @every",
    "_ @every",
    // Anchors.
    "(argument_list . (_) @first)",
    "(argument_list (_) @last .)",
    "(argument_list . (_) @only .)",
    "(argument_list (identifier) @a . (identifier) @b)",
    "(argument_list . \"(\" @open)",
    "(argument_list \",\" @comma . (_) @next)",
    "(argument_list (_) @next . \",\" @comma)",
    "(argument_list _ @a . _ @b)",
    "(parameters (identifier) @a . (_) @b)",
    "(block . (expression_statement (string) @doc))",
    "(module . (comment) @head . (_) @next)",
    "(block (comment) @c . (_) @next)",
    // Quantifiers.
    "(function_definition name: (_) @name parameters: (parameters (identifier)? @p))",
    "(function_definition (block . (comment)? @c . (_) @s))",
    "(decorated_definition (decorator)+ @d definition: (_) @def)",
    "(decorated_definition (decorator)* @d definition: (class_definition name: (_) @name))",
    "(list (integer)+ @i)",
    "(list (integer)* @i (tuple) @t)",
    "(list . (integer)* @i . (_) @t)",
    "(class_definition superclasses: (_)? @s body: (_ . (expression_statement (string) @doc)?)) @c",
    "(function_definition \"async\"? @async name: (identifier) @name)",
    "(if_statement alternative: (elif_clause)* @elif alternative: (else_clause)? @else)",
    // Alternations and groups.
    "[(integer) (string)] @literal",
    "[(integer) @i (string) @s]",
    "(argument_list [(identifier) @a (attribute attribute: (identifier) @b)])",
    "(assignment left: [(identifier) @one (pattern_list (identifier) @many)])",
    "[\"def\" \"class\"] @keyword",
    "(_ [\"def\" \"class\"] @keyword . name: (_) @name)",
    "((decorator) @a . (decorator) @b)",
    "((comment) @c . (_) @next)",
    "((identifier) @a (identifier) @b)",
    "(argument_list ((identifier) @a . (attribute) @b))",
    "(parameters [(identifier) @p ((identifier) @q . (default_parameter) @d)])",
    "(parameters [(identifier) (default_parameter name: (_))] @p .)",
    "(argument_list [(identifier) [(attribute) (keyword_argument)]] @x)",
    // Negated fields.
    "(class_definition !superclasses name: (_) @name)",
    "(assignment !type left: (_) @left)",
    "(function_definition !return_type name: (_) @n)",
    // Supertypes.
    "(expression) @e",
    "(primary_expression/identifier) @e",
    "(expression/primary_expression) @e",
    "(call (primary_expression) @f)",
    "(argument_list (expression)+ @e)",
    // Predicates.
    "((identifier) @a (#eq? @a \"self\"))",
    "((identifier) @a (#not-eq? @a \"self\"))",
    "((identifier) @a (#match? @a \"^[A-Z]\"))",
    "((identifier) @a (#any-of? @a \"x\" \"y\"))",
    "(assignment left: (_) @l right: (_)? @r (#not-match? @r \"A\"))",
    "((argument_list (_)+ @a) (#any-eq? @a \"a\"))",
    "((integer) @i (#set! a b))",
    // Several patterns, comments, and what is missing.
    "; nothing\n(integer) @i ; more\n(string) @s\n(ERROR) @e",
    "(ERROR (identifier) @e)",
    "(MISSING) @m",
    "(MISSING identifier) @m",
    "(_ (ERROR) @e)",
  ]

  // Supertypes run on the library's engine where the runtime is the old one, whose own matching
  // differs in details.
  @Test(.enabled(if: SyntaxRuntime.isRobust), arguments: cases)
  func `a query matches as the library's`(_ item: Case) throws {
    let grammar = try loadGrammar(Language(item.language))
    let own = try #require(try TreeQuery(item.query, grammar: grammar))
    let library = try SyntaxQuery(item.query, grammar: grammar)
    let expected = matches(.library(library), in: item.source, grammar)
    #expect(matches(.own(own), in: item.source, grammar) == expected)
    #expect(own.captureNames == library.captureNames)
  }

  @Test func `all names of a list are found`() throws {
    // The library looks no further than the first where a list's rule repeats its field.
    let grammar = try loadGrammar(Language("go"))
    let query = try #require(try TreeQuery("(const_spec name: (identifier) @n)", grammar: grammar))
    #expect(matches(.own(query), in: "const a, b = 1, 2", grammar) == ["0: n=a@6", "0: n=b@9"])
  }

  @Test func `combinations of a wide node's children are bounded`() throws {
    let grammar = try loadGrammar(Language("python"))
    let text = "(list (integer) @a (integer) @b) (integer) @i"
    let query = CompiledQuery.own(try #require(try TreeQuery(text, grammar: grammar)))
    let source = Array(("[" + String(repeating: "1, ", count: 3000) + "]").utf8)
    source.withUnsafeBytes { source in
      var limit = generousLimit()
      guard let tree = SyntaxParser().parse(source, grammar: grammar, limit: &limit) else { return }
      var counts = [0, 0]
      let isComplete = QueryRunner().forEachMatch(
        of: query, below: tree.root, in: source, limit: &limit
      ) { counts[$0.pattern] += 1 }
      #expect(!isComplete)
      #expect(counts[0] > 1000 && counts[0] < 10_000)
      #expect(counts[1] == 3000)
    }
  }

  @Test func `matching ends at its limit`() throws {
    let grammar = try loadGrammar(Language("python"))
    let tree = try TreeQuery("(integer) @integer", grammar: grammar)
    let query = CompiledQuery.own(try #require(tree))
    let source = Array(String(repeating: "x = [1, (2, 3)]\n", count: 5000).utf8)
    source.withUnsafeBytes { source in
      var limit = generousLimit()
      guard let tree = SyntaxParser().parse(source, grammar: grammar, limit: &limit) else { return }
      let stop = StopFlag()
      stop.raise()
      for var limit in [
        WorkLimit(steps: 10, stop: StopFlag()), WorkLimit(steps: 1_000_000, stop: stop),
      ] {
        var count = 0
        let isComplete = QueryRunner().forEachMatch(
          of: query, below: tree.root, in: source, limit: &limit
        ) { _ in count += 1 }
        #expect(!isComplete && count < 15_000)
      }
    }
  }

  static let inexpressible = [
    "(module)? @m", "(comment)+ @c", "((comment)+ @c . (class_definition) @d)", "(#set! a b)",
    "(module [(comment)? (class_definition)] @x)", "(list ((integer) @i . \",\")*)",
    "(module (class_definition name: (_) @n)* (comment))",
  ]

  @Test(arguments: inexpressible)
  func `what our tables can't express runs on the library's engine`(_ text: String) throws {
    let grammar = try loadGrammar(Language("python"))
    #expect(try TreeQuery(text, grammar: grammar) == nil)
    guard case .library = try CompiledQuery(text, grammar: grammar) else {
      Issue.record("it runs on our engine")
      return
    }
  }

  @Test(arguments: SyntaxQueryTests.faulty)
  func `an error has the library's kind and offset`(_ faulty: SyntaxQueryTests.Faulty) throws {
    let grammar = try loadGrammar(Language("python"))
    // That a pattern can't match anywhere is only found by the library's analysis.
    if faulty.kind == .structure { return }
    let expected = QueryError(offset: faulty.offset, kind: faulty.kind)
    #expect(throws: expected) { try TreeQuery(faulty.text, grammar: grammar) }
  }

  @Test(.enabled(if: SyntaxRuntime.isRobust), arguments: BundledQueries.all.map { $0.language })
  func `a bundled query needs no help of the library`(_ language: String) throws {
    let text = BundledQueries.query(of: language)?.sources.map { $0.text }.joined(separator: "\n")
    let query = try CompiledQuery(
      try #require(text), grammar: try loadGrammar(Language(language)))
    guard case .own = query else {
      Issue.record("it runs on the library's engine")
      return
    }
  }
}
