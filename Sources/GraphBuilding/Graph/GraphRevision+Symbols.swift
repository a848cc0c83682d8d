package import SourceModel

extension GraphRevision {
  /// Calls `body` with every symbol that the base or a change has, and the bytes of its name, in the order of the
  /// numbers. Some may have no definitions any more.
  package func forEachSymbol(_ body: (UInt32, UnsafeRawBufferPointer) -> Void) {
    for symbol in 0..<baseSymbolCount { body(UInt32(symbol), baseName(ofSymbol: symbol)) }
    forEachAddedSymbol(body)
  }

  /// Number of symbols of the base, which are numbered from 0; some may have no definitions any more.
  package var baseSymbolCount: Int { base.symbols.count }

  /// The bytes of the name of a symbol of the base.
  package func baseName(ofSymbol symbol: Int) -> UnsafeRawBufferPointer {
    base.symbols.name(of: symbol)
  }

  /// Calls `body` with every symbol that changes have brought, behind those of the base, and the bytes of its name.
  package func forEachAddedSymbol(_ body: (UInt32, UnsafeRawBufferPointer) -> Void) {
    patch.names.forEachSymbol { symbol, name in name.withUnsafeBytes { body(symbol, $0) } }
  }

  /// The definition of a file with an index, if references can mean it.
  ///
  /// - Complexity: O(log definitions of the file).
  package func entry(of definition: Int, in file: FileID) -> DefinitionEntry? {
    place(of: definition, in: file).map { self.definition(at: $0) }
  }

  /// The place of the definition of a file with an index, if references can mean it.
  ///
  /// - Complexity: O(log definitions of the file).
  package func place(of definition: Int, in file: FileID) -> Int? {
    let places = definitions(of: file)
    var low = places.lowerBound
    var high = places.upperBound
    while low < high {
      let middle = (low + high) / 2
      if self.definition(at: middle).definition < definition {
        low = middle + 1
      } else {
        high = middle
      }
    }
    guard low < places.upperBound, self.definition(at: low).definition == definition else {
      return nil
    }
    return low
  }

  /// The symbol of a name in a family of languages, if the graph knows it.
  func symbol(named name: UnsafeRawBufferPointer, family: SymbolFamily) -> UInt32? {
    base.symbols.symbol(named: name, family: family).map { UInt32($0) }
      ?? patch.names.symbol(named: name, family: family.name)
  }
}
