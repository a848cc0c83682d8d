import RepoMapKit
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#endif

/// Whatever lies in a tree, its sound files are in the map.
@Suite struct BadInputTests {
  /// Data in files whose names say that they are code: what overflows or slows down parsers.
  private static let malformed: [(name: String, content: @Sendable () -> String)] = [
    ("objects.h", { jsonObjects(35_000) }),
    ("more_objects.h", { jsonObjects(50_000) }),
    ("table.c", { numberTable(2_500) }),
    ("large_table.c", { numberTable(10_000) }),
    ("parentheses.py", { String(repeating: "(", count: 20_000) }),
    ("brackets.js", { String(repeating: "[", count: 20_000) }),
    ("braces.c", { String(repeating: "{", count: 20_000) }),
    ("blocks.rs", { String(repeating: "fn f() {", count: 5_000) }),
    ("calls.java", { "class A { int x = " + String(repeating: "f(", count: 10_000) }),
    ("quotes.rb", { String(repeating: "\"#{", count: 10_000) }),
    ("generics.cpp", { String(repeating: "a<", count: 20_000) }),
    ("one_line.ts", { String(repeating: "x=1;", count: 100_000) }),
  ]

  @Test(arguments: malformed.indices)
  func `data that poses as code costs neither the map nor much time`(_ index: Int) throws {
    let fixture = try TreeFixture()
    try fixture.writeSoundFile()
    let file = BadInputTests.malformed[index]
    try fixture.tree.write(file.content(), to: file.name)
    let map = try fixture.map()
    #expect(map.string.contains("│class Sound:"), "\(file.name)")
    #expect(map.warnings.isEmpty, "\(file.name)")
  }

  @Test(arguments: [
    "c", "h", "cpp", "cs", "go", "java", "js", "py", "rb", "rs", "swift", "ts", "tsx",
  ])
  func `random bytes are skipped or read as far as they make sense`(_ name: String) throws {
    let fixture = try TreeFixture()
    try fixture.writeSoundFile()
    var random = SeededGenerator(seed: 7)
    try fixture.tree.write(random.bytes(count: 20_000), to: Array("binary.\(name)".utf8))
    let text = random.bytes(count: 20_000).map { $0 == 0 ? 1 : $0 }
    try fixture.tree.write(text, to: Array("text.\(name)".utf8))
    #expect(try fixture.map().string.contains("│class Sound:"))
  }

  @Test func `what a long line is cut before isn't counted as shown`() throws {
    let fixture = try TreeFixture()
    try fixture.writeSoundFile()
    let rules = (0..<2_000).map { ".rule\($0){color:red}" }.joined()
    try fixture.tree.write(rules, to: "app.css")
    let lines = try fixture.map(tokens: 8192).string.split(separator: "\n")
    let words = try #require(lines.last).split(separator: " ")
    let shown = try #require(words.firstIndex(of: "definitions").flatMap { Int(words[$0 - 3]) })
    let visible = lines.joined().split(separator: ".rule").count - 1
    // Besides them the class, its method, and one in whose name the line is cut.
    #expect(shown <= visible + 3, "\(words)")
  }

  @Test func `an enormous file is left out and counted`() throws {
    let fixture = try TreeFixture()
    try fixture.writeSoundFile()
    try fixture.tree.write("x = 1\n", to: "large.py")
    #expect(truncate(fixture.tree.path("large.py"), 200 << 20) == 0)
    let map = try fixture.map()
    #expect(map.string.contains("│class Sound:"))
    #expect(map.statistics.skipped.contains { $0.contains("large.py") && $0.contains("limit") })
  }

  @Test func `directories that link to each other end`() throws {
    let fixture = try TreeFixture()
    try fixture.writeSoundFile()
    try fixture.tree.write("def inner(): pass\n", to: "a/inner.py")
    try fixture.tree.makeLink("a/up", to: "..")
    try fixture.tree.makeLink("a/self", to: ".")
    let map = try fixture.map()
    #expect(map.string.contains("a/inner.py:\n│def inner():"))
    #expect(map.string.hasSuffix("tokens)\n") && map.string.contains("2 of 2 files"))
  }

  @Test func `ten thousand files in one directory are mapped`() throws {
    let fixture = try TreeFixture()
    for index in 0..<10_000 {
      try fixture.tree.write("def f\(index)(): pass\n", to: "many/f\(index).py")
    }
    let map = try fixture.map()
    #expect(map.string.contains("of 10,000 files"))
    #expect(try fixture.map().statistics.parsedFiles == 0)
  }

  @Test(arguments: [
    "a\nb.py", "esc\u{1B}[31m.py", "quo\"te'.py", " space .py", "-dash.py", "ünï.py", "a\\b.py",
  ])
  func `odd names are one line each`(_ name: String) throws {
    let fixture = try TreeFixture()
    try fixture.tree.write("def found(): pass\n", to: name)
    let lines = try fixture.map().string.split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines[0].hasSuffix(".py:") && lines[1] == "│def found():")
    #expect(!lines.joined().contains("\u{1B}"))
  }

  @Test func `a name that is not UTF-8 is found again`() throws {
    let fixture = try TreeFixture()
    try fixture.tree.write(Array("def found(): pass\n".utf8), to: [0x61, 0xFF, 0x2E, 0x70, 0x79])
    #expect(try fixture.map().string.hasPrefix("a\\xff.py:\n│def found():\n"))
    #expect(try fixture.map().statistics.parsedFiles == 0)
  }

  @Test func `a pipe that is called like a source doesn't block`() throws {
    let fixture = try TreeFixture()
    try fixture.writeSoundFile()
    #expect(mkfifo(fixture.tree.path("pipe.py"), 0o600) == 0)
    #expect(try fixture.map().string.contains("│class Sound:"))
  }

  @Test(arguments: [
    (
      "crlf.py", "class A:\r\n    def f(self):\r\n        pass\r\n",
      "│class A:\n│    def f(self):\n"
    ),
    ("bom.py", "\u{FEFF}def f(): pass\n", "def f():\n"),
    ("no_end.py", "def f(): pass", "│def f():\n"),
  ])
  func `line ends and byte order marks don't show`(
    _ name: String, _ source: String, _ expected: String
  ) throws {
    let fixture = try TreeFixture()
    try fixture.tree.write(source, to: name)
    #expect(try fixture.map().string.contains(expected))
  }

  @Test func `an empty repository is an error that says so`() throws {
    let fixture = try TreeFixture()
    try fixture.tree.makeDirectory(".git")
    #expect(throws: EngineError.self) { try fixture.map() }
  }
}

private func jsonObjects(_ count: Int) -> String {
  "[" + (0..<count).map { "{\"a\":\($0)}" }.joined(separator: ",") + "]\n"
}

private func numberTable(_ rows: Int) -> String {
  (0..<rows).map { "\($0) 0x\(String($0, radix: 16)) 1.5 2 3 4 5\n" }.joined()
}
