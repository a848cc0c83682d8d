internal import SQLiteAccess
package import SourceModel

/// A dictionary on disk in the order of insertion, for several processes: what Python's
/// `diskcache.Index` promises.
package final class DurableIndex: Sendable {
  private let cache: DiskCache

  /// Opens, or begins, the dictionary at the place that `settings` give. They lose what could lose
  /// values: eviction, expiry, files.
  package init(_ settings: DiskCacheSettings, clock: CacheClock = .system) {
    cache = DiskCache(settings.durable, clock: clock)
  }

  /// What went wrong so far.
  package var diagnostics: [Diagnostic] { cache.diagnostics }

  /// Number of keys.
  package var count: Int { cache.count }

  /// All keys, in the order in which they were first stored.
  package var keys: [[UInt8]] { cache.keys(in: .insertion) }

  /// The value of a key; storing `nil` deletes it.
  package subscript(key: [UInt8]) -> [UInt8]? {
    get { cache.value(for: key) }
    set {
      if let newValue { cache.set(key, newValue) } else { cache.delete(key) }
    }
  }

  /// The value of a key, which is `value` from now on if there was none.
  ///
  /// - Returns: `nil` only if the cache can't be used.
  @discardableResult
  package func setDefault(_ key: [UInt8], _ value: [UInt8]) -> [UInt8]? {
    cache.transaction { cache throws(SQLiteError) in
      if let known = try cache.value(for: key) { return known }
      try cache.set(key, value)
      return value
    }
  }

  /// Stores many values, all or none.
  ///
  /// - Returns: Whether they are stored.
  @discardableResult
  package func update(_ entries: [(key: [UInt8], value: [UInt8])]) -> Bool {
    cache.set(entries)
  }

  /// Deletes the value of a key and returns it.
  package func pop(_ key: [UInt8]) -> [UInt8]? { cache.pop(key) }

  /// Deletes the entry at an end and returns it.
  package func popEntry(_ end: EntryEnd) -> (key: [UInt8], value: [UInt8])? { cache.pop(end) }

  /// The entry at an end, which stays.
  package func peekEntry(_ end: EntryEnd) -> (key: [UInt8], value: [UInt8])? { cache.peek(end) }

  /// Deletes everything.
  package func clear() throws(CacheError) { try cache.clear() }
}
