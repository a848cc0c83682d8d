package import SQLiteAccess

/// An order of the entries of a cache.
package enum EntryOrder: Sendable {
  /// In which their keys were first stored.
  case insertion
  /// Of the bytes of their keys.
  case key
}

/// An end of an order.
package enum EntryEnd: Sendable {
  case first
  case last
}

extension CacheTransaction {
  /// All keys, those that ran out and were not yet deleted too.
  package func keys(in order: EntryOrder) throws(SQLiteError) -> [[UInt8]] {
    let statement = try tables.statement(order == .key ? .keysByKey : .keysByInsertion)
    var keys: [[UInt8]] = []
    try statement.forEachRow { () throws(SQLiteError) in keys.append(statement.bytes(at: 0)) }
    return keys
  }

  /// The key at an end of the order of keys, even if it ran out.
  func key(at end: EntryEnd) throws(SQLiteError) -> [UInt8]? {
    let statement = try tables.statement(end == .first ? .firstKey : .lastKey)
    defer { statement.reset() }
    return try statement.step() ? statement.bytes(at: 0) : nil
  }

  /// The oldest or newest entry that did not run out, by the order of insertion.
  package func peek(_ end: EntryEnd) throws(SQLiteError) -> (key: [UInt8], value: [UInt8])? {
    guard let key = try insertedKey(at: end) else { return nil }
    return try find(key).map { (key, $0.value) }
  }

  /// Deletes the oldest or newest entry that did not run out, and returns it.
  package func pop(_ end: EntryEnd) throws(SQLiteError) -> (key: [UInt8], value: [UInt8])? {
    guard let key = try insertedKey(at: end) else { return nil }
    return try pop(key).map { (key, $0) }
  }

  /// Number of entries, those that ran out and were not yet deleted too.
  package var count: Int {
    get throws(SQLiteError) { try tables.integer(.count) }
  }

  private func insertedKey(at end: EntryEnd) throws(SQLiteError) -> [UInt8]? {
    let statement = try tables.statement(end == .first ? .firstInserted : .lastInserted)
    try statement.bind(now, at: 1)
    defer { statement.reset() }
    return try statement.step() ? statement.bytes(at: 0) : nil
  }
}
