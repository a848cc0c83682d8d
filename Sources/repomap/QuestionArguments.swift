// The options that say what a map is about, for every command that makes or explains one.
//
// Where an option takes what may be long, its value is the text itself, `@FILE` for the content of a file, or `-` for
// standard input, which only one of them can have. A trace or a diff is never typed, so their values name a file
// without `@` too.

internal import ArgumentParsing
internal import RepoMapKit

/// What a map is asked for.
enum QuestionArguments {
  static let all: [ArgumentDescription] = [
    .option(
      "-t", "--map-tokens", "--tokens", value: "N", kind: .number,
      help: "Tokens that the whole output may have; 1024 by default. It never has more."),
    tokenizer,
    .option(
      "-f", "--focus", value: "PLACE", kind: .file,
      help: "Where you work: FILE, FOLDER, FILE:LINE, FILE:LINE:COLUMN or FILE#NAME, as in "
        + "src/cache.py#Cache.get. What a definition uses and what uses it is shown next to "
        + "it. A whole FILE is taken to be in the prompt: it ranks others higher, and isn't "
        + "shown itself. May be repeated."),
    .option(
      "-m", "--mention", value: "NAME",
      help: "A name or file that the task is about. May be repeated."),
    .option(
      "--task", value: "TEXT",
      help: "What the prompt asks for: an issue, a message, a stack trace, a diff. Its words, "
        + "paths and places say what the map is about. @FILE reads "
        + "it from a file, - from standard input."),
    diff,
    .option(
      "--trace", value: "FILE", kind: .file,
      help: "A stack trace, or the output of a compiler or of tests; - for standard input. "
        + "Its places count for more than its words."),
    .flag(
      "--no-history",
      help: "Don't look for the task in the messages of earlier commits. Otherwise git is run "
        + "when HEAD has moved."),
  ]

  static let diff = ArgumentDescription.option(
    "--diff", value: "CHANGE", kind: .suggested(["HEAD", "staged"]),
    help: "A change that the prompt is about: HEAD for all that isn't committed (untracked "
      + "files left out), staged, a range A..B or A...B, another revision for the work tree "
      + "against it, or a FILE or - with a diff.")

  static let tokenizer = ArgumentDescription.option(
    "--tokenizer", value: "NAME", kind: .file,
    help:
      "Count tokens with a vocabulary instead of estimating them a little too high: cl100k_base, "
      + "gpt-4o, ORG/MODEL of Hugging Face's cache, or a FILE. None is shipped; 'repomap doctor' "
      + "lists what is found.")

  static let deadline = ArgumentDescription.option(
    "--deadline", value: "TIME", kind: .number,
    help: "Print a map within so many milliseconds, or 250ms or 2s: files that matter most come "
      + "first. Where there is no time for all, the map says that it is partial; what was found "
      + "out is kept, and the next run goes on."
  )

  /// Those that read standard input for `-`.
  private static let readers = ["task", "diff", "trace", "files-from"]

  /// The request that the arguments are.
  ///
  /// - Throws: What is wrong with them, and why something can't be read.
  static func request(
    root: [UInt8], _ arguments: ParsedArguments, _ run: EngineRun
  ) throws -> MapRequest {
    let readers = readers.filter { arguments.last($0)?.bytes == Array("-".utf8) }
    if readers.count > 1 { throw ArgumentError.sharedInput(options: readers.map { "--\($0)" }) }
    var request = MapRequest(root: root, run.configuration)
    request.focus = arguments.all("focus").map { $0.bytes }
    request.mentions = arguments.all("mention").map { $0.text }
    if let task = arguments.last("task") {
      request.task = String(decoding: try content(of: task, run) ?? task.bytes, as: UTF8.self)
    }
    if let trace = arguments.last("trace") {
      request.trace = try content(of: trace, run) ?? readWholeFile(trace.bytes)
    }
    if let change = arguments.last("diff") { request.diff = try diff(change, root, run) }
    return request
  }

  /// What `-` or `@FILE` stands for; `nil` for other values.
  private static func content(of value: ArgumentValue, _ run: EngineRun) throws -> [UInt8]? {
    if value.bytes == Array("-".utf8) { return try run.readInput() }
    guard value.bytes.first == UInt8(ascii: "@") else { return nil }
    return try readWholeFile(Array(value.bytes.dropFirst()))
  }

  // MARK: - Diffs

  /// The change that a value names; `nil`, with a warning, where it is none.
  static func diff(
    _ value: ArgumentValue, _ root: [UInt8], _ run: EngineRun
  ) throws -> TaskDiff? {
    let isOption = value.bytes.count > 1 && value.bytes.first == UInt8(ascii: "-")
    if isOption || value.bytes.isEmpty {
      throw ArgumentError.invalidValue(
        option: "--diff", value: value.text,
        expected: "HEAD, staged, a revision, a range of them, a file or -")
    }
    let diff = try readDiff(value, root, run)
    if !diff.isEmpty { return diff }
    run.report(["--diff \(value.text): no changes"])
    return nil
  }

  private static func readDiff(
    _ value: ArgumentValue, _ root: [UInt8], _ run: EngineRun
  ) throws -> TaskDiff {
    if !beginsWithHead(value), let text = try content(of: value, run) {
      return TaskDiff(text: text)
    }
    let source: DiffSource =
      switch value.text {
      case "HEAD": .workTree
      case "staged": .staged
      default: .revisions(value.text)
      }
    do {
      return try run.perform { engine, _ in try engine.diff(source, of: root) }
    } catch DiffError.cancelled {
      throw EngineError.cancelled
    } catch let error as DiffError {
      // What is no revision may be a file, also where there is no git.
      if case .revisions = source, error.leavesRoomForFile,
        let text = try? readWholeFile(value.bytes)
      {
        return TaskDiff(text: text)
      }
      throw DiffArgumentError(value: value.text, error: error)
    }
  }

  /// Whether `@` is `HEAD`, as git abbreviates it, and not the sign for a file.
  private static func beginsWithHead(_ value: ArgumentValue) -> Bool {
    let text = value.text
    if text.hasPrefix("@..") { return !text.hasPrefix("@../") }
    return text == "@" || ["@~", "@^", "@{"].contains { text.hasPrefix($0) }
  }
}

extension DiffError {
  /// Whether something that is no revision was named.
  fileprivate var leavesRoomForFile: Bool {
    switch self {
    case .unknownRevision, .notARepository, .gitMissing: true
    case .tooLarge, .git, .cancelled: false
    }
  }
}

/// Why the change that `--diff` names can't be looked at.
private struct DiffArgumentError: Error, CustomStringConvertible {
  let value: String
  let error: DiffError

  var description: String {
    let file = if case .unknownRevision = error { ", and no such file" } else { "" }
    return "--diff \(value): \(error.message)\(file)"
  }
}
