/// What is to be measured on the history of a repository.
public struct EvaluationRequest: Sendable {
  /// Bytes of the path of a directory in the work tree of a git repository; what is outside of it
  /// isn't looked at.
  public var root: [UInt8]
  /// At most so many tasks.
  public var maximumTasks = 20
  /// Tokens of the maps that are asked for, in the order of the report.
  public var budgets = [1024, 8192]
  /// What to measure beside the map for a task.
  public var baselines: [EvaluationBaseline] = []
  /// So many of the newest commits are looked at.
  public var maximumCommits = 5000
  /// All variables of the programs among the baselines, `NAME=value`.
  public var programEnvironment: [[UInt8]] = []

  /// The usual measurement of a repository.
  public init(root: [UInt8]) {
    self.root = root
  }

  /// A task takes a second in a small repository.
  public static let taskRange = 1...1000
  /// Linux has a million and a half.
  public static let commitRange = 1...10_000_000
}

/// Another way to come to a map.
public enum EvaluationBaseline: Sendable, Equatable {
  /// Plain, untuned BM25, without a graph.
  case words
  /// The map without a task: PageRank alone.
  case ranks
  /// A program that prints a map.
  case program(ProgramTemplate)
}

/// Why nothing was measured.
public enum EvaluationError: Error, Sendable, Equatable {
  /// There is no `git` to run.
  case gitMissing
  case notARepository(path: String)
  /// No commit among the newest is a task.
  case noTasks(path: String, commitCount: Int, isShallow: Bool)
  /// Git failed.
  case git(detail: String)
  /// The directory for trees of the past can't be made or written.
  case scratch(path: String, detail: String)
  /// A program that is a baseline can't be started.
  case program(name: String)
  /// As for any map.
  case engine(EngineError)

  /// One line for people, without a final period.
  public var message: String {
    switch self {
    case .gitMissing: "git is not installed, and the history can't be read without it"
    case .notARepository(let path): "\(path): not in the work tree of a git repository"
    case .noTasks(let path, let count, let isShallow):
      "\(path): no tasks in \(countText(count, "commit"))"
        + (isShallow
          ? "; the clone is shallow, 'git fetch --unshallow' gets the rest"
          : ": none is a fix of one to five source files with a message that says what was wrong")
    case .git(let detail): "git: \(detail)"
    case .scratch(let path, let detail): "\(path): \(detail)"
    case .program(let name): "\(name): no such program"
    case .engine(let error): error.message
    }
  }
}
