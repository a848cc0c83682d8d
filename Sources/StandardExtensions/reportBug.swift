internal import CShim

#if canImport(Glibc)
  @preconcurrency internal import Glibc
#endif

/// Reports a broken invariant of ours: traps where assertions are on, which is in tests, and
/// writes one line to standard error in release builds, where the caller goes on degraded.
///
/// Never reached because of input: broken input is an error or a diagnostic.
package func reportBug(
  _ message: @autoclosure () -> String, file: StaticString = #fileID, line: UInt = #line
) {
  assertionFailure(message(), file: file, line: line)
  writeToStandardError("repomap: internal error at \(file):\(line): \(message())\n")
}

/// Writes the whole `text` to standard error; failures to write are ignored.
package func writeToStandardError(_ text: String) {
  var text = text
  text.withUTF8 { bytes in
    var rest = UnsafeRawBufferPointer(bytes)[...]
    while !rest.isEmpty {
      let count = write(
        STDERR_FILENO, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }
}
