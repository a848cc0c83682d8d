@preconcurrency internal import Glibc

/// Threads that help the calling one and are waited for.
///
/// Not those of Dispatch: its pool decides itself when to start one, which on a busy machine was after
/// the walk.
struct HelperThreads {
  private final class Work {
    let body: @Sendable () -> Void

    init(_ body: @escaping @Sendable () -> Void) {
      self.body = body
    }
  }

  private var threads: [pthread_t] = []

  /// Starts `count` threads that run `body`; fewer where the system refuses.
  mutating func start(_ count: Int, _ body: @escaping @Sendable () -> Void) {
    for _ in 0..<max(0, count) {
      // Released by the thread, or below if there is none.
      let work = Unmanaged.passRetained(Work(body))
      var thread = pthread_t()
      let code = pthread_create(
        &thread, nil,
        { pointer in
          if let pointer { Unmanaged<Work>.fromOpaque(pointer).takeRetainedValue().body() }
          return nil
        }, work.toOpaque())
      guard code == 0 else { return work.release() }
      threads.append(thread)
    }
  }

  /// Waits until all threads have ended.
  mutating func wait() {
    for thread in threads { pthread_join(thread, nil) }
    threads = []
  }
}
