import SourceModel
import Testing

@testable import TagExtraction

/// What documents a definition, in each of the languages that most repositories are written in.
@Suite struct DocumentationTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let language: String
    let source: String
    /// Documentation of the definitions in order.
    let expected: [String]

    var testDescription: String { "\(language): \(source)" }

    init(_ language: String, _ source: String, _ expected: [String]) {
      self.language = language
      self.source = source
      self.expected = expected
    }
  }

  /// The lines of a comment, of a comment and something between, behind an empty line.
  static let cases = [
    Case("c", "/* licence */\n\n/* a\n   b */\nint f(void) { }", ["/* a\n   b */"]),
    Case("c", "/* licence */\n\n#include <a.h>\n\nint f(void) { }", [""]),
    Case("c", "/* licence */\n\nint f(void) { }", [""]),
    Case("c", "// a\n__attribute__((b))\nint f(void) { }", ["// a"]),
    Case("cpp", "/// a\n/// b\ntemplate <typename T>\nT f() { }", ["/// a\n/// b"]),
    Case("cpp", "/// a\n[[nodiscard]]\nint f() { }", ["/// a"]),
    Case("cpp", "class A {\n  // a\n  int b;  // c\n  int d;\n};", ["", "// a", ""]),
    Case(
      "csharp", "/// <summary>a</summary>\n/// b\n[C]\nclass D { }",
      ["/// <summary>a</summary>\n/// b"]),
    Case("csharp", "// licence\n\nnamespace A { class B { } }", ["", ""]),
    Case("go", "// licence\n\n// Package a b.\npackage a\n\n// F c.\nfunc F() {}", ["// F c."]),
    Case("go", "package a\n\n// F c.\n//\n// d\nfunc F() {}", ["// F c.\n//\n// d"]),
    Case("go", "package a\n\n// F c.\n\nfunc F() {}", [""]),
    Case("go", "package a\n\nconst (\n\t// b\n\tB = 1 // c\n\tD = 2\n)", ["// b", ""]),
    Case("java", "/* licence */\n\n/** a */\n@B\n@C(\"d\")\npublic class E { }", ["/** a */"]),
    Case("java", "class A {\n  /** b */\n  @Override\n  public void c() { }\n}", ["", "/** b */"]),
    Case("java", "class A {\n  /** b */\n  int c;\n  int d;\n}", ["", "/** b */", ""]),
    Case("javascript", "/**\n * a\n */\nexport function b() { }", ["/**\n * a\n */"]),
    Case("javascript", "class A {\n  // b\n  c() { }\n}", ["", "// b"]),
    Case("javascript", "/* licence */\n\nfunction b() { }", [""]),
    Case("kotlin", "/** a */\n@Suppress(\"b\")\nfun c() { }", ["/** a */"]),
    Case("kotlin", "/** a */\n@B\n@C\nclass D", ["/** a */"]),
    Case(
      "php", "<?php\n/** a */\n#[B]\nclass C {\n  /** d */\n  public $e;\n}",
      ["/** a */", "/** d */"]),
    Case("php", "<?php\n/* licence */\n\nfunction a() { }", [""]),
    Case("python", "# licence\n\ndef f():\n  '''a'''", ["'''a'''"]),
    Case("python", "# licence\n\ndef f():\n  pass", [""]),
    Case(
      "python", "class A:\n  \"\"\"b\"\"\"\n\n  @c\n  def d(self):\n    r\"\"\"e\"\"\"",
      ["\"\"\"b\"\"\"", "r\"\"\"e\"\"\""]),
    Case("python", "class A:\n  #: b\n  c = 1", ["", "#: b"]),
    Case(
      "ruby", "# frozen_string_literal: true\n\n# a\n# b\nclass C\n  # d\n  def e; end\nend",
      ["# a\n# b", "# d"]),
    Case("rust", "/// a\n#[derive(B)]\n#[inline]\npub struct C;", ["/// a\n"]),
    Case("rust", "// licence\n\npub struct C;", [""]),
    Case("rust", "/// a\n/// b\nfn c() { }", ["/// a\n/// b\n"]),
    Case("rust", "impl A {\n  /// b\n  #[must_use]\n  fn c(&self) { }\n}", ["", "/// b\n"]),
    Case("rust", "enum A {\n  /// b\n  #[c]\n  D,\n}", ["", "/// b\n"]),
    Case("scala", "/** a */\n@b\nclass C", ["/** a */"]),
    Case("scala", "/* licence */\n\nobject A", [""]),
    Case("swift", "/// a\n/// b\n@C\n@discardableResult\nfunc d() -> Int { 1 }", ["/// a\n/// b"]),
    Case("swift", "// licence\n\nstruct A { }", [""]),
    Case(
      "typescript", "/** a */\n@B()\nexport class C {\n  /** d */\n  @E()\n  f(): void { }\n}",
      ["/** a */", "/** d */"]),
    Case(
      "typescript", "interface A {\n  /** b */\n  c: string;\n  d: string;\n}",
      ["", "/** b */", ""]),
    Case(
      "dart", "/// a\n/// b\n@c\nclass D {\n  /// e\n  @override\n  int f() => 1;\n}",
      ["/// a\n/// b", "/// e"]),
    Case("lua", "--- a\n-- b\nlocal function c() end", ["--- a\n-- b"]),
    Case(
      "elixir", "defmodule A do\n  @doc \"b\"\n  @spec c() :: d\n  def c, do: 1\nend", ["", "b"]),
  ]

  @Test(arguments: cases)
  func `documentation stands above, over attributes, and without empty lines between`(
    _ example: Case
  ) throws {
    let source = Array(example.source.utf8)
    let ir = try extract(source, Language(example.language))
    let texts = ir.definitions.map {
      String(decoding: source[$0.documentationRange], as: UTF8.self)
    }
    #expect(texts == example.expected)
  }

  static let attributes = [
    Case(
      "rust", "#[derive(A)]\n#[inline]\npub struct B;", ["#[derive(A)]\n#[inline]\npub struct B;"]),
    Case("rust", "#[inline]\n#[cfg(a)]\nfn b() { }", ["#[cfg(a)]\nfn b()"]),
    Case("rust", "#[inline]\nfn b() { }", ["fn b()"]),
    Case("rust", "#[derive(Clone, Debug,)]\nstruct A;", ["struct A;"]),
    Case("rust", "#[derive(Clone, B)]\nstruct A;", ["#[derive(Clone, B)]\nstruct A;"]),
    Case("rust", "#[a]\n\n\nfn b() { }", ["#[a]\n\n\nfn b()"]),
    Case(
      "rust", "#[async_trait]\nimpl A for B {\n  #[c] fn d() { }\n}",
      ["#[async_trait]\nimpl A for B", "#[c] fn d()"]),
    Case("rust", "struct A {\n  #[serde(skip)]\n  b: C,\n}", ["struct A", "b: C"]),
    Case("java", "@Override @A\nvoid b() { }", ["@A\nvoid b()"]),
    Case("java", "@A\n@Override\nvoid b() { }", ["@A\n@Override\nvoid b()"]),
    Case(
      "java", "class A {\n  @SuppressWarnings({\n    \"b\",\n    \"c\"\n  })\n  void d() { }\n}",
      ["class A", "void d()"]),
    Case("kotlin", "@Suppress(\n  \"a\"\n)\n@B\nclass C", ["@B\nclass C"]),
    Case(
      "csharp", "class A {\n  [MethodImpl(B.C)]\n  [D]\n  int e() { }\n}",
      ["class A", "[D]\n  int e()"]),
    Case("swift", "@inlinable\n@discardableResult\npublic func a() { }", ["public func a()"]),
    Case("php", "<?php\n#[Pure]\n#[A]\nfunction b() { }", ["#[A]\nfunction b()"]),
    Case("scala", "@tailrec\nfinal def a: B = c", ["final def a: B"]),
    Case(
      "dart", "class A {\n  @override\n  int b() => 1;\n  @c\n  int d() => 1;\n}",
      ["class A", "int b()", "@c\n  int d()"]),
    Case("python", "class A:\n  @override\n  def b(self): pass", ["class A:", "def b(self):"]),
    Case("python", "@a(\n  1,\n  2,\n  3,\n  4,\n)\ndef b(): pass", ["def b():"]),
    Case("python", "@a(\n  1,\n)\ndef b(): pass", ["@a(\n  1,\n)\ndef b():"]),
    Case("typescript", "class A {\n  @b()\n  c(): void { }\n}", ["class A", "@b()\n  c(): void"]),
    Case("elixir", "@impl true\n@spec a(b) :: c\ndef a(b), do: b", ["@spec a(b) :: c\ndef a(b)"]),
    Case("erlang", "-spec a() -> b.\na() -> c.", ["-spec a() -> b.\na()"]),
  ]

  @Test(arguments: attributes)
  func `attributes belong to a signature, unless they speak to tools or are long`(
    _ example: Case
  ) throws {
    let source = Array(example.source.utf8)
    let ir = try extract(source, Language(example.language))
    let texts = ir.definitions.map { String(decoding: source[$0.signatureRange], as: UTF8.self) }
    #expect(texts == example.expected)
    for definition in ir.definitions {
      let feeds = source[..<definition.range.lowerBound].count { $0 == 0x0A }
      #expect(definition.lines.lowerBound == feeds && definition.signatureLines.lowerBound == feeds)
    }
  }

  static let values = [
    Case("python", "x = f(\n  1)", ["x = f"]),
    Case("python", "x: dict[\n  str, int\n] = {}", ["x: dict[\n  str, int\n] ="]),
    Case("python", "A, B = 1, 2", ["A, B = 1, 2", "A, B = 1, 2"]),
    Case("python", "x = g(1, f(\n  1))", ["x = g(1, f"]),
    Case("kotlin", "val a: Map<\n  B,\n  C\n> = d()", ["val a: Map<\n  B,\n  C\n>"]),
    Case("kotlin", "val a by lazy {\n  1\n}", ["val a by lazy"]),
    Case(
      "swift", "enum A {\n  case b(\n    c: Int\n  )\n}", ["enum A", "case b(\n    c: Int\n  )"]),
    Case("swift", "let a = b(\n  1\n)", ["let a = b"]),
    Case("c", "#define A 1 /* b\n  c */\n", ["#define A 1"]),
    Case("c", "#define A 1 // b\n", ["#define A 1"]),
    Case("go", "package a\nvar b = f(func() {\n})", ["var b = f(func()"]),
    Case("cpp", "struct A { A(int b) : c(b) { } };", ["struct A", "A(int b)"]),
    Case("powershell", "$a = @{\n  b = 1\n}", ["$a ="]),
  ]

  @Test(arguments: values)
  func `a value ends with its line, a type where it is closed`(_ example: Case) throws {
    let source = Array(example.source.utf8)
    let ir = try extract(source, Language(example.language))
    let texts = ir.definitions.map { String(decoding: source[$0.signatureRange], as: UTF8.self) }
    #expect(texts == example.expected)
  }
}
