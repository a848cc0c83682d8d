import Dispatch
import RepoMapKit
import Synchronization
import TestSupport
import Testing

/// Snapshots and sessions, against a model that copies everything.
@Suite struct WorkspaceTests {
  @Test(arguments: 1...(isThorough ? 60 : 6) as ClosedRange<UInt64>)
  func `sessions see what a sequential model of snapshot isolation says`(seed: UInt64) throws {
    let workspace = try RandomWorkspace(seed: seed)
    for step in 0..<80 {
      do {
        try workspace.step()
      } catch {
        Issue.record("seed \(seed), step \(step): \(error)")
        return
      }
    }
  }

  @Test func `ten sessions at once change ten files`() throws {
    let directory = try TemporaryDirectory()
    for number in 0..<10 {
      try directory.write(WorkspaceTests.source(number, version: 0), to: "file\(number).py")
    }
    let engine = RandomWorkspace.engine(cache: nil)
    let workspace = Workspace(engine, root: Array(directory.path.utf8))
    let failures = Mutex<[String]>([])
    DispatchQueue.concurrentPerform(iterations: 10) { number in
      do {
        for version in 1...6 {
          let session = try workspace.beginSession(observer: Silence())
          try session.addChange(
            .modify(
              Array("file\(number).py".utf8),
              content: Array(WorkspaceTests.source(number, version: version).utf8)))
          var request = MapRequest(root: workspace.root)
          request.snapshot = try session.snapshot()
          let map = try engine.map(request, observer: Silence())
          if !map.string.contains("class File\(number)V\(version)") {
            failures.withLock { $0.append("session \(number) doesn't see version \(version)") }
          }
          try session.commit(observer: Silence())
        }
      } catch {
        failures.withLock { $0.append("\(number): \(error)") }
      }
    }
    #expect(failures.withLock { $0 } == [])
    #expect(workspace.sessionCount == 0)
    let copy = try TemporaryDirectory()
    for number in 0..<10 {
      try copy.write(WorkspaceTests.source(number, version: 6), to: "file\(number).py")
    }
    var request = MapRequest(root: workspace.root)
    request.snapshot = workspace.latest
    let all = try engine.map(request, observer: Silence())
    let expected = try RandomWorkspace.engine(cache: nil)
      .map(MapRequest(root: Array(copy.path.utf8)), observer: Silence())
    #expect(all.string == expected.string)
  }

  @Test func `a session that nobody uses ends, and there are no more than the limit`() throws {
    let fixture = try TreeFixture()
    try fixture.writeSoundFile()
    var limits = Workspace.Limits()
    limits.sessions = 2
    let workspace = Workspace(
      fixture.engine(), root: Array(fixture.tree.path.utf8), limits: limits)
    let sessions = try (0..<2).map { _ in try workspace.beginSession(observer: Silence()) }
    #expect(throws: SessionError.tooManySessions(limit: 2)) {
      try workspace.beginSession(observer: Silence())
    }
    sessions[0].rollback()
    #expect(throws: SessionError.ended) { try sessions[0].snapshot() }
    _ = try workspace.beginSession(observer: Silence())

    limits.idleSeconds = 0
    let hasty = Workspace(fixture.engine(), root: workspace.root, limits: limits)
    let idle = try hasty.beginSession(observer: Silence())
    #expect(hasty.sessionCount == 0)
    #expect(throws: SessionError.ended) { try idle.snapshot() }
  }

  @Test func `a session that nobody has any more is none, whatever was changed in it`() throws {
    let fixture = try TreeFixture()
    try fixture.writeSoundFile()
    var limits = Workspace.Limits()
    limits.sessions = 1
    let workspace = Workspace(
      fixture.engine(), root: Array(fixture.tree.path.utf8), limits: limits)
    for _ in 0..<3 {
      let session = try workspace.beginSession(observer: Silence())
      try session.addChange(.modify(Array("sound.py".utf8), content: Array("x = 1\n".utf8)))
      #expect(workspace.sessionCount == 1)
    }
    #expect(workspace.sessionCount == 0)
  }

  @Test(arguments: [
    "", "/etc/passwd", "../sound.py", "shop/../sound.py", "./sound.py", "shop//cart.py", "shop/",
    "a\0b",
  ])
  func `a path that leads elsewhere is refused`(path: String) throws {
    let fixture = try TreeFixture()
    try fixture.writeSoundFile()
    let workspace = Workspace(fixture.engine(), root: Array(fixture.tree.path.utf8))
    let session = try workspace.beginSession(observer: Silence())
    let bytes = Array(path.utf8)
    for edit in [
      FileEdit.modify(bytes, content: []), .create(bytes, content: []), .delete(bytes),
      .rename(bytes, to: Array("new.py".utf8)), .rename(Array("sound.py".utf8), to: bytes),
    ] {
      #expect(throws: SessionError.badPath(bytes)) { try session.addChange(edit) }
    }
    #expect(try session.changedPaths().isEmpty)
  }

  @Test func `new files count as ignore rules say`() throws {
    let fixture = try TreeFixture()
    try fixture.writeSoundFile()
    try fixture.tree.write("build/\n", to: ".gitignore")
    let workspace = Workspace(fixture.engine(), root: Array(fixture.tree.path.utf8))
    let session = try workspace.beginSession(observer: Silence())
    for (path, name) in [("build/made.py", "Made"), ("new/kept.py", "Kept"), ("picture.bin", "P")] {
      try session.addChange(
        .create(Array(path.utf8), content: Array("class \(name):\n    pass\n".utf8)))
    }
    var request = MapRequest(root: workspace.root)
    request.snapshot = try session.snapshot()
    let map = try fixture.engine().map(request, observer: Silence()).string
    #expect(map.contains("class Kept"))
    #expect(!map.contains("Made"))
    #expect(!map.contains("picture"))
  }

  @Test func `what a session changes leaves no traces on disk`() throws {
    let fixture = try TreeFixture()
    try fixture.writeSoundFile()
    let engine = fixture.engine()
    let workspace = Workspace(engine, root: Array(fixture.tree.path.utf8))
    let before = try fixture.map().text
    let session = try workspace.beginSession(observer: Silence())
    try session.addChange(
      .modify(Array("sound.py".utf8), content: Array("class Secret:\n    pass\n".utf8)))
    var request = MapRequest(root: workspace.root)
    request.snapshot = try session.snapshot()
    request.mentions = ["Secret"]
    #expect(try engine.map(request, observer: Silence()).string.contains("class Secret"))
    try session.commit(observer: Silence())
    request.snapshot = workspace.latest
    #expect(try engine.map(request, observer: Silence()).string.contains("class Secret"))
    #expect(try fixture.map().text == before)
    let found = try runProcess(["grep", "-rl", "Secret", fixture.cache.path])
    #expect(found.status == 1)
  }

  @Test func `every question is answered as of a snapshot`() throws {
    let directory = try TemporaryDirectory()
    try directory.write("import net\n\n\ndef use():\n    net.load()\n", to: "use.py")
    try directory.write("def load():\n    pass\n", to: "net.py")
    let engine = RandomWorkspace.engine(cache: nil)
    let workspace = Workspace(engine, root: Array(directory.path.utf8))
    let session = try workspace.beginSession(observer: Silence())
    let content = "def load():\n    pass\n\n\ndef fresh():\n    load()\n"
    try session.addChange(.modify(Array("net.py".utf8), content: Array(content.utf8)))
    let snapshot = try session.snapshot()
    // A directory of the same content says what is right.
    let copy = try TemporaryDirectory()
    try copy.write("import net\n\n\ndef use():\n    net.load()\n", to: "use.py")
    try copy.write(content, to: "net.py")
    let root = Array(copy.path.utf8)

    var references = ReferenceRequest(root: root, address: Array("load".utf8))
    let usesOfCopy = try engine.references(references, observer: Silence()).text
    references.snapshot = snapshot
    #expect(try engine.references(references, observer: Silence()).text == usesOfCopy)

    var related = RelatedRequest(root: root)
    related.files = [Array("net.py".utf8)]
    let relatedOfCopy = try engine.related(related, observer: Silence()).text
    related.snapshot = snapshot
    #expect(try engine.related(related, observer: Silence()).text == relatedOfCopy)

    var graph = GraphRequest(root: root, form: .dot)
    let graphOfCopy = try engine.graph(graph, observer: Silence()).text
    graph.snapshot = snapshot
    #expect(try engine.graph(graph, observer: Silence()).text == graphOfCopy)
  }

  private static func source(_ number: Int, version: Int) -> String {
    "class File\(number)V\(version):\n    def run(self, other):\n        return other.run()\n"
      + String(repeating: "\n", count: version)
  }
}
