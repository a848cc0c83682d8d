package import SQLiteAccess

extension CacheTransaction {
  /// Entries deleted between two looks at the volume.
  private static let cullStep = 64

  /// Deletes all entries that ran out.
  ///
  /// - Returns: Number of entries deleted, here and below.
  @discardableResult
  package func expire() throws(SQLiteError) -> Int {
    try expire(limit: Int.max)
  }

  /// Deletes all entries with a tag.
  @discardableResult
  package func evict(tag: [UInt8]) throws(SQLiteError) -> Int {
    let statement = try tables.statement(.deleteTagged)
    try statement.bind(tag, at: 1)
    return try removeRows(statement)
  }

  /// Deletes the entries that ran out, and then those that the policy names first until the volume
  /// is within the limit.
  @discardableResult
  package func cull() throws(SQLiteError) -> Int {
    var count = try expire()
    while try tables.volume() > settings.sizeLimit {
      let step = try cull(limit: CacheTransaction.cullStep)
      if step == 0 { break }
      count += step
    }
    return count
  }

  /// Deletes all entries.
  @discardableResult
  package func clear() throws(SQLiteError) -> Int {
    try removeRows(tables.statement(.deleteAll))
  }

  /// A bounded ``cull()``, for those who store.
  func cullSome(upTo limit: Int) throws(SQLiteError) {
    guard limit > 0 else { return }
    let expiredCount = try expire(limit: limit)
    guard expiredCount < limit, try tables.volume() > settings.sizeLimit else { return }
    try cull(limit: limit - expiredCount)
  }

  private func expire(limit: Int) throws(SQLiteError) -> Int {
    let statement = try tables.statement(.deleteExpired)
    try statement.bind(now, at: 1)
    try statement.bind(Int64(limit), at: 2)
    return try removeRows(statement)
  }

  @discardableResult
  private func cull(limit: Int) throws(SQLiteError) -> Int {
    let query: EntryQuery
    switch settings.evictionPolicy {
    case .leastRecentlyStored: query = .cullStored
    case .leastRecentlyUsed: query = .cullAccessed
    case .leastFrequentlyUsed: query = .cullCounted
    case .none: return 0
    }
    let count = try cull(query, limit: limit)
    // Entries of processes with another policy have no access to go by.
    return count == 0 && query != .cullStored ? try cull(.cullStored, limit: limit) : count
  }

  private func cull(_ query: EntryQuery, limit: Int) throws(SQLiteError) -> Int {
    let statement = try tables.statement(query)
    try statement.bind(Int64(limit), at: 1)
    return try removeRows(statement)
  }

  /// Runs a deletion that returns the files of the deleted rows.
  private func removeRows(_ statement: Statement) throws(SQLiteError) -> Int {
    var count = 0
    try statement.forEachRow { () throws(SQLiteError) in
      count += 1
      if !statement.isNull(at: 0) {
        removeFile(ValueFiles.Name(rawValue: statement.integer(at: 0)))
      }
    }
    return count
  }
}
