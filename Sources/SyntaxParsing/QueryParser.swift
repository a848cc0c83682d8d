/// Parses the text of a query.
///
/// Input: text and grammar. Output: ``QuerySyntax``, or the place of the first error. It accepts
/// what tree-sitter accepts, besides checking that a pattern can match at all, and numbers
/// patterns and captures as tree-sitter does. It recurses on nested patterns, to a fixed depth.
struct QueryParser {
  private var scanner: QueryScanner
  private var names: GrammarNames
  private var captureIndices: [String: UInt32] = [:]
  private var syntax = QuerySyntax()
  /// Predicates and settings of the pattern under way.
  private var predicates: [QueryPredicate] = []
  private var settings: [QuerySetting] = []
  private var patternOffset = 0
  private var depth = 0

  /// Patterns of people nest fewer than 20 levels.
  private static let maximumDepth = 200

  /// What a sequence of siblings consists of.
  private struct Siblings {
    var expressions: [QueryExpression] = []
    var isEndAnchored = false
    var negatedFields: [UInt16] = []
  }

  static func parse(_ text: String, grammar: Grammar) throws(QueryError) -> QuerySyntax {
    var parser = QueryParser(
      scanner: QueryScanner(text), names: GrammarNames(grammar))
    try parser.parsePatterns()
    return parser.syntax
  }

  private init(scanner: QueryScanner, names: GrammarNames) {
    self.scanner = scanner
    self.names = names
  }

  private mutating func parsePatterns() throws(QueryError) {
    scanner.skipSpace()
    while !scanner.isAtEnd {
      patternOffset = scanner.offset
      predicates = []
      settings = []
      let root = try parseExpression()
      syntax.patterns.append(
        QueryPattern(
          offset: patternOffset, root: root, predicates: predicates, settings: settings))
    }
  }

  /// - Returns: `nil` for a predicate.
  private mutating func parseExpression() throws(QueryError) -> QueryExpression? {
    depth += 1
    defer { depth -= 1 }
    guard depth <= QueryParser.maximumDepth else { throw scanner.error(.syntax) }
    var expression: QueryExpression
    if scanner.skip("[") {
      expression = QueryExpression(shape: .alternation(try parseBranches()))
    } else if scanner.skip("(") {
      if scanner.next == UInt8(ascii: "#") {
        try parsePredicate()
        return nil
      }
      expression = QueryExpression(shape: try parseParenthesis())
    } else if scanner.next == UInt8(ascii: "\"") {
      let symbol = try anonymousSymbol()
      expression = QueryExpression(shape: .node(QueryNode(kind: .symbol(symbol))))
    } else if scanner.skip("_", isWhole: true) {
      expression = QueryExpression(shape: .node(QueryNode(kind: .any)))
    } else {
      expression = try parseField()
    }
    scanner.skipSpace()
    try parseSuffixes(&expression)
    return expression
  }

  /// Behind `[`.
  private mutating func parseBranches() throws(QueryError) -> [QueryExpression] {
    var branches: [QueryExpression] = []
    while branches.isEmpty || scanner.next != UInt8(ascii: "]") {
      guard let branch = try parseExpression() else { throw scanner.error(.syntax) }
      branches.append(branch)
    }
    scanner.skip("]")
    return branches
  }

  /// Behind `(` of anything but a predicate.
  private mutating func parseParenthesis() throws(QueryError) -> QueryExpression.Shape {
    if let next = scanner.next, "([\"".utf8.contains(next) {
      let siblings = try parseSiblings()
      guard !siblings.isEndAnchored, siblings.negatedFields.isEmpty else {
        throw scanner.error(.syntax)
      }
      return .group(siblings.expressions)
    }
    var node = try parseKind()
    scanner.skipSpace()
    let siblings = try parseSiblings()
    if siblings.isEndAnchored && siblings.expressions.isEmpty { throw scanner.error(.syntax) }
    node.children = siblings.expressions
    node.isEndAnchored = siblings.isEndAnchored
    node.negatedFields = siblings.negatedFields
    return .node(node)
  }

  /// Expressions to the closing parenthesis, which it skips.
  private mutating func parseSiblings() throws(QueryError) -> Siblings {
    var siblings = Siblings()
    while true {
      if scanner.skip("!") {
        siblings.negatedFields.append(try fieldID())
        continue
      }
      let isAnchored = scanner.skip(".")
      if scanner.next == UInt8(ascii: ")") {
        siblings.isEndAnchored = isAnchored
        scanner.skip(")")
        return siblings
      }
      guard var expression = try parseExpression() else { continue }
      expression.isAnchored = isAnchored
      siblings.expressions.append(expression)
    }
  }

  /// The kind of a named node, with its supertype.
  private mutating func parseKind() throws(QueryError) -> QueryNode {
    let start = scanner.offset
    let name = try scanner.identifier()
    if name == "_" { return QueryNode(kind: .named) }
    if name == "MISSING" { return try parseMissing() }
    let symbol = names.symbol(name, isNamed: true)
    guard symbol != 0 else { throw QueryError(offset: start, kind: .nodeType) }
    let isSupertype = names.isSupertype(symbol)
    guard scanner.skipExactly("/") else {
      return isSupertype
        ? QueryNode(kind: .named, supertype: symbol) : QueryNode(kind: .symbol(symbol))
    }
    guard isSupertype else { throw QueryError(offset: start - 1, kind: .structure) }
    let subtype =
      scanner.next == UInt8(ascii: "\"") ? try anonymousSymbol() : try namedSymbol()
    return QueryNode(kind: .symbol(subtype), supertype: symbol)
  }

  /// Behind `(MISSING`.
  private mutating func parseMissing() throws(QueryError) -> QueryNode {
    scanner.skipSpace()
    switch scanner.next {
    case UInt8(ascii: ")"): return QueryNode(kind: .named, isMissing: true)
    case UInt8(ascii: "\""):
      return QueryNode(kind: .symbol(try anonymousSymbol()), isMissing: true)
    default: return QueryNode(kind: .symbol(try namedSymbol()), isMissing: true)
    }
  }

  private mutating func namedSymbol() throws(QueryError) -> UInt16 {
    let start = scanner.offset
    let symbol = names.symbol(try scanner.identifier(), isNamed: true)
    guard symbol != 0 else { throw QueryError(offset: start, kind: .nodeType) }
    return symbol
  }

  private mutating func anonymousSymbol() throws(QueryError) -> UInt16 {
    let start = scanner.offset
    let symbol = names.symbol(try scanner.string(), isNamed: false)
    guard symbol != 0 else { throw QueryError(offset: start + 1, kind: .nodeType) }
    return symbol
  }

  private mutating func fieldID() throws(QueryError) -> UInt16 {
    let start = scanner.offset
    let field = names.field(try scanner.identifier())
    scanner.skipSpace()
    guard field != 0 else { throw QueryError(offset: start, kind: .field) }
    return field
  }

  /// `name: …`
  private mutating func parseField() throws(QueryError) -> QueryExpression {
    let start = scanner.offset
    let name = try scanner.identifier()
    scanner.skipSpace()
    guard scanner.skip(":") else { throw QueryError(offset: start, kind: .syntax) }
    guard var expression = try parseExpression() else { throw scanner.error(.syntax) }
    let field = names.field(name)
    guard field != 0 else { throw QueryError(offset: start, kind: .field) }
    expression.field = field
    return expression
  }

  /// Quantifiers and captures, in any order.
  private mutating func parseSuffixes(_ expression: inout QueryExpression) throws(QueryError) {
    while true {
      if scanner.skip("?") {
        expression.quantifier = expression.quantifier == .one ? .optional : .any
      } else if scanner.skip("*") {
        expression.quantifier = .any
      } else if scanner.skip("+") {
        expression.quantifier =
          [.one, .several].contains(expression.quantifier) ? .several : .any
      } else if scanner.skipExactly("@") {
        expression.captures.append(captureIndex(try scanner.identifier()))
        scanner.skipSpace()
      } else {
        return
      }
    }
  }

  private mutating func captureIndex(_ name: String) -> UInt32 {
    if let known = captureIndices[name] { return known }
    let index = UInt32(syntax.captureNames.count)
    captureIndices[name] = index
    syntax.captureNames.append(name)
    return index
  }
}

// MARK: - Predicates

extension QueryParser {
  /// Behind the parenthesis, at `#`.
  private mutating func parsePredicate() throws(QueryError) {
    scanner.skipExactly("#")
    var name = try scanner.identifier()
    guard let mark = scanner.next, mark == UInt8(ascii: "?") || mark == UInt8(ascii: "!") else {
      throw scanner.error(.syntax)
    }
    name.unicodeScalars.append(Unicode.Scalar(mark))
    scanner.advance()
    scanner.skipSpace()
    var words: [QueryPredicate.Word] = [.string(name)]
    while !scanner.skip(")") {
      words.append(try parseWord())
      scanner.skipSpace()
    }
    if let setting = QuerySetting(words) { settings.append(setting) }
    do {
      if let predicate = try QueryPredicate(words) { predicates.append(predicate) }
    } catch {
      throw QueryError(offset: patternOffset, kind: .predicate(error.detail))
    }
  }

  private mutating func parseWord() throws(QueryError) -> QueryPredicate.Word {
    if scanner.skipExactly("@") {
      let start = scanner.offset
      guard let index = captureIndices[try scanner.identifier()] else {
        throw QueryError(offset: start, kind: .capture)
      }
      return .capture(index)
    }
    if scanner.next == UInt8(ascii: "\"") { return .string(try scanner.string()) }
    return .string(try scanner.identifier())
  }
}
