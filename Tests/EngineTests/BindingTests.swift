import RepoMapKit
import TestSupport
import Testing

/// Repositories in which every class has the same members: who uses one class has no edge to another.
@Suite struct BindingTests {
  /// How a language writes a class and a file that uses it; `%n` is the class, `%s` the same in small
  /// letters.
  struct Language: Sendable, CustomTestStringConvertible {
    var name: String
    var classPath: String
    var classText: String
    var userPath: String
    var userText: String
    var members = ["getName", "run", "close"]

    var testDescription: String { name }

    func text(_ template: String, _ class: String) -> String {
      template.split(separator: "%n", omittingEmptySubsequences: false).joined(separator: `class`)
        .split(separator: "%s", omittingEmptySubsequences: false)
        .joined(separator: `class`.lowercased())
    }
  }

  private static let classes = ["Alpha", "Beta", "Gamma", "Delta", "Epsilon"]

  @Test(arguments: languages) func `members of one class are not those of another`(
    _ language: Language
  ) throws {
    let fixture = try TreeFixture()
    for name in Self.classes {
      try fixture.tree.write(
        language.text(language.classText, name), to: language.text(language.classPath, name))
      try fixture.tree.write(
        language.text(language.userText, name), to: language.text(language.userPath, name))
    }
    let engine = fixture.engine()
    for name in Self.classes {
      let path = language.text(language.classPath, name)
      let references = try references(engine, fixture, path)
      let user = language.text(language.userPath, name)
      #expect(
        Set(references.filter { language.members.contains($0.name) }.map(\.from)) == [user],
        "\(path): \(references)")
      #expect(
        Set(references.map(\.name)).isSuperset(of: language.members), "\(path): \(references)")
    }
  }

  /// The references to what a file defines, as `why` tells them.
  private func references(
    _ engine: Engine, _ fixture: TreeFixture, _ path: String
  ) throws -> [(from: String, name: String)] {
    let explanation = try engine.explain(
      MapRequest(root: Array(fixture.tree.path.utf8)), place: Array(path.utf8),
      observer: Silence())
    let text = String(decoding: explanation.text(.text), as: UTF8.self)
    return text.split(separator: "\n").compactMap { line in
      // `  12.5 %  app/use.py: run (call, imported)`
      guard let mark = line.firstRange(of: " %  ") else { return nil }
      let parts = line[mark.upperBound...].split(separator: " ")
      return parts.count > 2 ? (String(parts[0].dropLast()), String(parts[1])) : nil
    }
  }

  private static let languages = [
    Language(
      name: "python", classPath: "models/%s.py",
      classText: """
        class %n:
            def getName(self):
                return self.run()
            def run(self):
                self.close()
            def close(self):
                pass

        """,
      userPath: "app/use_%s.py",
      userText: """
        from models.%s import %n

        def use(other):
            it = %n()
            it.getName()
            it.run()
            other.size()
            it.close()

        """),
    Language(
      name: "typescript", classPath: "models/%s.ts",
      classText: """
        export class %n {
          getName(): string { return this.run(); }
          run(): string { this.close(); return ""; }
          close() {}
        }

        """,
      userPath: "app/use%n.ts",
      userText: """
        import { %n } from "../models/%s";

        export function use(it: %n) {
          it.getName();
          it.run();
          it.close();
        }

        """),
    Language(
      name: "java", classPath: "src/models/%n.java",
      classText: """
        package models;

        public class %n {
          public String getName() { return run(); }
          public String run() { close(); return ""; }
          public void close() {}
        }

        """,
      userPath: "src/app/Use%n.java",
      userText: """
        package app;

        import models.%n;

        class Use%n {
          void use(%n it) {
            it.getName();
            it.run();
            it.close();
          }
        }

        """),
    Language(
      name: "kotlin", classPath: "src/models/%n.kt",
      classText: """
        package models

        class %n {
          fun getName(): String = run()
          fun run(): String { close(); return "" }
          fun close() {}
        }

        """,
      userPath: "src/app/Use%n.kt",
      userText: """
        package app

        import models.%n

        fun use%n(it: %n) {
          it.getName()
          it.run()
          it.close()
        }

        """),
    Language(
      name: "swift", classPath: "Sources/Models/%n.swift",
      classText: """
        public struct %n {
          public func getName() -> String { run() }
          public func run() -> String { close(); return "" }
          public func close() {}
        }

        """,
      userPath: "Sources/App/Use%n.swift",
      userText: """
        import Models

        func use%n(_ it: %n) {
          it.getName()
          it.run()
          it.close()
        }

        """),
    Language(
      name: "csharp", classPath: "Models/%n.cs",
      classText: """
        namespace Models;

        public class %n {
          public string GetName() { return Run(); }
          public string Run() { Close(); return ""; }
          public void Close() {}
        }

        """,
      userPath: "App/Use%n.cs",
      userText: """
        using Models;

        namespace App;

        class Use%n {
          void Use() {
            var it = new %n();
            it.GetName();
            it.Run();
            it.Close();
          }
        }

        """, members: ["GetName", "Run", "Close"]),
    Language(
      name: "go", classPath: "models/%s.go",
      classText: """
        package models

        type %n struct{}

        func (x %n) GetName() string { return x.Run() }
        func (x %n) Run() string { x.Close(); return "" }
        func (x %n) Close() {}

        """,
      userPath: "app/use_%s.go",
      userText: """
        package app

        import "example.org/own/models"

        func use%n(it models.%n) {
        \tit.GetName()
        \tit.Run()
        \tit.Close()
        }

        """, members: ["GetName", "Run", "Close"]),
    Language(
      name: "rust", classPath: "src/%s.rs",
      classText: """
        pub struct %n;

        impl %n {
            pub fn get_name(&self) -> String { self.run() }
            pub fn run(&self) -> String { self.close(); String::new() }
            pub fn close(&self) {}
        }

        """,
      userPath: "src/use_%s.rs",
      userText: """
        use crate::%s::%n;

        pub fn use_it(it: &%n) {
            it.get_name();
            it.run();
            it.close();
        }

        """, members: ["get_name", "run", "close"]),
    Language(
      name: "cpp", classPath: "src/%s.h",
      classText: """
        class %n {
         public:
          int getName() { return run(); }
          int run() { close(); return 0; }
          void close() {}
        };

        """,
      userPath: "src/use_%s.cc",
      userText: """
        #include "%s.h"

        int use%n(%n& it) {
          it.getName();
          it.run();
          it.close();
          return 0;
        }

        """),
    Language(
      name: "ruby", classPath: "lib/%s.rb",
      classText: """
        class %n
          def get_name
            run
          end

          def run
            self.close
          end

          def close
          end
        end

        """,
      userPath: "lib/use_%s.rb",
      userText: """
        require_relative "%s"

        it = %n.new
        it.get_name
        it.run
        it.close

        """, members: ["get_name", "run", "close"]),
    Language(
      name: "php", classPath: "src/Models/%n.php",
      classText: """
        <?php
        namespace Own\\Models;

        class %n {
          public function getName() { return $this->run(); }
          public function run() { $this->close(); return ""; }
          public function close() {}
        }

        """,
      userPath: "src/App/Use%n.php",
      userText: """
        <?php
        namespace Own\\App;

        use Own\\Models\\%n;

        function use_%s(%n $it) {
          $it->getName();
          $it->run();
          $it->close();
        }

        """),
  ]
}
