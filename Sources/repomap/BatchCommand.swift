internal import ArgumentParsing
internal import RepoMapKit
internal import Synchronization

/// `repomap batch`: answers many requests in one process.
enum BatchCommand: Command {
  static let description = CommandDescription(
    name: "batch",
    abstract: "Answer requests for maps, one JSON object a line.",
    examples: [
      "repomap batch requests.jsonl >maps.jsonl",
      "echo '{\"focus\": [\"src/cache.py\"], \"tokens\": 2048}' | repomap batch",
    ],
    arguments: [
      .positional(
        "FILE", kind: .file, help: "File with the requests; standard input by default, and for -."),
      .option(
        "--root", value: "DIR", kind: .directory,
        help: "Root of the trees that requests don't name; by default the current directory."),
      .option(
        "-t", "--tokens", value: "N", kind: .number,
        help: "Tokens of maps whose requests don't say how many."),
      QuestionArguments.tokenizer, QuestionArguments.deadline,
    ] + FormArguments.forms + CommonArguments.engine,
    discussion: """
      Members of a request, all optional: id, root, tokens, tokenizer, format, lineNumbers,
      lineRanges, docs, copies, focus, mentions, task, trace, diff, history, globs, files,
      deadline, rev. They mean what the options of 'repomap map' do; focus, mentions, globs and files are
      lists.
      An answer has the id of its request, or else the number of its line, and a map, or an
      error; warnings where there are any. Answers come in the order of the requests, each
      as soon as it can. Every tree is looked at once.
      Exit codes: 0 all requests have maps; 1 some have not; 2 wrong usage or a fatal error;
      129, 130, 143 ended by a signal.
      """)

  static let usage = ["batch [FILE] [options]"]

  static func isServed(_ arguments: ParsedArguments) -> Bool { true }

  static func run(_ arguments: ParsedArguments, _ console: Console) throws -> ExitStatus {
    let run = try EngineRun(arguments, console)
    var defaults = MapRequest(root: rootBytes(arguments, console), run.configuration)
    FormArguments.applyForms(arguments, to: &defaults)
    let lines = try LineInput(arguments.last("FILE")?.bytes ?? Array("-".utf8), console.context)
    let writeError = Mutex<Int32?>(nil)
    let output = console.context.output
    let counts = try run.perform { engine, observer in
      let stop = engine.stopHandle
      return engine.batch(
        defaults: defaults,
        nextLine: {
          // Nobody reads answers to further requests.
          writeError.withLock { $0 } == nil ? lines.next(unless: { stop.isRaised }) : nil
        },
        write: { answer in
          if let code = writeAll(answer, to: output) { writeError.withLock { $0 = code } }
        }, observer: observer)
    }
    if let code = writeError.withLock({ $0 }) {
      throw FileError(path: Array("standard output".utf8), code: code)
    }
    if let error = lines.error { throw error }
    return counts.errors == 0 ? .success : .nothingFound
  }
}
