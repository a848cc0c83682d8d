internal import SQLiteAccess

extension DiskCache {
  /// Itself, the only one.
  package var caches: [DiskCache] { [self] }

  /// Itself.
  package func cache(for key: [UInt8]) -> DiskCache { self }

  /// The oldest or newest entry that did not run out, by the order of insertion.
  package func peek(_ end: EntryEnd) -> (key: [UInt8], value: [UInt8])? {
    read { cache throws(SQLiteError) in try cache.peek(end) } ?? nil
  }

  /// Deletes the oldest or newest entry that did not run out, and returns it.
  package func pop(_ end: EntryEnd) -> (key: [UInt8], value: [UInt8])? {
    transaction { cache throws(SQLiteError) in try cache.pop(end) } ?? nil
  }
}
