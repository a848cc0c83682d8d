internal import SourceModel
internal import SyntaxParsing

/// Turns the matches of one language of a file into tags: settles which pattern wins, where signatures end,
/// which comments document what, and what encloses what.
///
/// Input: matches in any order. Output: what ``TagAssembly`` makes the lists of a ``FileIRBuilder`` of.
/// It keeps no node: everything is copied to byte ranges while the tree is alive.
struct TagCollector {
  /// A definition or scope before its place among the others is known.
  struct RawDefinition {
    var kind: DefinitionKind
    var pattern: Int
    var range: Range<Int>
    var lines: Range<Int>
    var nameRange: Range<Int>
    var nameLine: Int
    var signatureEnd: Int
    var qualifier: Range<Int>?
    var visibility: Range<Int>?
    var documentation: Range<Int>?
    /// One of the equations that together define a function.
    var isClause: Bool
  }

  struct RawReference {
    var kind: ReferenceKind
    var pattern: Int
    var nameRange: Range<Int>
    var line: Int
  }

  struct RawImport {
    var kind: ImportKind
    var pattern: Int
    var statement: Range<Int>
    var source: Range<Int>?
    var name: Range<Int>?
    var alias: Range<Int>?
    var isWildcard: Bool
    var position: Range<Int>
    var line: Int
  }

  /// What belongs to a definition that it stands before: the lines that it fills.
  struct Attachment {
    enum Kind { case comment, decoration, attribute }

    var range: Range<Int>
    var lines: Range<Int>
    var kind: Kind
  }

  struct ImportGroup {
    var range: Range<Int>
    var prefix: Range<Int>
  }

  let source: UnsafeRawBufferPointer
  let conventions: NamingConventions
  /// `nil` where names have no receivers.
  let receivers: ReceiverSyntax?
  private let language: Language
  private let roles: [CaptureRole]
  private let bodyField: FieldID
  var definitions = StartTable<RawDefinition>()
  var scopes = StartTable<RawDefinition>()
  var references = StartTable<RawReference>()
  var imports = StartTable<RawImport>()
  var attachments: [Attachment] = []
  /// Starts of nodes that no signature reaches into.
  var signatureLimits: [Int] = []
  var importGroups: [ImportGroup] = []
  var exportedNames: [Range<Int>] = []
  /// Starts of the names of tests.
  var testNames: Set<Int> = []
  var tagCount = 0

  /// - Parameters:
  ///   - source: What was parsed.
  ///   - query: Whose matches will be added.
  ///   - grammar: Of the language of the query.
  init(source: UnsafeRawBufferPointer, query: TagQuery, grammar: Grammar) {
    self.source = source
    conventions = NamingConventions(grammar.privateNames)
    receivers = ReceiverSyntax.of(grammar.language)
    language = grammar.language
    roles = query.roles
    bodyField = query.bodyField
  }

  /// Takes in one match.
  mutating func add(_ match: QueryMatch) {
    let parts = MatchParts(match, roles: roles) { role, node in
      let kind: Attachment.Kind =
        role == .comment ? .comment : role == .attribute ? .attribute : .decoration
      attachments.append(Attachment(range: node.range, lines: node.lines, kind: kind))
    }
    if let exported = parts.exported { exportedNames.append(exported.range) }
    if let test = parts.test { testNames.insert(test.startByte) }
    if let group = parts.importGroup, let prefix = parts.importPrefix {
      importGroups.append(ImportGroup(range: group.range, prefix: prefix.range))
    }
    if parts.tag == nil, let body = parts.body { signatureLimits.append(body.startByte) }
    if parts.importKind != nil { addImport(parts, pattern: match.pattern) }
    // Where the parser made up a missing identifier, the name is empty.
    guard let tag = parts.tag, let node = parts.node, let name = parts.name,
      name.endByte > name.startByte
    else { return }
    switch tag {
    case .definition(let kind): addDefinition(kind, node, name, parts, pattern: match.pattern)
    case .scope(let kind): addDefinition(kind, node, name, parts, pattern: match.pattern)
    case .reference(let kind): addReference(kind, name, pattern: match.pattern)
    }
  }

  // The first pattern wins where two find a tag at the same name, and a definition wins over a
  // reference (when the lists are joined).

  private mutating func addDefinition(
    _ kind: DefinitionKind, _ node: MatchedNode, _ name: MatchedNode, _ parts: MatchParts,
    pattern: Int
  ) {
    let key = name.startByte
    let rival = kind.isScopeOnly ? scopes[key] : definitions[key]
    if let rival, rival.pattern < pattern || rival.pattern == pattern && !isNearer(parts, rival) {
      return
    }
    var (range, lines) = withoutLeadingDocumentation(node, parts.documentation)
    // Dart's bodies are siblings of what they belong to.
    if let body = parts.body, body.endByte > range.upperBound {
      range = range.lowerBound..<body.endByte
      lines = lines.lowerBound..<max(lines.upperBound, body.lines.upperBound)
    }
    let definition = RawDefinition(
      kind: kind, pattern: pattern, range: range, lines: lines,
      nameRange: kind == .section ? headingName(name.range) : name.range,
      nameLine: name.startLine,
      signatureEnd: signatureEnd(node, name: name, body: parts.body, kind: kind),
      qualifier: parts.qualifier, visibility: parts.visibility?.range,
      documentation: parts.documentation, isClause: parts.clause != nil)
    tagCount += rival == nil ? 1 : 0
    if kind.isScopeOnly {
      scopes.set(definition, at: key)
    } else {
      definitions.set(definition, at: key)
    }
  }

  /// The name of a heading: its first line, without the marks of Markdown around it.
  private func headingName(_ range: Range<Int>) -> Range<Int> {
    let mark = UInt8(ascii: "#")
    let line = source[range].prefix { $0 != UInt8(ascii: "\n") }
    guard let start = line.firstIndex(where: { $0 != mark && !isSpace($0) }) else { return range }
    var end = trimmed(start..<line.endIndex)
    // Marks behind a space close a heading; those of `C#` belong to the name.
    if let last = line[..<end].lastIndex(where: { $0 != mark }), last > start, isSpace(line[last]) {
      end = trimmed(start..<last)
    }
    return start..<end
  }

  /// Whether a match names a nearer scope than another one of its pattern: of two packages before a
  /// function the last is its own.
  private func isNearer(_ parts: MatchParts, _ rival: RawDefinition) -> Bool {
    guard let new = parts.qualifier, let old = rival.qualifier else { return false }
    return new.lowerBound > old.lowerBound
  }

  /// Bytes and lines of a definition, without documentation that it begins with: GraphQL's and Elixir's
  /// stands inside of it.
  private func withoutLeadingDocumentation(
    _ node: MatchedNode, _ documentation: Range<Int>?
  ) -> (range: Range<Int>, lines: Range<Int>) {
    guard let documentation, documentation.lowerBound == node.startByte,
      let start = source[documentation.upperBound..<node.endByte].firstIndex(where: { !isSpace($0) }
      )
    else { return (node.range, node.lines) }
    let feeds = source[node.startByte..<start].count { $0 == UInt8(ascii: "\n") }
    return (start..<node.endByte, (node.lines.lowerBound + feeds)..<node.lines.upperBound)
  }

  private mutating func addReference(_ kind: ReferenceKind, _ name: MatchedNode, pattern: Int) {
    let key = name.startByte
    let rival = references[key]
    if let rival, rival.pattern <= pattern { return }
    tagCount += rival == nil ? 1 : 0
    references.set(
      RawReference(kind: kind, pattern: pattern, nameRange: name.range, line: name.startLine),
      at: key)
  }

  private mutating func addImport(_ parts: MatchParts, pattern: Int) {
    guard let kind = parts.importKind, let statement = parts.importStatement else { return }
    let position = parts.importName ?? parts.importWildcard ?? parts.importSource ?? statement
    let key = position.startByte
    let rival = imports[key]
    if let rival, rival.pattern <= pattern { return }
    tagCount += rival == nil ? 1 : 0
    let value = RawImport(
      kind: kind, pattern: pattern, statement: statement.range, source: parts.importSourceRange,
      name: parts.importName?.range, alias: parts.importAlias?.range,
      isWildcard: parts.importWildcard != nil, position: position.range, line: position.startLine)
    imports.set(value, at: key)
  }
}

// MARK: - Signatures

extension TagCollector {
  /// Where the signature of a definition ends: before its body, without trailing comments, space
  /// and, where the body was not captured as such, the opening bracket.
  private func signatureEnd(
    _ node: MatchedNode, name: MatchedNode, body: MatchedNode?, kind: DefinitionKind
  ) -> Int {
    guard let body = body ?? node.child(in: bodyField) else {
      return endWithoutBody(node, name: name, kind: kind)
    }
    // `typedef struct { … } name`: the name behind the body is shown as a part of its own.
    guard body.startByte >= name.endByte else { return trimmed(node.startByte..<body.startByte) }
    return trimmed(name.startByte..<body.startWithComments(from: name.endByte))
  }

  /// A definition without a body is its own signature; a value that goes on over several lines is
  /// not part of it.
  private func endWithoutBody(_ node: MatchedNode, name: MatchedNode, kind: DefinitionKind) -> Int {
    guard kind.isOneLine else { return trimmed(name.startByte..<node.endByte) }
    let reader = OneLineSignature(source: source, language: language)
    return reader.end(of: kind, name: name.range, in: node.range)
  }

  /// Takes away from each definition what stands above the line of its name, and from its signature
  /// what stands below: in a notebook the lines between are parts of different strings.
  ///
  /// - Parameter notebook: The file, of which this source is a view.
  mutating func narrowToNameLines(of notebook: UnsafeRawBufferPointer) {
    for entry in definitions.entries {
      definitions.set(narrowed(entry.value, notebook), at: entry.start)
    }
    for entry in scopes.entries { scopes.set(narrowed(entry.value, notebook), at: entry.start) }
  }

  private func narrowed(
    _ definition: RawDefinition, _ notebook: UnsafeRawBufferPointer
  ) -> RawDefinition {
    let lineFeed = UInt8(ascii: "\n")
    let (range, name) = (definition.range, definition.nameRange)
    var start = source[..<name.lowerBound].lastIndex(of: lineFeed).map { $0 + 1 } ?? 0
    while start < name.lowerBound, isSpace(source[start]) { start += 1 }
    let end = source[name.upperBound...].firstIndex(of: lineFeed) ?? source.count
    var narrowed = definition
    narrowed.range = max(start, range.lowerBound)..<max(range.upperBound, name.upperBound)
    var signatureEnd = trimmed(name.lowerBound..<min(definition.signatureEnd, end))
    // Quotes that close a string stand in the first of the bytes that are theirs.
    while signatureEnd < end, source[signatureEnd] == 0x20,
      notebook[signatureEnd] == UInt8(ascii: "\"") || notebook[signatureEnd] == UInt8(ascii: "\\"),
      !NotebookView.endsLine(notebook, at: signatureEnd)
    {
      signatureEnd += 1
    }
    narrowed.signatureEnd = signatureEnd
    return narrowed
  }

  /// The end of `range` without trailing white space.
  func trimmed(_ range: Range<Int>) -> Int {
    var end = min(range.upperBound, source.count)
    while end > range.lowerBound, isSpace(source[end - 1]) { end -= 1 }
    return end
  }
}
