import RepoMapKit
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#endif

/// What an engine that watches a tree saves. That its maps are right is in `IncrementalTests`.
@Suite struct WatchingTests {
  @Test func `only what was written to is read, however young it is`() throws {
    let watched = try WatchedFixture()
    #expect(watched.engine.watchStatus(of: watched.root) == .watching)
    #expect(try watched.readCount() == 0)
    try watched.tree.write("def changed(): pass\n", to: "b.py")
    #expect(try watched.readCount() == 1)
    #expect(try watched.readCount() == 0)
    #expect(try watched.map().string.contains("def changed()"))
    try watched.tree.write("def saved(): pass\n", to: ".b.py.new")
    rename(watched.tree.path(".b.py.new"), watched.tree.path("b.py"))
    #expect(try watched.readCount() == 1)
    #expect(try watched.map().string.contains("def saved()"))
  }

  @Test func `without a watch young files are read each time`() throws {
    let watched = try WatchedFixture()
    watched.engine.unwatch(watched.root)
    #expect(watched.engine.watchStatus(of: watched.root) == .unwatched)
    #expect(try watched.readCount() == 2)
  }

  @Test func `what is told and what is watched go together`() throws {
    let watched = try WatchedFixture()
    try watched.tree.write("def told(): pass\n", to: "a.py")
    try watched.tree.write("def seen(): pass\n", to: "b.py")
    // Of `b.py` nothing is told: it may be shown as it was.
    #expect(try watched.map(told: ["a.py"]).string.contains("def told()"))
    let map = try watched.map()
    #expect(map.string.contains("def told()") && map.string.contains("def seen()"))
    #expect(try watched.readCount() == 0)
  }

  @Test func `a tree that can't be watched is looked at, and the state says why`() throws {
    let watched = try WatchedFixture()
    link(watched.tree.path("a.py"), watched.tree.path("c.py"))
    #expect(try watched.map().string.contains("c.py"))
    #expect(
      watched.engine.watchStatus(of: watched.root)
        == .blind(reason: "a file in it has several hard links"))
    try watched.tree.write("def both(): pass\n", to: "a.py")
    #expect(try watched.map().string.contains("def both()"))
  }

  @Test func `a workspace that is watched has the same snapshots`() throws {
    let watched = try WatchedFixture()
    let workspace = Workspace(watched.engine, root: watched.root)
    let first = try workspace.refresh(observer: Silence())
    #expect(try workspace.refresh(observer: Silence()).number == first.number)
    try watched.tree.write("def other(): pass\n", to: "b.py")
    let second = try workspace.refresh(observer: Silence())
    #expect(second.number == first.number + 1)
    var request = MapRequest(root: watched.root)
    request.snapshot = second
    let map = try watched.engine.map(request, observer: Silence())
    #expect(map.string.contains("def other()"))
    let session = try workspace.beginSession(observer: Silence())
    try session.addChange(.modify(Array("a.py".utf8), content: Array("def c(): pass\n".utf8)))
    try session.commit(observer: Silence())
    try watched.tree.write("def last(): pass\n", to: "b.py")
    request.snapshot = try workspace.refresh(observer: Silence())
    let last = try watched.engine.map(request, observer: Silence())
    #expect(last.string.contains("def c()") && last.string.contains("def last()"))
  }

  @Test func `a burst is waited for as one change, and passed over where nobody wants it`() throws {
    let watched = try WatchedFixture()
    let (engine, root) = (watched.engine, watched.root)
    var mark = engine.watchMark(of: root)
    #expect(!engine.waitForChanges(of: root, since: mark, milliseconds: 10))
    for number in 0..<20 { try watched.tree.write("\(number)", to: "b.py") }
    #expect(engine.waitForChanges(of: root, since: mark, milliseconds: 60_000))
    mark = engine.watchMark(of: root)
    #expect(!engine.waitForChanges(of: root, since: mark, milliseconds: 10))
    try watched.tree.write("", to: "out.txt")
    let passedOver: Set<[UInt8]> = [Array("out.txt".utf8)]
    #expect(
      !engine.waitForChanges(of: root, since: mark, passingOver: passedOver, milliseconds: 10))
    engine.stopHandle.raise()
    #expect(!engine.waitForChanges(of: root, since: mark, milliseconds: 60_000))
  }
}

/// A small tree that an engine watches, after it was looked at.
private struct WatchedFixture {
  let fixture: TreeFixture
  let engine: Engine
  var tree: TemporaryDirectory { fixture.tree }
  var root: [UInt8] { Array(tree.path.utf8) }

  init() throws {
    fixture = try TreeFixture()
    engine = fixture.engine()
    try tree.write("def first(): pass\n", to: "a.py")
    try tree.write("def second(): pass\n", to: "b.py")
    #expect(engine.watch(root) == .watching)
    for _ in 0..<3 { _ = try map() }
  }

  func map(told: [String]? = nil) throws -> RepositoryMap {
    var request = MapRequest(root: root)
    request.changedPaths = told?.map { Array($0.utf8) }
    return try engine.map(request, observer: Silence())
  }

  /// How many files the next map reads.
  func readCount() throws -> Int { try map().statistics.readFiles }
}
