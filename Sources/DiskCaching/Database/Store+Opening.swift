internal import SQLiteAccess
internal import SourceModel

#if canImport(Glibc)
  internal import Glibc
#endif

extension Store {
  /// Opens the database, makes one where there is none, and replaces one that is damaged.
  mutating func open() {
    do throws(FileSystemError) {
      try directory.parent.checkOwner()
      do throws(FileSystemError) {
        try directory.make()
      } catch {
        return openForReading(because: error.message, at: error.path)
      }
      // Again, for what was made in between, by whomever.
      try directory.parent.checkOwner()
    } catch {
      return report(.cacheUnusable(path: error.path, detail: error.message))
    }
    openOrMake()
  }

  private mutating func openOrMake() {
    do throws(SQLiteError) {
      if try openExisting() { return }
      makeNew()
    } catch {
      switch error.code {
      case _ where error.isDamage: replace(error)
      // Its maker may be at work; the lock tells when it is done.
      case .busy, .locked: makeNew()
      case .cantOpen, .readOnly: openForReading(because: error.message, at: directory.database)
      default: report(.cacheUnusable(path: directory.database, detail: error.message))
      }
    }
  }

  /// Opens a database whose tables are there.
  ///
  /// - Returns: False if there is none.
  private mutating func openExisting() throws(SQLiteError) -> Bool {
    guard let status = fileStatus(directory.database) else { return false }
    inode = UInt64(status.st_ino)
    guard status.isRegular else { throw .corruption("it is not a file") }
    try checkCompanions()
    guard status.st_size > 0 else { return false }
    return try use(connect(.readWriteCreate))
  }

  /// - Throws: Corruption where something else lies in the place of the log or the shared memory:
  ///   SQLite could never open the database, nor replace it.
  private func checkCompanions() throws(SQLiteError) {
    for path in directory.companions {
      if let status = fileStatus(path), !status.isRegular {
        throw .corruption("its log or its shared memory is not a file")
      }
    }
  }

  /// Takes over a connection, if its database has tables.
  private mutating func use(_ connection: Connection) throws(SQLiteError) -> Bool {
    guard case .current = try Tables.schema.state(of: connection) else { return false }
    tables = try Tables(connection)
    if connection.isReadOnly { writeFailure = "it is read-only" }
    return true
  }

  private func connect(_ mode: Connection.Mode) throws(SQLiteError) -> Connection {
    try Connection(
      path: directory.database, mode: mode, busyTimeoutMilliseconds: busyTimeoutMilliseconds)
  }

  /// Makes the tables. One process at a time: two that switch a new database to WAL mode get in
  /// each other's way, which SQLite's busy timeout doesn't cover.
  private mutating func makeNew() {
    do throws(FileSystemError) {
      let lock = try CacheLock(path: directory.lock, timeoutMilliseconds: busyTimeoutMilliseconds)
      do throws(SQLiteError) {
        try makeTables()
      } catch {
        try replace(error, holding: lock)
      }
    } catch {
      openForReading(because: error.message, at: error.path)
    }
  }

  /// Sets a damaged database aside and makes a new one.
  private mutating func replace(_ damage: SQLiteError) {
    do throws(FileSystemError) {
      let lock = try CacheLock(path: directory.lock, timeoutMilliseconds: busyTimeoutMilliseconds)
      try replace(damage, holding: lock)
    } catch {
      report(
        .cacheUnusable(
          path: error.path, detail: "\(damage.message); it can't be replaced: \(error.message)"))
    }
  }

  private mutating func replace(
    _ error: SQLiteError, holding lock: borrowing CacheLock
  ) throws(FileSystemError) {
    guard error.isDamage else {
      report(.cacheUnusable(path: directory.database, detail: error.message))
      return
    }
    try setAside(error, holding: lock)
    do throws(SQLiteError) {
      try makeTables()
    } catch {
      report(.cacheUnusable(path: directory.database, detail: error.message))
    }
  }

  /// Makes the tables, unless another process made them while this one waited for the lock.
  private mutating func makeTables() throws(SQLiteError) {
    do throws(FileSystemError) {
      try directory.makeDatabaseFile()
    } catch {
      report(.cacheUnusable(path: error.path, detail: error.message))
      return
    }
    inode = fileStatus(directory.database).map { UInt64($0.st_ino) } ?? 0
    try checkCompanions()
    let connection = try connect(.readWriteCreate)
    if try use(connection) { return }
    try Tables.schema.create(on: connection)
    tables = try Tables(connection)
  }

  /// Tries to read what can't be written.
  private mutating func openForReading(because reason: String, at path: String) {
    do throws(SQLiteError) {
      // Without a log nobody writes, or nobody has since: then locks are not needed, which a
      // read-only file system doesn't give.
      if try use(connect(directory.logBytes > 0 ? .readOnly : .immutable)) {
        writeFailure = reason
        return
      }
    } catch {
      tables = nil
    }
    report(.cacheUnusable(path: path, detail: reason))
  }
}
