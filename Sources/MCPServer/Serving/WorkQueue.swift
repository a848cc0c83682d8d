internal import StandardExtensions
internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#endif

/// Runs work on few threads, in the order in which it comes. There are threads only while there is work.
final class WorkQueue: Sendable {
  private struct State {
    var waiting: [@Sendable () -> Void] = []
    var threadCount = 0
  }

  private let state = Mutex(State())
  private let maximumThreads: Int

  init(maximumThreads: Int) { self.maximumThreads = maximumThreads }

  /// Has some work done, soon.
  func add(_ work: @escaping @Sendable () -> Void) {
    let isNew = state.withLock { state in
      state.waiting.append(work)
      guard state.threadCount < maximumThreads else { return false }
      state.threadCount += 1
      return true
    }
    guard isNew else { return }
    var thread = HelperThreads()
    // Without a thread, who adds does it.
    if thread.start(1, { [self] in drain() }) == 0 { drain() }
    thread.leave()
  }

  private func drain() {
    while let work = next() { work() }
  }

  private func next() -> (@Sendable () -> Void)? {
    state.withLock { state in
      if state.waiting.isEmpty {
        state.threadCount -= 1
        return nil
      }
      return state.waiting.removeFirst()
    }
  }

  /// Waits until there is no work.
  ///
  /// - Parameter milliseconds: How long at most.
  func wait(milliseconds: Int) {
    for _ in 0..<milliseconds {
      if state.withLock({ $0.threadCount == 0 }) { return }
      usleep(1000)
    }
  }
}
