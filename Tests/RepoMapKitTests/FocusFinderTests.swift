import SourceModel
import SymbolRanking
import TestSupport
import Testing

@testable import RepoMapKit

/// Which files and definitions a focus means, and what is told about one that means nothing.
@Suite struct FocusFinderTests {
  private static let files = [
    "shop/cart.py": """
    from shop.price import total

    LIMIT = 3


    class Cart:
        def __init__(self):
            self.prices = []

        def sum(self):
            return total(self.prices)


    class Basket:
        def sum(self):
            return 0

    """,
    "shop/price.py": "def total(prices):\n    return sum(prices)\n",
    "shop/odd:2": "",
    "odd:1": "",
    "box/a:7.py": "def colon():\n    pass\n",
    "box/C#/b#c.py": "def mark():\n    pass\n",
    "list.go": """
    package list

    type List struct{ head *Node }

    type Node struct{}

    func (l *List) Push(n *Node) {}

    func (n *Node) Push(other *Node) {}

    """,
    "heap.rs": """
    pub struct Heap { size: usize }

    impl Heap {
        pub fn push(&mut self) { self.grow() }
        fn grow(&mut self) {}
    }

    pub mod inner {
        pub struct Heap;
        impl Heap {
            pub fn push(&self) {}
        }
    }

    """,
    "io.cpp": """
    namespace io {
    class Reader { void next(); };
    class Writer { void next(); };
    void Reader::next() {}
    void Writer::next() {}
    }

    """,
    "notes.txt": "Buy milk.\n",
    "a/part.py": "",
    "z/port.py": "",
  ]

  /// Nothing here changes the tree, so all share it.
  private static let shared = Result {
    let directory = try TemporaryDirectory()
    for (path, text) in files { try directory.write(text, to: path) }
    return (directory, try FixtureRepository.index(Array(directory.path.utf8)))
  }

  private let directory: TemporaryDirectory
  private let tree: IndexedTree

  init() throws {
    (directory, tree) = try FocusFinderTests.shared.get()
  }

  private func focus(_ written: String...) throws -> FoundFocus {
    try FocusFinder(tree: tree).focus(written.map { Array($0.utf8) })
  }

  /// `path`, or `path line of the definition's name`, 1-based.
  private func text(_ place: FoundFocus.Place) throws -> String {
    let path = tree.files.path(at: place.file).description
    guard let definition = place.definition else { return path }
    let record = try tree.index.outlineRecord(definition, of: tree.number(of: place.file))
    return "\(path) \(record.nameLine + 1)"
  }

  @Test(arguments: [
    // The innermost definition around a line.
    ("shop/cart.py:6", "shop/cart.py 6"), ("shop/cart.py:8", "shop/cart.py 7"),
    ("shop/cart.py:11", "shop/cart.py 10"), ("shop/cart.py:15:9", "shop/cart.py 15"),
    ("./shop/cart.py:11:", "shop/cart.py 10"), ("ABSOLUTE/shop/cart.py:11", "shop/cart.py 10"),
    // A line outside of all: the place of the file.
    ("shop/cart.py:1", "shop/cart.py"), ("shop/cart.py:3", "shop/cart.py 3"),
    // Names.
    ("shop/cart.py#Cart", "shop/cart.py 6"), ("shop/cart.py#Cart.sum", "shop/cart.py 10"),
    ("shop/cart.py#Basket::sum", "shop/cart.py 15"),
    ("shop/cart.py#sum", "shop/cart.py 10, shop/cart.py 15"),
    ("list.go#List.Push", "list.go 7"), ("list.go#Node.Push", "list.go 9"),
    ("heap.rs#Heap::grow", "heap.rs 5"), ("heap.rs#inner::Heap::push", "heap.rs 11"),
    ("io.cpp#Writer::next", "io.cpp 3, io.cpp 5"),
    ("io.cpp#io::Reader::next", "io.cpp 2, io.cpp 4"),
    // A file whose name really holds a sign wins.
    ("box/a:7.py:1", "box/a:7.py 1"), ("box/C#/b#c.py#mark", "box/C#/b#c.py 1"),
  ])
  func `a place is a definition`(_ written: String, _ expected: String) throws {
    let written = written.replacing("ABSOLUTE", with: directory.path)
    let focus = try focus(written)
    #expect(try focus.places.map(text).joined(separator: ", ") == expected)
    #expect(focus.warnings == [])
    #expect(focus.files.isEmpty && focus.folders.isEmpty)
  }

  @Test(arguments: ["box/a:7.py", "box/C#/b#c.py", "./box/a:7.py"])
  func `a file is a file, whatever it is called`(_ written: String) throws {
    let focus = try focus(written)
    #expect(focus.files.count == 1 && focus.places.isEmpty && focus.warnings.isEmpty)
  }

  @Test(arguments: [
    ("shop/card.py", "not a source file of this tree; did you mean 'shop/cart.py'?"),
    ("shop/card.py:3:4", "not a source file of this tree; did you mean 'shop/cart.py'?"),
    ("shop/card.py#Cart", "not a source file of this tree; did you mean 'shop/cart.py'?"),
    ("lib/price.py", "not a source file of this tree; did you mean 'shop/price.py'?"),
    ("notes.txt", "not a source file of this tree"),
    ("z/pert.py", "not a source file of this tree; did you mean 'z/port.py'?"),
    ("y/pert.py", "not a source file of this tree; did you mean 'a/part.py'?"),
    ("z/part.py", "not a source file of this tree; did you mean 'a/part.py'?"),
    ("nowhere/at/everything.py", "not a source file of this tree"),
    ("", "not a source file of this tree"),
  ])
  func `of a file that isn't there the nearest is told`(
    _ written: String, _ warning: String
  ) throws {
    let focus = try focus(written)
    #expect(focus.warnings == ["\(written): \(warning)"])
    #expect(focus.files.isEmpty && focus.folders.isEmpty && focus.places.isEmpty)
  }

  @Test(arguments: [
    ("shop/cart.py#Card", "shop/cart.py: defines no 'Card'; did you mean 'Cart'?"),
    ("shop/cart.py#Cart.smu", "shop/cart.py: defines no 'Cart.smu'; did you mean 'sum'?"),
    ("shop/cart.py#Cart.total", "shop/cart.py: defines no 'Cart.total'"),
    ("shop/cart.py#Other.sum", "shop/cart.py: defines no 'Other.sum'; did you mean 'sum'?"),
    ("shop/cart.py:99", "shop/cart.py:99: the file has 17 lines"),
  ])
  func `of what a file doesn't have the file is left`(
    _ written: String, _ warning: String
  ) throws {
    let focus = try focus(written)
    #expect(focus.warnings == [warning])
    #expect(try focus.places.map(text) == ["shop/cart.py"])
  }

  @Test func `folders are found by any path`() throws {
    for written in ["shop", "shop/", "./shop", "\(directory.path)/shop"] {
      let focus = try focus(written)
      #expect(focus.folders.map(\.count) == [2], "\(written)")
      #expect(focus.warnings.isEmpty)
    }
    #expect(try focus(".").folders.map(\.count) == [tree.codeCount])
  }

  @Test func `order, repetition and spelling change nothing`() throws {
    let one = try focus("shop/cart.py#Cart.sum", "list.go", "shop", "shop/price.py")
    let other = try focus(
      "shop/", "./shop/price.py", "shop/cart.py:11", "list.go", "shop/cart.py#Cart.sum", "list.go")
    #expect(one == other)
  }

  @Test func `a folder of too many files says nothing`() throws {
    let directory = try TemporaryDirectory()
    for number in 0...FocusFinder.maximumFolderFiles {
      try directory.write("x = 1\n", to: "many/f\(number).py")
    }
    let tree = try FixtureRepository.index(Array(directory.path.utf8))
    let focus = try FocusFinder(tree: tree).focus([Array("many".utf8)])
    #expect(focus.folders.isEmpty)
    #expect(focus.warnings.first?.hasPrefix("many: too many files to begin with (1025)") == true)
  }

  @Test func `what is near a definition is what it uses and what speaks of it`() throws {
    let place = try #require(try focus("shop/price.py#total").places.first)
    let near = try FocusSurroundings(tree: tree).definition(place)
    #expect(near.usedNames.contains(Array("prices".utf8)))
    #expect(!near.usedNames.contains(Array("total".utf8)))
    let referrers = try near.referrers.map { referrer in
      try text(
        FoundFocus.Place(file: tree.place(of: referrer.file), definition: referrer.definition))
    }
    #expect(referrers == ["shop/cart.py 10"])
  }

  @Test(arguments: 0..<60 as Range<UInt64>)
  func `garbage is told and does no harm`(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let pieces = [
      "shop/cart.py", "list.go", ":", "#", "1", "10", "999", "Cart", ".", "::", "sum", "/", "shop",
      "..", "~", "\u{1B}[2J", "é",
    ]
    let written = (0..<Int.random(in: 1...6, using: &random)).map { _ in random.pick(pieces) }
    let bytes = Array(written.joined().utf8) + (random.chance(percent: 20) ? [0xFF] : [])
    let focus = try FocusFinder(tree: tree).focus([bytes])
    let isFound = !(focus.files.isEmpty && focus.folders.isEmpty && focus.places.isEmpty)
    #expect(isFound || focus.warnings.count == 1, "seed \(seed)")
    #expect(focus.warnings.allSatisfy { $0.utf8.allSatisfy { $0 >= 0x20 } }, "seed \(seed)")
    for place in focus.places { _ = try FocusSurroundings(tree: tree).definition(place) }
  }
}
