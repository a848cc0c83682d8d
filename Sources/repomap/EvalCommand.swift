internal import ArgumentParsing
internal import CShim
internal import RepoMapKit

#if canImport(Glibc)
  internal import Glibc
#endif

/// `repomap eval`: measures maps on the history of a repository.
enum EvalCommand: Command {
  static let description = CommandDescription(
    name: "eval",
    abstract: "Measure maps on a repository's own history: what was changed, and what is shown.",
    examples: [
      "repomap eval                         # 20 fixes of this repository",
      "repomap eval --baseline words --baseline ranks",
      "repomap eval --baseline 'other=other-map {root} --tokens {tokens} --task {task}'",
      "repomap eval --list                  # the tasks only",
    ],
    arguments: [
      .positional(
        "PATH", kind: .directory, help: "A directory of the work tree; by default the current one."),
      .option("-n", "--tasks", value: "N", help: "At most so many tasks; 20 by default."),
      .option(
        "--budgets", value: "N,N", help: "Tokens that maps may have; 1024,8192 by default."),
      .option(
        "--baseline", value: "METHOD",
        help: "What to measure besides: words (plain BM25), ranks (the map without the task), or "
          + "a command that prints a map, perhaps with NAME= in front. In its arguments, {root} is "
          + "the tree, {tokens} the budget, {task} a file with the message. May be repeated."),
      .option(
        "--commits", value: "N", help: "Look at the N newest commits; 5000 by default."),
      .flag("--list", help: "Print the tasks and measure nothing."),
      CommonArguments.json,
    ] + CommonArguments.engine,
    discussion: """
      A task is a commit that repairs something: from its message, a map of the tree
      before it has to show the files and definitions that it changed. The trees are
      put into a directory below TMPDIR, which is removed at the end; the repository is
      only read. Commands run without a shell, in the tree.
      Exit codes: 0 done; 1 there are no tasks; 2 wrong usage or a fatal error;
      129, 130, 143 ended by a signal.
      """)

  static let usage = ["eval [PATH] [options]"]

  static func run(_ arguments: ParsedArguments, _ console: Console) throws -> ExitStatus {
    let request = try request(arguments, console)
    let run = try EngineRun(arguments, console)
    let isJSON = arguments.hasFlag("json")
    do {
      if arguments.hasFlag("list") {
        let list = try run.perform { engine, _ in try engine.evaluationTasks(request) }
        run.report(list.warnings)
        console.write(isJSON ? list.json : Array(list.text.utf8))
      } else {
        let result = try run.perform { engine, observer in
          try engine.evaluate(request, observer: observer)
        }
        run.report(result.warnings)
        console.write(result.text(isJSON ? .json : .text))
      }
      return .success
    } catch EvaluationError.engine(let error) {
      throw error
    } catch let error as EvaluationError {
      console.writeError("\(error.message)")
      if case .noTasks = error { return .nothingFound }
      return .failure
    }
  }

  private static func request(
    _ arguments: ParsedArguments, _ console: Console
  ) throws -> EvaluationRequest {
    var request = EvaluationRequest(root: rootBytes(arguments, console))
    request.maximumTasks =
      try arguments.integer("tasks", in: EvaluationRequest.taskRange) ?? request.maximumTasks
    request.maximumCommits =
      try arguments.integer("commits", in: EvaluationRequest.commitRange) ?? request.maximumCommits
    if let list = arguments.last("budgets")?.text { request.budgets = try budgets(list) }
    request.baselines = try arguments.all("baseline").map { try baseline($0) }
    request.programEnvironment = completeEnvironment()
    return request
  }

  private static func budgets(_ list: String) throws(ArgumentError) -> [Int] {
    let range = MapRequest.budgetRange
    var budgets: [Int] = []
    for part in list.split(separator: ",", omittingEmptySubsequences: false) {
      guard let budget = Int(part), range.contains(budget) else {
        throw .invalidValue(
          option: "--budgets", value: list,
          expected: "whole numbers from \(range.lowerBound) to \(range.upperBound), with commas")
      }
      if !budgets.contains(budget) { budgets.append(budget) }
    }
    return budgets
  }

  private static func baseline(_ value: ArgumentValue) throws(ArgumentError) -> EvaluationBaseline {
    switch value.text {
    case "words": return .words
    case "ranks": return .ranks
    default: break
    }
    guard let template = ProgramTemplate(value.bytes) else {
      throw .invalidValue(
        option: "--baseline", value: value.text, expected: "words, ranks or a command")
    }
    return .program(template)
  }

  /// All variables of the process, for programs that the user names.
  private static func completeEnvironment() -> [[UInt8]] {
    var variables: [[UInt8]] = []
    guard var entry = repomap_environment() else { return [] }
    while let text = entry.pointee {
      entry += 1
      variables.append(Array(UnsafeRawBufferPointer(start: text, count: strlen(text))))
    }
    return variables
  }
}
