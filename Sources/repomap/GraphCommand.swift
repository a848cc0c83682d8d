internal import ArgumentParsing
internal import RepoMapKit

/// `repomap graph`: prints the graph of a tree, or makes a page of it.
enum GraphCommand: Command {
  static let description = CommandDescription(
    name: "graph",
    abstract: "Print the graph of a tree for other programs, or a page that shows it.",
    examples: [
      "repomap graph --html -o report.html      # one page, to look at and to show",
      "repomap graph | dot -Tsvg > graph.svg    # the 200 most used files",
      "repomap graph --format mermaid           # folders, for a README",
      "repomap graph --focus src/cache.py --depth 2",
      "repomap graph --clones                   # definitions that are copies of each other",
    ],
    arguments: [
      .positional(
        "PATH", kind: .directory, help: "Root of the tree; by default the current directory."),
      .option(
        "--format", value: "FORM", kind: .oneOf(GraphRequest.Form.allCases.map(\.rawValue)),
        help: "\(formText); dot by default."),
      .flag("--html", help: "The same as --format html."),
      .option("-o", "--output", value: "FILE", kind: .file, help: "Write to FILE instead."),
      .option(
        "-f", "--focus", value: "PLACE", kind: .file,
        help: "A file or folder around which the graph is drawn. May be repeated."),
      .option(
        "--depth", value: "N", kind: .number,
        help: "How many edges away from the focus others may be; 1 by "
          + "default."),
      .option(
        "--nodes", value: "N", kind: .number,
        help: "Show at most N nodes, those with the most rank; by default 200 in dot, 40 in "
          + "mermaid, 20000 in html and all in the others."),
      .option(
        "--edges", value: "N", kind: .number,
        help: "Show at most N edges, the strongest; by default 600 in dot, 60 in mermaid and all "
          + "in the others. In html N of each file, by default 24."),
      .option(
        "--level", value: "LEVEL", kind: .oneOf(GraphRequest.Level.allCases.map(\.rawValue)),
        help: "files or folders; files by default, but folders in mermaid without --focus."),
      .option(
        "-t", "--tokens", value: "N", kind: .number,
        help: "Leave out what comes last until the text has at most N tokens."),
      CommonArguments.revision,
    ] + CloneArguments.all + CommonArguments.engine,
    discussion: """
      A name that more than 16 files define makes no edges, nor does what is less than 0.1 %
      of what a file uses.
      Clones are definitions with the same tokens, or nearly, whatever their identifiers, numbers
      and texts are. They are printed as text, or as --format json.
      Exit codes: 0 a graph was printed; 1 there is nothing to map, or there are no clones; 2 wrong
      usage, a focus that the tree doesn't have, or a fatal error.
      """)

  static let usage = ["graph [PATH] [options]"]

  private static let formText = "dot, mermaid, graphml, json or html"

  static func isServed(_ arguments: ParsedArguments) -> Bool { true }

  static func run(_ arguments: ParsedArguments, _ console: Console) throws -> ExitStatus {
    if arguments.hasFlag("clones") { return try CloneArguments.run(arguments, console) }
    try CloneArguments.refuse(arguments)
    var request = try request(arguments, console)
    let run = try EngineRun(arguments, console)
    request.revision = try run.oneRevision()?.tree
    let graph = try run.perform { engine, observer in
      try engine.graph(request, observer: observer)
    }
    run.report(graph.warnings, graph.statistics)
    if let output = arguments.last("output") {
      try writeResult(graph.text, to: output.bytes)
    } else {
      console.write(graph.text)
    }
    return .success
  }

  private static func request(
    _ arguments: ParsedArguments, _ console: Console
  ) throws -> GraphRequest {
    var request = GraphRequest(root: rootBytes(arguments, console), form: try form(arguments))
    request.focus = arguments.all("focus").map { $0.bytes }
    request.depth = try arguments.integer("depth", in: GraphRequest.depthRange) ?? request.depth
    request.nodeCount = try arguments.integer("nodes", in: GraphRequest.countRange)
    request.edgeCount = try arguments.integer("edges", in: GraphRequest.countRange)
    request.budgetTokens = try arguments.integer("tokens", in: GraphRequest.budgetRange)
    if let name = arguments.last("level")?.text {
      guard let level = GraphRequest.Level(rawValue: name) else {
        throw ArgumentError.invalidValue(
          option: "--level", value: name, expected: "files or folders")
      }
      request.level = level
    }
    // A page can't be cut: it is looked at by people.
    if request.form == .html {
      if let value = arguments.last("tokens")?.text { throw unfit("--tokens", value) }
      if request.level == .folders { throw unfit("--level", "folders") }
    }
    return request
  }

  private static func unfit(_ option: String, _ value: String) -> ArgumentError {
    .invalidValue(option: option, value: value, expected: "a --format other than html with it")
  }

  private static func form(_ arguments: ParsedArguments) throws -> GraphRequest.Form {
    guard let name = arguments.last("format")?.text else {
      return arguments.hasFlag("html") ? .html : .dot
    }
    guard let form = GraphRequest.Form(rawValue: name) else {
      throw ArgumentError.invalidValue(option: "--format", value: name, expected: formText)
    }
    return form
  }
}
