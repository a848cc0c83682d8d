import MapSelection
import SourceModel
import Testing

@testable import MapRendering

/// Lines of documentation in outlines that show them.
@Suite struct OutlineDocumentationTests {
  private static func shown(
    _ language: String, _ source: String, _ detail: SignatureDetail = .complete
  ) throws -> String {
    let ir = try extract(Array(source.utf8), Language(language))
    var outline = FileOutline(
      ir.outlineRecords, source: Array(source.utf8), showsDocumentation: true)
    for index in ir.shownDefinitions { outline.show(index, detail) }
    return outline.text
  }

  @Test(arguments: [
    (
      "python", "def f():\n    \"\"\"\n    Adds.\n\n    More.\n    \"\"\"\n",
      "│def f():\n│    Adds.\n"
    ),
    ("python", "def f():\n    '''Adds.'''\n    x()\n", "│def f():\n│    '''Adds.'''\n"),
    ("python", "def f():\n    x()\n", "│def f():\n"),
    ("rust", "/// Adds.\n/// More.\n#[inline]\nfn f() {}\n", "│/// Adds.\n│fn f()\n"),
    ("java", "/**\n * Adds.\n * @return x\n */\nclass A {}\n", "│ * Adds.\n│class A\n"),
    ("java", "/** Adds. */\nclass A {}\n", "│/** Adds. */\n│class A\n"),
    ("go", "// F adds.\nfunc F() {}\n", "│// F adds.\n│func F()\n"),
    (
      "c", "/* Adds. */\nint f(void);\n\nint g(void);\n",
      "│/* Adds. */\n│int f(void);\n│int g(void);\n"
    ),
  ])
  func `the first line that says something is shown`(
    language: String, source: String, expected: String
  ) throws {
    #expect(try Self.shown(language, source) == expected)
  }

  @Test func `what is shown in part has no documentation`() throws {
    let source = "def f(a, b):\n    \"\"\"Adds.\"\"\"\n"
    #expect(try Self.shown("python", source, .name) == "│def f …\n")
  }

  @Test func `documentation that is far away is left out`() throws {
    let source = "/* Far.\n" + String(repeating: "x\n", count: 20_000) + "*/\nint f(void);\n"
    #expect(try Self.shown("c", source) == "│int f(void);\n")
  }
}
