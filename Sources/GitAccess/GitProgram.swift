#if canImport(Glibc)
  @preconcurrency internal import Glibc
#endif

/// The `git` of this machine, started so that a repository can't make it run anything.
///
/// Safe to use from several threads; each run is a process of its own.
package struct GitProgram: Sendable {
  /// Absolute path of the program.
  package let executable: String
  private let environment: [[UInt8]]

  /// Looks for `git` in the directories of `PATH`; relative ones don't count.
  ///
  /// - Parameter environment: The user's variables; git is given the few that it needs.
  /// - Throws: `notFound`.
  package init(environment: [String: String]) throws(GitError) {
    let directories = GitEnvironment.searchPath(environment["PATH"])
    let candidates = directories.map { "\($0)/git" }
    guard let found = candidates.first(where: isProgram) else { throw .notFound }
    executable = found
    self.environment = GitEnvironment.variables(from: environment).sorted { $0.key < $1.key }
      .map { Array("\($0.key)=\($0.value)".utf8) }
  }

  /// Runs a command and gives its output to `consume` as it comes, until that returns false.
  ///
  /// - Returns: How it ended, whatever its exit code.
  /// - Throws: What `consume` throws; `cancelled`; `outputTooLarge`; `system`.
  func run(
    _ run: GitRun, isCancelled: () -> Bool,
    consume: (UnsafeRawBufferPointer) throws(GitError) -> Bool
  ) throws(GitError) -> ChildExit {
    var outputBytes = 0
    return try ChildProcess(command(run)).communicate(isCancelled: isCancelled) {
      chunk throws(GitError) in
      outputBytes += chunk.count
      guard outputBytes <= run.outputLimitBytes else {
        throw .outputTooLarge(limitBytes: run.outputLimitBytes)
      }
      return try consume(chunk)
    }
  }

  /// Starts a command that answers questions until its input ends.
  func start(_ run: GitRun) throws(GitError) -> ChildProcess {
    try ChildProcess(answering: command(run))
  }

  private func command(_ run: GitRun) -> ChildCommand {
    ChildCommand(
      executable: executable, arguments: run.commandLine,
      environment: environment + run.settings.variables, input: run.input)
  }
}

/// One run of git.
struct GitRun {
  /// More than any answer but the content of a whole large repository; what is read is looked at as
  /// it comes, so this bounds time, not memory.
  static let usualLimitBytes = 1 << 34

  /// The command and its arguments.
  var arguments: [String]
  /// Absolute path of the directory to run in.
  var directory: String
  /// Options above those that every run has.
  var options: [String] = []
  /// Settings above those that every run has.
  var settings = GitSettings()
  var input: [UInt8] = []
  var outputLimitBytes = GitRun.usualLimitBytes

  /// All arguments, the name of the program first.
  var commandLine: [[UInt8]] {
    (["git", "-C", directory] + GitEnvironment.options + options + arguments)
      .map { Array($0.utf8) }
  }
}

/// Settings whose names may hold any byte, which is why they aren't arguments.
struct GitSettings: Sendable {
  var values: [(key: [UInt8], value: String)] = []

  /// The variables that tell git, see `GIT_CONFIG_COUNT` in git-config(1).
  var variables: [[UInt8]] {
    guard !values.isEmpty else { return [] }
    var variables = [Array("GIT_CONFIG_COUNT=\(values.count)".utf8)]
    for (number, setting) in values.enumerated() {
      variables.append(Array("GIT_CONFIG_KEY_\(number)=".utf8) + setting.key)
      variables.append(Array("GIT_CONFIG_VALUE_\(number)=\(setting.value)".utf8))
    }
    return variables
  }
}

/// Whether a path is a file that may be run.
private func isProgram(_ path: String) -> Bool {
  var status = stat()
  return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG && access(path, X_OK) == 0
}
