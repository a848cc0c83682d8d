internal import ArgumentParsing
internal import RepoMapKit

/// `repomap symbols`: finds definitions by name.
enum SymbolsCommand: Command {
  static let description = CommandDescription(
    name: "symbols",
    abstract: "Find definitions by name, those first that match best and matter most.",
    examples: [
      "repomap symbols total                # also grandTotal, and what has its letters",
      "repomap symbols Cart.total           # of a class; also Cart::total",
      "repomap symbols session --kind class -g 'src/'",
    ],
    arguments: [
      .positional("NAME", help: "A name, a part of one, or its letters in their order."),
      .option(
        "--root", value: "DIR", kind: .directory,
        help: "Root of the tree; by default the current directory."),
      .option(
        "--kind", value: "KIND", kind: .oneOf(SymbolRequest.kinds),
        help: "Only definitions of this kind."),
      .option("--limit", value: "N", kind: .number, help: "At most N of them; 20 by default."),
      .option(
        "-g", "--glob", value: "GLOB",
        help: "Only in files that match; with ! in front of it in all others. May be repeated."),
      CommonArguments.revision, CommonArguments.json,
    ] + CommonArguments.engine,
    discussion: """
      A line is: path, line and column (1-based, bytes), as compilers write them, kind and
      name with its scopes, and behind a tab the signature.
      Exit codes: 0 some were found; 1 none; 2 wrong usage or a fatal error.
      """)

  static let usage = ["symbols NAME [options]"]

  static func isServed(_ arguments: ParsedArguments) -> Bool { true }

  static func run(_ arguments: ParsedArguments, _ console: Console) throws -> ExitStatus {
    guard let name = arguments.last("NAME") else { throw ArgumentError.missingArgument("NAME") }
    let run = try EngineRun(arguments, console)
    var request = SymbolRequest(root: rootBytes(arguments, console), pattern: name.bytes)
    request.limit =
      try arguments.integer("limit", in: SymbolRequest.limitRange) ?? request.limit
    request.kind = arguments.last("kind")?.text
    request.filter.globs = arguments.all("glob").map { $0.bytes }
    request.revision = try run.oneRevision()?.tree
    let listing = try run.perform { engine, observer in
      try engine.symbols(request, observer: observer)
    }
    run.report(listing.warnings, listing.statistics)
    console.write(arguments.hasFlag("json") ? listing.json : listing.text)
    return listing.isEmpty ? .nothingFound : .success
  }
}
