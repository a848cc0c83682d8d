internal import ArgumentParsing
internal import RepoMapKit

#if canImport(Glibc)
  internal import Glibc
#endif

/// Standard output and standard error of a command.
///
/// A reader that goes away ends the process by SIGPIPE, silently, as it ends every filter.
final class Console {
  /// What the command has of its process.
  let context: CommandContext
  /// Why standard output takes nothing more: an `errno`.
  private(set) var outputError: Int32?
  /// Whether warnings and progress are left out.
  private(set) var isQuiet = false
  /// Whether more is said than what went wrong.
  private(set) var isVerbose = false
  /// Whether the same is done again and again: then each warning is told once.
  var isRepeating = false
  private var told: Set<String> = []
  /// What standard input held, which can be read once.
  private var input: [UInt8]?
  /// How reports for people look on standard output.
  private(set) var style = TextStyle.plain
  private var errorStyle = TextStyle.plain

  init(_ context: CommandContext) { self.context = context }

  /// Takes what the command line says, before anything else is known.
  func adopt(_ arguments: ParsedArguments) {
    isQuiet = arguments.hasFlag("quiet")
    isVerbose = arguments.hasFlag("verbose")
    adopt(arguments.last("color").flatMap { ColorMode(rawValue: $0.text) } ?? .auto)
  }

  /// Takes what the settings say, unless the command line says it.
  func adopt(log: String?, color: String?) {
    if !isQuiet && !isVerbose {
      isQuiet = log == "quiet"
      isVerbose = log == "verbose"
    }
    adopt(color.flatMap { ColorMode(rawValue: $0) } ?? .auto)
  }

  private func adopt(_ color: ColorMode) {
    style = TextStyle(color, of: context.output, context)
    errorStyle = TextStyle(color, of: context.error, context)
  }

  /// Writes the result of a command to standard output, unless that failed before.
  func write(_ bytes: [UInt8]) {
    guard outputError == nil, let code = writeAll(bytes, to: context.output) else { return }
    outputError = code
    // Who closed a pipe knows.
    if code != EPIPE { writeError("standard output: \(String(cString: strerror(code)))") }
  }

  /// Writes the result of a command to standard output.
  func write(_ text: String) { write(Array(text.utf8)) }

  /// Everything that standard input holds, as often as somebody asks.
  func readInput() throws -> [UInt8] {
    if let known = input { return known }
    let content = try readStandardInput(context)
    input = content
    return content
  }

  /// Writes a line to standard error, behind the name of the program.
  func writeError(_ line: String) {
    _ = writeAll(Array("\(errorStyle.bold("repomap:")) \(line)\n".utf8), to: context.error)
  }

  /// Writes warnings to standard error, unless the user wants it quiet.
  func warn(_ lines: [String]) {
    for line in lines where !isQuiet && (!isRepeating || told.insert(line).inserted) {
      writeError(line)
    }
  }
}
