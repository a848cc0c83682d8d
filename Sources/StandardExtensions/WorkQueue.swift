internal import Dispatch
internal import Synchronization

/// Runs work on few threads, in the order in which it comes. There are threads only while there is work.
package final class WorkQueue: Sendable {
  private struct State {
    var waiting: [@Sendable () -> Void] = []
    var threadCount = 0
    /// Of those who wait until there is no work.
    var waiters: [DispatchSemaphore] = []
  }

  private let state = Mutex(State())
  private let maximumThreads: Int

  /// - Parameter maximumThreads: How many threads there may be at once.
  package init(maximumThreads: Int) { self.maximumThreads = maximumThreads }

  /// Has some work done, soon.
  package func add(_ work: @escaping @Sendable () -> Void) {
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
      if !state.waiting.isEmpty { return state.waiting.removeFirst() }
      state.threadCount -= 1
      if state.threadCount == 0 {
        for waiter in state.waiters { waiter.signal() }
        state.waiters = []
      }
      return nil
    }
  }

  /// Waits until there is no work.
  ///
  /// - Parameter milliseconds: How long at most; `nil` for as long as it takes.
  package func wait(milliseconds: Int? = nil) {
    let end = DispatchSemaphore(value: 0)
    let isIdle = state.withLock { state in
      if state.threadCount > 0 { state.waiters.append(end) }
      return state.threadCount == 0
    }
    if isIdle { return }
    _ = end.wait(timeout: milliseconds.map { .now() + .milliseconds($0) } ?? .distantFuture)
  }
}
