import DiskCaching
import SourceModel
import Synchronization
import TestSupport
import Testing

@testable import TieredCaching

struct WriteBehindTests {
  @Test func `values are written in their order, by whoever fills the queue`() {
    let backend = RecordingBackend()
    let cache = TieredCache(queueCount: 4, backend: backend)
    for number in 0..<10 { _ = cache.weight(number) }
    #expect(backend.batches == [[0, 1, 2, 3], [4, 5, 6, 7]])
    cache.flush()
    cache.flush()
    #expect(backend.batches == [[0, 1, 2, 3], [4, 5, 6, 7], [8, 9]])
    #expect(cache.counts.writtenCount == 10)
  }

  @Test func `the queue is bounded in bytes too`() {
    let backend = RecordingBackend()
    let cache = TieredCache(backend: backend)
    _ = cache.weight(1, bytes: 3 << 20)
    #expect(backend.batches == [])
    #expect(cache.counts[.disk].sizeBytes > 3 << 20)
    _ = cache.weight(2, bytes: 1 << 20)
    #expect(backend.batches == [[1, 2]])
    #expect(cache.counts[.disk].sizeBytes == 0)
  }

  @Test func `a value on its way is found`() {
    let seen = Mutex<[Weight?]>([])
    let reader = Mutex<TieredCache<Weight>?>(nil)
    let backend = RecordingBackend {
      // Asked for in the middle of the write, when no tier of memory has room for it.
      let value = reader.withLock { $0 }?.value(for: key(1))
      seen.withLock { $0.append(value) }
    }
    let cache = TieredCache(limit: 0, backend: backend)
    reader.withLock { $0 = cache }
    let value = cache.weight(1)
    #expect(cache.value(for: key(1)) === value)
    cache.flush()
    #expect(seen.withLock { $0.map { $0 === value } } == [true])
    #expect(backend.loadCount == 1)
    reader.withLock { $0 = nil }
  }

  @Test func `closing and releasing write what waits`() {
    let backend = RecordingBackend()
    do {
      let cache = TieredCache(backend: backend)
      _ = cache.weight(1)
      cache.close()
      #expect(backend.batches == [[1]])
      // Closed: this one is computed and not written.
      _ = cache.weight(2)
      _ = TieredCache(backend: backend).weight(3)
    }
    #expect(backend.batches == [[1], [3]])
  }

  @Test(arguments: [0, 1, 5])
  func `a crash costs what waited, and nothing else`(_ flushedCount: Int) throws {
    let directory = try TemporaryDirectory()
    let crashed = TieredCache(backend: documentBackend(in: directory)) { $0.bytes.count }
    for number in 0..<flushedCount { _ = crashed.value(for: key(number)) { document(number) } }
    crashed.flush()
    for number in 5..<10 { _ = crashed.value(for: key(number)) { document(number) } }

    // As after a crash: the first cache has flushed no more when the second begins.
    let next = TieredCache(backend: documentBackend(in: directory)) { $0.bytes.count }
    for number in 0..<10 {
      #expect(next.value(for: key(number)) { document(number) } == document(number))
    }
    #expect(next.counts[.disk].hitCount == flushedCount)
    #expect(next.counts.computedCount == 10 - flushedCount)
    #expect(next.diagnostics == [])
  }

  @Test func `documents that are damaged are computed again`() throws {
    let directory = try TemporaryDirectory()
    let tags = TagCache(CacheSettings(directory: directory.path, identity: [1]))
    tags.store([1, 2, 3], key: key(1))
    tags.flush()
    let cache = TieredCache(
      backend: TagCacheBackend(tags, location: directory.path)
    ) { $0.bytes.count }
    #expect(cache.value(for: key(1)) == nil)
    #expect(cache.value(for: key(1)) { document(1) } == document(1))
  }

  // MARK: Failures

  @Test func `an L2 that fails costs one diagnostic`() {
    let backend = RecordingBackend()
    backend.fail(true)
    let cache = TieredCache(limit: 10, queueCount: 2, backend: backend)
    for number in 0..<50 { #expect(cache.weight(number).number == number) }
    cache.flush()
    #expect(cache.diagnostics == [.cacheUnusable(path: "/cache", detail: "can't read")])
    // Two loads and the write of the full queue failed; then it was let alone.
    #expect(backend.loadCount == 2)
    #expect(backend.batches == [])
  }

  @Test func `an L2 that recovers in time is used again`() {
    let backend = RecordingBackend()
    let cache = TieredCache(queueCount: 2, backend: backend)
    for round in 0..<5 {
      backend.fail(true)
      _ = cache.weight(round * 2)
      backend.fail(false)
      _ = cache.weight(round * 2 + 1)
    }
    #expect(cache.diagnostics.count == 1)
    #expect(backend.loadCount == 10)
    #expect(backend.batches.count == 5)
  }

  @Test func `without an L2 values are computed once each`() {
    let cache = TieredCache<Weight>()
    for _ in 0..<2 { for number in 0..<10 { _ = cache.weight(number) } }
    cache.close()
    #expect(cache.counts.computedCount == 10)
    #expect(cache.counts.lostCount == 0)
  }

  private func documentBackend(in directory: TemporaryDirectory) -> TagCacheBackend {
    let settings = CacheSettings(directory: directory.path, identity: [1])
    return TagCacheBackend(TagCache(settings), location: directory.path)
  }

  private func document(_ number: Int) -> FileIR {
    FileIRBuilder().build(
      FileSummary(
        contentHash: key(number), language: Language("c"), byteCount: number, lineCount: 1,
        noise: .none))
  }
}
