import SQLiteAccess
import TestSupport
import Testing

@testable import DiskCaching

@Suite struct TransactionTests {
  @Test func `a transaction happens as a whole`() throws {
    let fixture = try EntryFixture()
    let cache = fixture.open()
    cache.set(bytes("kept"), EntryFixture.value(0))
    let large = [UInt8](repeating: 1, count: 5000)
    let result: Int? = cache.transaction { cache throws(SQLiteError) in
      try cache.set(bytes("a"), large)
      _ = try cache.delete(bytes("kept"))
      #expect(try cache.value(for: bytes("a")) == large)
      throw .abort
    }
    #expect(result == nil)
    #expect(cache.keys(in: .key) == [bytes("kept")])
    #expect(cache.value(for: bytes("kept")) == EntryFixture.value(0))
    #expect(try cache.check(.nothing) == [])
    #expect(throws: CacheError.aborted) {
      try cache.attempt { _ throws(SQLiteError) in throw .abort }
    }
    #expect(cache.diagnostics == [])
    #expect(cache.set(bytes("b"), [1]))
  }

  @Test func `a transaction in a transaction can fail alone`() throws {
    let fixture = try EntryFixture()
    let cache = fixture.open()
    let large = [UInt8](repeating: 1, count: 5000)
    cache.set(bytes("kept"), large)
    cache.transaction { cache throws(SQLiteError) in
      try cache.set(bytes("outer"), large)
      do throws(SQLiteError) {
        try cache.transaction { cache throws(SQLiteError) in
          try cache.set(bytes("inner"), large)
          _ = try cache.delete(bytes("kept"))
          try cache.transaction { cache throws(SQLiteError) in try cache.set(bytes("third"), [3]) }
          throw .abort
        }
      } catch {
        #expect(error.code == .aborted)
      }
      try cache.transaction { cache throws(SQLiteError) in try cache.set(bytes("second"), [2]) }
    }
    #expect(cache.keys(in: .key) == [bytes("kept"), bytes("outer"), bytes("second")])
    #expect(cache.value(for: bytes("kept")) == large)
    #expect(try cache.check(.nothing) == [])
  }

  @Test func `operations that another process holds up fail, and the next ones do not`() throws {
    var fixture = try EntryFixture()
    fixture.settings.busyTimeoutMilliseconds = 5
    let cache = fixture.open()
    cache.set(bytes("a"), [1])
    let other = try fixture.place.connection()
    try other.execute("BEGIN IMMEDIATE")
    #expect(!cache.set(bytes("a"), [2]))
    #expect(!cache.add(bytes("b"), [2]))
    #expect(cache.increment(bytes("c")) == nil)
    #expect(cache.pop(bytes("a")) == nil)
    #expect(!cache.delete(bytes("a")))
    #expect(cache.value(for: bytes("a")) == [1])
    #expect(throws: CacheError.busy(path: fixture.place.database)) { try cache.clear() }
    #expect(cache.memoize(bytes("d")) { [4] } == [4])
    try other.execute("COMMIT")
    #expect(cache.set(bytes("a"), [2]))
    #expect(cache.diagnostics == [])
  }
}
