internal import ArgumentParsing
internal import RepoMapKit

/// `repomap chunks`: cuts files into pieces along their definitions.
enum ChunksCommand: Command {
  static let description = CommandDescription(
    name: "chunks",
    abstract: "Cut files into pieces along their definitions, one JSON object a line.",
    examples: [
      "repomap chunks >chunks.jsonl         # pieces of at most 512 tokens, to be embedded",
      "repomap chunks src --tokens 2048 --tokenizer cl100k_base",
      "repomap chunks --rev v1.2 -g '*.py'  # of a revision, some files",
    ],
    arguments: [
      .positional(
        "PATH", kind: .directory, help: "Root of the tree; by default the current directory."),
      .option(
        "-t", "--tokens", value: "N", kind: .number,
        help: "Tokens that a piece may have; at least 32, by default 512."),
      QuestionArguments.tokenizer,
      .option(
        "-g", "--glob", value: "GLOB",
        help: "Only files that match; with ! in front of it all others. May be repeated."),
      FileListArguments.filesFrom, FileListArguments.null, CommonArguments.revision,
    ] + CommonArguments.engine,
    discussion: """
      The pieces of a file have all its text, in order. A definition that fits is one piece,
      with its documentation; one that doesn't is cut at its definitions, then at blank lines,
      at lines, and between characters. Small neighbours of one scope are joined.
      Members of an object: path, language, name, kind, startLine, endLine, startByte, endByte,
      tokens, hash, definitions, text.
      Exit codes: 0 pieces were printed; 1 there is nothing to cut; 2 wrong usage or a fatal
      error; 129, 130, 143 ended by a signal.
      """)

  static let usage = ["chunks [PATH] [options]"]

  static func isServed(_ arguments: ParsedArguments) -> Bool { true }

  static func run(_ arguments: ParsedArguments, _ console: Console) throws -> ExitStatus {
    let run = try EngineRun(arguments, console)
    var request = ChunkRequest(root: rootBytes(arguments, console))
    request.limitTokens =
      try arguments.integer("tokens", in: ChunkRequest.limitRange) ?? request.limitTokens
    request.tokenizer = MapRequest(root: request.root, run.configuration).tokenizer
    request.filter.globs = arguments.all("glob").map { $0.bytes }
    request.filter.files = try FileListArguments.paths(nil, arguments, console)
    request.revision = try run.oneRevision()?.tree
    let summary = try run.perform { engine, observer in
      try engine.chunks(request, observer: observer) { console.write($0) }
    }
    run.report(summary.warnings, summary.statistics)
    return summary.chunkCount == 0 ? .nothingFound : .success
  }
}
