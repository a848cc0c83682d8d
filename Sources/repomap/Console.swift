internal import StandardExtensions

#if canImport(Glibc)
  internal import Glibc
#endif

/// Standard output and standard error.
///
/// A reader that goes away ends the process by SIGPIPE, silently, as it ends every filter.
struct Console {
  /// Writes the result of a command to standard output.
  func write(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { bytes in
      var rest = bytes[...]
      while !rest.isEmpty {
        let part = UnsafeRawBufferPointer(rebasing: rest)
        let count = Glibc.write(STDOUT_FILENO, part.baseAddress, part.count)
        if count < 0 {
          if errno == EINTR { continue }
          writeError("repomap: standard output: \(String(cString: strerror(errno)))")
          exit(ExitStatus.failure.rawValue)
        }
        rest = rest.dropFirst(count)
      }
    }
  }

  /// Writes the result of a command to standard output.
  func write(_ text: String) { write(Array(text.utf8)) }

  /// Writes a line to standard error.
  func writeError(_ line: String) { writeToStandardError(line + "\n") }
}
