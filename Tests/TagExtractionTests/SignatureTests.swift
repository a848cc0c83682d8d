import SourceModel
import Testing

@testable import TagExtraction

/// Where signatures end, and what counts as documentation, on small sources.
@Suite struct SignatureTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let language: String
    let source: String
    /// Signatures, or documentation, of the definitions in order.
    let expected: [String]

    var testDescription: String { "\(language): \(source)" }

    init(_ language: String, _ source: String, _ expected: [String]) {
      self.language = language
      self.source = source
      self.expected = expected
    }
  }

  static let signatures = [
    Case("python", "def f(a,\n      b): pass", ["def f(a,\n      b):"]),
    Case("python", "def f():  # why\n  pass", ["def f():"]),
    Case("python", "def f():\n  # why\n\n  pass", ["def f():"]),
    Case("python", "@d\ndef f(): pass", ["@d\ndef f():"]),
    Case("python", "x = [\n  1,\n]", ["x ="]),
    Case("c", "int f(int a) { return a; }", ["int f(int a)"]),
    Case("c", "int f(int a) /* why */ { return a; }", ["int f(int a)"]),
    Case("c", "int f(int a); // why", ["int f(int a);"]),
    Case("c", "int f(int a) // why\n\n{ return a; }", ["int f(int a)"]),
    Case("go", "package p\nfunc f(a int) error {\n\treturn nil\n}", ["func f(a int) error"]),
    Case("rust", "fn f<T>() -> T\nwhere\n  T: U,\n{ g() }", ["fn f<T>() -> T\nwhere\n  T: U,"]),
    Case("javascript", "function f(a) {}", ["function f(a)"]),
    Case("swift", "func f() -> Int { 1 }", ["func f() -> Int"]),
    Case("python", "def f(", []),
    Case("python", "", []),
  ]

  @Test(arguments: signatures)
  func `a signature ends before the body and what leads up to it`(_ example: Case) throws {
    let source = Array(example.source.utf8)
    let ir = try extract(source, Language(example.language))
    let texts = ir.definitions.map { String(decoding: source[$0.signatureRange], as: UTF8.self) }
    #expect(texts == example.expected)
    for definition in ir.definitions {
      let lineFeeds = source[definition.signatureRange].count { $0 == 0x0A }
      #expect(definition.signatureLines.count == lineFeeds + 1)
    }
  }

  static let documentation = [
    Case("c", "// a\nint f(void) {}", ["// a"]),
    Case("c", "// a\n// b\nint f(void) {}", ["// a\n// b"]),
    Case("c", "// a\n\n// b\nint f(void) {}", ["// b"]),
    Case("c", "// a\n\nint f(void) {}", [""]),
    Case("c", "/* a\n * b */\nint f(void) {}", ["/* a\n * b */"]),
    Case("c", "int x; // of x\nint f(void) {}", ["", ""]),
    Case("c", "/* a */ int f(void) {}", [""]),
    Case("c", "  // a\n  int f(void) {}", ["// a"]),
    Case("rust", "/// a\n#[b]\nfn f() {}", ["/// a\n"]),
    Case("rust", "/// a\n#[b]\n#[c]\nfn f() {}", ["/// a\n"]),
    Case("rust", "#[b]\nfn f() {}", [""]),
    Case("python", "def f():\n  'a'", ["'a'"]),
    Case("python", "# a\ndef f():\n  pass", ["# a"]),
    Case("python", "# a\n@b\ndef f():\n  pass", ["# a"]),
    Case("python", "# a\n@b\ndef f():\n  'c'", ["'c'"]),
  ]

  @Test(arguments: documentation)
  func `documentation is the run of comments above or what the query says`(
    _ example: Case
  ) throws {
    let source = Array(example.source.utf8)
    let ir = try extract(source, Language(example.language))
    let texts = ir.definitions.map {
      String(decoding: source[$0.documentationRange], as: UTF8.self)
    }
    #expect(texts == example.expected)
  }
}
