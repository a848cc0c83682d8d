internal import SQLiteAccess

/// The tables of a disk cache on one connection, and what of it waits in memory. Used by one thread
/// at a time.
final class EntryTables: DatabaseTables {
  static let schema = EntrySchema.schema

  let connection: Connection
  /// What was read and is not noted yet.
  var accesses = AccessBuffer()
  private var statements = [Statement?](repeating: nil, count: EntryQuery.allCases.count)

  init(_ connection: Connection) throws(SQLiteError) {
    self.connection = connection
    connection.defend()
    connection.skipCheckpointOnClose()
    // The size of cells is checked when a page is read: damage shows before it is followed.
    try connection.execute("PRAGMA synchronous = NORMAL; PRAGMA cell_size_check = ON")
    // A database whose tables were changed by another program shows it here.
    _ = try statement(.find)
  }

  /// The statement of a query, ready to be bound.
  func statement(_ query: EntryQuery) throws(SQLiteError) -> Statement {
    if let statement = statements[query.rawValue] { return statement }
    let statement = try connection.prepare(query.sql)
    statements[query.rawValue] = statement
    return statement
  }

  /// The integer that a query without parameters gives.
  func integer(_ query: EntryQuery) throws(SQLiteError) -> Int {
    let statement = try statement(query)
    defer { statement.reset() }
    return try statement.step() ? Int(statement.integer(at: 0)) : 0
  }

  /// Bytes of the pages in use and of the files.
  func volume() throws(SQLiteError) -> Int {
    let usedPageCount = try integer(.pageCount) - integer(.freePageCount)
    return try usedPageCount * integer(.pageSize) + integer(.fileBytes)
  }

  /// The value of a counter.
  func counter(_ name: CounterName) throws(SQLiteError) -> Int {
    let statement = try statement(.counter)
    try statement.bind(name.bytes, at: 1)
    defer { statement.reset() }
    return try statement.step() ? Int(statement.integer(at: 0)) : 0
  }

  /// Adds to a counter.
  func add(_ value: Int, to name: CounterName) throws(SQLiteError) {
    guard value != 0 else { return }
    let statement = try statement(.addToCounter)
    try statement.bind(name.bytes, at: 1)
    try statement.bind(Int64(value), at: 2)
    try statement.run()
  }

  /// Notes in the tables what was read since the last time. Within a write transaction.
  func noteAccesses() throws(SQLiteError) {
    let taken = accesses.takeAll()
    let statement = try statement(.noteAccess)
    // In the order of the table: neighbours share a page.
    for (id, access) in taken.entries.sorted(by: { $0.key < $1.key }) {
      try statement.bind(id, at: 1)
      try statement.bind(access.time, at: 2)
      try statement.bind(access.count, at: 3)
      try statement.run()
    }
    try add(taken.hitCount, to: .hits)
    try add(taken.missCount, to: .misses)
  }
}

/// What is counted in the tables.
enum CounterName: String {
  case hits
  case misses

  var bytes: [UInt8] { Array(rawValue.utf8) }
}

/// Reads that wait to be noted, so that no read becomes a write: they go into the tables with the
/// next write, or when so many have gathered. A process that is killed before loses only the
/// knowledge that these entries were read, and so perhaps their place in the order of eviction.
struct AccessBuffer {
  /// Some 100 KB, and a batch of 10 ms.
  static let limit = 4096

  struct Access {
    var time: Int64 = 0
    var count: Int64 = 0

    mutating func add(_ time: Int64) {
      self.time = time
      count += 1
    }
  }

  /// By the number of the entry.
  private(set) var entries: [Int64: Access] = [:]
  var hitCount = 0
  var missCount = 0

  var isEmpty: Bool { entries.isEmpty && hitCount == 0 && missCount == 0 }
  var isFull: Bool { entries.count >= AccessBuffer.limit }

  /// Adds a read of an entry.
  mutating func add(_ id: Int64, at time: Int64) {
    entries[id, default: Access()].add(time)
  }

  /// Takes out all that waits.
  mutating func takeAll() -> AccessBuffer {
    defer { self = AccessBuffer() }
    return self
  }
}
