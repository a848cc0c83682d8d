#if canImport(Glibc)
  @preconcurrency internal import Glibc
#endif

/// A program that the user named, run in a directory without a shell; as git is run, it ends when the
/// caller wants to stop.
package struct UserProgram: Sendable {
  /// What a run left behind.
  package struct Outcome: Sendable {
    /// The exit code, or 128 plus the signal that ended it.
    package let status: Int32
    package let output: [UInt8]
    /// The end of what it wrote to standard error.
    package let message: String
  }

  /// Absolute path of the program.
  package let executable: String
  private let environment: [[UInt8]]

  /// Finds a program: by its path, which counts from the working directory, or by its name in the
  /// directories of `PATH`.
  ///
  /// - Parameters:
  ///   - name: Path or name.
  ///   - environment: All variables of the program, `NAME=value`.
  /// - Throws: `notFound`.
  package init(named name: String, environment: [[UInt8]]) throws(GitError) {
    self.environment = environment
    let path = environment.first { $0.starts(with: "PATH=".utf8) }
      .map { String(decoding: $0.dropFirst(5), as: UTF8.self) }
    let candidates =
      name.utf8.contains(UInt8(ascii: "/"))
      ? [name] : GitEnvironment.searchPath(path).map { "\($0)/\(name)" }
    guard let found = candidates.lazy.compactMap(UserProgram.absolutePath).first else {
      throw .notFound
    }
    executable = found
  }

  /// Runs the program to its end.
  ///
  /// - Parameters:
  ///   - arguments: All behind its name.
  ///   - directory: Absolute path of the directory to start in.
  ///   - outputLimitBytes: What it may write at most.
  ///   - isCancelled: Asked at least every 50 ms.
  /// - Returns: How it ended, whatever its exit code.
  /// - Throws: `cancelled`, `outputTooLarge`, `notFound`, `system`.
  package func run(
    _ arguments: [[UInt8]], in directory: String, outputLimitBytes: Int,
    isCancelled: () -> Bool
  ) throws(GitError) -> Outcome {
    let command = ChildCommand(
      executable: executable, arguments: [Array(executable.utf8)] + arguments,
      environment: environment, directory: directory)
    var output: [UInt8] = []
    let exit = try ChildProcess(command).communicate(isCancelled: isCancelled) {
      chunk throws(GitError) in
      guard output.count + chunk.count <= outputLimitBytes else {
        throw .outputTooLarge(limitBytes: outputLimitBytes)
      }
      output.append(contentsOf: chunk)
      return true
    }
    return Outcome(status: exit.status, output: output, message: exit.message)
  }

  /// The absolute path of a file that may be run. Links stay: what a Python environment's `python` is a
  /// link to doesn't know the environment.
  private static func absolutePath(_ path: String) -> String? {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG, access(path, X_OK) == 0
    else { return nil }
    if path.hasPrefix("/") { return path }
    guard let directory = getcwd(nil, 0) else { return nil }
    defer { free(directory) }
    return "\(String(cString: directory))/\(path)"
  }
}
