import SourceModel
import Testing

@testable import GraphBuilding

struct SymbolTableTests {
  @Test func `a symbol is a name in a language family`() {
    var table = SymbolTable()
    let python = table.family(of: Language("python"))
    let c = table.family(of: Language("c"))
    #expect(table.family(of: Language("cpp")) == c)
    let symbols = [("parse", python), ("parse", c), ("run", python), ("parse", python)].map {
      intern($0.0, $0.1, &table)
    }
    #expect(symbols == [0, 1, 2, 0])
    #expect(table.count == 3)
    #expect(String(decoding: table.name(of: 2), as: UTF8.self) == "run")
    #expect(Array("parse".utf8).withUnsafeBytes { table.symbols(named: $0) } == [0, 1])
    #expect(Array("eggs".utf8).withUnsafeBytes { table.symbols(named: $0) } == [])
    #expect(Array("run".utf8).withUnsafeBytes { table.symbol(named: $0, family: c) } == nil)
  }

  private func intern(_ name: String, _ family: Int, _ table: inout SymbolTable) -> Int {
    Array(name.utf8).withUnsafeBytes { table.intern($0, family: family) }
  }
}
