import RepoMapKit
import TestSupport
import Testing

/// Which definitions of a tree are told to be copies of each other.
@Suite struct CloneTests {
  /// A function of some sixty tokens.
  private static func function(
    _ name: String, item: String = "item", extra: String = "", indent: String = ""
  ) -> String {
    """
    def \(name)(\(item)s, tax, limit):
        all = 0
        for \(item) in \(item)s:
            if \(item).price > limit and \(item).count:
                all += \(item).price * \(item).count
            else:
                all -= 1\(extra)
        if all < 0 or tax is None:
            raise ValueError('no total')
        return all * (1 + tax)

    """.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "" : indent + $0 }.joined(separator: "\n")
  }

  private func listing(
    _ files: [String: String], _ change: (inout CloneRequest) -> Void = { _ in }
  ) throws -> String {
    let fixture = try TreeFixture()
    for (path, text) in files { try fixture.tree.write(text, to: path) }
    return try CloneTests.text(fixture.engine(), fixture.tree.path, change)
  }

  private static func text(
    _ engine: Engine, _ root: String, _ change: (inout CloneRequest) -> Void = { _ in }
  ) throws -> String {
    var request = CloneRequest(root: Array(root.utf8))
    change(&request)
    return String(decoding: try engine.clones(request, observer: Silence()).text, as: UTF8.self)
  }

  @Test func `a copy is found whatever its names, comments and numbers are`() throws {
    let copy = CloneTests.function("sum", item: "line").replacing("-= 1", with: "-= 27  # why?")
    #expect(
      try listing(["b.py": CloneTests.function("total"), "a/x.py": "import os\n\n" + copy]) == """
        2 copies, 65 tokens, equal
          a/x.py:3-12: function sum
          b.py:1-10: function total

        """)
  }

  @Test func `a copy with a change is told how like it is`() throws {
    let text = try listing([
      "a.py": CloneTests.function("total"),
      "b.py": CloneTests.function("total", extra: "\n            print(total)"),
    ])
    #expect(text.hasPrefix("2 copies, 65 tokens, at least 8"), "\(text)")
    #expect(text.contains("% alike\n  a.py:1-10: function total\n  b.py:1-11: "), "\(text)")
  }

  @Test func `short definitions, data and files that aren't asked for don't count`() throws {
    let files = [
      "a.py": CloneTests.function("total"), "b.py": CloneTests.function("total"),
      "c.json": "{\"a\": [\(String(repeating: "1, ", count: 90))1]}",
      "d.json": "{\"b\": [\(String(repeating: "2, ", count: 90))1]}",
    ]
    #expect(try listing(files) { $0.minimumTokens = 66 } == "")
    #expect(try listing(files) { $0.filter.globs = [Array("!b.py".utf8)] } == "")
    #expect(try listing(files).hasPrefix("2 copies"))
  }

  @Test func `of copied classes the methods aren't told again`() throws {
    let type =
      "class Box:\n" + CloneTests.function("total", indent: "    ")
      + "\n    def tell(self):\n        print([1, 2, 3], 'and', {'so': 'on'}, *self.others)\n"
    #expect(
      try listing(["a.py": type, "b.py": type]) == """
        2 copies, 97 tokens, equal
          a.py:1-14: class Box
          b.py:1-14: class Box

        """)
    let text = try listing(["a.py": type, "b.py": type, "c.py": CloneTests.function("total")])
    #expect(
      text.contains("  a.py:2-11: method Box.total\n  c.py:1-10: function total\n"), "\(text)")
    #expect(!text.contains("b.py:2-11"), "\(text)")
  }

  @Test func `what repeats most comes first, and a limit tells what it leaves out`() throws {
    var files: [String: String] = [:]
    for index in 0..<3 { files["a\(index).py"] = CloneTests.function("total") }
    for index in 0..<2 {
      files["b\(index).py"] = CloneTests.function("other").replacing("for", with: "while")
    }
    let text = try listing(files) { $0.minimumSimilarityPercent = 100 }
    #expect(text.hasPrefix("3 copies"), "\(text)")
    let first = try listing(files) {
      $0.limit = 1
      $0.minimumSimilarityPercent = 100
    }
    #expect(first.hasSuffix("  a2.py:1-10: function total\n… and 1 group more\n"), "\(first)")
  }

  @Test(arguments: 1...6 as ClosedRange<UInt64>)
  func `edits, threads and caches change nothing`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let fixture = try TreeFixture()
    let names = ["total", "sum", "count"]
    let kept = fixture.engine()
    for step in 0..<6 {
      for _ in 0..<(step == 0 ? 8 : 2) {
        let parts = (0..<Int.random(in: 0...3, using: &generator)).map { _ in
          let extra = generator.pick([
            "", "", "\n            print(total)", "\n            tax += 1",
          ])
          return CloneTests.function(generator.pick(names), extra: extra)
        }
        try fixture.tree.write(
          "import os\n" + parts.joined(separator: "\n"),
          to: "f\(Int.random(in: 0..<8, using: &generator)).py")
      }
      let root = fixture.tree.path
      let expected = try CloneTests.text(
        fixture.engine(.init(usesCache: false, threadCount: 1)), root)
      #expect(try CloneTests.text(fixture.engine(), root) == expected, "seed \(seed), \(step)")
      #expect(try CloneTests.text(fixture.engine(), root) == expected, "seed \(seed), \(step)")
      #expect(try CloneTests.text(kept, root) == expected, "seed \(seed), \(step)")
    }
  }

  @Test func `a damaged store costs nothing but time`() throws {
    let fixture = try TreeFixture()
    for name in ["a.py", "b.py"] {
      try fixture.tree.write(CloneTests.function("total"), to: name)
    }
    let expected = try CloneTests.text(fixture.engine(), fixture.tree.path)
    let stores = try runProcess(["find", fixture.cache.path, "-name", "*.clones"], in: "/")
    let store = stores.outputText.split(separator: "\n").map { String($0) }
    #expect(store.count == 1)
    for path in store {
      let bytes = try readBytes(path)
      for place in stride(from: 0, to: bytes.count, by: 40) {
        var damaged = bytes
        damaged[place] ^= 0x5A
        try writeFile(damaged, to: path)
        #expect(try CloneTests.text(fixture.engine(), fixture.tree.path) == expected, "\(place)")
      }
    }
  }

  @Test func `a session sees the clones of its own changes`() throws {
    let fixture = try TreeFixture()
    try fixture.tree.write(CloneTests.function("total"), to: "a.py")
    try fixture.writeSoundFile()
    let engine = fixture.engine()
    let workspace = Workspace(engine, root: Array(fixture.tree.path.utf8))
    let session = try workspace.beginSession(observer: Silence())
    try session.addChange(
      .modify(Array("sound.py".utf8), content: Array(CloneTests.function("ring").utf8)))
    let snapshot = try session.snapshot()
    #expect(try CloneTests.text(engine, fixture.tree.path) == "")
    let text = try CloneTests.text(engine, fixture.tree.path) { $0.snapshot = snapshot }
    #expect(text.hasSuffix("  a.py:1-10: function total\n  sound.py:1-10: function ring\n"))
  }
}
