import Testing

@testable import PatternMatching

@Suite struct PatternTests {
  /// An expression, its options, a subject, and the range of the first match.
  typealias Case = (
    expression: String, options: PatternOptions, subject: String, range: Range<Int>?
  )

  private static let cases: [Case] = [
    ("b+", [], "aabbb", 2..<5),
    ("^b", [], "ab", nil),
    ("", [], "", 0..<0),
    ("x", [], "", nil),
    ("B", .caseless, "ab", 1..<2),
    ("b", .anchored, "ab", nil),
    ("a", .endAnchored, "aba", 2..<3),
    ("a.b", [], "a\nb", nil),
    ("a.b", .dotAll, "a\nb", 0..<3),
    ("^b$", .multiline, "a\nb\nc", 2..<3),
    ("a b # c", .extended, "ab", 0..<2),
    ("^.$", [], "é", nil),
    ("^.$", .utf, "é", 0..<2),
    ("É", [.utf, .caseless], "é", 0..<2),
    (#"\w+"#, [.utf, .ucp], "é", 0..<2),
    (#"\w+"#, .utf, "é", nil),
    ("^[A-Z]", [], "Abc", 0..<1),
    (#"a\Kb"#, [], "ab", 1..<2),
  ]

  @Test(arguments: cases)
  func findsTheFirstMatch(_ test: Case) throws {
    let pattern = try Pattern(test.expression, options: test.options)
    let subject = Array(test.subject.utf8)
    #expect(try PatternMatcher().firstRange(of: pattern, in: subject) == test.range, "\(test)")
    #expect(subject.withUnsafeBytes { pattern.isMatch($0) } == (test.range != nil))
  }

  @Test func searchesFromAnOffsetWithWhatPrecedesInView() throws {
    let matcher = PatternMatcher()
    let subject = Array("ab ab".utf8)
    #expect(try matcher.firstRange(of: Pattern("a"), in: subject, from: 1) == 3..<4)
    #expect(try matcher.firstRange(of: Pattern("b"), in: subject, from: 5) == nil)
    #expect(try matcher.firstRange(of: Pattern(#"\bb"#), in: subject, from: 1) == nil)
    #expect(try matcher.firstRange(of: Pattern("(?<=a)b"), in: subject, from: 1) == 1..<2)
  }

  @Test(arguments: [("a(b", 3), ("[a", 2), ("*a", 0), (#"\"#, 1), ("(?<n", 4)])
  func reportsWhereAnExpressionIsInvalid(_ expression: String, _ offset: Int) throws {
    do throws(PatternError) {
      _ = try Pattern(expression)
      Issue.record("\(expression) compiles")
    } catch {
      guard case .invalid(let message, let found) = error else {
        Issue.record("\(error)")
        return
      }
      #expect(found == offset)
      #expect(!message.isEmpty)
    }
  }

  @Test func refusesWhatWouldBeUnsafeOrHuge() {
    #expect(throws: PatternError.self) { try Pattern("(*UTF)a") }
    #expect(throws: PatternError.self) { try Pattern("(*UCP)a") }
    #expect(throws: PatternError.self) { try Pattern(#"a\C"#, options: .utf) }
    #expect(throws: PatternError.self) { try Pattern([0xFF, 0xFE], options: .utf) }
    #expect(throws: PatternError.self) { try Pattern("((((a{900}){900}){900}){900})") }
    #expect(throws: PatternError.self) {
      try Pattern([UInt8](repeating: 0x61, count: Pattern.maximumExpressionBytes + 1))
    }
    #expect(throws: PatternError.self) { try Pattern(String(repeating: "(", count: 60_000)) }
  }

  @Test func invalidUTF8DoesNoHarm() throws {
    let matcher = PatternMatcher()
    let subject: [UInt8] = [0x61, 0xFF, 0xC3, 0x62, 0xE2, 0x82]
    #expect(try matcher.firstRange(of: Pattern("b", options: .utf), in: subject) == 3..<4)
    #expect(try matcher.firstRange(of: Pattern("a.", options: .utf), in: subject) == nil)
    #expect(try matcher.firstRange(of: Pattern("a."), in: subject) == 0..<2)
    for offset in subject.indices {
      _ = try matcher.firstRange(of: Pattern(".+", options: .utf), in: subject, from: offset)
    }
  }

  @Test(arguments: [
    "(a+)+$", "(a|a)*$", "(a|aa)+$", "a*a*a*a*a*a*a*[xy]", "(?:(?:a{0,9}){0,9}){0,9}[xy]",
    "(.*)*[xy]",
    "[a!]*[a!]*[a!]*[a!]*x?y?[xy]",
    "(*NO_JIT)(a+)+$", "(*NO_JIT)(?:a?){30}a{30}[xy]", #"(a)(?R)?\1*[xy]"#, "(?:a(?R)?)+[xy]",
  ])
  func hostileExpressionsEnd(expression: String) throws {
    let pattern = try Pattern(expression)
    for count in [30, 3_000, 300_000] {
      let subject = [UInt8](repeating: 0x61, count: count) + [0x21]
      let elapsed = ContinuousClock().measure {
        _ = try? PatternMatcher().firstRange(of: pattern, in: subject)
      }
      #expect(elapsed < .seconds(5), "\(expression) on \(count) bytes: \(elapsed)")
    }
  }

  @Test func deepRecursionEndsWithinTheLimits() throws {
    let pattern = try Pattern(#"^(\((?1)*\))$"#)
    let interpreted = try Pattern(#"(*NO_JIT)^(\((?1)*\))$"#)
    #expect(!interpreted.isCompiledToMachineCode)
    let subject = [UInt8](repeating: UInt8(ascii: "("), count: 1_000_000)
    for pattern in [pattern, interpreted] {
      #expect(throws: PatternError.limitExceeded) {
        try PatternMatcher().firstRange(of: pattern, in: subject)
      }
      #expect(subject.withUnsafeBytes { pattern.isMatch($0) } == false)
    }
  }

  @Test func matcherServesManyPatterns() throws {
    let matcher = PatternMatcher()
    let withGroups = try Pattern("(a)(b)(c)(d)")
    let plain = try Pattern("d")
    for _ in 0..<3 {
      #expect(try matcher.firstRange(of: withGroups, in: Array("xabcd".utf8)) == 1..<5)
      #expect(try matcher.firstRange(of: plain, in: Array("xabcd".utf8)) == 4..<5)
      #expect(try matcher.isMatch(plain, in: Array("abc".utf8).span) == false)
    }
  }

  @Test func patternsServeManyThreads() async throws {
    let pattern = try Pattern("(?:a|ab)*c")
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<8 {
        group.addTask {
          (0..<500).allSatisfy { count in
            let subject = [UInt8](repeating: 0x61, count: count % 40) + [0x63]
            return subject.withUnsafeBytes { pattern.isMatch($0) }
          }
        }
      }
      for await isRight in group { #expect(isRight) }
    }
  }
}
