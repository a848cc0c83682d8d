/// What a process left behind.
package struct ProcessResult: Sendable {
  /// The exit code, or 128 plus the signal that ended it.
  package var status: Int32
  package var output: [UInt8]
  package var errorText: String

  /// Standard output as text; invalid UTF-8 is repaired.
  package var outputText: String { String(decoding: output, as: UTF8.self) }
}

/// Runs a program to its end.
///
/// - Parameters:
///   - arguments: The program, found in `PATH` unless it has a `/`, and its arguments.
///   - directory: The working directory; that of the tests if nil.
///   - environment: The whole environment, except that `PATH` is passed on unless it is set here.
///   - standardInput: What the program can read.
/// - Returns: Status, standard output and standard error.
/// - Throws: `TestSupportError` if the program can't be started.
package func runProcess(
  _ arguments: [String], in directory: String? = nil, environment: [String: String] = [:],
  standardInput: [UInt8] = []
) throws -> ProcessResult {
  try RunningProcess(
    arguments, in: directory, environment: environment, standardInput: standardInput
  ).waitForEnd()
}
