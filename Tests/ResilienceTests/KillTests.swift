import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#endif

/// A process that is killed at any moment leaves a cache that the next one can use.
@Suite struct KillTests {
  /// Moments, spread over the time of a run and a bit more.
  private static let momentCount = isThorough ? 200 : 16

  @Test func `runs with an empty cache`() throws {
    let tree = try MappedTree()
    let duration = try runTime(tree, "cold") { try tree.remove("cold") }
    for moment in 0..<KillTests.momentCount {
      try tree.remove("cold")
      try kill(tree, "cold", moment, duration)
      try checkAfter(tree, "cold", moment)
    }
  }

  @Test func `runs after an edit`() throws {
    let tree = try MappedTree()
    try tree.checkRun(cache: "warm", "before")
    let duration = try runTime(tree, "warm") { try tree.edit() }
    // One cache that all the kills hit.
    for moment in 0..<KillTests.momentCount {
      try tree.edit()
      try kill(tree, "warm", moment, duration)
      try checkAfter(tree, "warm", moment)
    }
  }

  @Test func `many kills in a row`() throws {
    let tree = try MappedTree()
    let duration = try runTime(tree, "row") { try tree.remove("row") }
    try tree.remove("row")
    for moment in 0..<KillTests.momentCount { try kill(tree, "row", moment, duration) }
    try checkAfter(tree, "row", KillTests.momentCount)
  }

  /// Starts a run and kills it at one of the moments.
  private func kill(
    _ tree: MappedTree, _ cache: String, _ moment: Int, _ duration: Duration
  ) throws {
    let delay = duration * moment / KillTests.momentCount * 1.1
    let process = try tree.sandbox.start(tree.arguments(cache: cache))
    usleep(UInt32(delay / .microseconds(1)))
    process.send(SIGKILL)
    let result = try process.waitForEnd()
    #expect(result.status == 128 + SIGKILL || result.status == 0, "\(result.errorText)")
  }

  private func checkAfter(_ tree: MappedTree, _ cache: String, _ moment: Int) throws {
    let comment = "killed at moment \(moment) of \(KillTests.momentCount)"
    try tree.checkRun(cache: cache, comment)
    try tree.checkUsable(cache: cache, comment)
  }

  /// The median time of a run; where kills fall depends on it, no result does.
  private func runTime(
    _ tree: MappedTree, _ cache: String, _ prepare: () throws -> Void
  ) throws -> Duration {
    let times = try (0..<3).map { _ in
      try prepare()
      let start = ContinuousClock.now
      try tree.checkRun(cache: cache, "measured")
      return ContinuousClock.now - start
    }
    return times.sorted()[1]
  }
}

extension Duration {
  fileprivate static func * (duration: Duration, factor: Double) -> Duration {
    .microseconds(Int64(duration / .microseconds(1) * factor))
  }
}
