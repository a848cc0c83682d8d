internal import RepoMapKit
internal import StandardExtensions

extension Tool {
  /// Definitions by name.
  static let findSymbol = Tool(
    name: "find_symbol", title: "Find definitions",
    description: """
      Where something is defined: types, functions, methods, constants by name or part of a name, the best match \
      first, with signature and line range. Use it instead of grep for definitions. Answers have addresses \
      path#Type.member, which the other tools take.
      """,
    parameters: [
      Parameter(
        "name", .text,
        "A name, Type.member, path#Type.member, or a part: letters in their order match, without regard to case.",
        isRequired: true),
      Parameter("kind", .choice(SymbolRequest.kinds, usual: nil), "Only definitions of this kind."),
      Parameter(
        "paths", .texts(maximumCount: 100), "Only in these folders, files or globs: src/, *.py."),
      Parameter("exact", .flag(usual: false), "Only definitions whose whole name it is."),
      Parameter("include_source", .flag(usual: false), "Show the source of each definition."),
      Parameter("limit", .integer(1...1000, usual: 20), "Definitions at most."),
      Parameter("cursor", .text, "Where to go on, as an answer before told."),
    ],
    usualTokens: 4096, structure: SymbolStructure.schema
  ) { arguments, question in
    let written = arguments.text("name") ?? ""
    let (path, name) = SymbolAddress.parts(of: written)
    var request = SymbolRequest(root: question.root, pattern: Array(name.utf8))
    request.kind = arguments.text("kind")
    request.isExact = arguments.flag("exact", usual: false)
    request.filter.globs = PathReading(question.root).globs(arguments.texts("paths"))
    if let path { request.filter.files = [Array(path.utf8)] }
    request.time = question.time
    let offset = try arguments.offset()
    let limit = arguments.integer("limit") ?? 20
    // One more tells whether there are more.
    request.limit = offset + limit + 1
    let listing = try question.engine.symbols(request, observer: question.observer)
    let found = Array(listing.symbols.dropFirst(offset).prefix(limit))
    let hasMore = listing.symbols.count > offset + limit
    let showsSource = arguments.flag("include_source", usual: false)
    let (text, shown) = try question.reply.fit(
      ReplyFitting.List(
        head: found.isEmpty ? [none(written, offset)] : [],
        entries: found.map { entry($0, withSource: showsSource) },
        omission: { shown in
          shown < found.count || hasMore
            ? "… more: call again with cursor \"\(offset + shown)\"" : nil
        }, notes: listing.warnings,
        coverage: { shown in
          Coverage(shownFiles: Set(found.prefix(shown).map(\.path)).count, listing.statistics)
        }))
    return ToolAnswer(
      text: text, structure: SymbolStructure.value(found.prefix(shown)),
      isPartial: listing.statistics.unindexedFiles > 0)
  }

  private static func none(_ name: String, _ offset: Int) -> String {
    offset > 0 ? "no more definitions match \(name)" : "no definition matches \(name)"
  }

  private static func entry(_ symbol: ListedDefinition, withSource: Bool) -> [UInt8] {
    let lineFeed = UInt8(ascii: "\n")
    let line = Array(symbol.line.utf8) + [lineFeed]
    guard withSource else { return line }
    let source = symbol.source
    return line + source + (source.last == lineFeed ? [] : [lineFeed]) + [lineFeed]
  }
}

/// Definitions as JSON.
enum SymbolStructure {
  static let schema = JSONSchema.object([
    ("symbols", JSONSchema.array(symbol))
  ])
  static let symbol = JSONSchema.object([
    ("address", JSONSchema.string), ("path", JSONSchema.string), ("kind", JSONSchema.string),
    ("startLine", JSONSchema.integer), ("endLine", JSONSchema.integer),
    ("signature", JSONSchema.string),
  ])

  static func value(_ symbols: some Sequence<ListedDefinition>) -> JSONValue {
    .object([
      JSONValue.Member(
        "symbols",
        .array(symbols.map { value($0) }))
    ])
  }

  static func value(_ definition: ListedDefinition) -> JSONValue {
    .object([
      JSONValue.Member("address", .string(definition.symbolAddress.text)),
      JSONValue.Member("path", .text(definition.path)),
      JSONValue.Member("kind", .string(definition.kind)),
      JSONValue.Member("startLine", .integer(definition.lines.lowerBound + 1)),
      JSONValue.Member("endLine", .integer(definition.lines.upperBound + 1)),
      JSONValue.Member("signature", .text(definition.signature)),
    ])
  }
}
