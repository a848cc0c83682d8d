import PatternMatching
import Testing

@testable import SyntaxParsing

/// Refusing a text by its first byte never changes the answer.
@Suite struct TextPatternTests {
  static let expressions = [
    "^[A-Z]", "^_*[A-Z]", "^..", "^(if|for)$", "^(?:if|for)x?", "^(?!A)[A-Z]", "^a|b", "^a[(]|b",
    "^(a|)b", "^[]a]", "^[^a]", "^a?b*", "^a{0}b", "^(a|b|[x-z]c)*q", "^a*?b", "^(?i)a", "a", "",
    "^", "^\\Qa", "^a\\Q|\\E|b", "^(?!.*_(H|I)_*$)[A-Z][A-Z0-9_]+$", "^[mc]?attr",
    "^(?:a(?:b|c)|d)",
    "^(?!a|b)[a-c]", "^a[^]|]|b", "^x(?#()|y", "^(a[])|b]|c)d", "^ä", "^[a-]", "(?m)^a",
  ]

  @Test(arguments: expressions)
  func `the answer is the expression's`(_ expression: String) throws {
    let pattern = try Pattern(expression)
    let fast = try TextPattern(expression)
    let matcher = PatternMatcher()
    let tails = ["", "a", "b", "c", "A", "|", "(", "f", "or", "_H", "attr", "y", "\nA", "]"]
    for first in 0...255 {
      for tail in tails {
        let text = [UInt8(first)] + Array(tail.utf8)
        let expected = try matcher.isMatch(pattern, in: text)
        #expect(text.withUnsafeBytes { fast.isMatch(in: $0, matcher) } == expected, "\(text)")
      }
    }
    let expected = try matcher.isMatch(pattern, in: [])
    #expect(fast.isMatch(in: UnsafeRawBufferPointer(start: nil, count: 0), matcher) == expected)
  }
}
