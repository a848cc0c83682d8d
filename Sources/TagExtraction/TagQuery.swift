internal import SourceModel
package import SyntaxParsing
package import TagQueries

/// The query of one language, compiled, with the meaning of each capture, and beside it the one that
/// finds the parts of its files that are in other languages.
package struct TagQuery: Sendable {
  package let query: CompiledQuery
  /// Meaning of each capture, by its index in the query.
  let roles: [CaptureRole]
  /// The field of bodies, which need not be captured.
  let bodyField: FieldID
  /// `nil` where files of the language hold no other language.
  let injections: InjectionQuery?

  /// Compiles the files of a query as one, and those of its injections as another one.
  ///
  /// - Throws: The place of the first error, in the file that holds it.
  package init(
    _ sources: [QuerySource], injections: [QuerySource] = [], grammar: Grammar
  ) throws(TagQueryError) {
    try self.init(sources, injections: injections, grammar: grammar) { text throws(QueryError) in
      try CompiledQuery(text, grammar: grammar)
    }
  }

  /// Compiles the files of a query as one, by the engine that `compile` chooses.
  package init(
    _ sources: [QuerySource], injections: [QuerySource] = [], grammar: Grammar,
    compile: (String) throws(QueryError) -> CompiledQuery
  ) throws(TagQueryError) {
    let text = sources.map { $0.text }.joined(separator: "\n")
    do {
      query = try compile(text)
    } catch {
      throw TagQueryError(error, in: sources)
    }
    roles = query.captureNames.map { CaptureRole($0) }
    bodyField = FieldID("body", grammar: grammar)
    self.injections =
      injections.isEmpty ? nil : try InjectionQuery(injections, compile: compile)
  }
}

/// Why a query can't be used: file, line and column of the error, both 1-based.
package struct TagQueryError: Error, Sendable, Equatable {
  package let path: String
  package let line: Int
  package let column: Int
  package let kind: QueryError.Kind

  init(_ error: QueryError, in sources: [QuerySource]) {
    var rest = error.offset
    var place = sources.first ?? QuerySource(path: "", text: "")
    for source in sources {
      place = source
      if rest <= source.text.utf8.count { break }
      rest -= source.text.utf8.count + 1
    }
    let before = place.text.utf8.prefix(rest)
    let lineFeed = UInt8(ascii: "\n")
    path = place.path
    line = 1 + before.count { $0 == lineFeed }
    column = 1 + before.reversed().prefix { $0 != lineFeed }.count
    kind = error.kind
  }
}

/// What a capture of a tags query means; docs/queries.md has the table.
enum CaptureRole: Sendable, Equatable {
  case definition(DefinitionKind)
  case scope(DefinitionKind)
  case reference(ReferenceKind)
  case importStatement(ImportKind)
  case name, body, documentation, qualifier, visibility, exported, test, clause, comment,
    decoration,
    attribute
  /// `@import.name` names a statement and, inside of it, the imported name.
  case importSource, importAlias, importWildcard, importGroup, importPrefix
  /// Local variables, helpers of predicates, and what others' queries have besides.
  case ignored

  init(_ capture: String) {
    let parts = capture.split(separator: ".", maxSplits: 1)
    let kind = parts.count == 2 ? String(parts[1]) : ""
    switch (parts.first, kind) {
    case ("import", "source"): self = .importSource
    case ("import", "alias"): self = .importAlias
    case ("import", "wildcard"): self = .importWildcard
    case ("import", "group"): self = .importGroup
    case ("import", "prefix"): self = .importPrefix
    case ("import", _): self = importKinds[kind].map { .importStatement($0) } ?? .ignored
    case ("definition", _): self = .definition(definitionKinds[kind] ?? .other)
    case ("scope", _): self = .scope(definitionKinds[kind] ?? .other)
    case ("reference", _): self = .reference(referenceKinds[kind] ?? .other)
    case ("name", ""): self = .name
    case ("body", ""): self = .body
    case ("doc", ""): self = .documentation
    case ("qualifier", ""): self = .qualifier
    case ("visibility", ""): self = .visibility
    case ("exported", ""): self = .exported
    case ("test", ""): self = .test
    case ("clause", ""): self = .clause
    case ("comment", ""): self = .comment
    case ("decoration", ""): self = .decoration
    case ("attribute", ""): self = .attribute
    default: self = .ignored
    }
  }
}

private let definitionKinds = casesByName(DefinitionKind.self)
private let referenceKinds = casesByName(ReferenceKind.self)
private let importKinds = casesByName(ImportKind.self)

/// The cases of an enumeration by their names, as captures write them: asking a case for its name takes
/// microseconds.
private func casesByName<Kind: CaseIterable>(_: Kind.Type) -> [String: Kind] {
  Dictionary(uniqueKeysWithValues: Kind.allCases.map { (String(describing: $0), $0) })
}
