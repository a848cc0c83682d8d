internal import SourceModel
internal import Synchronization

extension TieredCache {
  /// Writes to L2 what waits for it, in the order in which it came. Lookups go on meanwhile.
  package func flush() {
    writing.withLock { _ in
      let batch = queue.withLock { $0.begin() }
      guard !batch.isEmpty else { return }
      if backend.store(batch) {
        tiers.metrics.written.wrappingAdd(batch.count, ordering: .relaxed)
      } else {
        tiers.metrics.lost.wrappingAdd(batch.count, ordering: .relaxed)
      }
      queue.withLock { $0.end() }
    }
  }

  /// Writes what waits, and takes nothing more for L2. For shutdown; also done when the cache is
  /// released.
  package func close() {
    queue.withLock { $0.isOpen = false }
    flush()
  }

  /// Puts a new value on its way to L2. The thread that fills the queue writes it: the bound on what
  /// a crash can lose, and on memory.
  func enqueue(_ value: CachedValue<Value>, for key: ContentHash) {
    guard backend.isOpen else { return }
    let isFull = queue.withLock { queue in
      queue.add(value.value, for: key, weight: value.weight)
      return queue.bytes >= settings.queueLimitBytes || queue.count >= settings.queueLimitCount
    }
    if isFull { flush() }
  }
}
