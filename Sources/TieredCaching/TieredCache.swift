package import SourceModel
internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#endif

/// One cache over three tiers: what the current generation uses, what else earns its place in memory,
/// and what outlives the process.
///
///     lookup ──→ L0 generation ──miss──→ L1 memory ──miss──→ L2 disk ──miss──→ compute
///                     │ retire               ↑                  ↑                 │
///                     └──── by admission ────┘                  └── write-behind ─┘
///
/// A key is the digest of everything that its value depends on. So a value never changes, all that
/// ask share one, and what a tier holds is never out of date. A generation is what one snapshot
/// consists of: its values stay in L0, without a limit, as the snapshot holds them anyhow, until a
/// later generation no longer asks for them.
///
/// Threads may do anything at once. Those that need the same missing value wait for the one that makes
/// it. A value on its way from one tier to another is in both for a moment, never in none.
///
/// Nothing fails towards the caller: an L2 that can't be read is a miss, one that can't be written
/// loses what was to be written, and why is told once in ``diagnostics``.
package final class TieredCache<Value: Sendable>: Sendable {
  let settings: TieredCacheSettings
  let tiers: MemoryTiers
  let backend: BackendGate<Value>
  let queue = Mutex(WriteBehindQueue<Value>())
  /// Held while a batch is written; locked before ``queue``.
  let writing = Mutex<Void>(())
  private let flights = ComputeFlights<CachedValue<Value>>()
  private let weigher: @Sendable (Value) -> Int

  /// - Parameters:
  ///   - settings: The limits.
  ///   - backend: L2, or `nil` for a cache that ends with the process.
  ///   - clock: Nanoseconds of a clock that never goes back, for the metrics.
  ///   - weigher: Bytes of memory that a value takes, ≥ 0.
  package init(
    _ settings: TieredCacheSettings = TieredCacheSettings(),
    backend: (any CacheBackend<Value>)? = nil,
    clock: @escaping @Sendable () -> UInt64 = monotonicNanoseconds,
    weigher: @escaping @Sendable (Value) -> Int
  ) {
    self.settings = settings
    self.weigher = weigher
    self.backend = BackendGate(backend)
    tiers = MemoryTiers(limit: settings.memoryLimit(under: .none), clock: clock)
  }

  deinit { close() }

  /// What went wrong so far; at most one.
  package var diagnostics: [Diagnostic] { backend.diagnostic.map { [$0] } ?? [] }

  // MARK: Lookup

  /// The value of a key that belongs to the current generation: found, or computed.
  ///
  /// - Parameters:
  ///   - key: The digest of everything that the value depends on.
  ///   - compute: Makes the value. It may ask this cache for other keys, never for this one, and
  ///     never in a circle.
  /// - Returns: The one value of the key.
  /// - Throws: What `compute` throws.
  package func generationValue<Failure>(
    for key: ContentHash, compute: () throws(Failure) -> Value
  ) throws(Failure) -> Value {
    try value(for: key, .generation, compute: compute)
  }

  /// The value of a key that belongs to no generation, such as a file of another branch: found, or
  /// computed.
  ///
  /// - Parameters:
  ///   - key: As for ``generationValue(for:compute:)``.
  ///   - compute: As there.
  /// - Returns: The one value of the key.
  /// - Throws: What `compute` throws.
  package func value<Failure>(
    for key: ContentHash, compute: () throws(Failure) -> Value
  ) throws(Failure) -> Value {
    try value(for: key, .memory, compute: compute)
  }

  /// The value of a key, if a tier has it.
  package func value(for key: ContentHash) -> Value? {
    // What the closure throws stands for "there is none".
    try? value(for: key, .memory) { () throws(NoValue) in throw NoValue() }
  }

  private func value<Failure>(
    for key: ContentHash, _ placement: MemoryTiers.Placement,
    compute: () throws(Failure) -> Value
  ) throws(Failure) -> Value {
    let start = tiers.now()
    if let found = tiers.find(key, placement, since: start) { return own(found).value }
    let (found, isOwn) = try flights.value(for: key) { () throws(Failure) -> CachedValue<Value> in
      try missingValue(for: key, placement, since: start, compute: compute)
    }
    if !isOwn {
      tiers.metrics.coalesced.wrappingAdd(1, ordering: .relaxed)
      tiers.place(found, for: key, weight: found.weight, placement)
    }
    return found.value
  }

  /// The value of a key that was in no tier of memory; in a flight of the key.
  private func missingValue<Failure>(
    for key: ContentHash, _ placement: MemoryTiers.Placement, since start: UInt64,
    compute: () throws(Failure) -> Value
  ) throws(Failure) -> CachedValue<Value> {
    let result: CachedValue<Value>
    if let found = tiers.peek(key) {
      // It came since the look into memory, when another flight landed.
      tiers.metrics.coalesced.wrappingAdd(1, ordering: .relaxed)
      result = own(found)
    } else if let value = loadedValue(for: key, since: start) {
      result = cached(value)
    } else {
      result = cached(try compute())
      tiers.metrics.computed.wrappingAdd(1, ordering: .relaxed)
      enqueue(result, for: key)
    }
    tiers.place(result, for: key, weight: result.weight, placement)
    return result
  }

  private func loadedValue(for key: ContentHash, since start: UInt64) -> Value? {
    let found = queue.withLock { $0[key] } ?? backend.load([key]).first ?? nil
    if found == nil {
      tiers.metrics.miss(.disk)
    } else {
      tiers.countHit(.disk, since: start)
    }
    return found
  }

  // MARK: Values as objects

  func cached(_ value: Value) -> CachedValue<Value> {
    CachedValue(value, weight: max(0, weigher(value)) + settings.entryOverheadBytes)
  }

  func own(_ object: CachedObject) -> CachedValue<Value> {
    // Only this cache puts objects into its tiers, and all of them come from `cached`.
    unsafeDowncast(object, to: CachedValue<Value>.self)
  }
}

/// Thrown by a lookup that doesn't compute. Within the generic class it would be generic too, and
/// looking up its metadata was a third of a hit.
private struct NoValue: Error {}

/// Nanoseconds of the system's monotonic clock.
package func monotonicNanoseconds() -> UInt64 {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return UInt64(time.tv_sec) &* 1_000_000_000 &+ UInt64(time.tv_nsec)
}
