internal import CTreeSitter

/// A query, compiled to tables that ``TreeMatcher`` reads.
///
/// A pattern is a chain of elements: what has to follow among the children of one node. An element
/// is one or several tests, of which any may match the node at its place; a test leads to the
/// element that the node's children have to match, and to the one that its siblings have to.
///
/// Immutable and shared by all threads.
package final class TreeQuery: Sendable {
  /// Names of the captures, without `@`, by their index.
  package let captureNames: [String]
  let predicates: [[QueryPredicate]]
  /// Settings of every pattern, by the pattern's index.
  let settings: [[QuerySetting]]
  /// Symbols of the supertypes that tests ask about; a bit of ``QueryTest/supertypes`` each.
  let supertypes: [UInt16]
  let tables: QueryTables
  /// What is known of a node by its symbol alone.
  let symbols: SymbolTable
  private let grammar: Grammar

  /// Supertypes that one query may ask about.
  static let maximumSupertypes = 16

  /// Compiles `text` for `grammar`, in 1 to 5 ms for 600 lines.
  ///
  /// - Returns: `nil` for a query that holds what these tables can't express.
  package convenience init?(_ text: String, grammar: Grammar) throws(QueryError) {
    let syntax = try QueryParser.parse(text, grammar: grammar)
    guard let compiled = TreeQueryCompiler.compile(syntax) else { return nil }
    self.init(syntax, compiled, grammar: grammar)
  }

  /// Whether what the query asks for can be seen: supertypes need a look into the library's cursor.
  var isRunnable: Bool { supertypes.isEmpty || SyntaxRuntime.showsHiddenNodes(grammar) }

  private init(_ syntax: QuerySyntax, _ compiled: TreeQueryCompiler, grammar: Grammar) {
    captureNames = syntax.captureNames
    predicates = syntax.patterns.map { $0.predicates }
    settings = syntax.patterns.map { $0.settings }
    supertypes = compiled.supertypes
    tables = QueryTables(compiled)
    self.grammar = grammar
    symbols = SymbolTable(grammar, compiled)
  }
}

/// What one node has to be.
struct QueryTest {
  struct Flags: OptionSet {
    let rawValue: UInt8
    /// Any node but errors: ``QueryTest/symbol`` doesn't count.
    static let any = Flags(rawValue: 1)
    /// A named node.
    static let named = Flags(rawValue: 2)
    /// A node that the parser made up.
    static let missing = Flags(rawValue: 4)
    /// No named child may follow those that were matched.
    static let isEndAnchored = Flags(rawValue: 8)
    /// An anchor behind this node is about all nodes, not only the named ones.
    static let isStrictBehind = Flags(rawValue: 16)
    static let hasChildren = Flags(rawValue: 32)
  }

  /// Bits of symbols and fields that the node's children must have among them.
  var childrenBits: UInt64 = 0
  var symbol: UInt16 = 0
  var flags: Flags = []
  /// 0 for any.
  var field: UInt16 = 0
  /// Bits of supertypes, all of which must lie between the node and its parent.
  var supertypes: UInt16 = 0
  /// Into ``QueryTables/negatedFields``.
  var negatedStart: Int32 = 0
  var negatedCount: Int32 = 0
  /// Into ``QueryTables/captures``.
  var captureStart: Int32 = 0
  var captureCount: Int32 = 0
  /// The first element of the children, or ``QueryElement/end``.
  var firstChild = QueryElement.end
  /// The element that goes on behind this node, or ``QueryElement/end``.
  var next = QueryElement.end

  /// Whether ``symbol`` doesn't count.
  var isWildcard: Bool { !flags.isDisjoint(with: [.any, .named]) }

  /// Bits of the symbol and the field that the node has.
  var ownBits: UInt64 {
    (isWildcard ? 0 : repomap_symbol_bit(symbol)) | (field == 0 ? 0 : repomap_field_bit(field))
  }
}

/// What has to follow among siblings.
struct QueryElement {
  /// Stands for an element behind the last one: the children of this parent are matched.
  static let end: Int32 = -1
  /// Stands behind the node of a repetition, which is matched for itself.
  static let endOfRepetition: Int32 = -2

  enum Quantifier: UInt8 { case one, optional, any, several }

  /// How far the search for a node may pass over others.
  enum Reach: UInt8 {
    /// Over all nodes.
    case free
    /// Over anonymous nodes.
    case anonymous
    /// Over none.
    case nothing
  }

  /// Bits of the symbol and the field that all of the tests ask for.
  var bits: UInt64
  /// The field that all of the tests ask for; 0 for none.
  var field: UInt16
  /// Into ``QueryTables/tests``.
  var testStart: Int32
  var testCount: Int32
  /// What follows where the element is left out or was repeated.
  var next: Int32
  var quantifier: Quantifier
  var reach: Reach
  /// Reach of the next element where this one is left out; `nil` for its own.
  var reachWhenSkipped: Reach?
  /// Whether there are captures here or behind, so that more than one match makes a difference.
  var hasCapturesAhead: Bool
}

/// A pattern that may begin at nodes of some symbol.
struct QueryRoot {
  var pattern: Int32
  var test: Int32
}

/// The tables of a query, at fixed addresses: they are read for every node, and arrays would be
/// retained and released each time.
final class QueryTables: Sendable {
  // Written by `init` alone, freed by `deinit` alone.
  nonisolated(unsafe) let tests: UnsafePointer<QueryTest>
  nonisolated(unsafe) let elements: UnsafePointer<QueryElement>
  nonisolated(unsafe) let captures: UnsafePointer<UInt32>
  nonisolated(unsafe) let negatedFields: UnsafePointer<UInt16>
  /// Grouped by symbol.
  nonisolated(unsafe) let roots: UnsafePointer<QueryRoot>
  /// Where the roots of a symbol begin; one more for the end.
  nonisolated(unsafe) let rootOffsets: UnsafePointer<Int32>
  let testCount: Int
  /// Symbols with an entry in ``rootOffsets``. Error nodes have the one behind the last.
  let symbolCount: Int
  /// Roots that have no symbol.
  nonisolated(unsafe) let wildcardRoots: UnsafeBufferPointer<QueryRoot>

  init(_ compiled: TreeQueryCompiler) {
    tests = QueryTables.copy(compiled.tests)
    testCount = compiled.tests.count
    elements = QueryTables.copy(compiled.elements)
    captures = QueryTables.copy(compiled.captures)
    negatedFields = QueryTables.copy(compiled.negatedFields)
    let wildcards = compiled.roots.filter { compiled.tests[Int($0.test)].isWildcard }
    wildcardRoots = UnsafeBufferPointer(
      start: QueryTables.copy(wildcards), count: wildcards.count)
    var rows: [Int: [QueryRoot]] = [:]
    for root in compiled.roots {
      let test = compiled.tests[Int(root.test)]
      if test.isWildcard { continue }
      rows[Int(test.symbol), default: []].append(root)
    }
    symbolCount = 1 + (rows.keys.filter { $0 != Int(errorSymbol) }.max() ?? 0)
    rows[symbolCount] = rows.removeValue(forKey: Int(errorSymbol))
    var offsets: [Int32] = [0]
    var ordered: [QueryRoot] = []
    for symbol in 0...symbolCount {
      ordered += rows[symbol] ?? []
      offsets.append(Int32(ordered.count))
    }
    roots = QueryTables.copy(ordered)
    rootOffsets = QueryTables.copy(offsets)
  }

  deinit {
    tests.deallocate()
    elements.deallocate()
    captures.deallocate()
    negatedFields.deallocate()
    roots.deallocate()
    rootOffsets.deallocate()
    wildcardRoots.deallocate()
  }

  /// Roots of the nodes with `symbol`.
  @inline(__always)
  func roots(of symbol: UInt16) -> UnsafeBufferPointer<QueryRoot> {
    var row = Int(symbol)
    if row >= symbolCount {
      guard symbol == errorSymbol else { return UnsafeBufferPointer(start: nil, count: 0) }
      row = symbolCount
    }
    let start = Int(rootOffsets[row])
    return UnsafeBufferPointer(start: roots + start, count: Int(rootOffsets[row + 1]) - start)
  }

  private static func copy<Element: BitwiseCopyable>(
    _ elements: [Element]
  ) -> UnsafePointer<Element> {
    let memory = UnsafeMutablePointer<Element>.allocate(capacity: max(1, elements.count))
    memory.initialize(from: elements, count: elements.count)
    return UnsafePointer(memory)
  }
}
