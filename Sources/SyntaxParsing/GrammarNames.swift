internal import CTreeSitter

/// Finds the ids of a grammar's node kinds and fields by their names, each name once: the library
/// searches all of its symbols.
struct GrammarNames {
  private let grammar: Grammar
  private var symbols: [String: UInt16] = [:]
  private var anonymousSymbols: [String: UInt16] = [:]
  private var fields: [String: UInt16] = [:]

  init(_ grammar: Grammar) { self.grammar = grammar }

  /// The symbol of a kind of node, or 0.
  mutating func symbol(_ name: String, isNamed: Bool) -> UInt16 {
    if let known = isNamed ? symbols[name] : anonymousSymbols[name] { return known }
    var text = name
    let symbol = text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        ts_language_symbol_for_name(grammar.pointer, $0.baseAddress, UInt32($0.count), isNamed)
      }
    }
    if isNamed { symbols[name] = symbol } else { anonymousSymbols[name] = symbol }
    return symbol
  }

  /// The id of a field, or 0.
  mutating func field(_ name: String) -> UInt16 {
    if let known = fields[name] { return known }
    var text = name
    let field = text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        ts_language_field_id_for_name(grammar.pointer, $0.baseAddress, UInt32($0.count))
      }
    }
    fields[name] = field
    return field
  }

  /// Whether a symbol that was found by name is a supertype: those alone have a name and aren't
  /// visible.
  func isSupertype(_ symbol: UInt16) -> Bool {
    symbol != errorSymbol
      && ts_language_symbol_type(grammar.pointer, symbol) != TSSymbolTypeRegular
      && ts_language_symbol_type(grammar.pointer, symbol) != TSSymbolTypeAnonymous
  }
}

/// The symbol of error nodes, in every grammar.
let errorSymbol = UInt16.max
