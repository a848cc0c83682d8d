internal import SQLiteAccess
package import SourceModel

/// The operations on one or several databases of entries. What they mean stands at
/// ``CacheTransaction``, whose operations these are, each in a transaction of its own.
///
/// None of them fails: what can't be read, or is held by another process for longer than the settings
/// allow, is a miss; what can't be written is not, and the answer says so.
package protocol KeyValueCache: Sendable {
  /// The databases among which keys are distributed.
  var caches: [DiskCache] { get }

  /// The one of ``caches`` that a key belongs to, always the same.
  func cache(for key: [UInt8]) -> DiskCache
}

extension KeyValueCache {
  /// The value of a key, unless it ran out.
  package func value(for key: [UInt8]) -> [UInt8]? {
    cache(for: key).read { cache throws(SQLiteError) in try cache.value(for: key) } ?? nil
  }

  /// The values of many keys, in their order; of each database in one state.
  package func values(for keys: [[UInt8]]) -> [[UInt8]?] {
    var values = [[UInt8]?](repeating: nil, count: keys.count)
    for (cache, places) in distribute(keys) {
      let found = cache.readTransaction { cache throws(SQLiteError) in
        try cache.values(for: places.map { keys[$0] })
      }
      guard let found else { continue }
      for (place, value) in zip(places, found) { values[place] = value }
    }
    return values
  }

  /// Whether a key has a value that did not run out.
  package func contains(_ key: [UInt8]) -> Bool {
    cache(for: key).read { cache throws(SQLiteError) in try cache.contains(key) } ?? false
  }

  /// Stores a value.
  ///
  /// - Returns: Whether it is stored.
  @discardableResult
  package func set(
    _ key: [UInt8], _ value: [UInt8], timeToLive: TimeToLive = .standard, tag: [UInt8]? = nil
  ) -> Bool {
    cache(for: key).transaction { cache throws(SQLiteError) in
      try cache.set(key, value, timeToLive: timeToLive, tag: tag)
    } != nil
  }

  /// Stores many values, in one transaction for each database.
  ///
  /// - Returns: Whether all are stored.
  @discardableResult
  package func set(
    _ entries: [(key: [UInt8], value: [UInt8])], timeToLive: TimeToLive = .standard,
    tag: [UInt8]? = nil
  ) -> Bool {
    var isComplete = true
    for (cache, places) in distribute(entries.map { $0.key }) {
      let isStored: Void? = cache.transaction { cache throws(SQLiteError) in
        try cache.set(places.map { entries[$0] }, timeToLive: timeToLive, tag: tag)
      }
      if isStored == nil { isComplete = false }
    }
    return isComplete
  }

  /// Stores a value unless there is one that did not run out.
  ///
  /// - Returns: Whether it was stored.
  @discardableResult
  package func add(
    _ key: [UInt8], _ value: [UInt8], timeToLive: TimeToLive = .standard, tag: [UInt8]? = nil
  ) -> Bool {
    cache(for: key).transaction { cache throws(SQLiteError) in
      try cache.add(key, value, timeToLive: timeToLive, tag: tag)
    } ?? false
  }

  /// Gives a value another time to live.
  ///
  /// - Returns: Whether there is one that did not run out.
  @discardableResult
  package func touch(_ key: [UInt8], timeToLive: TimeToLive = .standard) -> Bool {
    cache(for: key).transaction { cache throws(SQLiteError) in
      try cache.touch(key, timeToLive: timeToLive)
    } ?? false
  }

  /// Deletes a value.
  ///
  /// - Returns: Whether there was one that did not run out.
  @discardableResult
  package func delete(_ key: [UInt8]) -> Bool {
    cache(for: key).transaction { cache throws(SQLiteError) in try cache.delete(key) } ?? false
  }

  /// Deletes a value and returns it, unless it ran out.
  package func pop(_ key: [UInt8]) -> [UInt8]? {
    cache(for: key).transaction { cache throws(SQLiteError) in try cache.pop(key) } ?? nil
  }

  /// Adds to the number that is the value of a key.
  ///
  /// - Returns: The new number; see ``CacheTransaction/increment(_:by:initial:)``.
  @discardableResult
  package func increment(
    _ key: [UInt8], by delta: Int64 = 1, initial: Int64? = 0
  ) -> Int64? {
    cache(for: key).transaction { cache throws(SQLiteError) in
      try cache.increment(key, by: delta, initial: initial)
    } ?? nil
  }

  /// Subtracts from the number that is the value of a key.
  ///
  /// - Returns: As ``increment(_:by:initial:)``.
  @discardableResult
  package func decrement(
    _ key: [UInt8], by delta: Int64 = 1, initial: Int64? = 0
  ) -> Int64? {
    increment(key, by: 0 &- delta, initial: initial)
  }

  /// All keys, those that ran out and were not yet deleted too. The order of insertion is that of
  /// each database, one after the other.
  package func keys(in order: EntryOrder) -> [[UInt8]] {
    let keys = caches.flatMap { cache in
      cache.read { cache throws(SQLiteError) in try cache.keys(in: order) } ?? []
    }
    guard order == .key, caches.count > 1 else { return keys }
    return keys.sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// Number of entries, those that ran out and were not yet deleted too.
  package var count: Int {
    caches.reduce(0) { sum, cache in
      sum + (cache.read { cache throws(SQLiteError) in try cache.count } ?? 0)
    }
  }

  /// Bytes of pages in use and of files.
  package var volume: Int {
    caches.reduce(0) { sum, cache in
      sum + (cache.read { cache throws(SQLiteError) in try cache.tables.volume() } ?? 0)
    }
  }

  /// What went wrong so far.
  package var diagnostics: [Diagnostic] { caches.flatMap { $0.diagnostics } }

  /// Writes what was read, and how often, to disk.
  package func flush() {
    for cache in caches { cache.flush() }
  }

  /// The places of keys by the database that they belong to, in the order of ``caches``.
  private func distribute(_ keys: [[UInt8]]) -> [(cache: DiskCache, places: [Int])] {
    guard caches.count > 1 else { return caches.map { ($0, Array(keys.indices)) } }
    var places: [ObjectIdentifier: [Int]] = [:]
    for (place, key) in keys.enumerated() {
      places[ObjectIdentifier(cache(for: key)), default: []].append(place)
    }
    return caches.compactMap { cache in
      places[ObjectIdentifier(cache)].map { (cache, $0) }
    }
  }
}
