/// Compiles a query's syntax to the tables of a ``TreeQuery``.
///
/// Input: ``QuerySyntax``. Output: tests, elements and roots, or nothing where the query holds what
/// they can't express. Steps: alternations are flattened to the tests of one element, groups are
/// joined to the siblings around them, and each test gets the element behind it; so patterns are
/// compiled from their ends.
///
/// Not expressed, and therefore left to the library: quantifiers at the root of a pattern, at the
/// branches of alternations and at groups of several siblings, captures inside of what is repeated,
/// optional first siblings of groups with fields or captures, patterns of predicates alone, and more
/// than 16 supertypes.
struct TreeQueryCompiler {
  private(set) var tests: [QueryTest] = []
  private(set) var elements: [QueryElement] = []
  private(set) var captures: [UInt32] = []
  private(set) var negatedFields: [UInt16] = []
  private(set) var roots: [QueryRoot] = []
  private(set) var supertypes: [UInt16] = []
  private var isExpressible = true

  /// A way to begin an element: a node, and what has to follow as its siblings.
  private struct Branch {
    var node: QueryNode
    var field: UInt16
    var captures: [UInt32]
    var followers: [QueryExpression] = []
  }

  /// What follows a node among its siblings.
  private struct Continuation {
    var element = QueryElement.end
    /// Whether something is captured there or further up.
    var hasCaptures = false

    func isAnchored(_ elements: [QueryElement]) -> Bool {
      element >= 0 && elements[Int(element)].reach == .anonymous
    }
  }

  static func compile(_ syntax: QuerySyntax) -> TreeQueryCompiler? {
    var compiler = TreeQueryCompiler()
    for (index, pattern) in syntax.patterns.enumerated() {
      guard let root = pattern.root else { return nil }
      compiler.compileRoot(root, pattern: index)
    }
    return compiler.isExpressible ? compiler : nil
  }

  private mutating func compileRoot(_ root: QueryExpression, pattern: Int) {
    guard root.quantifier == .one else { return giveUp() }
    for branch in branches(of: root) {
      let next = compile(siblings: branch.followers, isAtStart: false, then: Continuation())
      let test = compile(branch, then: next)
      roots.append(QueryRoot(pattern: Int32(pattern), test: Int32(tests.count)))
      tests.append(test)
    }
  }

  /// The elements of `siblings`; `isAtStart` tells that they are the first children of their parent.
  private mutating func compile(
    siblings: [QueryExpression], isAtStart: Bool, then end: Continuation
  ) -> Continuation {
    let joined = siblings.flatMap { spliced($0) }
    var next = end
    for index in joined.indices.reversed() {
      next = compile(
        joined[index], then: next, isFirst: isAtStart && index == 0,
        isLast: index == joined.count - 1)
    }
    return next
  }

  /// A group that is only there for its parentheses is a part of the siblings around it.
  private func spliced(_ expression: QueryExpression) -> [QueryExpression] {
    guard case .group(var siblings) = expression.shape, !siblings.isEmpty,
      expression.quantifier == .one || siblings.count == 1,
      expression.captures.isEmpty, expression.field == 0
    else { return [expression] }
    if expression.quantifier != .one {
      guard siblings[0].quantifier == .one else { return [expression] }
      siblings[0].quantifier = expression.quantifier
    }
    siblings[0].isAnchored = siblings[0].isAnchored || expression.isAnchored
    return siblings.flatMap { spliced($0) }
  }

  private mutating func compile(
    _ expression: QueryExpression, then next: Continuation, isFirst: Bool, isLast: Bool
  ) -> Continuation {
    let isRepeated = expression.quantifier == .any || expression.quantifier == .several
    var hasCaptures = next.hasCaptures
    var branchTests: [QueryTest] = []
    for branch in branches(of: expression) {
      var behind = next
      if isRepeated {
        if !branch.followers.isEmpty || containsCaptures(branch.node.children) { giveUp() }
        behind = Continuation(element: QueryElement.endOfRepetition, hasCaptures: false)
      } else if !branch.followers.isEmpty {
        behind = compile(siblings: branch.followers, isAtStart: false, then: next)
      }
      let test = compile(branch, then: behind)
      branchTests.append(test)
      hasCaptures =
        hasCaptures || behind.hasCaptures || test.captureCount > 0
        || containsCaptures(branch.node.children)
    }
    let field = branchTests.first?.field ?? 0
    let element = QueryElement(
      bits: branchTests.reduce(~0) { $0 & $1.ownBits },
      field: branchTests.allSatisfy { $0.field == field } ? field : 0,
      testStart: Int32(tests.count), testCount: Int32(branchTests.count), next: next.element,
      quantifier: QueryElement.Quantifier(expression.quantifier),
      reach: expression.isAnchored ? .anonymous : .free,
      reachWhenSkipped: reachWhenSkipped(expression, isFirst: isFirst, isLast: isLast),
      hasCapturesAhead: hasCaptures)
    tests += branchTests
    elements.append(element)
    return Continuation(element: Int32(elements.count - 1), hasCaptures: hasCaptures)
  }

  /// What becomes of the anchors around an optional element that is left out: `a? . b` lets `b`
  /// stand anywhere, `(p . a? b)` binds it to the beginning.
  private func reachWhenSkipped(
    _ expression: QueryExpression, isFirst: Bool, isLast: Bool
  ) -> QueryElement.Reach? {
    if isLast { return nil }
    if !expression.isAnchored { return .free }
    return isFirst ? .nothing : nil
  }

  private mutating func compile(_ branch: Branch, then next: Continuation) -> QueryTest {
    let node = branch.node
    var test = QueryTest()
    switch node.kind {
    case .symbol(let symbol): test.symbol = symbol
    case .named: test.flags = .named
    case .any: test.flags = next.isAnchored(elements) ? [.any, .isStrictBehind] : .any
    }
    if node.isMissing { test.flags.formUnion(.missing) }
    if node.isEndAnchored { test.flags.insert(.isEndAnchored) }
    test.field = branch.field
    test.supertypes = supertypeBits(node.supertype)
    test.negatedStart = Int32(negatedFields.count)
    test.negatedCount = Int32(node.negatedFields.count)
    negatedFields += node.negatedFields
    test.captureStart = Int32(captures.count)
    test.captureCount = Int32(branch.captures.count)
    captures += branch.captures
    if !node.children.isEmpty {
      test.flags.insert(.hasChildren)
      test.firstChild =
        compile(
          siblings: node.children, isAtStart: true,
          then: Continuation(element: QueryElement.end, hasCaptures: next.hasCaptures)
        ).element
      test.childrenBits = neededBits(from: test.firstChild)
    }
    test.next = next.element
    return test
  }

  /// The bits of the elements from `first` on that can't be left out.
  private func neededBits(from first: Int32) -> UInt64 {
    var bits: UInt64 = 0
    var next = first
    while next >= 0 {
      let element = elements[Int(next)]
      if element.quantifier == .one || element.quantifier == .several { bits |= element.bits }
      next = element.next
    }
    return bits
  }

  /// The nodes that `expression` may begin with.
  private mutating func branches(of expression: QueryExpression) -> [Branch] {
    switch expression.shape {
    case .node(let node):
      return [Branch(node: node, field: expression.field, captures: expression.captures)]
    case .alternation(let alternatives):
      return alternatives.flatMap { alternative in
        if alternative.quantifier != .one { giveUp() }
        return begun(by: alternative, in: expression)
      }
    case .group(let siblings):
      guard let first = siblings.first, first.quantifier == .one,
        siblings.count == 1 || expression.quantifier == .one
      else {
        giveUp()
        return []
      }
      return begun(by: first, in: expression).map { branch in
        var branch = branch
        branch.followers += siblings.dropFirst()
        return branch
      }
    }
  }

  /// The branches of `inner`, with what `outer` says about its first node.
  private mutating func begun(
    by inner: QueryExpression, in outer: QueryExpression
  ) -> [Branch] {
    branches(of: inner).map { branch in
      var branch = branch
      branch.captures += outer.captures
      if outer.field != 0 { branch.field = outer.field }
      return branch
    }
  }

  private func containsCaptures(_ expressions: [QueryExpression]) -> Bool {
    expressions.contains { expression in
      if !expression.captures.isEmpty { return true }
      switch expression.shape {
      case .node(let node): return containsCaptures(node.children)
      case .alternation(let inner), .group(let inner): return containsCaptures(inner)
      }
    }
  }

  private mutating func supertypeBits(_ supertype: UInt16) -> UInt16 {
    guard supertype != 0 else { return 0 }
    if let known = supertypes.firstIndex(of: supertype) { return 1 << UInt16(known) }
    guard supertypes.count < TreeQuery.maximumSupertypes else {
      giveUp()
      return 0
    }
    supertypes.append(supertype)
    return 1 << UInt16(supertypes.count - 1)
  }

  private mutating func giveUp() { isExpressible = false }
}

extension QueryElement.Quantifier {
  fileprivate init(_ quantifier: QueryExpression.Quantifier) {
    switch quantifier {
    case .one: self = .one
    case .optional: self = .optional
    case .any: self = .any
    case .several: self = .several
    }
  }
}
