import SourceModel
import SymbolRanking
import TestSupport
import Testing

@testable import RepoMapKit

/// The order by plain words, in which everything can be worked out by hand.
@Suite struct PlainWordTests {
  /// `path definition` of all definitions in their order.
  private static func order(_ task: String, _ files: [String: String]) throws -> [String] {
    let directory = try TemporaryDirectory()
    for (path, content) in files { try directory.write(content, to: path) }
    let tree = try FixtureRepository.index(Array(directory.path.utf8))
    return try tree.index.ranking(.plainWords(of: task)).map { definition in
      let place = tree.place(of: definition.file)
      let line = try tree.index.outlineRecord(definition.definition, of: definition.file)
        .signatureLines.lowerBound
      return "\(tree.files.path(at: place)) \(line)"
    }
  }

  @Test func `files come by words, tests for half, and give their best definitions`() throws {
    let order = try PlainWordTests.order(
      "wobble",
      [
        "a.py": "def first():\n    pass\n\n\ndef wobble():\n    pass\n",
        "b.py": "def plain():\n    pass\n",
        "tests/test_a.py": "def test_first():\n    pass\n\n\ndef test_wobble():\n    pass\n",
        "wobble.py": "def other():\n    pass\n\n\ndef more():\n    pass\n",
      ])
    #expect(Set(order.prefix(2)) == ["a.py 4", "wobble.py 0"])
    #expect(order.dropFirst(2).first == "tests/test_a.py 4")
    // In further rounds what has no word.
    #expect(
      Set(order.dropFirst(3)) == ["a.py 0", "wobble.py 4", "tests/test_a.py 0"])
  }

  @Test func `a file gives six definitions a round`() throws {
    func functions(_ count: Int) -> String {
      "abcdefghijk".prefix(count).map { "def wobble_\($0)():\n    pass\n" }.joined()
    }
    let order = try PlainWordTests.order(
      "wobble", ["a.py": functions(9), "b.py": functions(9), "c.py": "def x():\n    pass\n"])
    let six = ["a", "b"].map { String(repeating: $0, count: 6) }
    #expect(order.map { String($0.prefix(1)) }.joined() == six.joined() + "aaabbb")
    #expect(order.count == 18)
  }

  @Test func `without a word there is nothing`() throws {
    #expect(try PlainWordTests.order("nothing alike", ["a.py": "def f():\n    pass\n"]) == [])
    #expect(try PlainWordTests.order("", ["a.py": "def f():\n    pass\n"]) == [])
  }
}
