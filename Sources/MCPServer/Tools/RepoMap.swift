internal import RepoMapKit

extension Tool {
  /// The map: what is here, and what matters for a task.
  static let repoMap = Tool(
    name: "repo_map", title: "Repository map",
    description: """
      The most important files, types and functions of the repository as real signatures, chosen to fit max_tokens. \
      Call it first in a repository you don't know, and at the start of a task with the user's request as task: \
      names, paths and stack traces in it decide what is shown. Files in focus_files count as known and are left \
      out; what belongs to them comes first.
      """,
    parameters: [
      Parameter(
        "task", .text,
        "What the user wants, in the user's words: an issue, an error, a stack trace. Steers what "
          + "is shown."),
      Parameter(
        "focus_files", .texts(maximumCount: 100),
        "Files you have read or edit, relative to the root; also path:line. They steer the map and "
          + "aren't shown."),
      Parameter(
        "focus_symbols", .texts(maximumCount: 100),
        "Names you work on: path#Type.member as answers print it, or a plain name."),
      Parameter(
        "paths", .texts(maximumCount: 100), "Show only these folders, files or globs: src/, *.py."),
      Parameter("exclude", .texts(maximumCount: 100), "Leave out these folders, files or globs."),
      Parameter(
        "detail", .choice(MapDetail.allCases.map(\.rawValue), usual: MapDetail.auto.rawValue),
        "names: more definitions, with less of each; signatures: complete ones; auto: as the task "
          + "needs it."),
      Parameter("line_numbers", .flag(usual: false), "Put line numbers in front of lines."),
    ],
    usualTokens: 2048, structure: nil
  ) { arguments, question in
    var request = question.mapRequest
    request.task = arguments.text("task")
    request.focus = arguments.texts("focus_files").map { Array($0.utf8) }
    for symbol in arguments.texts("focus_symbols") {
      // A name alone is no place.
      if symbol.contains("#") {
        request.focus.append(Array(symbol.utf8))
      } else {
        request.mentions.append(symbol)
      }
    }
    request.filter.globs = PathReading(question.root).globs(
      arguments.texts("paths"), excluding: arguments.texts("exclude"))
    if let detail = arguments.text("detail").flatMap({ MapDetail(rawValue: $0) }) {
      request.detail = detail
    }
    if arguments.flag("line_numbers", usual: false) { request.marking = .numbers }
    return try question.reply.fit { budget throws(EngineError) in
      request.budgetTokens = budget
      return try question.engine.map(request, observer: question.observer)
    }
  }
}
