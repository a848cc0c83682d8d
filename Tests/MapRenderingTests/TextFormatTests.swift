import SourceModel
import TestSupport
import Testing

@testable import MapRendering

@Suite struct TextFormatTests {
  private let format = TextFormat()

  @Test func `line ends of Windows don't show`() throws {
    let map = try rendered(
      "python", Array("class A:\r\n    def f(\r\n        self\r\n    ):\r\n        pass\r\n".utf8),
      show: ["f"])
    #expect(map == "│class A:\n│    def f(\n│        self\n│    ):\n")
  }

  @Test func `a file without a last line feed ends its last line`() throws {
    #expect(try rendered("c", Array("int f(void);".utf8), show: ["f"]) == "│int f(void);\n")
  }

  @Test func `tabs stay`() throws {
    let source = "class A:\n\tdef f(self):\n\t\tpass\n"
    #expect(
      try rendered("python", Array(source.utf8), show: ["f"]) == "│class A:\n│\tdef f(self):\n")
  }

  @Test func `bytes that aren't UTF-8 are written out`() throws {
    let source = Array("def f(a=\"".utf8) + [0xFF, 0xC3] + Array("\"):\n    pass\n".utf8)
    #expect(try rendered("python", source, show: ["f"]) == "│def f(a=\"\\xff\\xc3\"):\n")
  }

  @Test func `escape sequences and marks that reorder text are written out`() throws {
    let source = "def f(a=\"\u{1B}[31m\u{202E}\u{7}\"):\n    pass\n"
    #expect(
      try rendered("python", Array(source.utf8), show: ["f"])
        == "│def f(a=\"\\x1b[31m\\xe2\\x80\\xae\\x07\"):\n")
  }

  @Test(arguments: [
    ("abcdef", "abcdef"), ("abcdefg", "abcdefg"), ("abcdefgh", "abcdef…"),
    ("äöüäöüäö", "äöüäöü…"), ("e\u{301}e\u{301}e\u{301}", "e\u{301}e\u{301}e\u{301}"),
    ("e\u{301}bcdef\u{302}gh", "e\u{301}bcdef\u{302}…"), ("👩‍💻🇩🇪👍🏽定義абв", "👩‍💻🇩🇪👍🏽定義а…"),
    ("a\tb\u{1B}efgh", "a\tb\\x1…"), ("", ""),
  ])
  func `what is too long is cut between two characters`(line: String, shown: String) {
    let text = displayLine(Array(line.utf8), maximumCharacters: 7)
    #expect(String(decoding: text, as: UTF8.self) == shown)
  }

  @Test func `any bytes become one harmless line`() {
    for seed in 0..<1000 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      let count = Int.random(in: 0..<300, using: &random)
      let line = random.bytes(count: count).filter { $0 != 0x0A }
      let text = displayLine(line, maximumCharacters: 50)
      let shown = String(decoding: text, as: UTF8.self)
      #expect(Array(shown.utf8) == text, "seed \(seed)")
      #expect(shown.count <= 50, "seed \(seed)")
      #expect(text.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }, "seed \(seed)")
    }
  }

  @Test func `a path is one line`() {
    let name = format.name(RepositoryPath("a\nb\u{1B}/c.py"))
    #expect(String(decoding: name, as: UTF8.self) == "a\\x0ab\\x1b/c.py:\n")
  }

  @Test func `the last line says what the map shows`() {
    let coverage = Coverage(
      shownFiles: 41, files: 1204, shownDefinitions: 312, definitions: 9870, usedTokens: 1018,
      budgetTokens: 1024)
    #expect(
      String(decoding: format.closing(coverage), as: UTF8.self)
        == "(41 of 1,204 files · 312 of 9,870 definitions · 1,018/1,024 tokens)\n")
    #expect(format.closing(coverage.widest).count >= format.closing(coverage).count)
  }
}
