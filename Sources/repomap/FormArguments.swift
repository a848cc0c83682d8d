internal import ArgumentParsing
internal import RepoMapKit

/// The options that say how a map is written.
enum FormArguments {
  /// Those that say how it looks.
  static let forms: [ArgumentDescription] = [
    .option(
      "--format", value: "FORMAT", kind: .oneOf(OutputFormat.allCases.map(\.rawValue)),
      help: "How the map is written; text by default. All of it counts as tokens: "
        + "\(OutputFormat.listText)."),
    .flag("-n", "--line-numbers", help: "Write the number of each line in front of it."),
    .flag(
      "--line-ranges",
      help: "Write the lines that a definition has, 12-40, in front of the line that names it."),
    .flag(
      "--docs",
      help: "Show the first line of the documentation of what is shown completely; not in tags, "
        + "ctags and quickfix."),
  ]

  static let all: [ArgumentDescription] =
    forms + [
      .option(
        "-g", "--glob", value: "GLOB",
        help: "Show only files that match, as in '*.py' or 'src/'; with ! in front of it all but "
          + "those. All files count for the ranks. May be repeated; the last that matches decides."),
      .option(
        "--files-from", value: "FILE", kind: .file,
        help: "Show only the files that FILE lists, one on each line; - for standard input."),
      FileListArguments.null,
      .flag(
        "--copies",
        help: "Show definitions too that are copies of one that is shown, with its name."),
    ]

  /// Puts what the options say into a request.
  static func apply(
    _ arguments: ParsedArguments, to request: inout MapRequest, _ console: Console
  ) throws {
    applyForms(arguments, to: &request)
    request.showsCopies = arguments.hasFlag("copies")
    request.filter.globs = arguments.all("glob").map { $0.bytes }
    if arguments.last("files-from") != nil {
      request.filter.files = try FileListArguments.paths(nil, arguments, console)
    }
  }

  /// Puts what the options say about the look of a map into a request.
  static func applyForms(_ arguments: ParsedArguments, to request: inout MapRequest) {
    request.showsDocumentation = arguments.hasFlag("docs")
    if arguments.hasFlag("line-numbers") { request.marking = .numbers }
    if arguments.hasFlag("line-ranges") { request.marking = .ranges }
  }
}
