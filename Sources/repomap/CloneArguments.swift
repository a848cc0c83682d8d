internal import ArgumentParsing
internal import RepoMapKit

/// `repomap graph --clones`: prints definitions that are copies of each other.
enum CloneArguments {
  static let all: [ArgumentDescription] = [
    .flag(
      "--clones", help: "Print definitions that are copies of each other instead, or nearly."),
    .option(
      "--min-tokens", value: "N", kind: .number,
      help: "With --clones: of at least N tokens; by default 50."),
    .option(
      "--similarity", value: "PERCENT", kind: .number,
      help: "With --clones: how alike they are, 70 to 100; by default 80."),
    .option(
      "--limit", value: "N", kind: .number,
      help: "With --clones: at most N groups, those that repeat most; by default 100."),
    .option(
      "-g", "--glob", value: "GLOB",
      help: "With --clones: only in files that match; with ! in front of it in all others. May be "
        + "repeated."),
  ]

  /// Options that ask for something about a graph.
  private static let others = ["html", "focus", "depth", "nodes", "edges", "level", "tokens"]

  static func run(_ arguments: ParsedArguments, _ console: Console) throws -> ExitStatus {
    for name in others where arguments.hasFlag(name) || arguments.last(name) != nil {
      throw ArgumentError.invalidValue(
        option: "--clones", value: "with --\(name)", expected: "no option about a graph beside it")
    }
    let form = arguments.last("format")?.text
    if let form, form != GraphRequest.Form.json.rawValue {
      throw ArgumentError.invalidValue(
        option: "--format", value: form, expected: "json, or none, with --clones")
    }
    var request = CloneRequest(root: rootBytes(arguments, console))
    request.filter.globs = arguments.all("glob").map { $0.bytes }
    request.minimumTokens =
      try arguments.integer("min-tokens", in: CloneRequest.tokenRange) ?? request.minimumTokens
    request.minimumSimilarityPercent =
      try arguments.integer("similarity", in: CloneRequest.similarityRange)
      ?? request.minimumSimilarityPercent
    request.limit = try arguments.integer("limit", in: CloneRequest.limitRange) ?? request.limit
    let run = try EngineRun(arguments, console)
    request.revision = try run.oneRevision()?.tree
    let listing = try run.perform { engine, observer in
      try engine.clones(request, observer: observer)
    }
    run.report(listing.warnings, listing.statistics)
    let text = form == nil ? listing.text : listing.json
    if let output = arguments.last("output") {
      try writeResult(text, to: output.bytes)
    } else {
      console.write(text)
    }
    return listing.isEmpty ? .nothingFound : .success
  }

  /// Refuses options that mean nothing without `--clones`.
  static func refuse(_ arguments: ParsedArguments) throws {
    for name in ["min-tokens", "similarity", "limit", "glob"] {
      guard let value = arguments.last(name) else { continue }
      throw ArgumentError.invalidValue(
        option: "--\(name)", value: value.text, expected: "--clones with it")
    }
  }
}
