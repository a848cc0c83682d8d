internal import Dispatch
internal import StandardExtensions
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
  @Sendable func work() {
    worker {
      let index = counter.add(1, ordering: .relaxed).oldValue
      return index < count ? index : nil
    }
  }
  withoutActuallyEscaping(work) { work in
    var helpers = HelperThreads()
    helpers.start(min(threadCount, count) - 1, work)
    work()
    // Before what they refer to goes away.
    helpers.wait()
  }
}

/// What some work gives, unless `isStopped` turns true before: then `nil` comes within milliseconds, and the work goes
/// on, for nobody, until its end or that of the process.
///
/// For work that can't ask whether it shall end: sorts, and loops over hundreds of millions of numbers, which would be
/// slower for it. It must touch nothing but memory of its own.
func result<Value: Sendable>(
  of work: @escaping @Sendable () -> Value, unless isStopped: () -> Bool
) -> Value? {
  let answer = Answer<Value>()
  DispatchQueue.global(qos: .userInitiated).async { answer.set(work()) }
  while !answer.wait(milliseconds: 10) {
    if isStopped() { return nil }
  }
  return answer.take()
}

/// A value that one thread makes and another waits for.
private final class Answer<Value: Sendable>: Sendable {
  private let value = Mutex<Value?>(nil)
  private let isThere = DispatchSemaphore(value: 0)

  func set(_ new: Value) {
    value.withLock { $0 = new }
    isThere.signal()
  }

  func wait(milliseconds: Int) -> Bool {
    isThere.wait(timeout: .now() + .milliseconds(milliseconds)) == .success
  }

  func take() -> Value? { value.withLock { $0.take() } }
}
