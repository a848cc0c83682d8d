import Testing

@testable import RepoMapKit

@Suite struct SymbolPatternTests {
  private func quality(_ pattern: String, _ name: String) -> SymbolPattern.Quality? {
    Array(name.utf8).withUnsafeBytes { SymbolPattern(Array(pattern.utf8))?.quality($0) }
  }

  @Test(arguments: [
    ("total", "total", SymbolPattern.Quality.same), ("Total", "total", .sameLetters),
    ("total", "TOTAL", .sameLetters), ("tot", "totalSum", .beginning),
    ("total", "grandTotal", .wordBeginning), ("total", "grand_total", .wordBeginning),
    ("sum", "x2sum", .wordBeginning), ("otal", "total", .inside), ("gtt", "getTotal", .scattered),
    ("gst", "get_some_total", .scattered), ("a", "Cat", .inside),
  ])
  func `a name matches as well as it does`(
    pattern: String, name: String, expected: SymbolPattern.Quality
  ) {
    #expect(quality(pattern, name) == expected)
  }

  @Test(arguments: [
    ("total", "totl"), ("total", "tota"), ("gt", "getTotal"), ("gtt", "budgetTotal"), ("x", ""),
    ("abc", "acb"),
  ])
  func `other names don't match`(pattern: String, name: String) {
    #expect(quality(pattern, name) == nil)
  }

  @Test(arguments: [
    ("Cart.total", ["cart"]), ("a::B::c", ["a", "b"]), ("file#C.d", ["file", "c"]), ("x", []),
  ])
  func `what stands in front of a name is its scopes`(pattern: String, scopes: [String]) throws {
    let pattern = try #require(SymbolPattern(Array(pattern.utf8)))
    #expect(pattern.scopes == scopes.map { Array($0.utf8) })
  }

  @Test(arguments: ["", ".", "::", "#/"]) func `signs alone are no pattern`(text: String) {
    #expect(SymbolPattern(Array(text.utf8)) == nil)
  }

  @Test(arguments: [
    (["Shop", "Cart"], true), (["Cart", "Inner"], true), (["Other"], false), ([], false),
  ])
  func `scopes have to be around`(around: [String], isInside: Bool) throws {
    let pattern = try #require(SymbolPattern(Array("cart.total".utf8)))
    #expect(pattern.isInside(around.map { Array($0.utf8) }) == isInside)
  }
}
