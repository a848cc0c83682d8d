import SourceModel
import Testing

@testable import TagExtraction

/// What is meant for other files: by the name, the modifier, and lists of exported names.
@Suite struct VisibilityTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let language: String
    let name: String
    let modifier: String?
    let expected: DefinitionFlags

    var testDescription: String { "\(language) \(modifier ?? "") \(name)" }

    init(_ language: String, _ name: String, _ modifier: String?, _ expected: DefinitionFlags) {
      self.language = language
      self.name = name
      self.modifier = modifier
      self.expected = expected
    }
  }

  static let cases = [
    Case("go", "Name", nil, .exported),
    Case("go", "name", nil, .private),
    Case("go", "_", nil, .private),
    Case("go", "Ä", nil, .exported),
    Case("python", "name", nil, []),
    Case("python", "_name", nil, .private),
    Case("python", "__name", nil, .private),
    Case("python", "__init__", nil, []),
    Case("python", "_", nil, []),
    Case("ruby", "_name", nil, .private),
    Case("rust", "_name", nil, []),
    Case("rust", "name", "pub", .exported),
    Case("rust", "name", "pub(crate)", []),
    Case("swift", "name", "public", .exported),
    Case("swift", "name", "open", .exported),
    Case("swift", "name", "private", .private),
    Case("swift", "name", "fileprivate", .private),
    Case("swift", "name", "private(set)", []),
    Case("swift", "name", "internal", []),
    Case("c", "name", "static", .private),
    Case("c", "_name", nil, []),
    Case("java", "name", "public", .exported),
    Case("python", "_name", "public", .exported),
    Case("go", "Name", "unknown", .exported),
    Case("go", "", nil, []),
    Case("klingon", "_Name", nil, []),
  ]

  @Test(arguments: cases)
  func `a modifier decides before the name does`(_ example: Case) {
    let conventions = NamingConventions(
      LanguageTable.row(of: Language(example.language))?.privateNames ?? .none)
    let flags = Array(example.name.utf8).withUnsafeBytes { name in
      Array((example.modifier ?? "").utf8).withUnsafeBytes { modifier in
        conventions.visibility(
          name: name[...], modifier: example.modifier == nil ? nil : modifier[...])
      }
    }
    #expect(flags == example.expected)
  }

  @Test(arguments: [
    ("__all__ = ['f']\ndef f(): pass\ndef g(): pass", ["f"]),
    ("__all__ = ['_f']\ndef _f(): pass", ["_f"]),
    ("__all__ = ['f']\ndef g():\n  def f(): pass", []),
    ("__all__ = []\ndef f(): pass", []),
  ])
  func `names in a list of exports are exported`(_ source: String, _ exported: [String]) throws {
    let ir = try extract(Array(source.utf8), Language("python"))
    let names = ir.definitions.filter { $0.flags.contains(.exported) }.map { ir.nameText($0.name) }
    #expect(names == exported)
    for definition in ir.definitions where definition.flags.contains(.exported) {
      #expect(!definition.flags.contains(.private))
    }
  }

  @Test func `what is inside of a function is local, however deep`() throws {
    let source =
      "def f():\n  class A:\n    def m(self):\n      def n(): pass\nclass B:\n  def o(): pass"
    let ir = try extract(Array(source.utf8), Language("python"))
    let local = ir.definitions.filter { $0.flags.contains(.local) }.map { ir.nameText($0.name) }
    #expect(local == ["A", "m", "n"])
  }
}
