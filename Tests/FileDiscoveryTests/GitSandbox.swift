import FileDiscovery
import SourceModel
import TestSupport

/// A directory with a home of its own, in which git behaves the same on every machine.
struct GitSandbox {
  let directory: TemporaryDirectory

  init() throws {
    directory = try TemporaryDirectory()
    try directory.makeDirectory("home/.config/git")
    try directory.makeDirectory("work")
  }

  /// The path of the work tree in which commands run.
  var workTree: String { directory.path("work") }

  /// What git sees of its surroundings.
  var environment: [String: String] {
    [
      "HOME": directory.path("home"), "GIT_CONFIG_NOSYSTEM": "1", "LC_ALL": "C",
      "GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@invalid", "GIT_COMMITTER_NAME": "a",
      "GIT_COMMITTER_EMAIL": "a@invalid", "GIT_CEILING_DIRECTORIES": directory.path,
    ]
  }

  /// Options under which discovery sees the same settings as git.
  var options: DiscoveryOptions {
    var options = DiscoveryOptions()
    let environment = environment
    options.gitConfiguration = GitConfigurationPaths { environment[$0].map { Array($0.utf8) } }
    return options
  }

  /// Writes what `git init` would, ten times faster than git.
  func initialize(_ relative: String = "work") throws {
    try directory.write("ref: refs/heads/main\n", to: "\(relative)/.git/HEAD")
    try directory.write(
      "[core]\n\trepositoryformatversion = 0\n\tbare = false\n", to: "\(relative)/.git/config")
    try directory.makeDirectory("\(relative)/.git/objects")
    try directory.makeDirectory("\(relative)/.git/refs")
  }

  /// Runs git in the directory `relative`.
  @discardableResult
  func git(
    _ arguments: [String], in relative: String = "work", input: [UInt8] = []
  ) throws -> [UInt8] {
    let result = try runProcess(
      ["git"] + arguments, in: directory.path(relative), environment: environment,
      standardInput: input)
    guard result.status == 0 || (arguments.first == "check-ignore" && result.status == 1) else {
      throw GitFailure(text: "git \(arguments): \(result.errorText)")
    }
    return result.output
  }

  /// What git lists of the directory, sorted: tracked and untracked files that aren't ignored, as
  /// far as their names may be those of code.
  func listedByGit(in relative: String = "work") throws -> [RepositoryPath] {
    let output = try git(
      ["ls-files", "--cached", "--others", "--exclude-standard", "-z"], in: relative)
    let paths = Set(output.split(separator: 0).map { RepositoryPath(bytes: Array($0)) })
    return paths.filter { languageCandidate(for: $0) != nil }.sorted()
  }

  /// What discovery finds in the directory.
  func discovered(in relative: String = "work") throws -> [RepositoryPath] {
    try discoverFiles(in: directory.path(relative), options: options).files.map(\.path)
  }
}

struct GitFailure: Error, CustomStringConvertible {
  let text: String
  var description: String { text }
}
