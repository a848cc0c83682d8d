/// How large the parts of a ``TieredCache`` may grow.
package struct TieredCacheSettings: Sendable, Equatable {
  /// Of L1's limit, the part of the window, in thousandths. The paper's 1 % keeps what is popular
  /// best, but loses what is only recent, such as the version before an edit: measured in
  /// docs/adr/0013-tiered-cache.md.
  package static let defaultWindowPerMille = 200

  /// Bytes of L1 without memory pressure: the documents of some 10,000 files.
  package var memoryLimitBytes = 64 << 20
  /// Bytes of L1 under critical pressure: what one map reads.
  package var minimumMemoryBytes = 2 << 20
  /// Bytes that each value in L1 counts for besides its own: its key and its place in the tables.
  package var entryOverheadBytes = 128
  /// Bytes that wait to be written to L2 before the thread that adds more has to write.
  package var queueLimitBytes = 4 << 20
  /// Values that wait to be written to L2 before the thread that adds more has to write.
  package var queueLimitCount = 4096

  package init() {}

  /// Bytes of L1 under a given pressure.
  package func memoryLimit(under pressure: MemoryPressure) -> Int {
    let share =
      switch pressure {
      case .none: memoryLimitBytes
      case .moderate: memoryLimitBytes / 2
      case .high: memoryLimitBytes / 4
      case .critical: minimumMemoryBytes
      }
    return min(memoryLimitBytes, max(minimumMemoryBytes, share))
  }
}
