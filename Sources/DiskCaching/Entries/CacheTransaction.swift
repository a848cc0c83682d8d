package import SQLiteAccess

/// What can be done with a cache, all of it seeing and making one state; given to the body of
/// ``DiskCache/transaction(_:)``, and not to be kept.
///
/// Errors are SQLite's; the body lets them through. It may throw `SQLiteError.abort` to undo what it
/// did.
package final class CacheTransaction {
  /// What its methods throw.
  package typealias Failure = SQLiteError

  let tables: EntryTables
  let files: ValueFiles
  let settings: DiskCacheSettings
  /// The moment at which all of it happens, in nanoseconds since 1970.
  package let now: Int64
  /// Files to remove if the transaction fails, and if it succeeds.
  private var created: [ValueFiles.Name] = []
  private var deleted: [ValueFiles.Name] = []
  /// Entries whose file is lost; found by reading.
  private(set) var lost: [(id: Int64, file: ValueFiles.Name)] = []

  init(_ tables: EntryTables, files: ValueFiles, settings: DiskCacheSettings, now: Int64) {
    self.tables = tables
    self.files = files
    self.settings = settings
    self.now = now
  }

  // MARK: Beginning and ending

  /// Runs `body` in a transaction that may write, with what was read before noted.
  func run<Result>(
    _ body: (CacheTransaction) throws(SQLiteError) -> Result
  ) throws(SQLiteError) -> Result {
    do {
      let result = try tables.connection.transaction(.immediate) { () throws(SQLiteError) in
        if !tables.accesses.isEmpty { try tables.noteAccesses() }
        return try body(self)
      }
      for file in deleted { files.remove(file) }
      return result
    } catch {
      for file in created { files.remove(file) }
      throw error
    }
  }

  /// Runs `body` as a part that can fail alone: what it did is undone when it throws.
  ///
  /// - Throws: What `body` throws.
  package func transaction<Result>(
    _ body: (CacheTransaction) throws(SQLiteError) -> Result
  ) throws(SQLiteError) -> Result {
    let (createdCount, deletedCount) = (created.count, deleted.count)
    do {
      return try tables.connection.savepoint { () throws(SQLiteError) in try body(self) }
    } catch {
      for file in created[createdCount...] { files.remove(file) }
      created.removeSubrange(createdCount...)
      deleted.removeSubrange(deletedCount...)
      throw error
    }
  }

  // MARK: Reading

  /// The value of a key, unless it ran out.
  package func value(for key: [UInt8]) throws(SQLiteError) -> [UInt8]? {
    let found = try find(key)
    note(found?.row)
    return found?.value
  }

  /// The values of many keys, in their order.
  package func values(for keys: [[UInt8]]) throws(SQLiteError) -> [[UInt8]?] {
    var values: [[UInt8]?] = []
    values.reserveCapacity(keys.count)
    for key in keys { values.append(try value(for: key)) }
    return values
  }

  /// Whether a key has a value that did not run out. The value isn't read.
  package func contains(_ key: [UInt8]) throws(SQLiteError) -> Bool {
    try header(key)?.isLive(now: now) ?? false
  }

  /// The row and the value of a key, unless it ran out; nothing is noted.
  func find(_ key: [UInt8]) throws(SQLiteError) -> (row: EntryRow, value: [UInt8])? {
    let statement = try tables.statement(.find)
    try statement.bind(key, at: 1)
    defer { statement.reset() }
    guard try statement.step() else { return nil }
    let row = EntryRow(statement)
    guard row.isLive(now: now) else { return nil }
    return try sound(row, of: key, statement).map { (row, $0) }
  }

  /// The value of a row, from the column after those of the row or from its file.
  ///
  /// - Returns: `nil` if the file is lost or damaged, which says nothing of the database.
  /// - Throws: Corruption, if the value in the row is not what was stored.
  func sound(
    _ row: EntryRow, of key: [UInt8], _ statement: Statement
  ) throws(SQLiteError) -> [UInt8]? {
    if let file = row.file {
      if let bytes = files.read(file, size: row.size),
        bytes.withUnsafeBytes({ row.isSound(key: key, value: $0) })
      {
        return bytes
      }
      lost.append((row.id, file))
      return nil
    }
    return try statement.withBytes(at: EntryRow.nextColumn) { bytes throws(SQLiteError) in
      guard row.isSound(key: key, value: bytes) else {
        throw .corruption("the checksum of a value is wrong")
      }
      return Array(bytes)
    }
  }

  /// The row of a key without its value, even if it ran out.
  func header(_ key: [UInt8]) throws(SQLiteError) -> EntryRow? {
    let statement = try tables.statement(.findHeader)
    try statement.bind(key, at: 1)
    defer { statement.reset() }
    return try statement.step() ? EntryRow(statement) : nil
  }

  /// Notes that an entry was read, or that there is none.
  private func note(_ row: EntryRow?) {
    if let row, settings.evictionPolicy.notesAccesses { tables.accesses.add(row.id, at: now) }
    guard settings.keepsStatistics else { return }
    if row == nil { tables.accesses.missCount += 1 } else { tables.accesses.hitCount += 1 }
  }

  // MARK: Files

  /// Writes a value into a file, if it is one of the large ones and there is a place for it.
  func makeFile(_ value: [UInt8]) -> ValueFiles.Name? {
    guard value.count >= settings.minimumFileBytes, let file = files.write(value) else {
      return nil
    }
    created.append(file)
    return file
  }

  /// Has a file removed when the transaction has ended well.
  func removeFile(_ file: ValueFiles.Name?) {
    if let file { deleted.append(file) }
  }
}
