internal import CTreeSitter

/// What a query knows of a grammar's symbols, at fixed addresses: whether nodes with them are named,
/// the bits of supertypes, and at which nodes its patterns may begin.
final class SymbolTable: Sendable {
  // Written by `init` alone, freed by `deinit` alone.
  nonisolated(unsafe) let raw: repomap_symbol_table

  /// The table of a query that our engine runs.
  ///
  /// - Parameters:
  ///   - grammar: The grammar whose symbols are meant.
  ///   - compiled: The query; it has at most ``TreeQuery/maximumSupertypes`` supertypes, each of which
  ///     has the bit of its place.
  convenience init(_ grammar: Grammar, _ compiled: TreeQueryCompiler) {
    self.init(grammar, supertypes: compiled.supertypes) { flags in
      SymbolTable.note(compiled, in: flags)
    }
  }

  /// A table that knows of no query.
  convenience init(_ grammar: Grammar) {
    self.init(grammar, supertypes: []) { _ in }
  }

  private init(
    _ grammar: Grammar, supertypes: [UInt16],
    note: (UnsafeMutableBufferPointer<UInt8>) -> Void
  ) {
    let count = Int(UInt16(clamping: ts_language_symbol_count(grammar.pointer)))
    let flags = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: count + 1)
    let bits = UnsafeMutablePointer<UInt16>.allocate(capacity: count + 1)
    for symbol in 0...count {
      let isNamed =
        symbol == count
        || ts_language_symbol_type(grammar.pointer, UInt16(symbol)) == TSSymbolTypeRegular
      flags.initializeElement(
        at: symbol, to: isNamed ? UInt8(repomap_symbol_is_named.rawValue) : 0)
      (bits + symbol).initialize(to: 0)
    }
    for (place, symbol) in supertypes.enumerated() where Int(symbol) < count {
      bits[Int(symbol)] |= 1 << UInt16(place)
    }
    note(flags)
    raw = repomap_symbol_table(
      flags: flags.baseAddress, supertype_bits: bits, count: UInt32(count))
  }

  deinit {
    raw.flags.deallocate()
    raw.supertype_bits.deallocate()
  }

  /// Notes at which symbols the patterns of a query begin.
  private static func note(
    _ query: TreeQueryCompiler, in flags: UnsafeMutableBufferPointer<UInt8>
  ) {
    let errors = flags.count - 1
    for root in query.roots {
      let test = query.tests[Int(root.test)]
      var begins = repomap_symbol_begins_inner.rawValue
      if test.childrenBits == 0 { begins |= repomap_symbol_begins_leaf.rawValue }
      let symbol = min(Int(test.symbol), errors)
      for symbol in test.isWildcard ? 0...errors : symbol...symbol {
        flags[symbol] |= UInt8(begins)
      }
    }
  }

  /// Whether nodes with the symbol are named. Beyond the grammar's symbols are only errors.
  func isNamed(_ symbol: UInt16) -> Bool { has(repomap_symbol_is_named, symbol) }

  /// Whether a pattern may begin at nodes with the symbol.
  func isCandidate(_ symbol: UInt16) -> Bool { has(repomap_symbol_begins_inner, symbol) }

  private func has(_ flag: repomap_symbol_flags, _ symbol: UInt16) -> Bool {
    raw.flags[min(Int(symbol), Int(raw.count))] & UInt8(flag.rawValue) != 0
  }

  /// The bit of a supertype; 0 for other symbols.
  func supertypeBits(_ symbol: UInt16) -> UInt16 {
    UInt32(symbol) < raw.count ? raw.supertype_bits[Int(symbol)] : 0
  }
}
