import Dispatch
import SQLiteAccess
import Synchronization
import TestSupport
import Testing

@testable import DiskCaching

#if canImport(Glibc)
  import Glibc
#endif

/// Who needs the same expensive value as another waits for it, but not for ever.
@Suite struct MemoizingTests {
  private struct Refused: Error {}

  @Test(arguments: EntryFixture.Kind.allCases)
  func `a value is computed once, and again when it ran out`(_ kind: EntryFixture.Kind) throws {
    let fixture = try EntryFixture()
    var count = 0
    for seconds in [0.0, 5, 5, 5] {
      fixture.clock.advance(seconds: seconds)
      let value = fixture.open(kind).memoize(bytes("a"), timeToLive: .seconds(10)) {
        count += 1
        return [UInt8(count)]
      }
      #expect(value == [UInt8(count)])
    }
    #expect(count == 2)
  }

  @Test func `eight processes compute once`() async throws {
    let fixture = try EntryFixture()
    let path = fixture.directory.path
    await withTaskGroup { group in
      for _ in 0..<8 {
        group.addTask {
          await #expect(processExitsWith: .success) { [path = path as String] in
            let cache = DiskCache(EntryFixture.settings(below: path))
            let value = cache.memoize(bytes("a")) {
              cache.increment(bytes("computations"))
              usleep(100_000)
              return [42]
            }
            exit(value == [42] ? 0 : 1)
          }
        }
      }
    }
    #expect(fixture.open().increment(bytes("computations"), by: 0) == 1)
  }

  @Test func `eight threads compute once`() throws {
    let cache = DiskCache(try EntryFixture().settings)
    let count = Mutex(0)
    DispatchQueue.concurrentPerform(iterations: 8) { _ in
      let value = cache.memoize(bytes("a")) {
        count.withLock { $0 += 1 }
        usleep(20_000)
        return [42]
      }
      #expect(value == [42])
    }
    #expect(count.withLock { $0 } == 1)
  }

  @Test func `the lease of a process that died is taken over at once`() async throws {
    let fixture = try EntryFixture()
    let path = fixture.directory.path
    await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String] in
      // Under the real clock, which is years ahead of the test's.
      _ = DiskCache(EntryFixture.settings(below: path)).memoize(bytes("a")) {
        kill(getpid(), SIGKILL)
        return []
      }
    }
    let clock = CacheClock(now: CacheClock.system.now) { _ in Issue.record("nothing to wait for") }
    let cache = DiskCache(fixture.settings, clock: clock)
    #expect(
      cache.transaction { cache throws(SQLiteError) in try cache.lease(on: bytes("a")) } != nil)
    #expect(cache.memoize(bytes("a")) { [1] } == [1])
    #expect(fixture.open().value(for: bytes("a")) == [1])
  }

  @Test(arguments: [(lease: 30.0, wait: 60.0, expected: 30.0), (30, 4, 4), (30, 0, 0)])
  func `waiting for one that hangs is bounded`(
    _ lease: Double, _ wait: Double, _ expected: Double
  ) throws {
    let fixture = try EntryFixture()
    let cache = fixture.open()
    hold(cache, lease: lease)
    // How long the one who waits would compute is its own affair.
    let limits = MemoizeLimits(leaseSeconds: 1, waitSeconds: wait)
    #expect(cache.memoize(bytes("a"), limits: limits) { [1] } == [1])
    let slept = Double(fixture.clock.slept) / 1e9
    #expect(slept >= expected && slept <= expected + 0.1)
    #expect(cache.value(for: bytes("a")) == [1])
  }

  @Test func `a lease from a time before the clock was set back does not count`() throws {
    let fixture = try EntryFixture()
    let cache = fixture.open()
    hold(cache, lease: 60)
    fixture.clock.advance(seconds: -1)
    #expect(cache.memoize(bytes("a")) { [1] } == [1])
    #expect(fixture.clock.slept == 0)
  }

  @Test func `a failure is the caller's, and the next one computes`() throws {
    let fixture = try EntryFixture()
    let cache = fixture.open()
    #expect(throws: Refused.self) { try cache.memoize(bytes("a")) { throw Refused() } }
    #expect(cache.memoize(bytes("a")) { [1] } == [1])
    #expect(fixture.clock.slept == 0)
  }

  @Test func `a computation may need other values`() throws {
    let cache = try EntryFixture().open()
    let value = cache.memoize(bytes("a")) { cache.memoize(bytes("b")) { [1] } + [2] }
    #expect(value == [1, 2])
    #expect(cache.value(for: bytes("b")) == [1])
  }

  @Test func `without a cache everyone computes`() throws {
    var fixture = try EntryFixture()
    fixture.settings.directory = "/proc/none"
    #expect(fixture.open().memoize(bytes("a")) { [1] } == [1])
    #expect(fixture.clock.slept == 0)
  }

  @Test func `processes are told apart by when they started`() {
    let own = ProcessIdentity(getpid())
    #expect(own.isAlive)
    #expect(!ProcessIdentity(identifier: own.identifier, startTime: own.startTime + 1).isAlive)
    #expect(!ProcessIdentity(identifier: pid_t.max, startTime: 1).isAlive)
  }

  /// Takes the lease on "a" and keeps it.
  private func hold(_ cache: DiskCache, lease: Double) {
    cache.transaction { cache throws(SQLiteError) in
      try cache.give(CacheLease(now: cache.now, duration: Int64(lease * 1e9)), on: bytes("a"))
    }
  }
}
