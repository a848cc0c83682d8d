import TestSupport
import Testing

@testable import RepoMapKit

/// How long what a session makes stays in memory.
@Suite struct SnapshotLifeTests {
  @Test(arguments: [true, false])
  func `a session leaves nothing behind but what it commits`(commits: Bool) throws {
    let directory = try TemporaryDirectory()
    try directory.write("def one():\n    return 1\n", to: "one.py")
    var settings = EngineSettings(environment: [:], executableDirectory: nil)
    settings.grammarDirectories = grammarDirectories
    settings.usesCache = false
    let engine = Engine(settings: settings)
    let workspace = Workspace(engine, root: Array(directory.path.utf8))
    weak var tree: SnapshotTree?
    weak var index: TreeIndex?
    do {
      let session = try workspace.beginSession(observer: SilentObserver())
      for number in 0..<3 {
        let content = Array("def changed_\(number)():\n    return one()\n".utf8)
        try session.addChange(.modify(Array("one.py".utf8), content: content))
        let snapshot = try session.snapshot()
        var request = MapRequest(root: workspace.root)
        request.snapshot = snapshot
        _ = try engine.map(request, observer: SilentObserver())
        _ = try engine.symbols(
          SymbolRequest(of: snapshot, pattern: "changed"), observer: SilentObserver())
        // What is committed last knows which index its own was laid over.
        if number == 0 {
          tree = snapshot.tree
          index = try snapshot.tree.indexed(rebuilds: false) { _ throws(EngineError) in
            throw .cancelled
          }.tree.index
        }
      }
      if commits { try session.commit(observer: SilentObserver()) } else { session.rollback() }
    }
    #expect(tree == nil)
    #expect(index == nil)
  }
}

extension SymbolRequest {
  fileprivate init(of snapshot: Snapshot, pattern: String) {
    self.init(root: snapshot.tree.root, pattern: Array(pattern.utf8))
    self.snapshot = snapshot
  }
}
