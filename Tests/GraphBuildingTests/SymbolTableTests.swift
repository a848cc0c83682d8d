import FileMapping
import SourceModel
import TestSupport
import Testing

@testable import GraphBuilding

struct SymbolTableTests {
  private func intern(_ name: String, _ family: Int, _ symbols: inout SymbolInterner) -> Int {
    Int(bytes(name) { symbols.intern($0, family: family) })
  }

  private func bytes<Result>(
    _ name: String, _ body: (UnsafeRawBufferPointer) -> Result
  ) -> Result {
    Array(name.utf8).withUnsafeBytes(body)
  }

  /// A random set of names in some families, by family and name.
  private func randomSymbols(_ random: inout SeededGenerator) -> Set<[String]> {
    let families = ["python", "c", "java", "go"].shuffled(using: &random)
      .prefix(Int.random(in: 1...4, using: &random))
    let count = random.pick([0, 1, 2, 5, 50, 400])
    return Set(
      (0..<count).map { _ in
        let length = Int.random(in: 0...4, using: &random)
        let name = String((0..<length).map { _ in random.pick(Array("abcdeé_")) })
        return [random.pick(Array(families)), name]
      })
  }

  private func interner(_ symbols: some Sequence<[String]>) -> SymbolInterner {
    var interner = SymbolInterner(slotCount: 2)
    for symbol in symbols {
      _ = intern(symbol[1], interner.family(of: Language(symbol[0])), &interner)
    }
    return interner
  }

  @Test func `a symbol is a name in a language family, numbered as it appears`() {
    var symbols = SymbolInterner()
    let python = symbols.family(of: Language("python"))
    let c = symbols.family(of: Language("c"))
    #expect(symbols.family(of: Language("cpp")) == c)
    let found = [("parse", python), ("parse", c), ("run", python), ("parse", python), ("", c)].map {
      intern($0.0, $0.1, &symbols)
    }
    #expect(found == [0, 1, 2, 0, 3])
    #expect(symbols.count == 4)
    #expect(String(decoding: symbols.name(of: 2), as: UTF8.self) == "run")
  }

  @Test func `the table is in the order of hash, family and name, and has every name`() throws {
    for seed in 0..<200 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      let known = randomSymbols(&random)
      let interner = interner(known.shuffled(using: &random))
      let (table, numbers) = interner.table()
      #expect(table.count == known.count && numbers.count == known.count, "seed \(seed)")
      #expect(table.families == table.families.sorted(), "seed \(seed)")
      var found: Set<[String]> = []
      for symbol in 0..<table.count {
        let name = String(decoding: table.name(of: symbol), as: UTF8.self)
        let family = table.families[Int(table.familyIndexes[symbol])]
        found.insert([family, name])
        let hash = bytes(name) { SymbolFamily(name: family).hash($0) }
        #expect(hash == table.hashes[symbol], "seed \(seed)")
      }
      #expect(found == known, "seed \(seed)")
      for (left, right) in zip(table.hashes, table.hashes.dropFirst()) {
        #expect(left <= right, "seed \(seed)")
      }
      for (old, new) in numbers.enumerated() {
        #expect(interner.name(of: old).elementsEqual(table.name(of: Int(new))), "seed \(seed)")
      }
    }
  }

  @Test func `the table doesn't depend on the order of appearance`() {
    for seed in 0..<100 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      let known = Array(randomSymbols(&random))
      let first = interner(known).table().table
      let second = interner(known.shuffled(using: &random)).table().table
      #expect(first == second, "seed \(seed)")
    }
  }

  @Test func `a look-up finds what a search from end to end finds`() {
    for seed in 0..<100 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      let known = randomSymbols(&random)
      let table = interner(known).table().table
      for symbol in known.union(randomSymbols(&random)) {
        let expected = (0..<table.count).filter {
          table.name(of: $0).elementsEqual(symbol[1].utf8)
        }
        #expect(bytes(symbol[1]) { table.symbols(named: $0) } == expected, "seed \(seed)")
        let ofFamily = expected.first {
          table.families[Int(table.familyIndexes[$0])] == symbol[0]
        }
        let found = bytes(symbol[1]) {
          table.symbol(named: $0, family: SymbolFamily(name: symbol[0]))
        }
        #expect(found == ofFamily, "seed \(seed)")
      }
    }
  }

  @Test func `an empty table has no name`() {
    let table = SymbolInterner().table().table
    #expect(table.count == 0)
    #expect(bytes("x") { table.symbols(named: $0) } == [])
  }

  @Test func `thousands of symbols are found in every order`() {
    var symbols = SymbolInterner()
    let family = symbols.family(of: Language("go"))
    let names = (0..<20_000).map { "name\($0)" }
    for name in names { _ = intern(name, family, &symbols) }
    for number in stride(from: 19_999, through: 0, by: -7) {
      #expect(intern(names[number], family, &symbols) == number)
    }
    #expect(symbols.count == 20_000)
    let table = symbols.table().table
    for number in stride(from: 0, to: 20_000, by: 11) {
      #expect(bytes(names[number]) { table.symbols(named: $0) }.count == 1)
      #expect(bytes("no" + names[number]) { table.symbols(named: $0) }.isEmpty)
    }
  }
}
