internal import SQLiteAccess
package import SourceModel
internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#endif

/// A document, as a list of them shows it.
package struct DocumentEntry: Sendable, Equatable {
  /// Grows in the order of insertion: where the next page of a list begins.
  package let number: Int64
  package let key: ContentHash
  package let byteCount: Int
  /// Days since it was stored or last left a work tree.
  package let ageDays: Int
}

/// The documents of a repository's cache, for people who look at it.
///
/// Reads only: a damaged database stays in its place, and where there is none none is made. Not
/// `Sendable`, as a connection isn't.
package final class DocumentCatalog {
  /// How often SQLite's check may complain.
  private static let errorLimit = 20

  private let path: String
  private let database: TagDatabase
  private let today: Int64

  /// Opens the documents of `repository`; `nil` where there are none yet.
  ///
  /// - Parameters:
  ///   - repository: Whose documents.
  ///   - today: Days since 1970.
  ///   - busyTimeoutMilliseconds: How long another process's lock is waited for.
  /// - Throws: `unusable` with what is wrong with the database.
  package init?(
    _ repository: RepositoryCache, today: Int64, busyTimeoutMilliseconds: Int32 = 3000
  ) throws(CacheError) {
    let path = DocumentCatalog.path(of: repository)
    self.path = path
    self.today = today
    guard let status = fileStatus(path), status.st_size > 0 else { return nil }
    do throws(SQLiteError) {
      database = try DocumentCatalog.open(path, busyTimeoutMilliseconds)
    } catch {
      throw CacheError(error, path: path)
    }
  }

  /// Path of the database of `repository`.
  package static func path(of repository: RepositoryCache) -> String {
    StoreDirectory(CacheDirectory(top: repository.top, [repository.id]), TagSchema.schema).database
  }

  private static func open(_ path: String, _ timeout: Int32) throws(SQLiteError) -> TagDatabase {
    do throws(SQLiteError) {
      return try open(path, .readOnly, timeout)
    } catch
      where (error.code == .cantOpen || error.code == .readOnly)
      && fileStatus("\(path)-wal").map({ $0.st_size }) ?? 0 == 0
    {
      // Where nothing can be written, and there is no log, there is no memory to share with others,
      // nor need for it.
      return try open(path, .immutable, timeout)
    }
  }

  private static func open(
    _ path: String, _ mode: Connection.Mode, _ timeout: Int32
  ) throws(SQLiteError) -> TagDatabase {
    let connection = try Connection(path: path, mode: mode, busyTimeoutMilliseconds: timeout)
    guard case .current = try TagSchema.schema.state(of: connection) else {
      throw .corruption("it has no tables")
    }
    return try TagDatabase(connection)
  }

  /// Number of documents, and bytes of the pages in use.
  package func counts() throws(CacheError) -> (documents: Int, bytes: Int) {
    try attempt { () throws(SQLiteError) in
      let counts = try database.counts()
      return (counts.documents, counts.bytes)
    }
  }

  /// The document of a key.
  package func document(_ key: ContentHash) throws(CacheError) -> [UInt8]? {
    try attempt { () throws(SQLiteError) in try database.document(key) }
  }

  /// What the list shows of one document.
  package func entry(_ key: ContentHash) throws(CacheError) -> DocumentEntry? {
    try attempt { () throws(SQLiteError) in
      let select = try database.connection.prepare(DocumentCatalog.columns + "WHERE key = ?1")
      try select.bind(key.bytes, at: 1)
      return try entries(select).first
    }
  }

  /// A page of the list, in the order of insertion.
  ///
  /// - Parameters:
  ///   - number: Of the last document of the page before; 0 for the first page.
  ///   - limit: Documents of a page.
  /// - Returns: The documents; none after the last.
  /// - Throws: Why they can't be read.
  package func entries(after number: Int64, limit: Int) throws(CacheError) -> [DocumentEntry] {
    try attempt { () throws(SQLiteError) in
      let select = try database.connection.prepare(
        DocumentCatalog.columns + "WHERE id > ?1 ORDER BY id LIMIT ?2")
      try select.bind(number, at: 1)
      try select.bind(Int64(limit), at: 2)
      return try entries(select)
    }
  }

  /// What is wrong: SQLite's own check, then the checksum of every document. One line each.
  package func check() throws(CacheError) -> [String] {
    do throws(SQLiteError) {
      var findings: [String] = []
      let check = try database.connection.prepare(
        "PRAGMA integrity_check(\(DocumentCatalog.errorLimit))")
      try check.forEachRow { () throws(SQLiteError) in
        let text = String(decoding: check.bytes(at: 0), as: UTF8.self)
        if text != "ok" { findings.append(text) }
      }
      // A scan verifies what nobody asked for too.
      if findings.isEmpty { _ = try database.scan([]) }
      return findings
    } catch  where error.isDamage {
      return [error.message]
    } catch {
      throw CacheError(error, path: path)
    }
  }

  // The length of a blob is known without reading it.
  private static let columns = "SELECT id, key, length(bytes), used_day FROM document "

  private func entries(_ select: Statement) throws(SQLiteError) -> [DocumentEntry] {
    var entries: [DocumentEntry] = []
    try select.forEachRow { () throws(SQLiteError) in
      guard let key = select.withBytes(at: 1, { ContentHash(bytes: $0) }) else {
        throw .corruption("a key has a wrong size")
      }
      entries.append(
        DocumentEntry(
          number: select.integer(at: 0), key: key, byteCount: Int(select.integer(at: 2)),
          ageDays: Int(max(0, today - select.integer(at: 3)))))
    }
    return entries
  }

  private func attempt<Result>(
    _ body: () throws(SQLiteError) -> Result
  ) throws(CacheError) -> Result {
    do throws(SQLiteError) {
      return try body()
    } catch {
      throw CacheError(error, path: path)
    }
  }
}

extension TagCache {
  /// Sets the database aside, as is done with a damaged one, and begins a new one.
  package func replace(because detail: String) {
    store.withLock { store in
      // Opening may have done it.
      let isDone = store.diagnostics.contains { diagnostic in
        if case .cacheReplaced = diagnostic { true } else { false }
      }
      if !isDone { store.replace(because: detail) }
    }
  }
}
