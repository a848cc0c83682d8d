import SQLiteAccess
import TestSupport
import Testing

@Suite struct ConnectionTests {
  @Test(arguments: ["plain.sqlite", "white space.sqlite", "50%?immutable=0#.sqlite", "ü日.sqlite"])
  func `an immutable connection finds the file whatever its name`(_ name: String) throws {
    let directory = try TemporaryDirectory()
    let path = directory.path(name)
    let writer = try open(path)
    try writer.execute("CREATE TABLE fact (value); INSERT INTO fact VALUES (42)")
    let reader = try open(path, .immutable)
    #expect(try reader.integer("SELECT value FROM fact") == 42)
  }

  @Test(arguments: [Connection.Mode.readOnly, .immutable])
  func `a connection for reading refuses to write`(_ mode: Connection.Mode) throws {
    let directory = try TemporaryDirectory()
    let path = directory.path("a.sqlite")
    try open(path).execute("CREATE TABLE fact (value)")
    let reader = try open(path, mode)
    #expect(reader.isReadOnly)
    let error = #expect(throws: SQLiteError.self) {
      try reader.execute("INSERT INTO fact VALUES (1)")
    }
    #expect(error?.code == .readOnly)
  }

  @Test(arguments: [
    ("SELECT nonsense", SQLiteError.Code.error, "no such column: nonsense"),
    ("INSERT INTO fact VALUES (1)", .constraint, "UNIQUE constraint failed: fact.value"),
    ("INSERT INTO fact VALUES (", .error, "incomplete input"),
  ])
  func `an error carries code, message and statement`(
    _ sql: String, _ code: SQLiteError.Code, _ message: String
  ) throws {
    let directory = try TemporaryDirectory()
    let connection = try open(directory.path("a.sqlite"))
    try connection.execute("CREATE TABLE fact (value UNIQUE); INSERT INTO fact VALUES (1)")
    let error = #expect(throws: SQLiteError.self) { try connection.execute(sql) }
    #expect(error?.code == code)
    #expect(error?.message == message)
    #expect(error?.sql == sql)
  }

  @Test func `a file that is no database shows with the first statement`() throws {
    let directory = try TemporaryDirectory()
    try directory.write(String(repeating: "not a database. ", count: 100), to: "a.sqlite")
    let connection = try open(directory.path("a.sqlite"))
    let error = #expect(throws: SQLiteError.self) { try connection.integer("PRAGMA user_version") }
    #expect(error?.code == .notADatabase)
  }

  @Test func `a missing directory can't be opened`() throws {
    let directory = try TemporaryDirectory()
    let error = #expect(throws: SQLiteError.self) { try open(directory.path("none/a.sqlite")) }
    #expect(error?.code == .cantOpen)
  }

  @Test func `a text without a statement is refused`() throws {
    let directory = try TemporaryDirectory()
    let connection = try open(directory.path("a.sqlite"))
    let error = #expect(throws: SQLiteError.self) { _ = try connection.prepare("-- nothing") }
    #expect(error?.code == .misuse)
  }

  @Test func `a transaction that throws leaves nothing behind`() throws {
    let directory = try TemporaryDirectory()
    let connection = try open(directory.path("a.sqlite"))
    try connection.execute("CREATE TABLE fact (value)")
    let error = #expect(throws: SQLiteError.self) {
      try connection.transaction(.immediate) { () throws(SQLiteError) in
        try connection.execute("INSERT INTO fact VALUES (1)")
        throw .corruption("as the test wants it")
      }
    }
    #expect(error?.message == "as the test wants it")
    #expect(!connection.isInTransaction)
    #expect(try connection.integer("SELECT count(*) FROM fact") == 0)
  }

  @Test func `a savepoint that throws undoes itself alone`() throws {
    let directory = try TemporaryDirectory()
    let connection = try open(directory.path("a.sqlite"))
    try connection.execute("CREATE TABLE fact (value)")
    try connection.transaction(.immediate) { () throws(SQLiteError) in
      try connection.execute("INSERT INTO fact VALUES (1)")
      try connection.savepoint { () throws(SQLiteError) in
        try connection.execute("INSERT INTO fact VALUES (2)")
        let inner: Void? = try? connection.savepoint { () throws(SQLiteError) in
          try connection.execute("INSERT INTO fact VALUES (4)")
          throw .abort
        }
        guard inner == nil else { throw .corruption("it should have thrown") }
      }
    }
    #expect(try connection.integer("SELECT sum(value) FROM fact") == 3)
  }

  @Test func `a writer waits for another no longer than the timeout`() throws {
    let directory = try TemporaryDirectory()
    let path = directory.path("a.sqlite")
    let (first, second) = (try open(path), try open(path))
    try first.execute("PRAGMA journal_mode = WAL; CREATE TABLE fact (value)")
    try first.execute("BEGIN IMMEDIATE")
    let error = #expect(throws: SQLiteError.self) {
      try second.transaction(.immediate) { () throws(SQLiteError) in }
    }
    #expect(error?.code == .busy)
    try first.execute("COMMIT")
    try second.transaction(.immediate) { () throws(SQLiteError) in
      try second.execute("INSERT INTO fact VALUES (1)")
    }
    #expect(try first.integer("SELECT count(*) FROM fact") == 1)
  }

  @Test func `a checkpoint empties the log, and doesn't wait for readers`() throws {
    let directory = try TemporaryDirectory()
    let path = directory.path("a.sqlite")
    let (writer, reader) = (try open(path), try open(path))
    try writer.execute("PRAGMA journal_mode = WAL; CREATE TABLE fact (value)")
    try reader.execute("BEGIN; SELECT count(*) FROM fact")
    try writer.execute("INSERT INTO fact VALUES (1)")
    try writer.checkpoint()
    #expect(try !readBytes(path + "-wal").isEmpty)
    try reader.execute("COMMIT")
    try writer.checkpoint()
    #expect(try readBytes(path + "-wal").isEmpty)
  }

  private func open(
    _ path: String, _ mode: Connection.Mode = .readWriteCreate
  ) throws -> Connection {
    try Connection(path: path, mode: mode, busyTimeoutMilliseconds: 20)
  }
}
