import Dispatch
import SQLiteAccess
import SourceModel
import Synchronization
import TestSupport
import Testing

@testable import DiskCaching

#if canImport(Glibc)
  import Glibc
#endif

/// Threads and processes that share a cache, and processes that die.
@Suite struct CacheProcessTests {
  private static let processCount = 5
  private static let stepCount = 300

  @Test(arguments: EntryFixture.Kind.allCases)
  func `processes that do random things each see what they did`(
    _ kind: EntryFixture.Kind
  ) async throws {
    let fixture = try EntryFixture()
    let path = fixture.directory.path
    await withTaskGroup { group in
      for process in 0..<CacheProcessTests.processCount {
        group.addTask {
          await #expect(processExitsWith: .success) {
            [path = path as String, process = process as Int, kind = kind as EntryFixture.Kind] in
            exit(CacheProcessTests.work(path, kind, process))
          }
        }
      }
    }
    let cache = fixture.open(kind)
    let total = Int64(CacheProcessTests.processCount * CacheProcessTests.stepCount)
    #expect(cache.value(for: bytes("shared")).flatMap { CacheTransaction.integer($0) } == total)
    #expect(try cache.check(.nothing) == [])
    #expect(cache.diagnostics == [])
  }

  @Test(arguments: EntryFixture.Kind.allCases)
  func `threads of one process do too`(_ kind: EntryFixture.Kind) throws {
    let fixture = try EntryFixture()
    let path = fixture.directory.path
    let cache = fixture.open(kind)
    DispatchQueue.concurrentPerform(iterations: 4) { thread in
      #expect(CacheProcessTests.work(cache, thread) == 0, "\(path)")
    }
    let total = Int64(4 * CacheProcessTests.stepCount)
    #expect(cache.increment(bytes("shared"), by: 0) == total)
  }

  @Test func `who begins a cache does not disturb others who do`() throws {
    let fixture = try EntryFixture()
    for round in 0..<8 {
      var settings = fixture.settings
      settings.place = ["repository", "\(round)"]
      let diagnostics = Mutex<[Diagnostic]>([])
      DispatchQueue.concurrentPerform(iterations: 4) { [settings] thread in
        let cache = DiskCache(settings)
        cache.set([UInt8(thread)], [1])
        let told = cache.diagnostics
        diagnostics.withLock { $0 += told }
      }
      #expect(diagnostics.withLock { $0 } == [])
      #expect(DiskCache(settings).count == 4)
    }
  }

  @Test(arguments: 0..<8)
  func `a writer that is killed leaves a sound cache`(_ seed: UInt64) async throws {
    let fixture = try EntryFixture()
    let path = fixture.directory.path
    await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String, seed] in
      CacheProcessTests.writeUntilKilled(path, seed)
    }
    let cache = fixture.open()
    for number in 0..<100 {
      let value = cache.value(for: EntryFixture.key(number))
      let isRight = value == nil || value == EntryFixture.value(number)
      #expect(isRight)
    }
    let findings = try cache.check(.repair)
    let areOrphans = findings.allSatisfy { if case .orphanFile = $0 { true } else { false } }
    #expect(areOrphans, "\(findings)")
    #expect(try cache.check(.nothing) == [])
    #expect(cache.diagnostics == [])
    #expect(cache.set(bytes("a"), [1]))
  }

  @Test func `what happened is read before it is lost`() throws {
    var fixture = try EntryFixture()
    fixture.settings.evictionPolicy = .leastRecentlyUsed
    fixture.settings.keepsStatistics = true
    do {
      let cache = fixture.open()
      cache.set(bytes("a"), [1])
      fixture.clock.advance(seconds: 5)
      for _ in 0..<3 { _ = cache.value(for: bytes("a")) }
    }
    let entry = try fixture.open().entries(limit: 1).first
    #expect(entry?.accessCount == 3)
    #expect(entry?.accessedAt == fixture.clock.now)
  }

  @Test func `full buffers of reads are written without a write`() throws {
    var fixture = try EntryFixture()
    fixture.settings.evictionPolicy = .leastFrequentlyUsed
    let cache = fixture.open()
    let keys = (0..<AccessBuffer.limit).map { EntryFixture.key($0) }
    cache.set(keys.map { ($0, [1]) })
    _ = cache.values(for: keys)
    #expect(try fixture.open().entries(limit: 1).first?.accessCount == 1)
    // Another writer isn't waited for, which would be a minute; these reads are not noted.
    let other = try fixture.place.connection()
    try other.execute("BEGIN IMMEDIATE")
    #expect(cache.values(for: keys).allSatisfy { $0 == [1] })
    try other.execute("COMMIT")
    cache.flush()
    #expect(try fixture.open().entries(limit: 1).first?.accessCount == 1)
  }

  private static func work(_ path: String, _ kind: EntryFixture.Kind, _ process: Int) -> Int32 {
    let settings = EntryFixture.settings(below: path)
    let cache: any KeyValueCache = kind == .single ? DiskCache(settings) : ShardedCache(settings)
    return work(cache, process)
  }

  /// Random operations on keys of its own; 0, or the number of the operation that went wrong.
  private static func work(_ cache: any KeyValueCache, _ process: Int) -> Int32 {
    var generator = SeededGenerator(seed: UInt64(process))
    var model: [[UInt8]: [UInt8]] = [:]
    for step in 0..<stepCount {
      let key = bytes("\(process) \(Int.random(in: 0..<40, using: &generator))")
      let value = EntryFixture.value(step)
      switch Int.random(in: 0..<6, using: &generator) {
      case 0, 1:
        guard cache.set(key, value, tag: bytes("\(process)")) else { return 1 }
        model[key] = value
      case 2:
        guard cache.value(for: key) == model[key] else { return 2 }
      case 3:
        guard cache.add(key, value) == (model[key] == nil) else { return 3 }
        if model[key] == nil { model[key] = value }
      case 4:
        guard cache.pop(key) == model[key] else { return 4 }
        model[key] = nil
      default:
        guard cache.delete(key) == (model[key] != nil) else { return 5 }
        model[key] = nil
      }
      guard cache.increment(bytes("shared")) != nil else { return 6 }
    }
    let keys = model.keys.sorted { $0.lexicographicallyPrecedes($1) }
    guard cache.values(for: keys) == keys.map({ model[$0] }) else { return 7 }
    let own = cache.keys(in: .key).filter { $0.starts(with: bytes("\(process) ")) }
    guard own == keys else { return 8 }
    return cache.diagnostics.isEmpty ? 0 : 9
  }

  /// Stores, with files among them, until a timer kills the process.
  private static func writeUntilKilled(_ path: String, _ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let delay = Int.random(in: 0...40_000, using: &generator)
    DispatchQueue.global().asyncAfter(deadline: .now() + .microseconds(delay)) {
      kill(getpid(), SIGKILL)
    }
    let cache = DiskCache(EntryFixture.settings(below: path))
    while true {
      let number = Int.random(in: 0..<100, using: &generator)
      switch Int.random(in: 0..<4, using: &generator) {
      case 0: cache.delete(EntryFixture.key(number))
      case 1: cache.set((number..<100).map { (EntryFixture.key($0), EntryFixture.value($0)) })
      default: cache.set(EntryFixture.key(number), EntryFixture.value(number))
      }
    }
  }
}
