import SourceModel
import TestSupport
import Testing

@testable import SyntaxParsing

/// Predicates, by the names that they leave.
@Suite struct QueryPredicateTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let predicate: String
    /// What `@left` holds in the matches.
    let left: [String]

    var testDescription: String { predicate }

    init(_ predicate: String, _ left: [String]) {
      self.predicate = predicate
      self.left = left
    }
  }

  private static let source = """
    alpha = beta
    beta = beta
    Gamma = alpha
    _delta = ä
    """

  static let cases = [
    Case("", ["alpha", "beta", "Gamma", "_delta"]),
    Case("(#eq? @left \"beta\")", ["beta"]),
    Case("(#eq? @left \"Beta\")", []),
    Case("(#not-eq? @left \"beta\")", ["alpha", "Gamma", "_delta"]),
    Case("(#eq? @left @right)", ["beta"]),
    Case("(#not-eq? @left @right)", ["alpha", "Gamma", "_delta"]),
    Case("(#any-of? @left \"beta\" \"Gamma\")", ["beta", "Gamma"]),
    Case("(#any-of? @right \"ä\")", ["_delta"]),
    Case("(#not-any-of? @left \"beta\" \"Gamma\")", ["alpha", "_delta"]),
    Case("(#match? @left \"^[A-Z]\")", ["Gamma"]),
    Case("(#match? @left \"eta\")", ["beta"]),
    Case("(#match? @left \"(?i)^gamma$\")", ["Gamma"]),
    Case("(#match? @left \"^\\\\w+$\")", ["alpha", "beta", "Gamma", "_delta"]),
    Case("(#not-match? @left \"^[a-z]\")", ["Gamma", "_delta"]),
    Case("(#any-eq? @left \"beta\")", ["beta"]),
    Case("(#any-not-eq? @left \"beta\")", ["alpha", "Gamma", "_delta"]),
    Case("(#any-match? @left \"a$\")", ["alpha", "beta", "Gamma", "_delta"]),
    Case("(#any-not-match? @left \"mm\")", ["alpha", "beta", "_delta"]),
    Case("(#match? @left \"a\") (#not-eq? @right \"beta\")", ["Gamma", "_delta"]),
    Case("(#is? @left local) (#unknown? @left) (#has-parent? @left x)", everything),
    Case("(#strip! @left \"^_\") (#set! kind \"x\") (#select-adjacent! @left @right)", everything),
  ]

  private static let everything = ["alpha", "beta", "Gamma", "_delta"]

  @Test(arguments: cases)
  func `a predicate leaves what it says`(_ example: Case) throws {
    let query =
      "((assignment left: (identifier) @left right: (identifier) @right) \(example.predicate))"
    #expect(
      try captures(of: "left", query: query, in: QueryPredicateTests.source) == example.left)
  }

  static let quantified = [
    Case("", ["x", "y", "z"]),
    Case("(#eq? @comment \"# a\")", ["x", "z"]),
    Case("(#not-eq? @comment \"# a\")", ["z"]),
    Case("(#any-eq? @comment \"# a\")", ["x", "y", "z"]),
    Case("(#any-not-eq? @comment \"# a\")", ["y", "z"]),
    Case("(#match? @comment \"a\")", ["x", "z"]),
    Case("(#any-match? @comment \"b\")", ["y", "z"]),
    Case("(#any-not-match? @comment \"a\")", ["y", "z"]),
    Case("(#not-match? @comment \"a\")", ["z"]),
    Case("(#any-of? @comment \"# a\" \"# b\")", ["x", "y", "z"]),
    Case("(#not-any-of? @comment \"# b\")", ["x", "z"]),
  ]

  /// `x` has two equal comments, `y` two different ones and `z` none: a predicate on a capture
  /// without nodes holds.
  @Test(arguments: quantified)
  func `a quantified capture has to hold for all nodes or for any`(_ example: Case) throws {
    let query = """
      ((class_definition
        (comment)* @comment
        body: (_ (expression_statement (assignment left: (identifier) @left))))
        \(example.predicate))
      """
    let source = """
      class A:
        # a
        # a
        x = 1
      class B:
        # a
        # b
        y = 1
      class C:
        z = 1
      """
    let left = try captures(of: "left", query: query, in: source)
    #expect(left == example.left)
  }

  /// The limit of a hostile expression ends it; the text counts as one without a match.
  @Test func `an expression that backtracks without end doesn't match`() throws {
    let name = String(repeating: "a", count: 64)
    let query = "((identifier) @left (#match? @left \"^((a+)+)+(?=.)[^a]$\"))"
    #expect(try captures(of: "left", query: query, in: name).isEmpty)
  }
}
