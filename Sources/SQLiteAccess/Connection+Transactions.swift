/// How a transaction begins.
package enum TransactionKind: String, Sendable {
  /// Takes a lock with the first statement. For reading: all statements see one state of the
  /// database, and each costs half as much as outside.
  case deferred = "BEGIN DEFERRED"
  /// Takes the write lock at once, so that waiting for it happens here and nowhere else.
  case immediate = "BEGIN IMMEDIATE"
}

extension Connection {
  /// Runs `body` in a transaction: all of it happens, or, when it throws, nothing.
  ///
  /// - Throws: What `body` throws, or the error of beginning or committing; the transaction is
  ///   rolled back in each case.
  package func transaction<Result>(
    _ kind: TransactionKind, _ body: () throws(SQLiteError) -> Result
  ) throws(SQLiteError) -> Result {
    try execute(kind.rawValue)
    do {
      let result = try body()
      try execute("COMMIT")
      return result
    } catch {
      // SQLite has rolled back by itself after some errors, such as a full disk.
      if isInTransaction { try? execute("ROLLBACK") }
      throw error
    }
  }

  /// Runs `body` in a savepoint of the open transaction: when it throws, what it did is undone, and
  /// what the transaction did before stays.
  ///
  /// - Throws: What `body` throws, or the error of beginning or releasing the savepoint.
  package func savepoint<Result>(
    _ body: () throws(SQLiteError) -> Result
  ) throws(SQLiteError) -> Result {
    try execute("SAVEPOINT nested")
    do {
      let result = try body()
      try execute("RELEASE nested")
      return result
    } catch {
      // Savepoints of the same name nest; the innermost is meant.
      if isInTransaction { try? execute("ROLLBACK TO nested; RELEASE nested") }
      throw error
    }
  }
}
