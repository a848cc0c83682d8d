import SourceModel
import TestSupport
import Testing

@testable import MapRendering

/// No line of a body is shown, and nothing of a body that stands on the line of its signature.
@Suite struct SignatureBodyTests {
  /// A language, and a source in which what no map may show of it is called `hidden`.
  static let cases: [(String, String)] = [
    ("bash", "f() { hidden; }\nfunction g {\n  hidden\n}"),
    ("c", "int f(void) { return hidden; }\nstatic int g(int a)\n{\n  hidden();\n}"),
    ("c", "int a[] = { hidden };\nstruct b { int c; } d = { hidden };\n#define M(x) hidden(x)"),
    ("cpp", "struct A { A() : b(hidden) { hidden(); } int c() const { return hidden; } };"),
    (
      "cpp",
      "template <class T> auto f(T t) -> int { return hidden; }\nauto g = [] { return hidden; };"
    ),
    ("csharp", "class A { int B => hidden; int C() => hidden; int D { get { return hidden; } } }"),
    (
      "csharp",
      "class A { A() : base(1) { hidden(); } int[] b = { hidden }; void C() { hidden(); } }"
    ),
    ("dart", "int f() => hidden;\nclass A { int get b => hidden; A() : super() { hidden(); } }"),
    (
      "elixir",
      "defmodule A do\n  def b(c), do: hidden(c)\n  def d(e) do\n    hidden(e)\n  end\nend"
    ),
    ("go", "package p\nfunc f() int { return hidden }\nvar v = func() int { return hidden }"),
    ("go", "package p\nvar m = map[string]int{\n\t\"hidden\": 1,\n}\ntype S struct {\n\tA int\n}"),
    ("haskell", "f :: Int -> Int\nf x = hidden x\n\ng 0 = hidden\ng n = hidden n"),
    ("java", "class A { A() { hidden(); } int b() { return hidden; } int[] c = { hidden }; }"),
    (
      "java",
      "class A { Runnable b = () -> { hidden(); }; C d = new C() { int e() { return hidden; } }; }"
    ),
    (
      "javascript",
      "function f() { return hidden; }\nconst g = () => hidden;\nconst h = { i() { hidden } };"
    ),
    (
      "javascript",
      "class A { b() { hidden(); } get c() { return hidden; } static d = () => hidden; }"
    ),
    ("kotlin", "fun f() = hidden()\nfun g() { hidden() }\nclass A { val b get() = hidden }"),
    (
      "kotlin",
      "class A { init { hidden() }\n val b by lazy {\n hidden() }\n constructor(c: Int) { hidden() } }"
    ),
    (
      "lua",
      "local function f() return hidden end\nlocal t = {\n  hidden\n}\nfunction t.g() hidden() end"
    ),
    (
      "php", "<?php\nfunction f() { return hidden; }\nclass A { public function b() { hidden(); } }"
    ),
    ("php", "<?php\n$f = function () { return hidden; };\nconst A = [\n  'hidden',\n];"),
    (
      "python",
      "def f(): return hidden\nclass A:\n  def b(self): return hidden\n  c = [\n    hidden,\n  ]"
    ),
    ("python", "f = lambda: hidden\nx = g(\n  hidden,\n)\nclass B: hidden()"),
    (
      "ruby",
      "def f = hidden\ndef g(a) = hidden\nclass A\n  def b; hidden; end\n  C = [\n    hidden,\n  ]\nend"
    ),
    (
      "rust",
      "fn f() -> u8 { hidden }\nimpl A { fn b(&self) { hidden() } }\nmod c { fn d() { hidden() } }"
    ),
    ("rust", "macro_rules! m { () => { hidden } }\nstatic A: [u8; 1] = [\n  hidden,\n];"),
    ("scala", "object A { def b = hidden; def c: Int = { hidden } ; val d = { hidden } }"),
    (
      "swift", "func f() -> Int { hidden }\nstruct A { var b: Int { hidden }; init() { hidden() } }"
    ),
    (
      "swift",
      "let a = [\n  hidden,\n]\nclass B { var c: Int = 1 { didSet { hidden() } }; deinit { hidden() } }"
    ),
    (
      "typescript",
      "class A { constructor(private b: C) { hidden(); } d = () => hidden; }\nconst e = { f: () => hidden };"
    ),
    (
      "typescript",
      "export const f = (a: B): C => hidden(a);\nexport function g(): void { hidden(); }"
    ),
    ("zig", "fn f() u8 { return hidden; }\nconst a = blk: {\n  hidden();\n};"),
  ]

  @Test(arguments: cases)
  func `nothing of a body is shown`(_ language: String, _ text: String) throws {
    let source = Array(text.utf8)
    let ir = try extract(source, Language(language))
    #expect(!ir.shownDefinitions.isEmpty)
    var outline = FileOutline(ir.outlineRecords, source: source)
    for definition in ir.shownDefinitions { outline.show(definition) }
    #expect(!outline.text.contains("hidden"), "\n\(outline.text)")
  }

  /// Sources as they stand in repositories.
  static func sources() throws -> [OutlineSource] {
    let root = "\(checkoutRoot)/Fixtures/repositories"
    let suffixes = [
      "c": "c", "cs": "csharp", "cpp": "cpp", "h": "c", "hpp": "cpp", "go": "go", "java": "java",
      "kt": "kotlin", "php": "php", "py": "python", "rb": "ruby", "rs": "rust", "scala": "scala",
      "swift": "swift", "ts": "typescript",
    ]
    var found: [OutlineSource] = []
    var paths = [root]
    while let path = paths.popLast() {
      if let names = try? listDirectory(path) {
        paths += names.map { "\(path)/\($0)" }
      } else if let language = path.split(separator: ".").last.flatMap({ suffixes[String($0)] }) {
        let name = "../repositories\(path.dropFirst(root.utf8.count))"
        found.append(OutlineSource(language: language, name: name))
      }
    }
    return found.sorted { $0.name < $1.name }
  }

  @Test(arguments: try OutlineSource.fixtures() + sources())
  func `no line of a body is shown that is not the line of a signature`(
    file: OutlineSource
  ) throws {
    let (ir, source) = try file.load()
    for seed in 0..<6 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      let shown = ir.shownDefinitions.filter { _ in !random.chance(percent: 18 * Int(seed)) }
      var outline = FileOutline(ir.outlineRecords, source: source)
      for definition in shown { outline.show(definition) }
      let allowed = signatureLines(ir, shown: shown)
      for line in outline.lines {
        #expect(allowed.contains(line.number), "\(file.name):\(line.number + 1), seed \(seed)")
      }
    }
  }

  /// Lines of the signatures and names of what is shown and of what encloses it.
  private func signatureLines(_ ir: FileIR, shown: [Int]) -> Set<Int> {
    var lines: Set<Int> = []
    for index in shown {
      var next: Int? = index
      while let definition = next.map({ ir.definitions[$0] }) {
        lines.formUnion(definition.signatureLines)
        lines.insert(definition.nameLine)
        next = definition.parent
      }
    }
    return lines
  }
}
