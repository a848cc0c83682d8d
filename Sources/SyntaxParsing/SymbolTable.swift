internal import CTreeSitter

/// What a query knows of a grammar's symbols, at fixed addresses: whether nodes with them are named,
/// and the bits of supertypes.
final class SymbolTable: Sendable {
  // Written by `init` alone, freed by `deinit` alone.
  nonisolated(unsafe) let raw: repomap_symbol_table

  /// - Parameters:
  ///   - grammar: The grammar whose symbols are meant.
  ///   - supertypes: At most ``TreeQuery/maximumSupertypes`` symbols; each has the bit of its place.
  init(_ grammar: Grammar, supertypes: [UInt16]) {
    let count = Int(UInt16(clamping: ts_language_symbol_count(grammar.pointer)))
    let isNamed = UnsafeMutablePointer<UInt8>.allocate(capacity: max(1, count))
    let bits = UnsafeMutablePointer<UInt16>.allocate(capacity: max(1, count))
    for symbol in 0..<count {
      let type = ts_language_symbol_type(grammar.pointer, UInt16(symbol))
      (isNamed + symbol).initialize(to: type == TSSymbolTypeRegular ? 1 : 0)
      (bits + symbol).initialize(to: 0)
    }
    for (place, symbol) in supertypes.enumerated() where Int(symbol) < count {
      bits[Int(symbol)] |= 1 << UInt16(place)
    }
    raw = repomap_symbol_table(is_named: isNamed, supertype_bits: bits, count: UInt32(count))
  }

  deinit {
    raw.is_named.deallocate()
    raw.supertype_bits.deallocate()
  }

  /// Whether nodes with the symbol are named. Beyond the grammar's symbols are only errors.
  func isNamed(_ symbol: UInt16) -> Bool {
    UInt32(symbol) >= raw.count || raw.is_named[Int(symbol)] != 0
  }

  /// The bit of a supertype; 0 for other symbols.
  func supertypeBits(_ symbol: UInt16) -> UInt16 {
    UInt32(symbol) < raw.count ? raw.supertype_bits[Int(symbol)] : 0
  }
}
