internal import TieredCaching

#if canImport(Glibc)
  internal import Glibc
#endif

/// Measures the steps of a run, for `--verbose`; no result depends on it.
struct StepTimer {
  private(set) var steps: [(name: String, milliseconds: Double)] = []
  private var last = monotonicTime()

  /// Ends the step that began with the end of the last one.
  mutating func end(_ name: String) {
    let now = monotonicTime()
    steps.append((name, Double(now - last) / 1_000_000))
    last = now
  }

  /// Adds what stages took, but for those that had nothing to do.
  mutating func add(_ reports: [StageReport]) {
    for report in reports where report.milliseconds >= StepTimer.leastMilliseconds {
      steps.append((report.id.rawValue, report.milliseconds))
    }
    last = monotonicTime()
  }

  /// What takes less isn't worth a word.
  private static let leastMilliseconds = 0.05
}

/// Nanoseconds on a clock that nobody sets: deadlines are told by it.
public func monotonicTime() -> Int64 { Int64(monotonicNanoseconds()) }

/// Nanoseconds since 1970, for stamps.
func wallClockNanoseconds() -> Int64 {
  var time = timespec()
  clock_gettime(CLOCK_REALTIME, &time)
  return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
}
