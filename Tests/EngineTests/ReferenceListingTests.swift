import RepoMapKit
import TestSupport
import Testing

/// What a listing of uses takes in, and how it is written.
@Suite struct ReferenceListingTests {
  private static let files = [
    "shop/cart.py": """
    class Cart:
        def total(self):
            return self.weight()

        def weight(self):
            return 1

        def unused(self):
            return 2

    """,
    "shop/door.py": """
    class Door:
        def total(self):
            return 0

    """,
    "app/sale.py": """
    from shop.cart import Cart
    from shop.door import Door

    def sell(cart: Cart, thing):
        if thing.total():
            return refund(cart, thing)
        return cart.total() + cart.total()


    def refund(cart, thing):
        return sell(cart, thing)


    TOTAL = sell(None, None)

    """,
    "tests/test_sale.py": """
    from app.sale import sell
    from shop.door import Door


    def test_sell():
        assert sell(Door(), Door()) == Door().total()

    """,
  ]

  private func fixture(_ files: [String: String] = files) throws -> TreeFixture {
    let fixture = try TreeFixture()
    for (path, text) in files { try fixture.tree.write(text, to: path) }
    return fixture
  }

  private func text(
    _ address: String, _ relation: ReferenceRequest.Relation = .uses,
    _ change: (inout ReferenceRequest) -> Void = { _ in }
  ) throws -> String {
    let fixture = try fixture()
    let listing = try fixture.references(fixture.engine(), to: address, relation, change)
    return String(decoding: listing.text, as: UTF8.self)
  }

  // MARK: - What is listed

  @Test func `the surest uses come first, and what may mean several comes last`() throws {
    #expect(
      try text("Cart.total") == """
        shop/cart.py:2:9: method Cart.total\tdef total(self):
          app/sale.py:7:17: return cart.total() + cart.total()\tfunction sell\timported
          app/sale.py:7:32: return cart.total() + cart.total()\tfunction sell\timported
          app/sale.py:5:14: if thing.total():\tfunction sell\tone of 2

        """)
  }

  @Test func `less sure uses are left out where that is asked for`() throws {
    let sure = try text("Cart.total") { $0.minimumConfidence = .nearest }
    #expect(sure.contains("imported") && !sure.contains("one of"))
    #expect(try text("Cart.total") { $0.minimumConfidence = .file }.contains("no uses"))
  }

  @Test func `only files that match are looked at`() throws {
    let tests = try text("sell") { $0.filter.globs = [Array("tests/".utf8)] }
    #expect(tests.split(separator: "\n").dropFirst().allSatisfy { $0.hasPrefix("  tests/") })
    #expect(tests.split(separator: "\n").count == 3)
    let callees = try text("test_sell", .callees) { $0.filter.globs = [Array("app/".utf8)] }
    #expect(callees.split(separator: "\n").count == 2 && callees.contains("function sell"))
  }

  @Test func `what a limit leaves out is counted`() throws {
    let some = try text("sell") { $0.limit = 2 }
    #expect(some.hasSuffix("  … and 2 more\n"), "\(some)")
    let callers = try text("sell", .callers) { $0.limit = 1 }
    #expect(callers.hasSuffix("  … and 3 more\n"), "\(callers)")
  }

  @Test func `callers are followed until they come again`() throws {
    #expect(
      try text("weight", .callers) { $0.depth = 4 } == """
        shop/cart.py:5:9: method Cart.weight\tdef weight(self):
          shop/cart.py:2:9: method Cart.total\t1 use\tscope
            app/sale.py:4:5: function sell\t3 uses\timported
              app/sale.py:10:5: function refund\t1 use\tfile
                app/sale.py:4:5: function sell\t1 use\tfile\tcycle
              app/sale.py:14:1: constant TOTAL\t1 use\tfile
              tests/test_sale.py:1:22: top level\t1 use\timported
              tests/test_sale.py:5:5: function test_sell\t1 use\timported

        """)
  }

  @Test func `callees are what is used inside`() throws {
    #expect(
      try text("refund", .callees) { $0.depth = 2 } == """
        app/sale.py:10:5: function refund\tdef refund(cart, thing):
          app/sale.py:4:5: function sell\t1 use\tfile
            app/sale.py:10:5: function refund\t1 use\tfile\tcycle
            shop/cart.py:1:7: class Cart\t1 use\timported
            shop/cart.py:2:9: method Cart.total\t3 uses\timported
            shop/door.py:2:9: method Door.total\t1 use\tone of 2

        """)
  }

  @Test func `a definition that nothing uses is told`() throws {
    let fixture = try fixture()
    let listing = try fixture.references(fixture.engine(), to: "unused")
    #expect(listing.isEmpty && listing.warnings.isEmpty)
    #expect(listing.targets.count == 1 && listing.targets[0].useCount == 0)
    #expect(String(decoding: listing.text, as: UTF8.self).hasSuffix("  no uses\n"))
  }

  // MARK: - Addresses

  /// An address, and the lines of the definitions that it means.
  private static let addresses: [(String, [String])] = [
    ("total", ["shop/cart.py:2", "shop/door.py:2"]),
    ("Cart.total", ["shop/cart.py:2"]),
    ("Cart::total", ["shop/cart.py:2"]),
    ("shop/cart.py#total", ["shop/cart.py:2"]),
    ("shop/door.py#Door.total", ["shop/door.py:2"]),
    ("shop/door.py", ["shop/door.py:1", "shop/door.py:2"]),
    ("shop/cart.py:3", ["shop/cart.py:2"]),
    // On `weight` in `self.weight()`, right behind it, and on `return`.
    ("shop/cart.py:3:21", ["shop/cart.py:5"]),
    ("shop/cart.py:3:27", ["shop/cart.py:5"]),
    ("shop/cart.py:3:10", ["shop/cart.py:2"]),
    // On a definition's name.
    ("shop/cart.py:5:9", ["shop/cart.py:5"]),
    // On an imported name, and on one that may mean two.
    ("app/sale.py:1:23", ["shop/cart.py:1"]),
    ("app/sale.py:5:14", ["shop/cart.py:2", "shop/door.py:2"]),
    ("app/sale.py:1:999", ["shop/cart.py:1"]), ("app/sale.py:1", []), ("app/sale.py:999", []),
    ("", []),
  ]

  @Test(arguments: addresses)
  func `an address means`(_ address: String, _ expected: [String]) throws {
    let fixture = try fixture()
    let listing = try fixture.references(fixture.engine(), to: address)
    let found = listing.targets.flatMap(\.definitions).map { definition in
      let path = String(decoding: definition.path, as: UTF8.self)
      return "\(path):\(definition.nameRange.lowerBound.line + 1)"
    }
    #expect(found == expected)
    #expect(listing.warnings.isEmpty == !expected.isEmpty)
  }

  private static let unknown = [
    ("totel", "no definition is called 'totel'; did you mean 'total'?"),
    ("Cart.totel", "no definition is called 'Cart.totel'; did you mean 'total'?"),
    ("zzzzz", "no definition is called 'zzzzz'"),
    ("shop/cart.py#totl", "shop/cart.py: defines no 'totl'; did you mean 'total'?"),
    (
      "shop/card.py#total",
      "shop/card.py#total: not a source file of this tree; did you mean 'shop/cart.py'?"
    ),
    ("app/sale.py:1", "app/sale.py:1: no definition that can be used by its name"),
  ]

  @Test(arguments: unknown) func `what isn't there is told`(_ address: String, _ warning: String)
    throws
  {
    let fixture = try fixture()
    let listing = try fixture.references(fixture.engine(), to: address)
    #expect(listing.isEmpty && listing.targets.isEmpty)
    #expect(listing.warnings == [warning])
  }

  // MARK: - Ways

  @Test(arguments: ReferenceRequest.Relation.allCases)
  func `every way gives the same bytes`(_ relation: ReferenceRequest.Relation) throws {
    let fixture = try fixture()
    let ways = [
      TreeFixture.Way(usesCache: false, threadCount: 1), .init(), .init(), .init(threadCount: 3),
    ]
    let answers = try ways.map { way in
      let listing = try fixture.references(fixture.engine(way), to: "total", relation) {
        $0.depth = 3
      }
      return listing.text + listing.json + listing.quickfix(definitions: true)
    }
    #expect(answers.allSatisfy { $0 == answers[0] })
  }

  @Test func `what the cache has lost is read again`() throws {
    let fixture = try fixture()
    let first = try fixture.references(fixture.engine(), to: "total").json
    for file in regularFiles(below: fixture.cache.path) where file.contains("tags") {
      try writeFile([], to: file)
    }
    #expect(try fixture.references(fixture.engine(), to: "total").json == first)
  }

  // MARK: - Forms

  @Test func `lines that are no UTF-8 are shown all the same`() throws {
    let fixture = try TreeFixture()
    try fixture.tree.write("def total():\n    return 0\n", to: "a.py")
    let source = Array("from a import total\n\nx = total()  # gr".utf8) + [0xFC, 0xDF, 0x0A]
    try fixture.tree.write(source, to: Array("b".utf8) + [0xFF] + Array(".py".utf8))
    let listing = try fixture.references(fixture.engine(), to: "total")
    #expect(
      String(decoding: listing.quickfix(definitions: false), as: UTF8.self) == """
        b\\xff.py:1:15: from a import total
        b\\xff.py:3:5: x = total()  # gr\\xfc\\xdf

        """)
    #expect(listing.targets[0].uses[1].caller?.name == Array("x".utf8))
    let json = try #require(String(validating: listing.json, as: UTF8.self))
    #expect(json.contains(#""path":{"bytes":"Yv8ucHk="},"line":3,"column":5,"endColumn":10"#))
  }

  @Test func `a place stands in quickfix once`() throws {
    let fixture = try fixture()
    let listing = try fixture.references(fixture.engine(), to: "total") { $0.limit = 2 }
    let lines = String(decoding: listing.quickfix(definitions: true), as: UTF8.self)
      .split(separator: "\n")
    #expect(Set(lines).count == lines.count)
    #expect(lines.first == "shop/cart.py:2:9: def total(self):")
    #expect(lines.contains("(2 of 3 uses)"))
  }
}
