/// How scarce memory is, and with it how much of its limit L1 may use.
///
///     none ⇄ moderate ⇄ high ⇄ critical
///
/// It rises at once to what the readings say, and falls when they are clearly below: at a bound a
/// cache would else be thrown away and filled again and again.
package enum MemoryPressure: Int, CaseIterable, Comparable, Sendable {
  /// All of the limit.
  case none
  /// Half of it.
  case moderate
  /// A quarter.
  case high
  /// The minimum.
  case critical

  /// The pressure that the readings show after a previous one.
  package static func pressure(
    showing readings: MemoryReadings, after previous: MemoryPressure
  ) -> MemoryPressure {
    let rising = MemoryPressure.level(of: readings, easedBy: 0)
    let falling = MemoryPressure.level(of: readings, easedBy: 1)
    return max(rising, min(previous, falling))
  }

  package static func < (left: MemoryPressure, right: MemoryPressure) -> Bool {
    left.rawValue < right.rawValue
  }

  /// Where one of the readings makes a level begin.
  private struct Bounds {
    /// Memory in use, of what the process may have.
    let usage: Double
    /// Percentage of the time in which some task, or all of them, waited for memory.
    let some: Double
    let full: Double
  }

  /// `high` begins where the kernel starts to reclaim in earnest, `critical` shortly before it kills.
  private static let bounds: [(MemoryPressure, Bounds)] = [
    (.moderate, Bounds(usage: 0.80, some: 10, full: 2)),
    (.high, Bounds(usage: 0.90, some: 30, full: 10)),
    (.critical, Bounds(usage: 0.96, some: 60, full: 30)),
  ]
  /// How far below a bound a reading must be for the level to end.
  private static let usageEase = 0.05
  private static let stallEase = 0.5

  /// The highest level of which a reading reaches a bound, lowered by `ease` times the hysteresis.
  private static func level(of readings: MemoryReadings, easedBy ease: Double) -> MemoryPressure {
    let stallFactor = 1 - ease * stallEase
    var level = MemoryPressure.none
    for (candidate, bound) in bounds {
      let isReached =
        readings.usage >= bound.usage - ease * usageEase
        || readings.someStallPercent >= bound.some * stallFactor
        || readings.fullStallPercent >= bound.full * stallFactor
      if isReached { level = candidate }
    }
    return level
  }
}
