internal import SQLiteAccess
package import SourceModel

/// A list of values on disk, for work that several processes do and that outlives them: what Python's
/// `diskcache.Deque` promises.
///
/// Values lie under numbered keys, without gaps from the first to the last; the numbers begin in the
/// middle, so that it grows to both sides. A value that was taken out is gone: who dies before the work
/// is done has to be noticed by others.
package final class DurableDeque: Sendable {
  private static let middle: UInt64 = 1 << 63

  private let cache: DiskCache
  /// Number of values above which those at the other end go.
  private let maximumCount: Int

  /// Opens, or begins, the list at the place that `settings` give. They lose what could lose values:
  /// eviction, expiry, files.
  package init(
    _ settings: DiskCacheSettings, maximumCount: Int = .max, clock: CacheClock = .system
  ) {
    cache = DiskCache(settings.durable, clock: clock)
    self.maximumCount = maximumCount
  }

  /// What went wrong so far.
  package var diagnostics: [Diagnostic] { cache.diagnostics }

  /// Number of values.
  package var count: Int {
    cache.readTransaction { cache throws(SQLiteError) in try cache.positions.count } ?? 0
  }

  /// Adds a value at the end.
  ///
  /// - Returns: Whether it is there.
  @discardableResult
  package func append(_ value: [UInt8]) -> Bool { add(value, at: .last) }

  /// Adds a value at the beginning.
  ///
  /// - Returns: Whether it is there.
  @discardableResult
  package func prepend(_ value: [UInt8]) -> Bool { add(value, at: .first) }

  /// Takes out the first value.
  package func popFirst() -> [UInt8]? { pop(.first) }

  /// Takes out the last value.
  package func popLast() -> [UInt8]? { pop(.last) }

  /// The value at an end, which stays.
  package func peek(_ end: EntryEnd) -> [UInt8]? {
    cache.readTransaction { cache throws(SQLiteError) in
      try cache.value(at: cache.positions.at(end))
    } ?? nil
  }

  /// The value at a place, counted from the beginning; `nil` beyond the end. A new value replaces one
  /// that is there; `nil`, and places beyond the end, change nothing.
  package subscript(place: Int) -> [UInt8]? {
    get {
      cache.readTransaction { cache throws(SQLiteError) in
        try cache.value(at: cache.positions.at(place))
      } ?? nil
    }
    set {
      guard let newValue else { return }
      cache.transaction { cache throws(SQLiteError) in
        guard let position = try cache.positions.at(place) else { return }
        try cache.set(DurableDeque.key(position), newValue)
      }
    }
  }

  /// All values, in order.
  package var values: [[UInt8]] {
    cache.readTransaction { cache throws(SQLiteError) in
      try cache.values(for: cache.keys(in: .key)).compactMap { $0 }
    } ?? []
  }

  /// Moves the last `steps` values, one by one, to the beginning; the first ones to the end if `steps`
  /// is negative.
  package func rotate(by steps: Int) {
    cache.transaction { cache throws(SQLiteError) in
      let count = try cache.positions.count
      guard count > 1 else { return }
      let (from, to): (EntryEnd, EntryEnd) = steps > 0 ? (.last, .first) : (.first, .last)
      for _ in 0..<Int(steps.magnitude % UInt(count)) {
        guard let value = try cache.takeOut(from) else { return }
        try cache.put(value, at: to)
      }
    }
  }

  /// Takes out all values.
  package func clear() throws(CacheError) { try cache.clear() }

  /// The key of a position: most significant byte first, so that keys are in the order of positions.
  fileprivate static func key(_ position: UInt64) -> [UInt8] {
    withUnsafeBytes(of: position.bigEndian) { Array($0) }
  }

  private func add(_ value: [UInt8], at end: EntryEnd) -> Bool {
    cache.transaction { cache throws(SQLiteError) in
      try cache.put(value, at: end)
      let excess = try cache.positions.count - maximumCount
      guard excess > 0 else { return }
      for _ in 0..<excess { _ = try cache.takeOut(end == .last ? .first : .last) }
    } != nil
  }

  private func pop(_ end: EntryEnd) -> [UInt8]? {
    cache.transaction { cache throws(SQLiteError) in try cache.takeOut(end) } ?? nil
  }

  /// The positions that are in use.
  fileprivate struct Positions {
    var range: Range<UInt64>

    var count: Int { range.count }

    func at(_ end: EntryEnd) -> UInt64? { end == .first ? range.first : range.last }

    func at(_ place: Int) -> UInt64? {
      place >= 0 && place < range.count ? range.lowerBound + UInt64(place) : nil
    }
  }
}

extension CacheTransaction {
  fileprivate var positions: DurableDeque.Positions {
    get throws(SQLiteError) {
      guard let first = try key(at: .first), let last = try key(at: .last) else {
        return DurableDeque.Positions(range: DurableDeque.start)
      }
      guard let lower = UInt64(key: first), let upper = UInt64(key: last), upper < .max else {
        throw .corruption("a key is no position")
      }
      return DurableDeque.Positions(range: lower..<(upper + 1))
    }
  }

  fileprivate func value(at position: UInt64?) throws(SQLiteError) -> [UInt8]? {
    guard let position else { return nil }
    return try value(for: DurableDeque.key(position))
  }

  fileprivate func put(_ value: [UInt8], at end: EntryEnd) throws(SQLiteError) {
    let range = try positions.range
    let position = end == .first ? range.lowerBound &- 1 : range.upperBound
    try set(DurableDeque.key(position), value)
  }

  fileprivate func takeOut(_ end: EntryEnd) throws(SQLiteError) -> [UInt8]? {
    guard let position = try positions.at(end) else { return nil }
    return try pop(DurableDeque.key(position))
  }
}

extension DurableDeque {
  /// Of an empty list.
  fileprivate static var start: Range<UInt64> { middle..<middle }
}

extension UInt64 {
  /// The number whose bytes, most significant first, `key` is.
  fileprivate init?(key: [UInt8]) {
    guard key.count == 8 else { return nil }
    self = key.reduce(0) { $0 << 8 | UInt64($1) }
  }
}

extension DiskCacheSettings {
  /// The same for what must not lose values.
  var durable: DiskCacheSettings {
    var settings = self
    settings.evictionPolicy = .none
    settings.timeToLiveSeconds = nil
    settings.minimumFileBytes = .max
    settings.keepsStatistics = false
    return settings
  }
}
