import SourceModel
import TestSupport
import Testing

@testable import FileDiscovery

/// What `.gitattributes` files say of files.
@Suite struct AttributeTests {
  @Test(arguments: [
    ("*.py linguist-generated", "a.py", NoiseClass.generated),
    ("*.py linguist-generated=true", "x/a.py", .generated),
    ("*.py gitlab-generated", "a.py", .generated), ("*.py linguist-vendored", "a.py", .vendored),
    ("lib/* linguist-vendored", "lib/a.py", .vendored),
    ("lib/* linguist-vendored", "lib/x/a.py", .none),
    ("lib/** linguist-vendored", "lib/x/a.py", .vendored),
    ("/lib/** linguist-vendored", "x/lib/a.py", .none),
    ("lib linguist-vendored", "lib/a.py", .none),
    ("lib/ linguist-vendored", "lib/a.py", .none),
    ("*.py linguist-documentation", "a.py", .example),
    ("*.py linguist-generated=false", "generated/a.py", .none),
    ("*.py -linguist-generated", "generated/a.py", .none),
    ("*.py -linguist-vendored", "vendor/a.py", .none),
    ("*.py -linguist-documentation", "docs/a.py", .none),
    ("*.py -linguist-vendored", "tests/a.py", .test),
    ("*.py linguist-generated\na.py -linguist-generated", "a.py", .none),
    ("a.py linguist-generated\n*.py !linguist-generated", "a.py", .none),
    ("\"x y.py\" linguist-generated", "x y.py", .generated),
    ("# *.py linguist-generated", "a.py", .none), ("*.py", "a.py", .none),
    ("*.py text eol=lf linguist-generated diff\r", "a.py", .generated),
    ("!*.py linguist-generated", "a.py", .none), ("[ linguist-generated", "a.py", .none),
    ("*.py linguist-generated linguist-vendored", "a.py", .vendored),
  ])
  func noiseOfAttributes(attributes: String, path: String, expected: NoiseClass) throws {
    let found = try files([".gitattributes": attributes, path: ""])
    #expect(found.map(\.path.description) == [path])
    #expect(found.first?.noise == expected)
  }

  @Test(arguments: [
    ("*.foo linguist-language=Python", "a.foo", "python"),
    ("*.foo linguist-language=C++", "a.foo", "cpp"),
    ("*.foo linguist-language=emacs-lisp", "a.foo", "elisp"),
    ("*.foo gitlab-language=ruby?parent=json", "a.foo", "ruby"),
    ("*.h linguist-language=Objective-C", "a.h", "objc"),
    ("*.py linguist-language=Ruby", "a.py", "ruby"),
    ("*.py linguist-language=Klingon", "a.py", "python"),
    ("*.foo linguist-language=Klingon", "a.foo", nil), ("*.foo linguist-language", "a.foo", nil),
    ("a.foo linguist-language=Python", "b.foo", nil),
  ])
  func languageOfAttributes(attributes: String, path: String, expected: String?) throws {
    let found = try files([".gitattributes": attributes, path: ""])
    #expect(found.map(\.language) == (expected.map { [.certain(Language($0))] } ?? []))
  }

  @Test func nearestFileCounts() throws {
    let found = try files([
      ".gitattributes": "*.py linguist-generated\n*.foo linguist-language=Python\n",
      "lib/.gitattributes":
        "*.py -linguist-generated linguist-vendored\n*.foo linguist-language=Ruby\n",
      "a.py": "", "lib/a.py": "", "lib/x/b.foo": "", "b.foo": "", "c.bar": "",
    ])
    #expect(found.map(\.path.description) == ["a.py", "b.foo", "lib/a.py", "lib/x/b.foo"])
    #expect(found.map(\.noise) == [.generated, .none, .vendored, .none])
    let languages = ["python", "python", "python", "ruby"].map {
      LanguageCandidate.certain(Language($0))
    }
    #expect(found.map(\.language) == languages)
  }

  @Test func rootBelowTheWorkTreeSeesTheFilesAboveIt() throws {
    let sandbox = try GitSandbox()
    try sandbox.initialize()
    try sandbox.directory.write("src/*.py linguist-generated\n", to: "work/.gitattributes")
    try sandbox.directory.write("", to: "work/src/a.py")
    let found = try discoverFiles(in: sandbox.workTree + "/src", options: sandbox.options)
    #expect(found.files.map(\.noise) == [.generated])
  }

  @Test func othersAreCountedAsBefore() throws {
    let sandbox = try GitSandbox()
    try sandbox.directory.write("*.foo linguist-language=Python\n", to: "work/.gitattributes")
    for name in ["a.foo", "b.bar", "c.txt", "d.py"] {
      try sandbox.directory.write("", to: "work/\(name)")
    }
    let found = try discoverFiles(in: sandbox.workTree, options: sandbox.options)
    #expect(found.files.map(\.path.description) == ["a.foo", "d.py"])
    // With the file of attributes itself.
    #expect(found.otherCount == 3)
  }

  /// Any bytes are read without a trap, and what is said depends on nothing else.
  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func randomFilesAreRead(seed: UInt64) {
    var generator = SeededGenerator(seed: 7_100 + seed)
    let words = [
      "*.py", "a", "/", "**", "[", "]", "\"", "\\", " ", "\t", "\n", "!", "-", "linguist-generated",
      "linguist-language=C", "linguist-vendored=false", "=", "#", "\u{0}", "é",
    ]
    for _ in 0..<200 {
      let count = Int.random(in: 0...12, using: &generator)
      let text = (0..<count).map { _ in generator.pick(words) }.joined()
      let rules = AttributeRules(Array(text.utf8), isFolding: false)
      var first = AttributeRules.Attributes()
      rules.add(to: &first, path: Array("x/a.py".utf8).span, nameStart: 2)
      var again = AttributeRules.Attributes()
      rules.add(to: &again, path: Array("x/a.py".utf8).span, nameStart: 2)
      #expect(first == again, "\(text)")
    }
  }

  /// The files of a tree with these contents.
  private func files(_ contents: [String: String]) throws -> [SourceFile] {
    let sandbox = try GitSandbox()
    for (path, content) in contents { try sandbox.directory.write(content, to: "work/" + path) }
    return Array(try discoverFiles(in: sandbox.workTree, options: sandbox.options).files)
  }
}
