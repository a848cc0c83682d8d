import TaskReading
import Testing

/// What terminals and word processors leave is gone.
@Suite struct CleanedTextTests {
  @Test(arguments: [
    ("plain\n", "plain\n"), ("a\r\nb\rc", "a\nb\nc"), ("\u{1B}[1;31mred\u{1B}[0m", "red"),
    ("\u{1B}]8;;http://x\u{7}link\u{1B}]8;;\u{1B}\\", "link"), ("\u{1B}", ""), ("\u{1B}[", ""),
    ("\u{1B}(Bx", "x"), ("\u{FEFF}bom", "bom"), ("“a” ‘b’ «c»", "\"a\" 'b' \"c\""),
    ("a\u{A0}b → c…", "a b   c "), ("größe 日本", "größe 日本"), ("a\0b", "a b"),
    ("\u{1B}]no end", "]no end"),
  ])
  func `cleaned`(_ input: String, _ expected: String) {
    #expect(text(cleanedText(Array(input.utf8))) == expected)
  }
}
