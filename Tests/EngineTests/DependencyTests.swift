import RepoMapKit
import TestSupport
import Testing

/// What depends on what in a tree, as an engine tells it.
@Suite struct DependencyTests {
  private let fixture: TreeFixture
  private let root: [UInt8]

  init() throws {
    fixture = try TreeFixture()
    root = Array(fixture.tree.path.utf8)
    for (path, text) in [
      ("a.py", "def first(): pass\n"),
      ("b.py", "from a import first\n\ndef second():\n    first()\n"),
      ("c.py", "import b\n\nb.second()\n"),
      ("other.py", "def alone(): pass\n"), ("notes.txt", "first second\n"),
    ] { try fixture.tree.write(text, to: path) }
  }

  private func dependents(_ engine: Engine, _ path: String) throws -> [String] {
    try engine.dependents(of: Array(path.utf8), in: root, observer: Silence())
      .map { String(decoding: $0, as: UTF8.self) }
  }

  private func affected(_ engine: Engine, _ paths: [String]) throws -> [[String]] {
    try engine.affected(by: paths.map { Array($0.utf8) }, in: root, observer: Silence())
      .map { level in level.map { String(decoding: $0, as: UTF8.self) } }
  }

  /// Lines of the status that begin so.
  private func status(_ engine: Engine, _ prefix: String) throws -> [String] {
    String(
      decoding: try engine.status(of: root, observer: Silence()).text(.prometheus), as: UTF8.self
    )
    .split(separator: "\n").filter { $0.hasPrefix(prefix) }.map { String($0) }
  }

  @Test func `dependents and affected files are told by path`() throws {
    let engine = fixture.engine()
    #expect(try dependents(engine, "a.py") == ["b.py"])
    #expect(try dependents(engine, "other.py") == [])
    #expect(try affected(engine, ["a.py"]) == [["a.py"], ["b.py"], ["c.py"]])
    #expect(try affected(engine, ["other.py", "b.py"]) == [["b.py", "other.py"], ["c.py"]])
    for missing in ["notes.txt", "missing.py", ""] {
      #expect(throws: EngineError.focusNotFound(path: missing)) { try dependents(engine, missing) }
    }
  }

  @Test func `a file that came in between has its place among the paths`() throws {
    let engine = fixture.engine()
    #expect(try dependents(engine, "a.py") == ["b.py"])
    try fixture.tree.write("from a import first\n\nfirst()\n", to: "aa.py")
    #expect(try dependents(engine, "a.py") == ["aa.py", "b.py"])
    // A second definer changes nothing for those that import it from the first.
    try fixture.tree.write("def first(): pass\n", to: "other.py")
    #expect(try dependents(engine, "a.py") == ["aa.py", "b.py"])
    #expect(try dependents(engine, "other.py") == [])
  }

  @Test func `the status tells what the last change touched`() throws {
    let names = ["changed", "affected"]
    func counts(_ engine: Engine) throws -> [String] {
      try names.flatMap { try status(engine, "repomap_incremental_files_\($0) ") }
        .map { String($0.split(separator: " ")[1]) }
    }
    let engine = fixture.engine()
    #expect(try counts(engine) == ["4", "0"])
    #expect(
      try status(engine, "repomap_incremental_speedup_ratio ").first?.hasSuffix(" 1.0") == true)
    #expect(try counts(fixture.engine()) == ["0", "0"])
    // Nothing defines the name afterwards; the import is still one.
    try fixture.tree.write("def renamed(): pass\n", to: "a.py")
    #expect(try counts(engine) == ["1", "2"])
    #expect(
      try status(engine, "repomap_incremental_speedup_ratio ").first?.hasSuffix(" 4.0") == true)
    // Nothing has changed since, but it is still the last change.
    #expect(try counts(engine) == ["1", "2"])
    #expect(try status(engine, "repomap_dependency_graph_edges ").first?.hasSuffix(" 2") == true)
  }
}
