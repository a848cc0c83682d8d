import MapSelection
import SourceModel
import Testing

@testable import MapRendering

/// Definitions of whose signatures a part is shown.
struct BriefSignatureTests {
  /// What a map shows of `source` where all its definitions are shown with a detail, or completely after that.
  private func text(
    _ language: String, _ source: String, _ detail: SignatureDetail = .brief,
    thenComplete: Bool = false
  ) throws -> String {
    let ir = try extract(Array(source.utf8), Language(language))
    var outline = FileOutline(ir.outlineRecords, source: Array(source.utf8))
    for index in ir.shownDefinitions { outline.show(index, detail) }
    if thenComplete { for index in ir.shownDefinitions { outline.show(index) } }
    return outline.text
  }

  private static let long = String(repeating: "argument_", count: 12)

  /// Language, source, and what is shown of it.
  private static let cases: [(String, String, String)] = [
    ("python", "def short(a, b):\n    pass\n", "│def short(a, b):\n"),
    // The line of the name, of several.
    ("python", "@decorated\ndef f(\n    a,\n    b,\n):\n    pass\n", "│def f( …\n"),
    ("go", "func F(\n\ta int,\n) error {\n\treturn nil\n}\n", "│func F( …\n"),
    // Cut off between words, but never within the name.
    ("python", "def f(\(long), \(long)):\n    pass\n", "│def f( …\n"),
    (
      "python", "def f(\(String(repeating: "some, ", count: 20))last):\n    pass\n",
      "│def f(\(String(repeating: "some, ", count: 10))some, …\n"
    ),
    ("python", "def \(long)(argument):\n    pass\n", "│def \(long) …\n"),
    // Indentation doesn't count.
    (
      "python", "class C:\n    def f(self, a):\n        pass\n",
      "│class C:\n│    def f(self, a):\n"
    ),
  ]

  @Test(arguments: cases) func `the line of the name is shown, so much as is short`(
    _ language: String, _ source: String, _ expected: String
  ) throws {
    #expect(try text(language, source) == expected)
  }

  /// Language, source, and what is shown of it by names.
  private static let nameCases: [(String, String, String)] = [
    (
      "python", "class Shop(Base):\n    def buy(self, what):\n        pass\n",
      "│class Shop …\n│    def buy …\n"
    ),
    // What is left of the line is no longer than the sign that it is left out.
    ("python", "class Shop:\n    def buy(self):\n        pass\n", "│class Shop:\n│    def buy …\n"),
    ("python", "@decorated\ndef f(\n    a,\n):\n    pass\n", "│def f …\n"),
    ("go", "func (s *Shop) Buy(what string) error {\n\treturn nil\n}\n", "│func (s *Shop) Buy …\n"),
    ("c", "static inline int buy(struct shop *shop) { return 0; }\n", "│static inline int buy …\n"),
    // A name behind the body has no line of its own without the rest.
    ("c", "typedef struct {\n  int x;\n} point_t;\n", "│typedef struct\n│  int x;\n│} point_t;\n"),
  ]

  @Test(arguments: nameCases) func `a name is shown with what stands before it in its line`(
    _ language: String, _ source: String, _ expected: String
  ) throws {
    #expect(try text(language, source, .name) == expected)
  }

  @Test func `a signature that is shown completely after all has no sign of a cut`() throws {
    let source = "def f(\n    a,\n    b,\n):\n    pass\n"
    #expect(
      try text("python", source, thenComplete: true) == "│def f(\n│    a,\n│    b,\n│):\n")
    let long = "def f(\(Self.long)):\n    pass\n"
    #expect(try text("python", long, thenComplete: true) == "│def f(\(Self.long)):\n")
  }

  /// They belong to words, which are shown or not.
  @Test(arguments: ["ö", "e\u{301}", "👩‍👩‍👧‍👧", "漢字"])
  func `characters are not cut in two`(_ character: String) throws {
    let word = String(repeating: character, count: 9)
    var counts: Set<Int> = []
    for count in 20..<72 {
      let source = "def f(\(String(repeating: "x", count: count)), \(word)):\n    pass\n"
      let shown = try text("python", source)
      #expect(
        shown.contains(word)
          || shown.unicodeScalars.allSatisfy { $0.isASCII || "│…".unicodeScalars.contains($0) })
      counts.insert(shown.count)
    }
    #expect(counts.count > 1)
  }
}
