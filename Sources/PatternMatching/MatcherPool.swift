internal import Synchronization

/// Idle matchers of this process, for callers that have none of their own.
///
/// Holds as many as were ever in use at once, which is the number of worker threads.
enum MatcherPool {
  /// A matcher on its way between threads.
  ///
  /// `@unchecked Sendable`: a matcher in the pool is referred to by the pool alone, and `with`
  /// takes it out before use, so one thread at a time has it. Nothing in it is bound to a thread.
  private struct Idle: @unchecked Sendable {
    let matcher: PatternMatcher
  }

  private static let idle = Mutex<[Idle]>([])

  /// Runs `body` with a matcher that nobody else uses meanwhile. About 40 ns.
  static func with<Result>(_ body: (PatternMatcher) -> Result) -> Result {
    let taken = idle.withLock { $0.popLast() } ?? Idle(matcher: PatternMatcher())
    let result = body(taken.matcher)
    idle.withLock { $0.append(taken) }
    return result
  }
}

extension Pattern {
  /// Whether the pattern matches anywhere in `subject`; false where the limits of
  /// ``PatternMatcher`` end the search.
  ///
  /// May be called on any thread. A loop over many subjects is faster with its own matcher.
  package func isMatch(_ subject: UnsafeRawBufferPointer) -> Bool {
    MatcherPool.with { (try? $0.isMatch(self, in: subject)) ?? false }
  }

  /// Where the pattern first matches in `subject`; nil also where the limits of ``PatternMatcher``
  /// end the search. May be called on any thread.
  package func firstRange(in subject: UnsafeRawBufferPointer) -> Range<Int>? {
    MatcherPool.with { (try? $0.firstRange(of: self, in: subject)) ?? nil }
  }
}
