import SourceModel
import Testing

@testable import FileDiscovery

@Suite struct LanguageDetectionTests {
  @Test(arguments: [
    ("a.py", "python"), ("x/a.PY", "python"), ("a.b.py", "python"), ("Rakefile", "ruby"),
    ("a.tsx", "tsx"), ("a.h", "?"), ("a.H", "?"), ("run", "?"), ("x.y/run", "?"),
    ("Makefile", "make"), ("a.m", "?"), ("tsconfig.json", "json"), ("tsconfig.base.json", "?"),
    ("a.json", nil),
    (".py", nil), (".bashrc", "bash"), (".unknownrc", nil), ("a.txt", nil), ("a.py.orig", nil),
    ("a.", nil), ("", "?"),
    ("a.pyy", nil), ("rakefile", "?"), ("é.rs", "rust"),
  ])
  func tellsByName(path: String, expected: String?) {
    let candidate: LanguageCandidate? =
      expected.map { $0 == "?" ? .byContent : .certain(Language($0)) }
    #expect(languageCandidate(for: RepositoryPath(path)) == candidate)
  }

  @Test func extensionOfTwoLanguagesIsLeftToTheContent() {
    let lookup = LanguageLookup([
      LanguageRow(name: "x", extensions: ["m", "x"], fileNames: [], interpreters: ["run"]),
      LanguageRow(name: "y", extensions: ["m"], fileNames: ["Z.m"], interpreters: ["run2"]),
    ])
    func candidate(_ name: String) -> LanguageCandidate? {
      lookup.candidate(name: Array(name.utf8).span)
    }
    #expect(candidate("a.m") == .byContent)
    #expect(candidate("a.x") == .certain(Language("x")))
    #expect(candidate("Z.m") == .certain(Language("y")))
    #expect(lookup.language(interpreter: Array("run9".utf8)[...]) == Language("x"))
  }

  @Test func everyRowOfTheTableIsFound() {
    for row in LanguageTable.rows {
      for suffix in row.extensions {
        let path = RepositoryPath("dir/file.\(suffix)")
        let rivals = LanguageTable.rows.filter { $0.extensions.contains(suffix) }
        let rules = LanguageTable.contentRules.filter { $0.fileExtension == suffix }
        let candidate = languageCandidate(for: path)
        if rules.isEmpty {
          #expect(rivals.count == 1, "\(suffix) needs rules in detection.tsv")
          #expect(candidate == .certain(Language(row.name)))
        } else {
          #expect(candidate == .byContent)
          #expect(rules.contains { $0.language == row.name }, "\(suffix) is never \(row.name)")
        }
      }
      for program in row.interpreters {
        let users = LanguageTable.rows.filter { $0.interpreters.contains(program) }
        #expect(users.count == 1, "\(program)")
        #expect(detect("run", "#!/usr/bin/env \(program)\n") == row.name)
      }
      for alias in row.aliases {
        #expect(LanguageTable.language(called: alias.uppercased().utf8) == Language(row.name))
      }
      for name in row.fileNames {
        #expect(languageCandidate(for: RepositoryPath(name)) == .certain(Language(row.name)))
      }
    }
  }

  @Test(arguments: [
    ("#!/usr/bin/python\n", "python"), ("#!/usr/bin/python3.11 -u\nx", "python"),
    ("#! /usr/bin/env python3\r\n", "python"), ("#!/usr/bin/env -S python3 -u", "python"),
    ("#!/usr/bin/env -Spython3 -u", "python"), ("#!/usr/bin/env -i A=b ruby", "ruby"),
    ("#!/usr/bin/env -u HOME node", "javascript"), ("#!/usr/bin/env", nil), ("#!", nil),
    ("#!/bin/sh\n", "bash"), ("#!/bin/unknown\n", nil), ("#!/usr/bin/env -S", nil),
    ("hello python", nil), ("", nil),
    ("#!python", "python"), ("// -*- C++ -*- forwarding header.\n", "cpp"),
    ("#!/usr/bin/env -S deno run --allow-net\n", "typescript"),
  ])
  func tellsByTheInterpreter(head: String, expected: String?) {
    #expect(detect("run", head) == expected)
  }

  @Test(arguments: [
    ("int f(void);\n", "c"),
    ("", "c"),
    ("/* class Foo { */\n// template <x>\nint f(void);", "c"),
    ("#ifdef __cplusplus\nextern \"C\" {\nclass X;\n#endif\nint f(void);\n", "c"),
    ("#if defined(__cplusplus)\nnamespace a {\n#else\nint x;\n#endif\n", "c"),
    ("int class;\nint namespace = 1;\nstruct template *x;", "c"),
    ("#include <stdio.h>\n#define operator 3\n", "c"),
    ("char *s = \"\\nclass X {\\n\";\n", "c"),
    ("class X {\n", "cpp"),
    ("  class EXPORT X : public Y\n{", "cpp"),
    ("class X;\n", "cpp"),
    ("namespace a {\n", "cpp"),
    ("namespace a\n{\n", "cpp"),
    ("namespace a::b {", "cpp"),
    ("template <typename T>\nT f();", "cpp"),
    ("struct A {\nprivate:\n int x;\n};", "cpp"),
    ("using namespace std;\n", "cpp"),
    ("#include <vector>\n", "cpp"),
    ("void f(std::string x);\n", "cpp"),
    ("struct A { A() = delete; };\n", "cpp"),
    ("struct A { void f() const override; };\n", "cpp"),
    ("/* -*- mode: C++ -*- */\n", "cpp"),
    ("/* -*- mode: C -*- */\n", "c"),
  ])
  func tellsHeadersApart(head: String, expected: String) {
    #expect(detect("dir/a.h", head) == expected)
  }

  @Test func certainPathsNeedNoContent() {
    #expect(detect("a.py", "#!/usr/bin/ruby") == "python")
    #expect(detect("a.txt", "#!/usr/bin/ruby") == "ruby")
  }

  @Test func binaryIsWhatGitTakesForBinary() {
    func isBinary(_ bytes: [UInt8]) -> Bool {
      bytes.withUnsafeBytes { FileDiscovery.isBinary(head: $0) }
    }
    #expect(!isBinary([]))
    #expect(!isBinary([0xFF, 0xFE, 0x80]))
    #expect(isBinary([0x61, 0, 0x62]))
    #expect(isBinary([UInt8](repeating: 0x61, count: 7_999) + [0]))
    #expect(!isBinary([UInt8](repeating: 0x61, count: 8_000) + [0]))
  }

  private func detect(_ path: String, _ head: String) -> String? {
    Array(head.utf8).withUnsafeBytes { detectLanguage(path: RepositoryPath(path), head: $0)?.name }
  }
}
