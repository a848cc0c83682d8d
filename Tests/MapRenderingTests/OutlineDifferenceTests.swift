import SourceModel
import TestSupport
import Testing

@testable import MapRendering

@Suite struct OutlineDifferenceTests {
  private static func state(_ source: String, path: String = "shop.py") throws -> FileState {
    let bytes = Array(source.utf8)
    let ir = try extract(bytes, Language("python"))
    return FileState(
      OutlinedFile(
        path: RepositoryPath(path), language: "python", records: ir.outlineRecords,
        text: SourceText(bytes)),
      definitions: ir.shownDefinitions)
  }

  private static func text(_ difference: OutlineDifference) -> String {
    String(decoding: difference.opening + difference.hunks.flatMap { $0 }, as: UTF8.self)
  }

  private static let before = """
    class Cart:
        def first(self): pass
        def second(self): pass
        def third(self): pass
        def fourth(
            self,
            item):
            pass
        def total(self): return 1
        def last(self): pass

    """

  @Test func `a hunk has whole signatures and says in which scope it is`() throws {
    let after = Self.before.replacing("total(self)", with: "total(self, rate)")
    let difference = OutlineDifference(
      FileStates(old: try Self.state(Self.before), new: try Self.state(after)))
    #expect(
      Self.text(difference) == """
        --- a/shop.py
        +++ b/shop.py
        @@ -5,5 +5,5 @@ class Cart:
         │    def fourth(
         │        self,
         │        item):
        -│    def total(self):
        +│    def total(self, rate):
         │    def last(self):

        """)
  }

  @Test func `a change of a body is none`() throws {
    let after = Self.before.replacing("return 1", with: "return 2")
    let difference = OutlineDifference(
      FileStates(old: try Self.state(Self.before), new: try Self.state(after)))
    #expect(difference.isEmpty && difference.hunks.isEmpty)
  }

  @Test func `files that come, go or move have paths that say so`() throws {
    let state = try Self.state("def f(): pass\n")
    #expect(
      Self.text(OutlineDifference(FileStates(old: nil, new: state)))
        == "--- /dev/null\n+++ b/shop.py\n@@ -0,0 +1,1 @@\n+│def f():\n")
    #expect(
      Self.text(OutlineDifference(FileStates(old: state, new: nil)))
        == "--- a/shop.py\n+++ /dev/null\n@@ -1,1 +0,0 @@\n-│def f():\n")
    let moved = try Self.state("def f(): pass\n", path: "store.py")
    #expect(
      Self.text(OutlineDifference(FileStates(old: state, new: moved)))
        == "rename from shop.py\nrename to store.py\n")
    let changed = try Self.state("def g(): pass\n", path: "store.py")
    #expect(
      Self.text(OutlineDifference(FileStates(old: state, new: changed))) == """
        rename from shop.py
        rename to store.py
        --- a/shop.py
        +++ b/store.py
        @@ -1,1 +1,1 @@
        -│def f():
        +│def g():

        """)
  }

  @Test(arguments: 1...80 as ClosedRange<UInt64>)
  func `hunks lead from one outline to the other`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let old = try Self.state(Self.source(&generator))
    let new = try Self.state(Self.source(&generator))
    let difference = OutlineDifference(FileStates(old: old, new: new))
    let before = WholeOutline(old, LineOptions()).lines
    let after = WholeOutline(new, LineOptions()).lines
    #expect(try Self.applied(difference.hunks, to: before) == after, "seed \(seed)")
    #expect(difference.isEmpty == (before == after), "seed \(seed)")
  }

  /// A file of some classes and functions whose names often come again.
  private static func source(_ generator: inout SeededGenerator) -> String {
    (0..<Int.random(in: 0...6, using: &generator)).map { _ in
      let methods = (0..<Int.random(in: 0...5, using: &generator)).map { _ in
        let name = generator.pick(["load", "open", "read", "close", "sum"])
        return generator.chance(percent: 30)
          ? "    def \(name)(\n        self,\n        x): pass\n" : "    def \(name)(self): pass\n"
      }.joined()
      return generator.chance(percent: 70)
        ? "class \(generator.pick(["A", "B", "C"])):\n    x = 1\n\(methods)\n"
        : "def \(generator.pick(["f", "g", "h"]))(): pass\n\n"
    }.joined()
  }

  /// Does what `patch` does, and checks that context and places are right.
  private static func applied(_ hunks: [[UInt8]], to old: [[UInt8]]) throws -> [[UInt8]] {
    var new: [[UInt8]] = []
    var place = 0
    for hunk in hunks {
      let lines = hunk.split(separator: UInt8(ascii: "\n")).map { Array($0) }
      let head = String(decoding: lines[0], as: UTF8.self)
      let numbers = head.split(separator: " ").dropFirst().prefix(2).map { part in
        part.dropFirst().split(separator: ",").compactMap { Int($0) }
      }
      let start = numbers[0][1] == 0 ? numbers[0][0] : numbers[0][0] - 1
      new += old[place..<start]
      place = start
      let newStart = numbers[1][1] == 0 ? numbers[1][0] : numbers[1][0] - 1
      #expect(new.count == newStart)
      for line in lines.dropFirst() {
        let text = Array(line.dropFirst())
        if line.first != UInt8(ascii: "+") {
          try #require(place < old.count && old[place] == text)
          place += 1
        }
        if line.first != UInt8(ascii: "-") { new.append(text) }
      }
      #expect(place - start == numbers[0][1] && new.count - newStart == numbers[1][1])
    }
    return new + old[place...]
  }

  @Test func `definitions are told as added, removed and changed`() throws {
    let old = try Self.state(
      "class A:\n    def same(self): pass\n    def gone(self): pass\n    def other(self): pass\n")
    let new = try Self.state(
      "class A:\n    def other(self, x): pass\n    def same(self): pass\n    def new(self): pass\n",
      path: "store.py")
    let json = String(
      decoding: DefinitionDifference(FileStates(old: old, new: new)).json, as: UTF8.self)
    #expect(
      json == "{\"path\":\"store.py\",\"oldPath\":\"shop.py\",\"status\":\"renamed\",\"added\":["
        + "{\"name\":\"new\",\"kind\":\"method\",\"scope\":[\"A\"],\"line\":4,\"signature\":\"def new(self):\"}"
        + "],\"removed\":["
        + "{\"name\":\"gone\",\"kind\":\"method\",\"scope\":[\"A\"],\"line\":3,\"signature\":\"def gone(self):\"}"
        + "],\"changed\":[{\"name\":\"other\",\"kind\":\"method\",\"scope\":[\"A\"],"
        + "\"before\":{\"line\":4,\"signature\":\"def other(self):\"},"
        + "\"after\":{\"line\":2,\"signature\":\"def other(self, x):\"}}]}")
  }
}
