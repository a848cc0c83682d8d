internal import Dispatch
internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#endif

/// Number of processors that this process may use.
func processorCount() -> Int {
  max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
}

/// Runs `worker` once on each of up to `threadCount` threads. Every worker draws the indexes of
/// `0..<count` from one counter, in ascending order, until none is left: it is called with a
/// closure that gives the next index, or `nil` at the end.
func workConcurrently(
  on count: Int, threadCount: Int, worker: @Sendable (_ next: () -> Int?) -> Void
) {
  let counter = Atomic<Int>(0)
  let threads = max(1, min(threadCount, count))
  DispatchQueue.concurrentPerform(iterations: threads) { _ in
    worker {
      let index = counter.add(1, ordering: .relaxed).oldValue
      return index < count ? index : nil
    }
  }
}

/// Runs two pieces of work, at once where there are threads for it, and gives what they give.
func both<First: Sendable, Second: Sendable>(
  threadCount: Int, _ first: @Sendable () -> First, _ second: @Sendable () -> Second
) -> (First, Second) {
  let results = Mutex<(First?, Second?)>((nil, nil))
  workConcurrently(on: 2, threadCount: threadCount) { next in
    while let index = next() {
      if index == 0 {
        let result = first()
        results.withLock { $0.0 = result }
      } else {
        let result = second()
        results.withLock { $0.1 = result }
      }
    }
  }
  let (firstResult, secondResult) = results.withLock { $0 }
  return (firstResult ?? first(), secondResult ?? second())
}
