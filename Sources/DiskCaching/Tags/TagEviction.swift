internal import SQLiteAccess
internal import SourceModel

/// Keeps the tables below a size by deleting what was not used for longest.
///
/// Input: a connection and limits. Steps: forget work trees beyond their number; while the tables
/// are too large, order the documents by the day of their last use (see ``TagWriter``), then by
/// age, and delete the first ones until a tenth of the limit is free, so that the next runs don't
/// evict again. Stamps that lead to a deleted document stay: they are misses, and are replaced.
struct TagEviction {
  /// Bytes of the pages in use above which documents are deleted.
  let sizeLimit: Int
  /// Work trees whose stamps are kept; temporary ones of automated checks add up.
  var treeLimit = 64
  /// Documents deleted in one run, so that a smaller limit doesn't hold up a map for long: about
  /// 0.1 s. The next runs go on.
  var documentLimit = 20_000

  /// - Returns: Number of documents deleted.
  func run(on connection: Connection) throws(SQLiteError) -> Int {
    let count = try connection.transaction(.immediate) { () throws(SQLiteError) in
      try forgetTrees(on: connection)
      let excess = try TagEviction.usedBytes(connection) - sizeLimit
      guard excess > 0 else { return 0 }
      return try evict(bytes: excess + sizeLimit / 10, on: connection)
    }
    try TagEviction.compact(connection)
    return count
  }

  /// Whether there is anything to do.
  func isNeeded(on connection: Connection) throws(SQLiteError) -> Bool {
    if try TagEviction.usedBytes(connection) > sizeLimit { return true }
    return try connection.integer("SELECT count(*) FROM tree") > treeLimit
  }

  /// Gives space back to the file system where most of the file is free. Otherwise the next
  /// documents use it.
  static func compact(_ connection: Connection) throws(SQLiteError) {
    let pages = try connection.integer("PRAGMA page_count")
    let free = try connection.integer("PRAGMA freelist_count")
    guard free * 2 > pages else { return }
    do throws(SQLiteError) {
      try connection.execute("VACUUM")
    } catch  where !error.isDamage {
      // Other processes are busy with it, or the disk has no room for a copy: not now.
    }
  }

  /// Bytes of the pages in use.
  static func usedBytes(_ connection: Connection) throws(SQLiteError) -> Int {
    let pages = try connection.integer("PRAGMA page_count")
    let free = try connection.integer("PRAGMA freelist_count")
    return try Int((pages - free) * connection.integer("PRAGMA page_size"))
  }

  private func forgetTrees(on connection: Connection) throws(SQLiteError) {
    try connection.execute(
      """
      CREATE TEMP TABLE kept AS SELECT id FROM tree ORDER BY used_day DESC, id DESC LIMIT \(treeLimit);
      DELETE FROM stamp WHERE tree NOT IN kept;
      DELETE FROM tree WHERE id NOT IN kept;
      DROP TABLE kept;
      """)
  }

  /// Deletes least recently used documents whose pages are at least `bytes` together.
  private func evict(bytes: Int, on connection: Connection) throws(SQLiteError) -> Int {
    let candidates = try documentsByLastUse(on: connection)
    let documentBytes = candidates.reduce(0) { $0 + $1.byteCount }
    // Pages hold more than documents; each document bears its share.
    let pageBytes = try TagEviction.usedBytes(connection)
    let target = Double(bytes) * Double(documentBytes) / Double(max(1, pageBytes))
    let delete = try connection.prepare("DELETE FROM document WHERE id = ?1")
    var freed = 0
    var count = 0
    for candidate in candidates.prefix(documentLimit) where Double(freed) < target {
      try delete.bind(candidate.id, at: 1)
      try delete.run()
      freed += candidate.byteCount
      count += 1
    }
    return count
  }

  private struct Candidate {
    let id: Int64
    let usedDay: Int64
    let byteCount: Int
  }

  private func documentsByLastUse(on connection: Connection) throws(SQLiteError) -> [Candidate] {
    let treeDays = try lastUseInTrees(on: connection)
    // The length of a blob is known without reading it.
    let select = try connection.prepare("SELECT id, key, used_day, length(bytes) FROM document")
    var candidates: [Candidate] = []
    try select.forEachRow { () throws(SQLiteError) in
      let key = select.withBytes(at: 1) { ContentHash(bytes: $0) }
      let treeDay = key.flatMap { treeDays[$0] } ?? 0
      candidates.append(
        Candidate(
          id: select.integer(at: 0), usedDay: max(select.integer(at: 2), treeDay),
          byteCount: Int(select.integer(at: 3))))
    }
    candidates.sort { ($0.usedDay, $0.id) < ($1.usedDay, $1.id) }
    return candidates
  }

  /// For each document that a stamp leads to, the latest day on which such a tree was used.
  private func lastUseInTrees(
    on connection: Connection
  ) throws(SQLiteError) -> [ContentHash: Int64] {
    let select = try connection.prepare(
      "SELECT path, record, used_day FROM stamp JOIN tree ON tree.id = stamp.tree")
    var days: [ContentHash: Int64] = [:]
    try select.forEachRow { () throws(SQLiteError) in
      let record = select.withBytes(at: 0) { path in
        select.withBytes(at: 1) { StampRecord(decoding: $0, path: path) }
      }
      guard let key = record?.key else { return }
      days[key] = max(days[key] ?? 0, select.integer(at: 2))
    }
    return days
  }
}
