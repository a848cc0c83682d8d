internal import RepoMapKit
internal import StandardExtensions

extension Tool {
  /// Uses, callers and callees of a definition.
  static let findReferences = Tool(
    name: "find_references", title: "Find references",
    description: """
      Where a definition is used, what calls it, or what it calls, with the surrounding definition and how surely each \
      use means it. Names, scopes and imports decide, not a compiler: a use that isn't listed may still exist. Use it \
      before you change a signature.
      """,
    parameters: [
      Parameter(
        "symbol", .text, "path#Type.member as answers print it, Type.member, or a name.",
        isRequired: true),
      Parameter("path", .text, "The file that defines it, or with line, that uses it."),
      Parameter("line", .integer(1...10_000_000, usual: nil), "A line of path that names it."),
      Parameter(
        "direction", .choice(["references", "callers", "callees"], usual: "references"),
        "references: each use; callers: definitions that use it; callees: definitions that it "
          + "uses."),
      Parameter(
        "depth", .integer(1...3, usual: 1), "How many steps callers and callees are followed."),
      Parameter(
        "limit", .integer(1...1000, usual: 50), "Uses, or calls below each definition, at most."),
      Parameter("cursor", .text, "Where to go on, as an answer before told."),
    ],
    usualTokens: 4096, structure: ReferenceStructure.schema
  ) { arguments, question in
    let address = try ReferenceAddress(arguments, question.root)
    let offset = try arguments.offset()
    let limit = arguments.integer("limit") ?? 50
    var request = ReferenceRequest(root: question.root, address: address.bytes)
    request.time = question.time
    // What is meant is found out first: of a name that many have the uses take long.
    request.relation = .nothing
    try requireOne(
      try question.engine.references(request, observer: question.observer), address, question)
    request.relation = relation(arguments.text("direction"))
    request.depth = arguments.integer("depth") ?? 1
    request.limit = offset + limit
    let listing = try question.engine.references(request, observer: question.observer)
    return try ReferenceReply(listing, question, offset: offset, limit: limit).answer()
  }

  private static func relation(_ direction: String?) -> ReferenceRequest.Relation {
    switch direction {
    case "callers": .callers
    case "callees": .callees
    default: .uses
    }
  }

  /// - Throws: What may have been meant, where an address means nothing; and the candidates, the best first, where it means
  ///   several things that can be told apart.
  private static func requireOne(
    _ listing: ReferenceListing, _ address: ReferenceAddress, _ question: Question
  ) throws {
    guard !listing.targets.isEmpty else {
      let problem = listing.warnings.last ?? "nothing is called \(address.written)"
      throw ToolMistake("\(problem) (find_symbol finds parts of names)")
    }
    let meant = listing.targets.flatMap(\.definitions)
    let addresses = Set(meant.map(\.symbolAddress))
    guard listing.targets.count > 1, addresses.count > 1 else { return }
    var request = SymbolRequest(
      root: question.root, pattern: Array(SymbolAddress.parts(of: address.written).name.utf8))
    request.isExact = true
    request.limit = 1000
    request.time = question.time
    let ranked = try question.engine.symbols(request, observer: question.observer).symbols
      .filter { addresses.contains($0.symbolAddress) }
    let known = Set(ranked.map(\.symbolAddress))
    let others = meant.filter { !known.contains($0.symbolAddress) }
    let head =
      "\(address.written) means \(addresses.count) definitions; call again with one of them as "
      + "symbol:"
    throw ToolMistake(([head] + (ranked + others).map(\.line)).joined(separator: "\n"))
  }
}

/// What a call asks about, as the engine takes it.
private struct ReferenceAddress {
  /// As the model wrote it.
  let written: String
  let bytes: [UInt8]

  init(_ arguments: ToolArguments, _ root: [UInt8]) throws(ToolMistake) {
    written = arguments.text("symbol") ?? ""
    let (ownPath, name) = SymbolAddress.parts(of: written)
    let path = arguments.text("path") ?? ownPath
    guard let path else {
      if arguments.integer("line") != nil {
        throw ToolMistake("line needs path, the file that it is in")
      }
      bytes = Array(written.utf8)
      return
    }
    guard let line = arguments.integer("line") else {
      bytes = Array("\(path)#\(name)".utf8)
      return
    }
    let last = name.split { ".:".contains($0) }.last.map { Array($0.utf8) } ?? []
    let column = SourceLine(line, of: Array(path.utf8), in: root)?.column(of: last)
    bytes = Array((column.map { "\(path):\(line):\($0)" } ?? "\(path):\(line)").utf8)
  }
}
