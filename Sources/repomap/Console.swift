internal import ArgumentParsing
internal import RepoMapKit
internal import StandardExtensions

#if canImport(Glibc)
  internal import Glibc
#endif

/// Standard output and standard error.
///
/// A reader that goes away ends the process by SIGPIPE, silently, as it ends every filter.
final class Console {
  /// When the program began, as ``monotonicTime()`` tells it.
  let startedAt = monotonicTime()
  /// Whether warnings and progress are left out.
  private(set) var isQuiet = false
  /// Whether more is said than what went wrong.
  private(set) var isVerbose = false
  /// Whether the same is done again and again: then each warning is told once.
  var isRepeating = false
  private var told: Set<String> = []
  /// How reports for people look on standard output.
  private(set) var style = TextStyle.plain
  private var errorStyle = TextStyle.plain

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
    style = TextStyle(color, of: STDOUT_FILENO)
    errorStyle = TextStyle(color, of: STDERR_FILENO)
  }

  /// Writes the result of a command to standard output.
  func write(_ bytes: [UInt8]) {
    guard let code = writeToStandardOutput(bytes) else { return }
    writeError("standard output: \(String(cString: strerror(code)))")
    exit(ExitStatus.failure.rawValue)
  }

  /// Writes the result of a command to standard output.
  func write(_ text: String) { write(Array(text.utf8)) }

  /// Writes a line to standard error, behind the name of the program.
  func writeError(_ line: String) {
    writeToStandardError("\(errorStyle.bold("repomap:")) \(line)\n")
  }

  /// Writes warnings to standard error, unless the user wants it quiet.
  func warn(_ lines: [String]) {
    for line in lines where !isQuiet && (!isRepeating || told.insert(line).inserted) {
      writeError(line)
    }
  }
}

/// Writes to standard output; may be called on any thread.
///
/// - Returns: An `errno`, where it can't.
func writeToStandardOutput(_ bytes: [UInt8]) -> Int32? {
  bytes.withUnsafeBytes { bytes in
    var rest = bytes[...]
    while !rest.isEmpty {
      let part = UnsafeRawBufferPointer(rebasing: rest)
      let count = write(STDOUT_FILENO, part.baseAddress, part.count)
      if count < 0 {
        if errno == EINTR { continue }
        return errno
      }
      rest = rest.dropFirst(count)
    }
    return nil
  }
}
