internal import SQLiteAccess
internal import SourceModel

/// Keeps the table below a size by deleting what was not used for longest.
///
/// Input: a connection, limits, and what work trees use. Steps: while the table is too large, order the
/// documents by the day of their last use, then by age, and delete the first ones until a tenth of the
/// limit is free, so that the next runs don't evict again.
///
/// A document was last used on the latest of its own day and the days of the trees that need it. Its
/// own day is that on which it was stored or last left a tree.
struct TagEviction {
  /// Bytes of the pages in use above which documents are deleted.
  let sizeLimit: Int
  /// Documents deleted in one run, so that a smaller limit doesn't hold up a map for long: about
  /// 0.1 s. The next runs go on.
  var documentLimit = 20_000

  /// - Returns: Number of documents deleted.
  func run(on connection: Connection, _ treeUses: [TreeUse]) throws(SQLiteError) -> Int {
    let count = try connection.transaction(.immediate) { () throws(SQLiteError) in
      let excess = try TagEviction.usedBytes(connection) - sizeLimit
      guard excess > 0 else { return 0 }
      return try evict(bytes: excess + sizeLimit / 10, on: connection, treeUses)
    }
    try TagEviction.compact(connection)
    return count
  }

  /// Whether there is anything to do.
  func isNeeded(on connection: Connection) throws(SQLiteError) -> Bool {
    try TagEviction.usedBytes(connection) > sizeLimit
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

  /// Deletes least recently used documents whose pages are at least `bytes` together.
  private func evict(
    bytes: Int, on connection: Connection, _ treeUses: [TreeUse]
  ) throws(SQLiteError) -> Int {
    let candidates = try documentsByLastUse(on: connection, treeUses)
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

  private func documentsByLastUse(
    on connection: Connection, _ treeUses: [TreeUse]
  ) throws(SQLiteError) -> [Candidate] {
    var treeDays: [ContentHash: Int64] = [:]
    for use in treeUses {
      for key in use.keys { treeDays[key] = max(treeDays[key] ?? 0, use.day) }
    }
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
}
