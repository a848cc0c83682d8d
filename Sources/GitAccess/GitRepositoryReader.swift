internal import SourceModel

/// Reads a repository through the `git` program: revisions, trees, contents, diffs and history.
///
/// Everything is relative to `root`, which may lie below the top of the repository: what is outside
/// of it isn't seen. Nothing is ever written to the repository.
package struct GitRepositoryReader: Sendable {
  /// Absolute path of the root.
  package let root: String
  /// Where the root lies below the top of the repository, with a `/` at the end; empty at the top.
  package let prefix: [UInt8]
  /// Whether the root is below the top.
  var isBelowTop: Bool { !prefix.isEmpty }

  /// The name of a tree without files, which git knows though it is nowhere.
  let emptyTree: String
  /// Options that every run for this repository has.
  private let options: [String]
  private let program: GitProgram
  private let isCancelled: @Sendable () -> Bool

  /// - Parameters:
  ///   - root: Absolute path of a directory in a work tree.
  ///   - program: The git to run.
  ///   - isCancelled: Asked at least every 50 ms while git runs.
  /// - Throws: `notARepository`; `failed` where git doesn't trust or understand the repository.
  package init(
    root: String, program: GitProgram, isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws(GitError) {
    try self.init(
      root: root, kind: "--is-inside-work-tree", options: [], program, isCancelled)
  }

  /// A reader of a bare repository, which has no work tree: its root is the top of what is committed.
  ///
  /// - Parameters:
  ///   - directory: Absolute path of the repository.
  ///   - program: The git to run.
  ///   - isCancelled: As for a work tree.
  /// - Throws: As for a work tree.
  package init(
    bare directory: String, program: GitProgram,
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws(GitError) {
    try self.init(
      root: directory, kind: "--is-bare-repository", options: GitEnvironment.bareOptions, program,
      isCancelled)
  }

  /// `kind` is what to ask git for that has to be true.
  private init(
    root: String, kind: String, options: [String], _ program: GitProgram,
    _ isCancelled: @escaping @Sendable () -> Bool
  ) throws(GitError) {
    let run = GitRun(
      arguments: ["rev-parse", "--show-object-format", kind, "--show-prefix"], directory: root,
      options: options)
    var output: [UInt8] = []
    let exit = try program.run(run, isCancelled: isCancelled) { chunk in
      output.append(contentsOf: chunk)
      return true
    }
    // Names of directories may hold line feeds, so the prefix is the last line and all after it.
    let lines = output.split(
      separator: UInt8(ascii: "\n"), maxSplits: 2, omittingEmptySubsequences: false)
    guard exit.status == 0, lines.count == 3, lines[1].elementsEqual("true".utf8) else {
      let isElsewhere = exit.status == 0 || exit.message.contains("not a git repository")
      throw isElsewhere
        ? .notARepository : .failed(status: exit.status, message: exit.message)
    }
    // The objects of `git hash-object -t tree /dev/null` in both formats.
    emptyTree =
      lines[0].elementsEqual("sha256".utf8)
      ? "6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321"
      : "4b825dc642cb6eb9a060e54bf8d69288fbee4904"
    prefix = Array(lines[2].dropLast())
    self.root = root
    self.options = options
    self.program = program
    self.isCancelled = isCancelled
  }

  /// Runs a command of git and gives its output to `consume` until that returns false.
  ///
  /// Unless it `acceptsFailure`, an exit code other than 0 is thrown as `failed`.
  func run(
    _ arguments: [String], input: [UInt8] = [], settings: GitSettings = GitSettings(),
    acceptsFailure: Bool = false, consume: (UnsafeRawBufferPointer) throws(GitError) -> Bool
  ) throws(GitError) -> ChildExit {
    let run = GitRun(
      arguments: arguments, directory: root, options: options, settings: settings, input: input)
    let exit = try program.run(run, isCancelled: isCancelled, consume: consume)
    if exit.status != 0, !exit.wasStopped, !acceptsFailure {
      throw .failed(status: exit.status, message: exit.message)
    }
    return exit
  }

  /// Starts a command of git that answers questions.
  func start(_ arguments: [String]) throws(GitError) -> ChildProcess {
    try program.start(GitRun(arguments: arguments, directory: root, options: options))
  }

  /// Runs a command of git and collects its output.
  ///
  /// - Throws: `outputTooLarge` above `limitBytes`.
  func output(
    _ arguments: [String], settings: GitSettings = GitSettings(), acceptsFailure: Bool = false,
    limitBytes: Int
  ) throws(GitError) -> (status: Int32, bytes: [UInt8]) {
    var output: [UInt8] = []
    let exit = try run(arguments, settings: settings, acceptsFailure: acceptsFailure) {
      chunk throws(GitError) in
      guard output.count + chunk.count <= limitBytes else {
        throw .outputTooLarge(limitBytes: limitBytes)
      }
      output.append(contentsOf: chunk)
      return true
    }
    return (exit.status, output)
  }

  /// Whether the caller wants to stop.
  func isStopped() -> Bool { isCancelled() }

  /// Whether contents of the past may be missing, because they were to be fetched when needed.
  func isPartialClone() throws(GitError) -> Bool {
    let pattern = #"^(remote\..*\.promisor|extensions\.partialclone)$"#
    let exit = try run(["config", "--get-regexp", pattern], acceptsFailure: true) { _ in true }
    return exit.status == 0
  }
}
