internal import SourceModel

/// Numbers the pairs of name and language family, in the order of first appearance.
///
/// A symbol of the graph is such a pair: `parse` of the C family is not `parse` of Python.
package struct SymbolTable: Sendable {
  private var familyNames: [String] = []
  private var interners: [ByteInterner] = []
  /// For each family the symbol of each of its interned names.
  private var symbols: [[UInt32]] = []
  /// For each symbol its family and its index there.
  private var places: [(family: UInt32, index: UInt32)] = []

  /// Number of symbols.
  package var count: Int { places.count }

  /// The bytes of the name of `symbol`.
  package func name(of symbol: Int) -> ArraySlice<UInt8> {
    let place = places[symbol]
    return interners[Int(place.family)][Int(place.index)]
  }

  /// The symbols of all families that have the name `bytes`, in ascending order.
  package func symbols(named bytes: UnsafeRawBufferPointer) -> [Int] {
    interners.indices.compactMap { symbol(named: bytes, family: $0) }.sorted()
  }

  /// The number of the family of `language`, which is added when it is new.
  mutating func family(of language: Language) -> Int {
    let name = LanguageFamily.name(of: language)
    if let known = familyNames.firstIndex(of: name) { return known }
    familyNames.append(name)
    interners.append(ByteInterner())
    symbols.append([])
    return familyNames.count - 1
  }

  /// The symbol of the name `bytes` in a family, which is added when it is new.
  mutating func intern(_ bytes: UnsafeRawBufferPointer, family: Int) -> Int {
    let index = interners[family].intern(bytes)
    if index == symbols[family].count {
      symbols[family].append(UInt32(places.count))
      places.append((UInt32(family), UInt32(index)))
    }
    return Int(symbols[family][index])
  }

  /// The symbol of the name `bytes` in a family, if there is one.
  func symbol(named bytes: UnsafeRawBufferPointer, family: Int) -> Int? {
    interners[family].index(of: bytes).map { Int(symbols[family][$0]) }
  }
}
