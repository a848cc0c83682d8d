#if canImport(Glibc)
  internal import Glibc
#endif

/// What a cache knows of time. Tests have one of their own and don't wait.
package struct CacheClock: Sendable {
  /// Nanoseconds since 1970.
  package var now: @Sendable () -> Int64
  /// Lets a number of nanoseconds pass.
  package var sleep: @Sendable (Int64) -> Void

  package init(
    now: @escaping @Sendable () -> Int64, sleep: @escaping @Sendable (Int64) -> Void
  ) {
    self.now = now
    self.sleep = sleep
  }

  /// The time of the system.
  package static let system = CacheClock(
    now: {
      var time = timespec()
      clock_gettime(CLOCK_REALTIME, &time)
      return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    },
    sleep: { usleep(UInt32(clamping: $0 / 1000)) })
}

extension TimeToLive {
  /// Times beyond some thirty years are cut, so that they stay numbers of nanoseconds.
  private static let limitSeconds = 1e9

  /// The moment, in nanoseconds since 1970, from which on a value is gone; `nil` for never.
  func expiry(now: Int64, standardSeconds: Double?) -> Int64? {
    let seconds: Double? =
      switch self {
      case .standard: standardSeconds
      case .unlimited: nil
      case .seconds(let seconds): seconds
      }
    guard let seconds, !seconds.isNaN else { return nil }
    let limit = TimeToLive.limitSeconds
    return now + Int64(min(max(seconds, -limit), limit) * 1e9)
  }
}
