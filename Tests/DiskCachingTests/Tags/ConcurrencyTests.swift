import Dispatch
import SourceModel
import Synchronization
import TestSupport
import Testing

@testable import DiskCaching

#if canImport(Glibc)
  import Glibc
#endif

/// Threads and processes that share a cache, and processes that die.
@Suite struct ConcurrencyTests {
  @Test func `threads that store and read at once lose nothing`() throws {
    let fixture = try CacheFixture()
    let cache = fixture.open()
    let wrongCount = Mutex(0)
    DispatchQueue.concurrentPerform(iterations: 8) { thread in
      for number in stride(from: thread, to: 800, by: 8) {
        cache.store(CacheFixture.document(number), key: CacheFixture.key(number))
        if number % 50 == thread { cache.flush() }
        let isThere = cache.document(CacheFixture.key(number)) == CacheFixture.document(number)
        if !isThere { wrongCount.withLock { $0 += 1 } }
      }
    }
    #expect(wrongCount.withLock { $0 } == 0)
    cache.flush()
    #expect(cache.statistics.storedCount == 800)
    #expect(
      fixture.open().documents((0..<800).map { CacheFixture.key($0) }).allSatisfy { $0 != nil })
    #expect(cache.diagnostics == [])
  }

  @Test func `processes that begin, fill and read one cache at once get on`() async throws {
    let fixture = try CacheFixture()
    let path = fixture.directory.path
    await withTaskGroup { group in
      for process in 0..<6 {
        group.addTask {
          await #expect(processExitsWith: .success) {
            [path = path as String, process = process as Int] in
            ConcurrencyTests.fillAndRead(path, process)
          }
        }
      }
    }
    let cache = fixture.open()
    #expect(cache.documents((0..<300).map { CacheFixture.key($0) }).allSatisfy { $0 != nil })
    #expect(cache.diagnostics == [])
  }

  @Test(arguments: 0..<12)
  func `a process that is killed while it writes leaves a sound cache`(_ seed: UInt64) async throws
  {
    let fixture = try CacheFixture()
    let path = fixture.directory.path
    await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String, seed] in
      ConcurrencyTests.writeUntilKilled(path, seed)
    }
    let cache = fixture.open()
    for (number, document) in cache.documents((0..<400).map { CacheFixture.key($0) }).enumerated() {
      let isRight = document == nil || document == CacheFixture.document(number)
      #expect(isRight)
    }
    #expect(cache.diagnostics == [])
    fixture.fill(20)
    #expect(fixture.open().diagnostics == [])
  }

  /// What each of several processes does; exits with 0 when all went well.
  private static func fillAndRead(_ path: String, _ process: Int) {
    let settings = CacheFixture.settings(below: path)
    for round in 0..<3 {
      let cache = TagCache(settings, day: CacheFixture.today + Int64(round))
      for number in 0..<300 where number % 3 == round || number % 6 == process {
        cache.store(CacheFixture.document(number), key: CacheFixture.key(number))
        if number % 40 == 0 { cache.flush() }
        let found = cache.document(CacheFixture.key(number))
        if found != CacheFixture.document(number) { exit(1) }
      }
      cache.finish(releasing: (0..<100).map { CacheFixture.key($0) }) { [] }
      if !cache.diagnostics.isEmpty { exit(2) }
    }
    exit(0)
  }

  /// Writes small batches until a timer kills the process.
  private static func writeUntilKilled(_ path: String, _ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let delay = Int.random(in: 0...60_000, using: &generator)
    DispatchQueue.global().asyncAfter(deadline: .now() + .microseconds(delay)) {
      kill(getpid(), SIGKILL)
    }
    var round = 0
    while true {
      let cache = TagCache(CacheFixture.settings(below: path), day: CacheFixture.today)
      for number in 0..<400 {
        cache.store(CacheFixture.document(number), key: CacheFixture.key(number))
        if number % 7 == 0 { cache.flush() }
      }
      cache.finish(releasing: (0..<100).map { CacheFixture.key($0) }) { [] }
      round += 17
      if round % 5 == 0 { cache.clear() }
    }
  }
}
