internal import SourceModel
internal import SyntaxParsing

/// The captures of one match, by their role.
struct MatchParts {
  enum Tag {
    case definition(DefinitionKind)
    case scope(DefinitionKind)
    case reference(ReferenceKind)
  }

  var tag: Tag?
  /// The node that the tag's capture is on.
  var node: MatchedNode?
  var name: MatchedNode?
  var body: MatchedNode?
  /// From the first to the last of the nodes: `a::b` may be one or several.
  var qualifier: Range<Int>?
  var visibility: MatchedNode?
  /// From the first to the last of the nodes: queries of others capture comments line by line.
  var documentation: Range<Int>?
  var exported: MatchedNode?
  var test: MatchedNode?
  var clause: MatchedNode?

  var importKind: ImportKind?
  var importStatement: MatchedNode?
  var importSource: MatchedNode?
  /// From the first to the last of the nodes: `a.b.c` may be one or several.
  var importSourceRange: Range<Int>?
  var importName: MatchedNode?
  var importAlias: MatchedNode?
  var importWildcard: MatchedNode?
  var importGroup: MatchedNode?
  var importPrefix: MatchedNode?

  /// Sorts the captures of `match`. `note` gets those that mean something on their own, whatever
  /// else the match holds: comments, decorations and attributes.
  init(_ match: QueryMatch, roles: [CaptureRole], note: (CaptureRole, MatchedNode) -> Void) {
    for index in 0..<match.captureCount {
      let (capture, node) = match.capture(index)
      switch roles[capture] {
      case .comment, .decoration, .attribute: note(roles[capture], node)
      case .definition(let kind): setTag(.definition(kind), node)
      case .scope(let kind): setTag(.scope(kind), node)
      case .reference(let kind): setTag(.reference(kind), node)
      case .importStatement(.name): addImportName(node)
      case .importStatement(let kind): (importKind, importStatement) = (kind, node)
      case let role: set(role, node)
      }
    }
    settleImportName()
  }

  private mutating func set(_ role: CaptureRole, _ node: MatchedNode) {
    switch role {
    case .name: name = name ?? node
    case .body: body = body ?? node
    case .qualifier: qualifier = node.range.extended(over: qualifier)
    case .visibility: visibility = visibility ?? node
    case .documentation: documentation = node.range.extended(over: documentation)
    case .exported: exported = exported ?? node
    case .test: test = test ?? node
    case .clause: clause = clause ?? node
    case .importSource:
      importSource = importSource ?? node
      importSourceRange = node.range.extended(over: importSourceRange)
    case .importAlias: importAlias = importAlias ?? node
    case .importWildcard: importWildcard = importWildcard ?? node
    case .importGroup: importGroup = importGroup ?? node
    case .importPrefix: importPrefix = importPrefix ?? node
    default: break
    }
  }

  private mutating func setTag(_ tag: Tag, _ node: MatchedNode) {
    guard self.tag == nil else { return }
    self.tag = tag
    self.node = node
  }

  /// The outermost `@import.name` is the statement, the one inside of it the imported name.
  private mutating func addImportName(_ node: MatchedNode) {
    guard let outer = importName else {
      importName = node
      return
    }
    let isInside =
      node.startByte >= outer.startByte && node.endByte <= outer.endByte
    importName = isInside ? node : outer
    let statement = isInside ? outer : node
    if importKind == nil { (importKind, importStatement) = (.name, statement) }
  }

  /// A match whose only `@import.name` is the statement itself imports no name.
  private mutating func settleImportName() {
    guard importKind == nil, let statement = importName else { return }
    (importKind, importStatement) = (.name, statement)
    if importSource != nil && statement.startByte <= (importSource?.startByte ?? 0)
      && statement.endByte >= (importSource?.endByte ?? 0)
    {
      importName = nil
    }
  }
}

extension Range<Int> {
  /// The smallest range that holds this one and `other`.
  fileprivate func extended(over other: Range<Int>?) -> Range<Int> {
    guard let other else { return self }
    return Swift.min(lowerBound, other.lowerBound)..<Swift.max(upperBound, other.upperBound)
  }
}
