import SourceModel
import Testing

@testable import TagExtraction

/// Imports as text: `source:name as alias`, `*` for a wildcard, `-` for what is missing.
@Suite struct ImportTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let language: String
    let source: String
    let expected: [String]

    var testDescription: String { "\(language): \(source)" }

    init(_ language: String, _ source: String, _ expected: [String]) {
      self.language = language
      self.source = source
      self.expected = expected
    }
  }

  static let cases = [
    Case("python", "import a.b, c as d", ["a.b:-", "c:- as d"]),
    Case("python", "from . import a, b as c", [".:a", ".:b as c"]),
    Case("python", "from a import *", ["a:*"]),
    Case("c", "#include <a/b.h>\n#include \"c.h\"\n", ["a/b.h:-", "c.h:-"]),
    Case("rust", "use a::b;", ["a::b:b"]),
    Case("rust", "use a::{b, c as d};", ["a::b:b", "a::c:c as d"]),
    Case("rust", "use a::{b::{c, d::e}, f::*};", ["a::b::c:c", "a::b::d::e:e", "a::f:*"]),
    Case("rust", "use a::b::{self, c};", ["a::b::self:self", "a::b::c:c"]),
    Case("javascript", "import a, {b as c} from './d'", ["./d:a", "./d:b as c"]),
    Case("go", "package p\nimport (\n\t\"a/b\"\n\tc \"d\"\n)", ["a/b:-", "d:- as c"]),
  ]

  @Test(arguments: cases)
  func `an imported name has the source of its groups`(_ example: Case) throws {
    let ir = try extract(Array(example.source.utf8), Language(example.language))
    let texts = ir.imports.map { item in
      let name = item.isWildcard ? "*" : item.name.map(ir.nameText) ?? "-"
      let alias = item.alias.map { " as \(ir.nameText($0))" } ?? ""
      return "\(item.source.map(ir.nameText) ?? "-"):\(name)\(alias)"
    }
    #expect(texts == example.expected)
  }
}
