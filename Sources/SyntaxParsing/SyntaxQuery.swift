internal import CTreeSitter
internal import PatternMatching

/// A compiled query: patterns over syntax trees with named captures and predicates.
///
/// Immutable and shared by all threads.
package final class SyntaxQuery: Sendable {
  /// Names of the captures, without `@`, by their index.
  package let captureNames: [String]
  let predicates: [[QueryPredicate]]
  /// Settings of every pattern, by the pattern's index.
  let settings: [[QuerySetting]]
  let symbols: SymbolTable
  // A TSQuery is not changed after it was made, and cursors only read it.
  nonisolated(unsafe) let pointer: OpaquePointer

  /// Compiles `text` for `grammar`, which takes 10 to 300 ms with those that are
  /// bundled: tree-sitter analyses every pattern against the grammar.
  package init(_ text: String, grammar: Grammar) throws(QueryError) {
    var offset: UInt32 = 0
    var kind = TSQueryErrorNone
    var text = text
    let query = text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        ts_query_new(grammar.pointer, $0.baseAddress, UInt32($0.count), &offset, &kind)
      }
    }
    guard let query else {
      throw QueryError(offset: Int(offset), kind: QueryError.Kind(kind))
    }
    pointer = query
    symbols = SymbolTable(grammar)
    captureNames = (0..<ts_query_capture_count(query)).map { index in
      var length: UInt32 = 0
      let name = ts_query_capture_name_for_id(query, index, &length)
      return SyntaxQuery.text(name, length)
    }
    let words = (0..<ts_query_pattern_count(query)).map {
      SyntaxQuery.predicateWords(of: query, pattern: $0)
    }
    settings = words.map { $0.compactMap { QuerySetting($0) } }
    do {
      predicates = try SyntaxQuery.predicates(words, of: query)
    } catch {
      ts_query_delete(query)
      throw error
    }
  }

  deinit { ts_query_delete(pointer) }

  /// The predicates of every pattern, by the pattern's index.
  private static func predicates(
    _ words: [[[QueryPredicate.Word]]], of query: OpaquePointer
  ) throws(QueryError) -> [[QueryPredicate]] {
    var all: [[QueryPredicate]] = []
    for (pattern, words) in zip(UInt32(0)..., words) {
      var predicates: [QueryPredicate] = []
      for words in words {
        do {
          if let predicate = try QueryPredicate(words) { predicates.append(predicate) }
        } catch {
          let offset = Int(ts_query_start_byte_for_pattern(query, pattern))
          throw QueryError(offset: offset, kind: .predicate(error.detail))
        }
      }
      all.append(predicates)
    }
    return all
  }

  /// The predicates of one pattern, each as its words: `#eq?`, `@name`, `"text"`.
  private static func predicateWords(
    of query: OpaquePointer, pattern: UInt32
  ) -> [[QueryPredicate.Word]] {
    var count: UInt32 = 0
    guard let steps = ts_query_predicates_for_pattern(query, pattern, &count) else { return [] }
    var all: [[QueryPredicate.Word]] = []
    var words: [QueryPredicate.Word] = []
    for step in UnsafeBufferPointer(start: steps, count: Int(count)) {
      switch step.type {
      case TSQueryPredicateStepTypeCapture: words.append(.capture(step.value_id))
      case TSQueryPredicateStepTypeString:
        var length: UInt32 = 0
        let value = ts_query_string_value_for_id(query, step.value_id, &length)
        words.append(.string(text(value, length)))
      default:
        all.append(words)
        words = []
      }
    }
    return all
  }

  private static func text(_ bytes: UnsafePointer<CChar>?, _ length: UInt32) -> String {
    guard let bytes else { return "" }
    return String(
      decoding: UnsafeRawBufferPointer(start: bytes, count: Int(length)), as: UTF8.self)
  }
}

/// Why a query doesn't compile, and where.
package struct QueryError: Error, Sendable, Equatable {
  /// What is wrong.
  package enum Kind: Sendable, Equatable {
    case syntax, nodeType, field, capture, structure, language
    case predicate(String)
  }

  /// Byte in the query's text.
  package let offset: Int
  package let kind: Kind
}

extension QueryError.Kind {
  init(_ raw: TSQueryError) {
    switch raw {
    case TSQueryErrorNodeType: self = .nodeType
    case TSQueryErrorField: self = .field
    case TSQueryErrorCapture: self = .capture
    case TSQueryErrorStructure: self = .structure
    case TSQueryErrorLanguage: self = .language
    default: self = .syntax
    }
  }

  /// For messages.
  package var description: String {
    switch self {
    case .syntax: "syntax error"
    case .nodeType: "the grammar has no such node"
    case .field: "the grammar has no such field"
    case .capture: "unknown capture"
    case .structure: "this pattern can never match"
    case .language: "the grammar does not fit the library"
    case .predicate(let detail): detail
    }
  }
}
