internal import SQLiteAccess
package import SourceModel

/// What a cache holds, and how useful it was; for people and monitors.
package struct CacheReport: Sendable, Equatable {
  /// The folders from the directory of all caches to this one.
  package var place: [String]
  package var entryCount = 0
  /// Bytes of pages in use and of files.
  package var volumeBytes = 0
  package var sizeLimitBytes = 0
  package var statistics = HitStatistics()
  package var diagnostics: [Diagnostic] = []
}

/// What is known of an entry besides its value.
package struct CacheEntry: Sendable, Equatable {
  /// Grows in the order of insertion: where the next page of a list begins.
  package var number: Int64
  package var key: [UInt8]
  package var sizeBytes: Int
  package var tag: [UInt8]?
  /// Nanoseconds since 1970, as all times here.
  package var storedAt: Int64
  package var expiresAt: Int64?
  /// When it was last read, if the eviction policy asks for that; otherwise when it was stored.
  package var accessedAt: Int64
  /// How often it was read since it was stored, likewise.
  package var accessCount: Int
  /// Whether the value is a file of its own.
  package var isFile: Bool
}

extension DiskCache {
  /// The state of the cache.
  package var report: CacheReport {
    CacheReport(
      place: settings.place, entryCount: count, volumeBytes: volume,
      sizeLimitBytes: settings.sizeLimit, statistics: statistics, diagnostics: diagnostics)
  }

  /// A page of the list of entries, in the order of insertion.
  ///
  /// - Parameters:
  ///   - number: Of the last entry of the page before; 0 for the first page.
  ///   - limit: Entries of a page.
  /// - Returns: The entries; none after the last.
  /// - Throws: Why the cache can't be read.
  package func entries(after number: Int64 = 0, limit: Int) throws(CacheError) -> [CacheEntry] {
    flush()
    return try attemptRead { cache throws(SQLiteError) in
      try cache.entries(after: number, limit: limit)
    }
  }
}

extension KeyValueCache {
  /// The state of each of its databases.
  package var reports: [CacheReport] { caches.map { $0.report } }
}

extension CacheTransaction {
  fileprivate func entries(after number: Int64, limit: Int) throws(SQLiteError) -> [CacheEntry] {
    let statement = try tables.statement(.page)
    try statement.bind(number, at: 1)
    try statement.bind(Int64(limit), at: 2)
    var entries: [CacheEntry] = []
    try statement.forEachRow { () throws(SQLiteError) in
      let row = EntryRow(statement)
      let next = EntryRow.nextColumn
      entries.append(
        CacheEntry(
          number: row.id, key: statement.bytes(at: next), sizeBytes: row.size, tag: row.tag,
          storedAt: statement.integer(at: next + 1), expiresAt: row.expiry,
          accessedAt: statement.integer(at: statement.isNull(at: next + 2) ? next + 1 : next + 2),
          accessCount: Int(statement.integer(at: next + 3)), isFile: row.file != nil))
    }
    return entries
  }
}
