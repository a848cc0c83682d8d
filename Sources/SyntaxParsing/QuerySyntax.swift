/// A query as it is written: what ``QueryParser`` makes of a text, with every name resolved
/// against the grammar.
struct QuerySyntax {
  /// In the order of the text, which is that of tree-sitter's pattern indices.
  var patterns: [QueryPattern] = []
  /// Names of the captures, without `@`, in the order of their first use.
  var captureNames: [String] = []
}

/// One pattern: what stands at the outermost level of a query.
struct QueryPattern {
  /// Byte in the query's text.
  var offset: Int
  /// `nil` where only predicates stand.
  var root: QueryExpression?
  var predicates: [QueryPredicate] = []
  var settings: [QuerySetting] = []
}

/// Something that matches siblings: a node, one of several, or a sequence.
struct QueryExpression {
  indirect enum Shape {
    case node(QueryNode)
    /// `[…]`
    case alternation([QueryExpression])
    /// `(…)` around siblings.
    case group([QueryExpression])
  }

  enum Quantifier { case one, optional, any, several }

  var shape: Shape
  /// Whether an anchor `.` stands before it.
  var isAnchored = false
  /// The field that its first node is in; 0 for any or none.
  var field: UInt16 = 0
  /// Indices into the query's capture names.
  var captures: [UInt32] = []
  var quantifier = Quantifier.one
}

/// The test of one node and of its children.
struct QueryNode {
  /// What kind a node has to be.
  enum Kind: Equatable {
    case symbol(UInt16)
    /// `(_)`, and supertypes: any named node.
    case named
    /// `_`
    case any
  }

  var kind: Kind
  /// The hidden symbol that has to stand between the node and its parent; 0 for none.
  var supertype: UInt16 = 0
  /// `(MISSING …)`
  var isMissing = false
  var children: [QueryExpression] = []
  /// Whether an anchor stands behind the last child.
  var isEndAnchored = false
  /// Fields that the node must not have.
  var negatedFields: [UInt16] = []
}
