import SourceModel
import TestSupport
import Testing

@testable import RepoMapKit

@Suite struct ShownLinesTests {
  private static let ours = """
    src/shop.py:
    ⋮
    │class Shop(Base):
    │    def buy(self, what, price):
    ⋮
    src/names only.py:
    src/text.md:
    │# Selling
    (3 of 9 files · 2 of 40 definitions · 60/64 tokens)

    """

  private static let aiders = """

    README.md

    src/names only.py

    src/shop.py:
    ⋮
    │class Shop(Base):
    │    \"\"\"What sells.\"\"\"
    │    def buy(self, what, price):
    ⋮

    src/text.md

    """

  @Test(arguments: [ours, aiders])
  func `files are lines that are their paths`(map: String) {
    let shown = ShownLines(Array(map.utf8))
    for path in ["src/shop.py", "src/names only.py", "src/text.md"] {
      #expect(shown.shows(RepositoryPath(path)), "\(path)")
    }
    for path in ["shop.py", "src", "src/shop", "src/shop.pyx", "", "⋮"] {
      #expect(!shown.shows(RepositoryPath(path)), "\(path)")
    }
  }

  @Test(arguments: [ours, aiders])
  func `definitions are whole words below their file's path`(map: String) {
    let shown = ShownLines(Array(map.utf8))
    func shows(_ name: String, _ path: String) -> Bool {
      shown.shows(Array(name.utf8)[...], in: RepositoryPath(path))
    }
    #expect(shows("Shop", "src/shop.py"))
    #expect(shows("buy", "src/shop.py"))
    #expect(!shows("bu", "src/shop.py"))
    #expect(!shows("uy", "src/shop.py"))
    #expect(!shows("Sho", "src/shop.py"))
    #expect(!shows("Shop", "src/text.md"))
    #expect(!shows("Shop", "src/names only.py"))
    #expect(!shows("Shop", "src/other.py"))
    #expect(!shows("", "src/shop.py"))
  }

  @Test func `a file may be shown in several places, with any ends of lines`() {
    let shown = ShownLines(Array("│lost()\r\na.c:\r\n│f()\r\nb.c\r\n│g()\r\na.c\r\n│h()".utf8))
    for (name, path, isShown) in [
      ("f", "a.c", true), ("h", "a.c", true), ("g", "a.c", false), ("g", "b.c", true),
      ("lost", "a.c", false),
    ] {
      #expect(shown.shows(Array(name.utf8)[...], in: RepositoryPath(path)) == isShown, "\(name)")
    }
  }

  @Test func `paths that our maps escape are found`() {
    let path = RepositoryPath(bytes: Array("a\n".utf8) + [0xFF] + Array(".c".utf8))
    #expect(ShownLines(Array("\(path):\n│f()\n".utf8)).shows(path))
  }

  @Test(arguments: [
    ("operator+", "T operator+(T)", true), ("operator+", "T operator+=(T)", true),
    ("valid?", "def valid?(x)", true), ("valid", "def invalid(x)", false),
    ("a_b", "x.a_b()", true), ("b", "x.a_b()", false), ("é", "é()", true), ("x", "éx", false),
    ("longer than the line", "short", false), ("end", "the end", true), ("aa", "aaa aa", true),
  ])
  func `where a name ends without a letter anything may follow`(
    name: String, line: String, isWord: Bool
  ) {
    #expect(holdsWord(Array(line.utf8)[...], Array(name.utf8)[...]) == isWord)
  }

  @Test func `case counts unless it is folded`() {
    #expect(!holdsWord(Array("the shop".utf8)[...], Array("Shop".utf8)[...]))
    #expect(holdsWord(Array("the shop".utf8)[...], Array("Shop".utf8)[...], folding: true))
  }

  @Test func `any bytes are read`() {
    for seed in 0..<200 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      let pieces: [[UInt8]] = [
        Array("│".utf8), Array("⋮".utf8), [10], [13, 10], Array("a:".utf8), Array("a".utf8), [0xE2],
        random.bytes(count: 3),
      ]
      let map = (0..<40).flatMap { _ in random.pick(pieces) }
      let shown = ShownLines(map)
      _ = shown.shows(random.bytes(count: 2)[...], in: RepositoryPath("a"))
    }
  }
}
