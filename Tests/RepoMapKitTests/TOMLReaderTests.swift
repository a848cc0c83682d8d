import TestSupport
import Testing

@testable import RepoMapKit

/// The strict reader of configuration files.
@Suite struct TOMLReaderTests {
  /// `key=value@line` of each entry, or `line: detail` of the error.
  private func outcome(_ text: [UInt8]) -> String {
    do throws(TOMLError) {
      return try TOMLReader.entries(of: text).map { "\($0.key)=\(show($0.value))@\($0.line)" }
        .joined(separator: " ")
    } catch {
      return "\(error.line): \(error.detail)"
    }
  }

  private func show(_ value: TOMLValue) -> String {
    switch value {
    case .string(let text): "'\(text)'"
    case .integer(let number): "\(number)"
    case .boolean(let flag): "\(flag)"
    case .array(let values): "[\(values.map(show).joined(separator: ","))]"
    }
  }

  @Test(arguments: [
    ("", ""), ("# only\n\n  # comments", ""), ("a = 1", "a=1@1"),
    ("a=1\r\nb = 2\r\n", "a=1@1 b=2@2"),
    ("\u{FEFF}a = true # yes", "a=true@1"), ("a = +1_000\nb = -5", "a=1000@1 b=-5@2"),
    ("a = \"x # y\"", "a='x # y'@1"), (#"a = "\t\"\\\u00e9\U0001F600""#, "a='\t\"\\é😀'@1"),
    (#"a = 'C:\x'"#, #"a='C:\x'@1"#), ("[t]\na = 1\n[ u . v ]\nb = 2", "t.a=1@2 u.v.b=2@4"),
    ("a.b = 1\n\"c-d\".e = 2", "a.b=1@1 c-d.e=2@2"),
    ("a = [\n 1, # one\n 2,\n]\nb = []", "a=[1,2]@1 b=[]@5"),
    ("a = [\"x\", 'y']", "a=['x','y']@1"),
  ])
  func `what settings need is read`(text: String, expected: String) {
    #expect(outcome(Array(text.utf8)) == expected)
  }

  @Test(arguments: [
    ("a", "1: '=' is missing"), ("\n= 1", "2: a key is missing"), ("a =", "1: a value is missing"),
    ("a = x", "1: 'x' is no value; texts need quotes"), ("a = 1 b = 2", "1: there is more"),
    ("a = 1.5", "1: floats and dates"), ("a = 12:30", "1: floats and dates"),
    ("a = 2026-01-31", "1: '2026-01-31' is no value"), ("a = 1__0", "1: '1__0' is no value"),
    ("a = 99999999999999999999", "1: '99999999999999999999' is no value"),
    ("a = {b = 1}", "1: inline tables"), ("[[a]]", "1: arrays of tables"),
    ("a = [[1]]", "1: arrays in arrays"), ("a = [1 2]", "1: ',' or ']' is missing"),
    ("a = [1,\n", "2: a value is missing"), ("a = \"x\ny\"", "1: the text has no end"),
    ("a = \"\"\"x\"\"\"", "1: texts over several lines"), (#"a = "\q""#, "1: an escape"),
    (#"a = "\ud800""#, "1: '\\u' needs"), (#"a = "\u12"#, "1: '\\u' needs"),
    ("a = 1\n\na = 2", "3: a is there twice"), ("[a]\nb = 1\n[a]\nb = 2", "4: a.b is there twice"),
    ("[a", "1: ']' is missing"), ("a = \"\u{1}\"", "1: the text has a control character"),
  ])
  func `what is wrong is told with its line`(text: String, expected: String) {
    #expect(outcome(Array(text.utf8)).hasPrefix(expected), "\(outcome(Array(text.utf8)))")
  }

  @Test func `a text that is not UTF-8 is told`() {
    #expect(
      outcome(Array("\na = \"".utf8) + [0xFF] + Array("\"".utf8)) == "2: the text is not UTF-8")
  }

  @Test(arguments: 1...400 as ClosedRange<UInt64>)
  func `any bytes give entries or an error with a line of the text`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let parts = [
      "a", "b.c", " = ", "[", "]", "\"", "'", "\n", "\r\n", "#", ",", "1", "true", "\\u00", "-",
      ".",
      "{", "\u{FEFF}", "tokens = 5\n", "[cache]\n", "directory = \"/x\"",
    ]
    var text: [UInt8] = []
    for _ in 0..<Int.random(in: 0...40, using: &generator) {
      text +=
        generator.chance(percent: 15)
        ? generator.bytes(count: 3) : Array(generator.pick(parts).utf8)
    }
    do throws(TOMLError) {
      let lines = try TOMLReader.entries(of: text).map(\.line)
      #expect(lines == lines.sorted(), "seed \(seed)")
    } catch {
      let lineCount = text.count { $0 == UInt8(ascii: "\n") } + 1
      #expect((1...lineCount).contains(error.line), "seed \(seed)")
      #expect(!error.detail.isEmpty)
    }
  }
}
