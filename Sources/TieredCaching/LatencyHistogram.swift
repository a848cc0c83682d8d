internal import Synchronization

/// Counts durations in fixed buckets. Any thread records, without a lock and without allocating.
final class LatencyHistogram: Sendable {
  /// Upper bounds of the buckets, in nanoseconds; the last bucket has none. From an L0 hit to an L2
  /// that waits for a disk.
  static let boundsNanoseconds: [UInt64] = [
    100, 250, 500, 1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000, 250_000, 500_000,
    1_000_000, 2_500_000, 5_000_000, 10_000_000, 25_000_000, 100_000_000, 1_000_000_000,
  ]

  /// An array can't hold atomics, which can't be copied.
  private final class Counter: Sendable {
    let value = Atomic<UInt64>(0)
  }

  private let buckets = (0...boundsNanoseconds.count).map { _ in Counter() }
  private let sum = Atomic<UInt64>(0)

  /// Counts one duration.
  func record(nanoseconds: UInt64) {
    var bucket = 0
    let bounds = LatencyHistogram.boundsNanoseconds
    while bucket < bounds.count, nanoseconds > bounds[bucket] { bucket += 1 }
    buckets[bucket].value.wrappingAdd(1, ordering: .relaxed)
    sum.wrappingAdd(nanoseconds, ordering: .relaxed)
  }

  /// What was counted so far.
  var counts: LatencyCounts {
    LatencyCounts(
      buckets: buckets.map { $0.value.load(ordering: .relaxed) },
      sumNanoseconds: sum.load(ordering: .relaxed))
  }
}

/// What a histogram of durations counted.
package struct LatencyCounts: Sendable, Equatable {
  /// Durations in each bucket: not above its bound and above the one before. The last has no bound.
  package let buckets: [UInt64]
  /// All durations together.
  package let sumNanoseconds: UInt64

  /// Number of durations.
  package var count: UInt64 { buckets.reduce(0, +) }

  /// The mean in seconds, 0 of none.
  package var meanSeconds: Double {
    count == 0 ? 0 : Double(sumNanoseconds) / Double(count) / 1e9
  }

  /// Upper bounds of the buckets but the last, in seconds.
  package static var boundsSeconds: [Double] {
    LatencyHistogram.boundsNanoseconds.map { Double($0) / 1e9 }
  }
}
