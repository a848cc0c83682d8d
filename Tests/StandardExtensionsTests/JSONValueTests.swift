import StandardExtensions
import TestSupport
import Testing

@Suite struct JSONValueTests {
  private typealias Member = JSONValue.Member

  private static let values: [(String, JSONValue)] = [
    ("null", .null), (" true\n", .boolean(true)), ("false", .boolean(false)), ("0", .integer(0)),
    ("-17", .integer(-17)), ("9223372036854775807", .integer(.max)),
    ("9223372036854775808", .number(9_223_372_036_854_775_808)), ("1.5", .number(1.5)),
    ("-2e3", .number(-2000)), ("1E-2", .number(0.01)), (#""""#, .string("")),
    (#""a\"b\\c\/d\b\f\n\r\t""#, .string("a\"b\\c/d\u{8}\u{C}\n\r\t")),
    (#""\u00e9\uD83D\uDE00""#, .string("é😀")), (#""\ud83dx""#, .string("\u{FFFD}x")),
    (#""\ud83d\ud83d\ude00""#, .string("\u{FFFD}😀")), ("\"a\u{1}\n\"", .string("a\u{1}\n")),
    ("[]", .array([])), ("{ }", .object([])), ("[[],[ ]]", .array([.array([]), .array([])])),
    ("[1,\"a\",null]", .array([.integer(1), .string("a"), .null])),
    (
      #"{"a":{"b":[{}]},"c":1}"#,
      .object([
        Member("a", .object([Member("b", .array([.object([])]))])), Member("c", .integer(1)),
      ])
    ),
  ]

  @Test(arguments: values) func `a text is read as what it says`(text: String, value: JSONValue)
    throws
  {
    #expect(try JSONValue(parsing: Array(text.utf8)) == value)
  }

  @Test(arguments: [
    ("", JSONError.Problem.unexpectedEnd, 0), ("[1", .unexpectedEnd, 2),
    ("{\"a\"", .unexpectedEnd, 4),
    ("[1,]", .unexpectedByte, 3), ("{\"a\":1,}", .unexpectedByte, 7), ("[1}", .unexpectedByte, 2),
    ("{1:2}", .unexpectedByte, 1), ("tru", .unexpectedEnd, 3), ("trux", .unexpectedByte, 3),
    ("01", .badNumber, 2), ("-", .unexpectedEnd, 1), ("1.", .unexpectedEnd, 2),
    ("1.x", .badNumber, 2), ("1e999", .badNumber, 5), ("\"a", .unexpectedEnd, 2),
    (#""\x""#, .badEscape, 2), (#""\u12g4""#, .badEscape, 3), (#""\u12"#, .unexpectedEnd, 5),
    ("1 2", .trailingText, 2), ("nan", .unexpectedByte, 1), ("'a'", .unexpectedByte, 0),
  ])
  func `what is no JSON is told with its place`(
    text: String, problem: JSONError.Problem, offset: Int
  ) {
    #expect(throws: JSONError(problem: problem, offset: offset)) {
      try JSONValue(parsing: Array(text.utf8))
    }
  }

  @Test func `bytes that are no UTF-8 become replacement characters`() throws {
    let text = Array("\"a".utf8) + [0xFF] + Array("\"".utf8)
    #expect(try JSONValue(parsing: text) == .string("a\u{FFFD}"))
  }

  @Test func `depth is bounded`() {
    let fits = String(repeating: "[", count: JSONValue.maximumDepth)
    let closing = String(repeating: "]", count: JSONValue.maximumDepth)
    #expect(throws: Never.self) { try JSONValue(parsing: Array((fits + closing).utf8)) }
    let deep = String(repeating: "[{\"a\":", count: 1_000_000)
    let error = #expect(throws: JSONError.self) { try JSONValue(parsing: Array(deep.utf8)) }
    #expect(error?.problem == .tooDeep)
  }

  @Test func `the last of several members of a name counts`() throws {
    let value = try JSONValue(parsing: Array(#"{"a":1,"b":2,"a":3}"#.utf8))
    #expect(value["a"] == .integer(3))
    #expect(value["c"] == nil)
    #expect(JSONValue.null["a"] == nil)
  }

  @Test func `what is written is read again, and damaged texts never trap`() throws {
    for seed in 0..<500 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      let value = JSONValueTests.value(&random, depth: 0)
      var writer = JSONWriter()
      writer.value(value)
      #expect(try JSONValue(parsing: writer.text) == value, "seed \(seed)")
      var damaged = writer.text
      for _ in 0..<3 where !damaged.isEmpty {
        damaged[Int.random(in: damaged.indices, using: &random)] = random.bytes(count: 1)[0]
      }
      _ = try? JSONValue(parsing: damaged)
      _ = try? JSONValue(parsing: Array(damaged.prefix(damaged.count / 2)))
      _ = try? JSONValue(parsing: random.bytes(count: 40))
    }
  }

  private static func value(_ random: inout SeededGenerator, depth: Int) -> JSONValue {
    func text() -> String {
      String(
        decoding: (0..<Int.random(in: 0..<6, using: &random)).map { _ in
          random.pick(Array("a\"\\\n\u{1}é😀/".utf16))
        }, as: UTF16.self)
    }
    switch Int.random(in: depth > 3 ? 2..<7 : 0..<7, using: &random) {
    case 0:
      return .array(
        (0..<Int.random(in: 0..<4, using: &random)).map { _ in
          value(&random, depth: depth + 1)
        })
    case 1:
      return .object(
        (0..<Int.random(in: 0..<4, using: &random)).map { _ in
          Member(text(), value(&random, depth: depth + 1))
        })
    case 2: return .null
    case 3: return .boolean(random.chance(percent: 50))
    case 4: return .integer(Int.random(in: -1000...1000, using: &random))
    case 5: return .number(Double(Int.random(in: -999...999, using: &random)) + 0.5)
    default: return .string(text())
    }
  }
}
