import StandardExtensions
import Synchronization
import SyntaxParsing
import Testing

@testable import RepoMapKit

#if canImport(Glibc)
  import Glibc
#endif

@Suite struct TreeTurnsTests {
  private final class Counts: Sendable {
    let inside = Atomic<Int>(0)
    let most = Atomic<Int>(0)
    let done = Atomic<Int>(0)
    let cancelled = Atomic<Int>(0)
  }

  @Test func `one at a time has the turn, and all have it`() {
    let turns = TreeTurns()
    let counts = Counts()
    var threads = HelperThreads()
    threads.start(8) {
      for _ in 0..<200 {
        try? turns.inTurn([1], unless: StopFlag()) { () throws(EngineError) in
          let inside = counts.inside.add(1, ordering: .sequentiallyConsistent).newValue
          _ = counts.most.max(inside, ordering: .relaxed)
          counts.inside.subtract(1, ordering: .sequentiallyConsistent)
          counts.done.add(1, ordering: .relaxed)
        }
      }
    }
    threads.wait()
    #expect(counts.most.load(ordering: .relaxed) == 1)
    #expect(counts.done.load(ordering: .relaxed) == 1600)
  }

  @Test func `who is stopped waits no longer, and the others get on`() {
    let turns = TreeTurns()
    let counts = Counts()
    var threads = HelperThreads()
    let number = Counts()
    threads.start(8) {
      let own = number.done.add(1, ordering: .relaxed).newValue
      for _ in 0..<50 {
        let stop = StopFlag()
        if own.isMultiple(of: 2) { stop.raise() }
        do throws(EngineError) {
          try turns.inTurn([1], unless: stop) { () throws(EngineError) in
            usleep(500)
            counts.done.add(1, ordering: .relaxed)
          }
        } catch {
          counts.cancelled.add(1, ordering: .relaxed)
        }
      }
    }
    threads.wait()
    #expect(counts.done.load(ordering: .relaxed) >= 200)
    #expect(
      counts.done.load(ordering: .relaxed) + counts.cancelled.load(ordering: .relaxed) == 400)
    // Nobody has it any more.
    #expect((try? turns.inTurn([1], unless: StopFlag()) { () throws(EngineError) in 1 }) == 1)
  }

  @Test func `trees don't wait for each other, and errors give the turn back`() throws {
    let turns = TreeTurns()
    let value = try turns.inTurn([1], unless: StopFlag()) { () throws(EngineError) in
      try turns.inTurn([2], unless: StopFlag()) { () throws(EngineError) in 2 }
    }
    #expect(value == 2)
    #expect(throws: EngineError.rootMissing(path: "x")) {
      try turns.inTurn([1], unless: StopFlag()) { () throws(EngineError) in
        throw .rootMissing(path: "x")
      }
    }
    #expect(try turns.inTurn([1], unless: StopFlag()) { () throws(EngineError) in 3 } == 3)
  }
}
