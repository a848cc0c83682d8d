import PatternMatching
import Testing

@Suite struct PatternTests {
  @Test func findsTheFirstMatch() throws {
    let range = try PatternMatcher().firstRange(of: Pattern("b+"), in: Array("aabbb".utf8))
    #expect(range == 2..<5)
  }
}
