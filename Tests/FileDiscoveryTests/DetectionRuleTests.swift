import PatternMatching
import SourceModel
import TestSupport
import Testing

@testable import FileDiscovery

/// The rules of `queries/detection.tsv`, and the modelines that go before them.
@Suite struct DetectionRuleTests {
  /// Extension, content, and the language or nil.
  private static let samples: [(String, String, String?)] = [
    ("h", "#import <Foundation/Foundation.h>\n@class Foo;\n", "objc"),
    ("h", "NS_ASSUME_NONNULL_BEGIN\nextern int x;\n", "objc"),
    ("h", "/**\n * @interface of the driver\n @class is a word here\n */\nint f(void);\n", "c"),
    ("h", "#import \"lib.tlb\" no_namespace\nnamespace a {\n", "cpp"),
    ("h", "class X {\n", "cpp"), ("h", "int f(void);\n", "c"),
    ("m", "#import \"A.h\"\n@implementation A\n@end\n", "objc"),
    ("m", ":- module hello.\n:- interface.\n", nil), ("m", "(* Mathematica *)\nf[x_] := x\n", nil),
    ("m", "// A licence.\nint main() { return 0; }\n", "objc"),
    ("m", "function y = f(x)\n% help\ny = x;\nend\n", "matlab"),
    ("pl", "use strict;\nmy $x = 1;\n", "perl"), ("pl", "parent(a, b).\n:- dynamic x/1.\n", nil),
    ("pl", "ancestor(X, Y) :- parent(X, Y).\n", nil), ("pl", "print 1;\n", "perl"),
    ("t", "use Test::More;\nok 1;\n", "perl"), ("t", "  $ echo hello\n  hello\n", nil),
    ("cgi", "use CGI;\n", "perl"), ("cgi", "#!/usr/bin/python\nprint(1)\n", "python"),
    ("v", "Require Import List.\nTheorem t : True.\n", nil), ("v", "fn main() {\n}\n", nil),
    ("v", "module counter(input clk);\nendmodule\n", "verilog"),
    ("d", "main.o: main.c main.h \\\n  util.h\n", nil),
    ("d", "syscall::read:entry { }\n", nil), ("d", "module app;\nimport std.stdio;\n", "d"),
    ("r", "REBOL [Title: \"x\"]\n", nil), ("R", "f <- function(x) x\n", "r"),
    ("fs", "#version 330\nvoid main() {}\n", "glsl"), ("fs", ": square dup * ;\n", nil),
    ("fs", "module A\nlet f x = x\n", "fsharp"),
    ("cls", "public with sharing class A {\n}\n", "apex"), ("cls", "\\ProvidesClass{x}\n", nil),
    ("inc", "<?php\nfunction f() {}\n", "php"), ("inc", "procedure Foo;\nbegin\nend;\n", "pascal"),
    ("inc", "#define X 1\n", "c"), ("inc", "mov ax, bx\n", nil),
    ("pp", "class ntp {\n  package { 'ntp': ensure => installed }\n}\n", nil),
    ("pp", "unit A;\ninterface\n", "pascal"), ("pp", "nothing\n", nil),
    ("sc", "SynthDef(\\x, { Out.ar(0, 1) })\n", nil), ("sc", "object A { val x = 1 }\n", "scala"),
    ("ml", "structure S = struct\nend\n", nil), ("ml", "let f x = x + 1\n", "ocaml"),
    ("cl", "__kernel void f(__global int *x) {}\n", "c"),
    ("cl", "(defun f (x) x)\n", "commonlisp"), ("cl", "nothing\n", nil),
    ("scm", "(class name: (identifier) @name) @definition.class\n", nil),
    ("scm", "; inherits: c\n", nil), ("scm", "(define (f . args) `(a ,@args))\n", "scheme"),
    ("sls", "(library (a b) (export c))\n", "scheme"),
    ("sls", "nginx:\n  pkg.installed: []\n", nil),
    ("sch", "(define (f x) x)\n", "scheme"), ("sch", "<schema xmlns=\"x\"/>\n", nil),
    ("ts", "<?xml version=\"1.0\"?>\n<TS version=\"2.1\">\n", nil),
    ("ts", "export const x = 1;\n", "typescript"),
    ("md", "(define_insn \"add\"\n", nil), ("md", "# Title\n", "markdown"),
    ("f", ": square dup * ;\n", nil), ("f", "      PROGRAM A\n      END\n", "fortran"),
    ("for", ": loop begin again ;\n", nil), ("for", "      PROGRAM A\n", "fortran"),
    ("bb", "(println 1)\n", "clojure"), ("bb", "SUMMARY = \"x\"\n", nil),
    ("yml", "on:\n  push:\njobs:\n  build:\n", "yaml"), ("yml", "- a\n- b\n", nil),
    ("yaml", "openapi: 3.0.0\npaths: {}\n", "yaml"), ("yaml", "greeting: hello\n", nil),
  ]

  @Test(arguments: samples)
  func contentDecides(suffix: String, content: String, expected: String?) {
    #expect(detect("dir/file.\(suffix)", content) == expected, "\(suffix): \(content)")
  }

  @Test func everyRuleDecidesASample() throws {
    for (index, rule) in LanguageTable.contentRules.enumerated() {
      let isUsed = DetectionRuleTests.samples.contains { suffix, content, _ in
        suffix.lowercased() == rule.fileExtension
          && decidingRule(suffix.lowercased(), content) == index
      }
      #expect(isUsed, "\(rule.fileExtension) \(rule.language ?? "-") \(rule.pattern ?? "-")")
    }
  }

  /// The place of the first rule that is found.
  private func decidingRule(_ suffix: String, _ content: String) -> Int? {
    LanguageTable.contentRules.indices.first { index in
      let rule = LanguageTable.contentRules[index]
      guard rule.fileExtension == suffix else { return false }
      let alone = ContentRules([
        ContentRule(fileExtension: suffix, language: "found", pattern: rule.pattern)
      ])
      return Array(content.utf8).withUnsafeBytes {
        alone.language(Array(suffix.utf8), $0) != nil
      }
    }
  }

  @Test func patternsCompile() throws {
    for rule in LanguageTable.contentRules {
      guard let pattern = rule.pattern else { continue }
      #expect(throws: Never.self) { try Pattern(pattern, options: .multiline) }
    }
  }

  @Test(arguments: [
    ("run", "# -*- mode: ruby -*-\n", "ruby"), ("run", "# -*- Python -*-\n", "python"),
    ("run", "#!/bin/sh\n# -*- coding: utf-8; mode: tcl; -*-\n", "bash"),
    ("run", "# -*- coding: utf-8; mode: perl; indent: 2 -*-\n", "perl"),
    ("run", "# -*- coding: utf-8 -*-\n", nil), ("run", "a\n\n# -*- ruby -*-\n", nil),
    ("run", "# vim: set ft=ruby ts=2:\n", "ruby"), ("run", "/* vi:ft=c */\n", "c"),
    ("run", "# vim: ts=4 sw=4 filetype=python et\n", "python"),
    ("run", "# vim600: syntax=perl\n", "perl"), ("run", "# vim ft=ruby\n", nil),
    ("run", "1\n2\n3\n4\n5\n6\n7\n8\n# vim: ft=lua\n", "lua"),
    ("run", "1\n2\n3\n4\n5\n# vim: ft=lua\n7\n8\n9\n10\n11\n", nil),
    ("a.h", "// -*- mode: objc -*-\nint x;\n", "objc"), ("a.m", "% vim: ft=octave\n", "matlab"),
    ("a.py", "# vim: ft=ruby\n", "python"), ("run", "# vim: ft=\n", nil),
  ])
  func modelinesGoBeforeRules(path: String, content: String, expected: String?) {
    #expect(detect(path, content) == expected, "\(path): \(content)")
  }

  @Test func addedLanguagesCountMore() {
    let lookup = LanguageLookup(
      LanguageTable.rows,
      added: [
        LanguageRow(
          name: "fable", extensions: ["fbl", "py"], fileNames: ["Fablefile"], interpreters: ["fab"],
          aliases: ["fb"])
      ])
    func language(_ path: String, _ content: String = "") -> String? {
      Array(content.utf8).withUnsafeBytes {
        detectLanguage(path: RepositoryPath(path), head: $0, lookup: lookup)?.name
      }
    }
    for path in ["a.fbl", "x/B.FBL", "Fablefile", "a.py"] {
      #expect(languageCandidate(for: RepositoryPath(path), lookup: lookup) == .byContent)
      #expect(language(path) == "fable")
    }
    #expect(language("run", "#!/usr/bin/fab2\n") == "fable")
    #expect(language("run", "# vim: ft=fb\n") == "fable")
    #expect(language("a.rb") == "ruby")
    #expect(languageCandidate(for: RepositoryPath("a.fbx"), lookup: lookup) == nil)
  }

  /// Any content is decided about, always alike.
  @Test(arguments: 1...10 as ClosedRange<UInt64>)
  func randomContentIsDecidedAbout(seed: UInt64) {
    var generator = SeededGenerator(seed: 8_200 + seed)
    let words = [
      "-*-", "mode:", ";", "vim:", "ft=", "set ", "\n", " ", "#!", "/usr/bin/env", "\u{0}", "é",
      "/*",
      "*/", "\"", "@interface A", "#import <a.h>", "class X {", "(", "{", "[", ":-", "<?xml", "\\",
    ]
    for _ in 0..<200 {
      let count = Int.random(in: 0...30, using: &generator)
      let text = (0..<count).map { _ in generator.pick(words) }.joined()
      let name = "a." + generator.pick(LanguageTable.contentRules).fileExtension
      for path in [name, "run"] {
        let language = detect(path, text)
        #expect(language == detect(path, text))
        #expect(language.map { LanguageTable.row(of: Language($0)) != nil } ?? true)
      }
    }
  }

  private func detect(_ path: String, _ head: String) -> String? {
    Array(head.utf8).withUnsafeBytes { detectLanguage(path: RepositoryPath(path), head: $0)?.name }
  }
}
