internal import ArgumentParsing
internal import RepoMapKit

/// `repomap refs`: tells where a definition is used.
enum RefsCommand: Command {
  static let description = CommandDescription(
    name: "refs",
    abstract: "Tell where a definition is used, what calls it, and what it calls.",
    examples: [
      "repomap refs Cart.total              # its uses, the surest first",
      "repomap refs src/cart.py:120:9       # of what is used or defined there",
      "repomap refs Cart.total --callers --depth 3",
      "vim -q <(repomap refs Cart --format quickfix)",
    ],
    arguments: [
      .positional(
        "NAME",
        help: "A name, with scopes in front where several have it (Cart.total), in a file "
          + "(src/cart.py#Cart.total), or a line or position of a file (src/cart.py:120:9)."),
      .positional(
        "PATH", kind: .directory, help: "Root of the tree; by default the current directory."),
      .flag("--callers", help: "List the definitions that use it."),
      .flag("--callees", help: "List the definitions of the tree that are used in it."),
      .option(
        "--depth", value: "N", kind: .number,
        help: "Follow callers or callees for N steps; 1 by default."),
      .option(
        "--min-confidence", value: "WORD",
        kind: .oneOf(ReferenceConfidence.allCases.map(\.rawValue)),
        help: "Leave out uses that are bound less surely than: \(confidenceText)."),
      .option(
        "--limit", value: "N", kind: .number,
        help: "At most N uses of each definition, or N callers or callees of each; 100 by "
          + "default."),
      .option(
        "-g", "--glob", value: "GLOB",
        help: "Only uses in files that match, or callees that these define; with ! in front of "
          + "it in all others. May be repeated."),
      .option(
        "--format", value: "FORM", kind: .oneOf(ReferenceListing.Form.allCases.map(\.rawValue)),
        help: "text, or quickfix for vim -q and Emacs' compilation-mode: a line "
          + "path:line:column: text for each use. text by default."),
      .flag("--definitions", help: "In quickfix, list the definitions too."),
      CommonArguments.revision, CommonArguments.json,
    ] + CommonArguments.engine,
    discussion: """
      Definitions are lines as 'repomap symbols' writes them. A use below one is: place and
      line, the definition around it, and how surely it means this one, separated by tabs;
      "one of N" where N definitions may be meant alike. A caller or callee is: place, kind
      and name, how many uses, and the same; cycle and repeated say why nothing is below it.
      Names, scopes, types and imports tell what is meant: that a use is missing proves
      nothing.
      Exit codes: 0 some uses were found; 1 none, or nothing is called so; 2 wrong usage or a
      fatal error.
      """)

  static let usage = ["refs NAME [PATH] [options]"]

  private static let confidenceText = ReferenceConfidence.allCases.map(\.rawValue)
    .joined(separator: ", ")

  static func isServed(_ arguments: ParsedArguments) -> Bool { true }

  static func run(_ arguments: ParsedArguments, _ console: Console) throws -> ExitStatus {
    var request = try request(arguments, console)
    let run = try EngineRun(arguments, console)
    request.revision = try run.oneRevision()?.tree
    let listing = try run.perform { engine, observer in
      try engine.references(request, observer: observer)
    }
    run.report(listing.warnings, listing.statistics)
    console.write(text(of: listing, arguments))
    return listing.isEmpty ? .nothingFound : .success
  }

  private static func request(
    _ arguments: ParsedArguments, _ console: Console
  ) throws -> ReferenceRequest {
    guard let name = arguments.last("NAME") else { throw ArgumentError.missingArgument("NAME") }
    var request = ReferenceRequest(root: rootBytes(arguments, console), address: name.bytes)
    request.relation = try relation(arguments)
    request.depth =
      try arguments.integer("depth", in: ReferenceRequest.depthRange) ?? request.depth
    request.limit =
      try arguments.integer("limit", in: ReferenceRequest.limitRange) ?? request.limit
    if let word = arguments.last("min-confidence")?.text {
      request.minimumConfidence =
        ReferenceConfidence(rawValue: word) ?? request.minimumConfidence
    }
    if arguments.hasFlag("json"), arguments.last("format") != nil {
      throw ArgumentError.exclusive(options: ["--format", "--json"])
    }
    request.filter.globs = arguments.all("glob").map { $0.bytes }
    return request
  }

  private static func relation(
    _ arguments: ParsedArguments
  ) throws -> ReferenceRequest.Relation {
    let isOfCallees = arguments.hasFlag("callees")
    guard arguments.hasFlag("callers") else { return isOfCallees ? .callees : .uses }
    if isOfCallees { throw ArgumentError.exclusive(options: ["--callers", "--callees"]) }
    return .callers
  }

  private static func text(
    of listing: ReferenceListing, _ arguments: ParsedArguments
  ) -> [UInt8] {
    if arguments.hasFlag("json") { return listing.json }
    switch arguments.last("format").flatMap({ ReferenceListing.Form(rawValue: $0.text) }) {
    case .quickfix: return listing.quickfix(definitions: arguments.hasFlag("definitions"))
    case .text, nil: return listing.text
    }
  }
}
