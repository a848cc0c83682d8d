import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#endif

/// Processes that map one tree at once share its cache without harm.
@Suite struct ManyProcessesTests {
  private static let processCount = 8
  private static let roundCount = isThorough ? 25 : 4

  @Test func `all print the right map, from an empty cache and after edits`() throws {
    let tree = try MappedTree()
    for round in 0..<ManyProcessesTests.roundCount {
      try run(tree, "round \(round)")
      try tree.edit()
    }
    try run(tree, "last round")
    try tree.checkUsable(cache: "shared", "afterwards")
  }

  @Test func `all print the right map while one of them after the other is killed`() throws {
    let tree = try MappedTree()
    for round in 0..<ManyProcessesTests.roundCount {
      var processes = try start(tree)
      usleep(20_000)
      let victim = processes.remove(at: round % processes.count)
      victim.send(SIGKILL)
      _ = try victim.waitForEnd()
      for process in processes { tree.check(try process.waitForEnd(), "round \(round)") }
      try tree.edit()
    }
    try tree.checkRun(cache: "shared", "afterwards")
    try tree.checkUsable(cache: "shared", "afterwards")
  }

  private func start(_ tree: MappedTree) throws -> [RunningProcess] {
    try (0..<ManyProcessesTests.processCount).map { _ in
      try tree.sandbox.start(tree.arguments(cache: "shared"))
    }
  }

  private func run(_ tree: MappedTree, _ comment: String) throws {
    for process in try start(tree) { tree.check(try process.waitForEnd(), comment) }
  }
}
