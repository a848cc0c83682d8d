import SourceModel
import TestSupport
import Testing

@testable import TagExtraction

/// What is rewritten for grammars that know one dialect.
@Suite struct SourceMaskTests {
  @Test(arguments: [
    ("CREATE PROCEDURE p()", "CREATE FUNCTION  p()"),
    ("create or replace procedure p", "create or replace FUNCTION  p"),
    ("CREATE OR ALTER PROCEDURE p", "CREATE OR ALTER FUNCTION  p"),
    ("DROP PROCEDURE p", "DROP PROCEDURE p"), ("-- CREATE PROCEDURE p", "-- CREATE PROCEDURE p"),
    ("/* CREATE PROCEDURE */ x", "/* CREATE PROCEDURE */ x"),
    ("SELECT [a b].[c] FROM [d]", "SELECT \"a b\".\"c\" FROM \"d\""),
    ("SELECT x[a], ARRAY[b], y[1]", "SELECT x[a], ARRAY[b], y[1]"),
    ("'[a]' \"[b]\"", "'[a]' \"[b]\""),
    ("x;\nGO\ny", "x;\n; \ny"), ("  go \r\n", "  ;  \r\n"), ("GO x", "GO x"),
    ("ego\nGOTO\n", "ego\nGOTO\n"),
    (#"'it\'s'"#, "'it''s'"), (#"'a\' x"#, #"'a\' x"#), ("'unended", "'unended"), ("[", "["),
    ("", ""),
  ])
  func `dialects of SQL are brought into one`(_ source: String, _ expected: String) {
    #expect(masked(source, "sql") == expected)
  }

  @Test(arguments: [
    (
      "C     DON'T\n      PROGRAM A\n      X = 1 +\n     *    2\n   10 CONTINUE\n",
      "!     DON'T\n      PROGRAM A\n      X = 1 +\n     &    2\n   10 CONTINUE\n"
    ),
    ("* star\n      END\n", "! star\n      END\n"), ("c\n      END\n", "!\n      END\n"),
    // Free form.
    ("call x\nend\n", "call x\nend\n"),
    ("module a\ncontains\nend module\n", "module a\ncontains\nend module\n"),
    ("C only a comment\n", "C only a comment\n"), ("", ""),
    ("program p\n     x = 1\nend\n", "program p\n     x = 1\nend\n"),
  ])
  func `fixed form becomes free form`(_ source: String, _ expected: String) {
    #expect(masked(source, "fortran") == expected)
  }

  @Test(arguments: [
    ("csharp", "class A\n#if X\n : B\n#else\n , C\n#endif\n{\n  void F() { }\n}\n"),
    ("swift", "class A: B\n  #if os(Linux)\n  , C\n  #endif\n{\n  func f() {}\n}\n"),
  ])
  func `conditions that break a declaration are looked over`(
    _ language: String, _ source: String
  ) throws {
    let ir = try extract(Array(source.utf8), Language(language))
    #expect(ir.definitions.map { ir.nameText($0.name).lowercased() } == ["a", "f"])
    #expect(ir.scopePath(of: 1) == ["A"])
    #expect(ir.summary.flags.isEmpty)
  }

  @Test func `other languages are read as they are`() {
    #expect(masked("CREATE PROCEDURE p [a]\nC x\nLIB_BEGIN\nint y;", "python") == nil)
  }

  /// A mask never changes the length, nor where lines end: offsets and line numbers stay right.
  @Test(
    arguments: ["c", "cpp", "objc", "cuda", "hlsl", "sql", "fortran"], 1...8 as ClosedRange<UInt64>)
  func `masks keep length and lines`(_ language: String, _ seed: UInt64) {
    var generator = SeededGenerator(seed: 6_400 + seed)
    let words = [
      "\n", " ", "      ", "'", "\"", "`", "[", "]", "GO", "CREATE", "PROCEDURE", "C", "c", "*",
      "\\'", "--",
      "/*", "*/", "typedef", "NS_ENUM(", ",", ")", "{", "}", ";", "LIB_X", "class", "@end", "\u{0}",
      "é",
    ]
    for _ in 0..<300 {
      let count = Int.random(in: 0...40, using: &generator)
      let text = (0..<count).map { _ in generator.pick(words) }.joined()
      guard let result = masked(text, language) else { continue }
      #expect(result.utf8.count == text.utf8.count, "\(text)")
      let feed = UInt8(ascii: "\n")
      #expect(
        zip(result.utf8, text.utf8).allSatisfy { ($0 == feed) == ($1 == feed) }, "\(text)")
    }
  }

  private func masked(_ source: String, _ language: String) -> String? {
    Array(source.utf8).withUnsafeBytes { bytes in
      SourceMask.masked(bytes, language: Language(language))
        .map { String(decoding: $0, as: UTF8.self) }
    } ?? (language == "python" ? nil : source)
  }
}
