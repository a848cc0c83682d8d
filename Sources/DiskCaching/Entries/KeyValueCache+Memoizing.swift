internal import SQLiteAccess

/// How long those wait who want what another computes.
package struct MemoizeLimits: Sendable {
  /// How long one may compute before others no longer wait for it.
  package var leaseSeconds: Double
  /// How long one waits for another before computing too.
  package var waitSeconds: Double

  package init(leaseSeconds: Double = 60, waitSeconds: Double = 20) {
    self.leaseSeconds = leaseSeconds
    self.waitSeconds = waitSeconds
  }
}

/// Stampede protection: threads and processes that need the same expensive value at once compute it
/// once.
///
/// ```
/// look up ─┬─ found ─────────────────────────→ return it
///          └─ missing ─→ claim ─┬─ granted ──→ compute, store, release
///               ↑               ├─ held ─────→ wait, look up again; after the limit compute
///               └───────────────┘
///                               └─ no cache ─→ compute
/// ```
///
/// A lease is taken over when its owner has died or its time is up. What was computed is returned even
/// if it can't be stored.
extension KeyValueCache {
  /// The value of a key, computed unless it is there.
  ///
  /// - Parameters:
  ///   - key: The key.
  ///   - timeToLive: How long the computed value is good for.
  ///   - tag: Of the computed value.
  ///   - limits: Bounds of waiting.
  ///   - compute: Makes the value. Runs outside of any transaction, and may use the cache.
  /// - Returns: The value.
  /// - Throws: What `compute` throws. Then the next one who waits computes.
  package func memoize<Failure: Error>(
    _ key: [UInt8], timeToLive: TimeToLive = .standard, tag: [UInt8]? = nil,
    limits: MemoizeLimits = MemoizeLimits(), compute: () throws(Failure) -> [UInt8]
  ) throws(Failure) -> [UInt8] {
    if let value = value(for: key) { return value }
    let cache = cache(for: key)
    switch cache.claim(key, limits) {
    case .found(let value): return value
    case .none:
      let value = try compute()
      cache.set(key, value, timeToLive: timeToLive, tag: tag)
      return value
    case .granted(let lease):
      do {
        let value = try compute()
        cache.transaction { cache throws(SQLiteError) in
          try cache.set(key, value, timeToLive: timeToLive, tag: tag)
          try cache.release(lease, on: key)
        }
        return value
      } catch {
        cache.transaction { cache throws(SQLiteError) in try cache.release(lease, on: key) }
        throw error
      }
    }
  }
}

/// What came of asking for the right to compute a value.
private enum Claim {
  /// Another has computed it meanwhile.
  case found([UInt8])
  case granted(CacheLease)
}

extension DiskCache {
  /// Between two looks at the database; the second is twice the first, and so on up to the longest.
  private static let firstPause: Int64 = 1_000_000
  private static let longestPause: Int64 = 50_000_000

  /// Waits until the value is there or the right to compute it is had.
  ///
  /// - Returns: `nil` when the limit is reached, or the cache can't say.
  fileprivate func claim(_ key: [UInt8], _ limits: MemoizeLimits) -> Claim? {
    let leaseTime = Int64(min(max(limits.leaseSeconds, 0), 1e9) * 1e9)
    var left = Int64(min(max(limits.waitSeconds, 0), 1e9) * 1e9)
    var pause = DiskCache.firstPause
    while true {
      // Looking is cheap and holds up nobody; only who has a chance asks for the write lock.
      let look = read { cache throws(SQLiteError) in
        try cache.outcome(key)
      }
      guard var outcome = look else { return nil }
      if case .free = outcome {
        let decision = transaction { cache throws(SQLiteError) in
          try cache.claim(key, duration: leaseTime)
        }
        guard let decision else { return nil }
        outcome = decision
      }
      switch outcome {
      case .found(let value): return .found(value)
      case .granted(let lease): return .granted(lease)
      case .free, .held: break
      }
      guard left > 0 else { return nil }
      clock.sleep(min(pause, left))
      left -= pause
      pause = min(pause * 2, DiskCache.longestPause)
    }
  }
}

/// How a key that is to be computed stands.
private enum Outcome {
  case found([UInt8])
  case held
  case free
  case granted(CacheLease)
}

extension CacheTransaction {
  fileprivate func outcome(_ key: [UInt8]) throws(SQLiteError) -> Outcome {
    if let found = try find(key) { return .found(found.value) }
    let isHeld = try lease(on: key)?.isHeld(now: now) ?? false
    return isHeld ? .held : .free
  }

  /// Takes the lease if it is free.
  fileprivate func claim(_ key: [UInt8], duration: Int64) throws(SQLiteError) -> Outcome {
    let outcome = try outcome(key)
    guard case .free = outcome else { return outcome }
    let lease = CacheLease(now: now, duration: duration)
    try give(lease, on: key)
    return .granted(lease)
  }
}
