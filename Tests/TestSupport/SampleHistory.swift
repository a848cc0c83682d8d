@preconcurrency internal import Glibc

/// A repository of git with a history that a test writes, in a temporary folder. Nothing outside of
/// it is read: neither the system's settings nor the user's.
package struct SampleHistory {
  private let directory: TemporaryDirectory
  /// Absolute path of the work tree.
  package let root: String

  /// An empty repository of the object format `sha1` or `sha256`.
  package init(format: String = "sha1") throws {
    directory = try TemporaryDirectory()
    root = directory.path("tree")
    for name in ["home", "tree"] { try directory.makeDirectory(name) }
    try git("init", "--quiet", "--initial-branch=main", "--object-format=\(format)")
  }

  /// Variables for what runs git.
  package var environment: [String: String] {
    ["HOME": directory.path("home"), "GIT_CEILING_DIRECTORIES": directory.path]
      .merging(variables(time: 0)) { first, _ in first }
  }

  /// The absolute path of something beside the work tree.
  package func outerPath(_ relative: String) -> String { directory.path(relative) }

  /// Runs git in the work tree, or in another folder.
  ///
  /// - Parameters:
  ///   - arguments: All after `git`.
  ///   - time: What git takes for the present, in seconds since 1970.
  ///   - folder: Absolute path; the work tree if nil.
  ///   - input: What git can read.
  /// - Returns: The output, without the last line feed.
  /// - Throws: `TestSupportError` where git fails.
  @discardableResult
  package func git(
    _ arguments: String..., time: Int = 1_700_000_000, folder: String? = nil, input: [UInt8] = []
  ) throws -> String {
    try git(arguments, time: time, folder: folder, input: input)
  }

  /// Runs git with a list of arguments.
  @discardableResult
  package func git(
    _ arguments: [String], time: Int = 1_700_000_000, folder: String? = nil, input: [UInt8] = []
  ) throws -> String {
    let result = try runProcess(
      ["git", "-c", "protocol.file.allow=always"] + arguments, in: folder ?? root,
      environment: environment.merging(variables(time: time)) { $1 }, standardInput: input)
    guard result.status == 0 else {
      throw TestSupportError("git \(arguments): \(result.errorText)", code: 0)
    }
    return String(result.outputText.dropLast(result.outputText.hasSuffix("\n") ? 1 : 0))
  }

  /// Writes a file of the work tree.
  package func write(_ text: String, to path: String) throws {
    try write(text, to: Array(path.utf8))
  }

  /// Writes a file of the work tree whose path may hold any byte.
  package func write(_ text: String, to path: [UInt8]) throws {
    try write(Array(text.utf8), to: path)
  }

  /// Writes a file of the work tree that may be no text.
  package func write(_ content: [UInt8], to path: [UInt8]) throws {
    try directory.write(content, to: Array("tree/".utf8) + path)
  }

  /// Commits everything.
  ///
  /// - Returns: The commit's name.
  @discardableResult
  package func commit(_ message: String, time: Int = 1_700_000_000) throws -> String {
    try git("add", "--all", time: time)
    try git("commit", "--quiet", "--allow-empty", "--message", message, time: time)
    return try git("rev-parse", "HEAD")
  }

  private func variables(time: Int) -> [String: String] {
    [
      "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1", "LC_ALL": "C",
      "GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@invalid", "GIT_AUTHOR_DATE": "\(time) +0200",
      "GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@invalid",
      "GIT_COMMITTER_DATE": "\(time) +0200", "PATH": searchPath,
    ]
  }
}

/// Where the tests' programs are.
private let searchPath = getenv("PATH").map { String(cString: $0) } ?? "/usr/bin:/bin"
