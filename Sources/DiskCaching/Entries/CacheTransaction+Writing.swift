package import SQLiteAccess

extension CacheTransaction {
  /// Stores a value, in place of one that is there, and evicts entries above the size limit.
  package func set(
    _ key: [UInt8], _ value: [UInt8], timeToLive: TimeToLive = .standard, tag: [UInt8]? = nil
  ) throws(SQLiteError) {
    try put(key, value, expiry: expiry(timeToLive), tag: tag, over: header(key))
    try cullSome(upTo: settings.cullLimit)
  }

  /// Stores many values, as ``set(_:_:timeToLive:tag:)`` does.
  package func set(
    _ entries: [(key: [UInt8], value: [UInt8])], timeToLive: TimeToLive = .standard,
    tag: [UInt8]? = nil
  ) throws(SQLiteError) {
    let expiry = expiry(timeToLive)
    for (key, value) in entries {
      try put(key, value, expiry: expiry, tag: tag, over: header(key))
    }
    try cullSome(upTo: settings.cullLimit * entries.count)
  }

  /// Stores a value unless there is one that did not run out.
  ///
  /// - Returns: Whether it was stored.
  package func add(
    _ key: [UInt8], _ value: [UInt8], timeToLive: TimeToLive = .standard, tag: [UInt8]? = nil
  ) throws(SQLiteError) -> Bool {
    let old = try header(key)
    if let old, old.isLive(now: now) { return false }
    try put(key, value, expiry: expiry(timeToLive), tag: tag, over: old)
    try cullSome(upTo: settings.cullLimit)
    return true
  }

  /// Gives a value another time to live.
  ///
  /// - Returns: Whether there is one that did not run out.
  package func touch(
    _ key: [UInt8], timeToLive: TimeToLive = .standard
  ) throws(SQLiteError) -> Bool {
    guard let row = try header(key), row.isLive(now: now) else { return false }
    let expiry = expiry(timeToLive)
    let statement = try tables.statement(.touch)
    try statement.bind(row.id, at: 1)
    try statement.bind(expiry, at: 2)
    try statement.bind(Int64(bitPattern: row.seal(expiry: expiry)), at: 3)
    try statement.run()
    return true
  }

  /// Deletes a value.
  ///
  /// - Returns: Whether there was one that did not run out.
  package func delete(_ key: [UInt8]) throws(SQLiteError) -> Bool {
    guard let row = try header(key), row.isLive(now: now) else { return false }
    try delete(row)
    return true
  }

  /// Deletes a value and returns it, unless it ran out.
  package func pop(_ key: [UInt8]) throws(SQLiteError) -> [UInt8]? {
    guard let found = try find(key) else { return nil }
    try delete(found.row)
    return found.value
  }

  /// Adds to the number that is the value of a key; see ``integer(_:)`` for how it is stored.
  ///
  /// The sum wraps around. Expiry and tag stay.
  ///
  /// - Parameters:
  ///   - key: The key.
  ///   - delta: What is added.
  ///   - initial: What a key without a value, or with one that ran out, begins with.
  /// - Returns: The new number; `nil` if there is none and no `initial`, or if the value is no number.
  /// - Throws: What SQLite says.
  package func increment(
    _ key: [UInt8], by delta: Int64 = 1, initial: Int64? = 0
  ) throws(SQLiteError) -> Int64? {
    guard let found = try find(key) else {
      guard let initial else { return nil }
      try set(key, CacheTransaction.bytes(initial &+ delta))
      return initial &+ delta
    }
    guard let old = CacheTransaction.integer(found.value) else { return nil }
    try put(
      key, CacheTransaction.bytes(old &+ delta), expiry: found.row.expiry, tag: found.row.tag,
      over: found.row)
    return old &+ delta
  }

  /// The number that eight bytes, least significant first, stand for.
  package static func integer(_ bytes: [UInt8]) -> Int64? {
    guard bytes.count == 8 else { return nil }
    let word = bytes.withUnsafeBytes { $0.loadUnaligned(as: UInt64.self) }
    return Int64(bitPattern: UInt64(littleEndian: word))
  }

  /// The eight bytes of a number, least significant first.
  package static func bytes(_ integer: Int64) -> [UInt8] {
    withUnsafeBytes(of: integer.littleEndian) { Array($0) }
  }

  /// Writes a row, over the old one of the key if there is one.
  private func put(
    _ key: [UInt8], _ value: [UInt8], expiry: Int64?, tag: [UInt8]?, over old: EntryRow?
  ) throws(SQLiteError) {
    let seal = value.withUnsafeBytes {
      EntryRow.seal(key: key, value: $0, tag: tag, expiry: expiry)
    }
    let file = makeFile(value)
    removeFile(old?.file)
    let statement = try tables.statement(old == nil ? .insert : .update)
    try statement.bind(key, at: 1)
    if let tag { try statement.bind(tag, at: 2) } else { try statement.bindNull(at: 2) }
    try statement.bind(now, at: 3)
    try statement.bind(expiry, at: 4)
    try statement.bind(Int64(value.count), at: 5)
    try statement.bind(file?.rawValue, at: 6)
    try statement.bind(Int64(bitPattern: seal), at: 7)
    if file == nil {
      try statement.run(binding: value, at: 8)
    } else {
      try statement.bindNull(at: 8)
      try statement.run()
    }
    if settings.evictionPolicy.notesAccesses { try beginAccess(old) }
  }

  /// Notes that an entry, the one just inserted unless it replaced an old one, is new.
  private func beginAccess(_ old: EntryRow?) throws(SQLiteError) {
    let statement = try tables.statement(.beginAccess)
    try statement.bind(old?.id, at: 1)
    try statement.bind(now, at: 2)
    try statement.run()
  }

  /// Deletes an entry.
  func delete(_ row: EntryRow) throws(SQLiteError) {
    let statement = try tables.statement(.delete)
    try statement.bind(row.id, at: 1)
    try statement.run()
    removeFile(row.file)
  }

  private func expiry(_ timeToLive: TimeToLive) -> Int64? {
    timeToLive.expiry(now: now, standardSeconds: settings.timeToLiveSeconds)
  }
}

extension Statement {
  /// Binds an integer, or NULL for none.
  fileprivate func bind(_ value: Int64?, at parameter: Int32) throws(SQLiteError) {
    if let value { try bind(value, at: parameter) } else { try bindNull(at: parameter) }
  }
}
