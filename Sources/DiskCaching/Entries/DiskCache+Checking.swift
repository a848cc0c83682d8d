internal import SQLiteAccess
internal import Synchronization

extension DiskCache {
  /// Errors after which SQLite's own check ends: enough to know.
  private static let errorLimit = 20

  /// As ``KeyValueCache/clear()``.
  func clearOne() throws(CacheError) -> Int {
    store.withLock { store in
      if !store.isWritable {
        store.reopen()
        DiskCache.prepare(&store, settings)
      }
    }
    let count = try attempt { cache throws(SQLiteError) in try cache.clear() }
    try withStore { store throws(CacheError) in
      try store.attemptWrite { tables throws(SQLiteError) in
        try TagEviction.compact(tables.connection)
        try tables.connection.checkpoint()
      }
    }
    return count
  }

  /// As ``KeyValueCache/check(_:)``.
  ///
  /// Holds the write lock all the time, so that files in the making aren't taken for orphans.
  func checkOne(_ repair: CacheRepair) throws(CacheError) -> [CacheFinding] {
    let wasInUse = store.withLock { $0.tables != nil }
    var findings: [CacheFinding] = []
    do {
      findings = try attempt { cache throws(SQLiteError) in
        let damage = try cache.integrityErrors(limit: DiskCache.errorLimit)
        // The rows of a damaged database can't be believed.
        return try damage.isEmpty ? cache.checkEntries(repair) : damage
      }
    } catch {
      // Damage that ends a statement has been dealt with: the database is set aside.
      guard wasInUse, case .unusable(_, let detail) = error, store.withLock({ $0.tables == nil })
      else {
        throw error
      }
      findings = [.database(detail)]
    }
    guard case .repair = repair, findings.contains(where: { $0.isOfDatabase }) else {
      return findings
    }
    store.withLock { store in
      if store.tables == nil { store.reopen() } else { store.replace(because: "a check failed") }
      DiskCache.prepare(&store, settings)
    }
    return findings
  }
}

extension CacheFinding {
  /// Whether the whole database is at fault.
  fileprivate var isOfDatabase: Bool {
    switch self {
    case .database, .damagedEntry: true
    case .lostFile, .orphanFile: false
    }
  }
}

extension CacheTransaction {
  /// What SQLite's own check says, unless all is well.
  fileprivate func integrityErrors(limit: Int) throws(SQLiteError) -> [CacheFinding] {
    let statement = try tables.connection.prepare("PRAGMA integrity_check(\(limit))")
    var findings: [CacheFinding] = []
    try statement.forEachRow { () throws(SQLiteError) in
      let text = String(decoding: statement.bytes(at: 0), as: UTF8.self)
      if text != "ok" { findings.append(.database(text)) }
    }
    return findings
  }

  /// Reads every entry and every file.
  fileprivate func checkEntries(_ repair: CacheRepair) throws(SQLiteError) -> [CacheFinding] {
    var findings: [CacheFinding] = []
    var lostRows: [EntryRow] = []
    var owned: Set<ValueFiles.Name> = []
    let statement = try tables.statement(.all)
    try statement.forEachRow { () throws(SQLiteError) in
      let row = EntryRow(statement)
      let key = statement.bytes(at: EntryRow.nextColumn + 1)
      if let file = row.file { owned.insert(file) }
      do throws(SQLiteError) {
        guard try sound(row, of: key, statement) == nil else { return }
        findings.append(.lostFile(key: key))
        lostRows.append(row)
      } catch {
        findings.append(.damagedEntry(key: key))
      }
    }
    for file in files.all().sorted(by: { $0.rawValue < $1.rawValue }) where !owned.contains(file) {
      findings.append(.orphanFile(path: files.path(file)))
      if case .repair = repair { removeFile(file) }
    }
    if case .repair = repair {
      for row in lostRows { try delete(row) }
    }
    return findings
  }
}
