@preconcurrency internal import Glibc

/// Threads that help the calling one and are waited for.
///
/// Not those of Dispatch: its pool decides itself when to start one, which on a busy machine was after
/// the walk.
package struct HelperThreads {
  private final class Work {
    let body: @Sendable () -> Void

    init(_ body: @escaping @Sendable () -> Void) {
      self.body = body
    }
  }

  private var threads: [pthread_t] = []

  /// None yet.
  package init() {}

  /// Starts threads; fewer where the system refuses.
  ///
  /// - Parameters:
  ///   - count: How many.
  ///   - body: What each of them runs.
  /// - Returns: How many were started.
  @discardableResult
  package mutating func start(_ count: Int, _ body: @escaping @Sendable () -> Void) -> Int {
    for started in 0..<max(0, count) {
      // Released by the thread, or below if there is none.
      let work = Unmanaged.passRetained(Work(body))
      var thread = pthread_t()
      let code = pthread_create(
        &thread, nil,
        { pointer in
          if let pointer { Unmanaged<Work>.fromOpaque(pointer).takeRetainedValue().body() }
          return nil
        }, work.toOpaque())
      guard code == 0 else {
        work.release()
        return started
      }
      threads.append(thread)
    }
    return max(0, count)
  }

  /// Waits until all threads have ended.
  package mutating func wait() {
    for thread in threads { pthread_join(thread, nil) }
    threads = []
  }

  /// Leaves the threads to themselves; nobody waits for them.
  package mutating func leave() {
    for thread in threads { pthread_detach(thread) }
    threads = []
  }
}
