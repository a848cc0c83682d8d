import SQLiteAccess
import TestSupport
import Testing

@Suite struct StatementTests {
  @Test(arguments: [0, 1, -1, Int64.max, Int64.min])
  func `integers come back`(_ value: Int64) throws {
    let statement = try memory().prepare("SELECT ?1")
    try statement.bind(value, at: 1)
    #expect(try statement.step())
    #expect(statement.integer(at: 0) == value)
    #expect(!statement.isNull(at: 0))
  }

  @Test(arguments: [0, 1, 15, 16, 4096, 1 << 20])
  func `bytes come back, copied or lent`(_ count: Int) throws {
    var generator = SeededGenerator(seed: UInt64(count))
    let bytes = generator.bytes(count: count)
    let connection = try memory()
    try connection.execute("CREATE TABLE fact (value BLOB NOT NULL)")
    let insert = try connection.prepare("INSERT INTO fact VALUES (?1)")
    try insert.bind(bytes, at: 1)
    try insert.run()
    try insert.run(binding: bytes, at: 1)
    let select = try connection.prepare("SELECT value FROM fact")
    var rows = 0
    try select.forEachRow { () throws(SQLiteError) in
      #expect(select.bytes(at: 0) == bytes)
      #expect(select.withBytes(at: 0) { $0.elementsEqual(bytes) })
      #expect(!select.isNull(at: 0))
      rows += 1
    }
    #expect(rows == 2)
  }

  @Test func `lent bytes are forgotten after the run`() throws {
    let connection = try memory()
    try connection.execute("CREATE TABLE fact (value BLOB)")
    let insert = try connection.prepare("INSERT INTO fact VALUES (?1)")
    try insert.run(binding: [1, 2, 3], at: 1)
    try insert.run()
    #expect(try connection.integer("SELECT count(*) FROM fact WHERE value IS NULL") == 1)
  }

  @Test func `NULL reads as zero and as no bytes`() throws {
    let statement = try memory().prepare("SELECT ?1")
    try statement.bindNull(at: 1)
    #expect(try statement.step())
    #expect(statement.isNull(at: 0))
    #expect(statement.integer(at: 0) == 0)
    #expect(statement.bytes(at: 0).isEmpty)
  }

  @Test func `a statement runs again after its end, an error, and a reset`() throws {
    let connection = try memory()
    try connection.execute("CREATE TABLE fact (value UNIQUE)")
    let insert = try connection.prepare("INSERT INTO fact VALUES (?1)")
    try insert.bind(1, at: 1)
    try insert.run()
    #expect(throws: SQLiteError.self) { try insert.run() }
    try insert.bind(2, at: 1)
    try insert.run()
    let select = try connection.prepare("SELECT value FROM fact ORDER BY value")
    #expect(try select.step())
    select.reset()
    var values: [Int64] = []
    try select.forEachRow { () throws(SQLiteError) in values.append(select.integer(at: 0)) }
    #expect(values == [1, 2])
  }

  @Test func `a parameter that isn't there is refused`() throws {
    let statement = try memory().prepare("SELECT ?1")
    let error = #expect(throws: SQLiteError.self) { try statement.bind(1, at: 2) }
    #expect(error?.code == .range)
  }

  @Test func `a statement keeps its connection open`() throws {
    let statement = try memory().prepare("SELECT 7")
    #expect(try statement.step())
    #expect(statement.integer(at: 0) == 7)
  }

  private func memory() throws -> Connection {
    try Connection(path: ":memory:", mode: .readWriteCreate, busyTimeoutMilliseconds: 0)
  }
}
