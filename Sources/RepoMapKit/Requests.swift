internal import SourceModel
internal import SymbolRanking
internal import SyntaxParsing
internal import TaskReading

/// What a map is asked for.
public struct MapRequest: Sendable {
  /// Bytes of the path of the directory to map.
  public var root: [UInt8]
  /// The state of the tree to map; the directory as it is if `nil`.
  public var revision: TreeRevision?
  /// The snapshot to map instead, whose root counts then.
  public var snapshot: Snapshot?
  /// The earlier state to compare the tree with: the answer is what changed in the outlines of its files since then.
  public var base: TreeRevision?
  /// Tokens that the whole reply may have.
  public var budgetTokens = MapRequest.defaultBudgetTokens
  /// What tokens are counted with: the name of an encoding or of a model, or the path of a vocabulary; `nil` for
  /// an estimate. docs/tokens.md tells where names are looked up.
  public var tokenizer: String?
  /// How the map is written.
  public var format = OutputFormat.text
  /// What the map says about the places of lines.
  public var marking = LineMarking.none
  /// Whether definitions have the first line of their documentation, in the formats that show lines and in JSON.
  public var showsDocumentation = false
  /// How much is shown of definitions.
  public var detail = MapDetail.auto
  /// How deep definitions may lie inside of others to be shown, 1 for those inside of none; `nil` for all.
  public var maximumDepth: Int?
  /// Whether definitions are shown that are copies of one that is shown, with the same name and kind. Those that the
  /// focus, a mention or the task points to are shown anyhow.
  public var showsCopies = false
  /// Which files the map may show; all take part in the ranks.
  public var filter = PathFilter()
  /// What is worked on: `PATH`, `PATH:LINE`, `PATH:LINE:COLUMN` or `PATH#NAME`, where paths are relative to
  /// the root or to the working directory and lines count from 1.
  ///
  /// A file counts as held by the prompt: it steers the ranks and is not shown. A folder steers them too. Of a
  /// line or a name the definition that is meant is shown first, and then what it uses and what uses it.
  /// What the tree doesn't have is told as a warning.
  public var focus: [[UInt8]] = []
  /// Names of definitions and files that the prompt speaks of.
  public var mentions: [String] = []
  /// What the prompt asks for. Traces and diffs in it are read as those that are given apart.
  public var task: String?
  /// What a program wrote about what is wrong: a stack trace, the output of a compiler or of tests.
  public var trace: [UInt8]?
  /// A change that the prompt is about.
  public var diff: TaskDiff?

  /// Whether the messages of earlier commits help to find what a task changes, where the root lies in
  /// the work tree of a git repository.
  public var usesHistory = true
  /// The history of another repository than the root's: that of the one around a directory, up to a
  /// commit, instead of up to what is checked out.
  public var historySource: (repository: [UInt8], commit: String)?

  /// Bytes of the paths, relative to the root, of all files that changed since the engine was last
  /// asked about it, from who watches the tree; `nil` when nobody does, and the tree is walked.
  public var changedPaths: [[UInt8]]?
  /// Whether the map has to be exact although the engine's ``RefreshMode`` would give an earlier one.
  public var forcesRefresh = false
  /// Milliseconds from ``startedAt`` on after which the answer is due: files that matter for the request come first
  /// then, and those for which there is no time are left out. `nil` where all files count.
  ///
  /// Only reading and extracting files is cut short. What was found out is kept, and the next request goes on.
  public var deadlineMilliseconds: Int?
  /// When the time of the deadline began, as ``monotonicTime()`` tells it; by default when the request was made.
  public var startedAt = monotonicTime()
  /// A deadline that comes after so many files; for tests.
  package var fileDeadline: Deadline?
  /// How the task is answered; other methods than the usual one are there to be measured.
  var method = RankingMethod.fused

  /// A request for the map of `root` that nothing steers.
  public init(root: [UInt8]) {
    self.root = root
  }

  /// Below 32 tokens not even one path, one line and the coverage fit.
  public static let budgetRange = 32...1_000_000
  static let defaultBudgetTokens = 1024
}

/// A diff that a request is about.
public struct TaskDiff: Sendable, Equatable {
  /// The diff in the unified format, perhaps with a message around it.
  public var text: [UInt8]
  /// Whether the tree is surely as the diff leaves it. Else the lines before the change are looked for too.
  public var isApplied: Bool

  /// A diff as its text is.
  public init(text: [UInt8], isApplied: Bool = false) {
    self.text = text
    self.isApplied = isApplied
  }

  /// Whether no file is changed by it, as far as it can be read.
  public var isEmpty: Bool { UnifiedDiff(text).files.isEmpty }
}

/// A map, and how it came about.
public struct RepositoryMap: Sendable {
  /// The map, in UTF-8.
  public let text: [UInt8]
  /// Lines for the user about what went wrong on the way.
  public let warnings: [String]
  /// What the run that made it did.
  public let statistics: RunStatistics
  /// Whether files are left out because of the request's deadline.
  public var isPartial: Bool { statistics.unindexedFiles > 0 }
}

/// The tags of some files as text.
public struct TagListing: Sendable {
  /// How tags are written.
  public enum Form: Sendable {
    /// One line for each tag.
    case lines
    /// One JSON object for each file.
    case json
  }

  /// The listing, in UTF-8; names are the bytes that the sources have.
  public let text: [UInt8]
  /// Lines for the user about what went wrong on the way.
  public let warnings: [String]
  /// What the run that made it did.
  public let statistics: RunStatistics
}

/// What one run did.
public struct RunStatistics: Sendable {
  /// Files of known languages.
  public internal(set) var files = 0
  /// Files that were parsed, because the cache didn't know their content.
  public internal(set) var parsedFiles = 0
  /// Files of known languages whose tags came from the cache: all that were not parsed.
  public var cachedFiles: Int { max(0, files - parsedFiles) }
  /// Files that had to be read, because their stamp was new or too young to trust.
  public internal(set) var readFiles = 0
  /// Files among those that were read which turned out to be of no known language, or can't be used.
  public internal(set) var otherFiles = 0
  /// What was left out and why, one line each.
  public internal(set) var skipped: [String] = []
  /// Files and directories that should have been read and searched, and could not be, or not to the end.
  public internal(set) var failedFiles = 0
  /// Files that are left out of the index, because there was no time for them.
  public internal(set) var unindexedFiles = 0
  /// Where the map came from; `nil` for what is no map.
  public internal(set) var mapOrigin: MapOrigin?
  /// Where all maps of the engine came from so far.
  public internal(set) var mapCounts = MapCounts()
  /// What is known of the repository's history, for people; `nil` where none was looked for.
  public internal(set) var history: String?
  /// Milliseconds of each step, in order.
  public internal(set) var steps: [(name: String, milliseconds: Double)] = []

  /// The same as text.
  public var lines: [String] {
    let times = steps.map { "\($0.name) \(rounded($0.milliseconds)) ms" }
    let maps = mapOrigin == nil ? [] : [mapCounts.line]
    let history = history.map { ["history: \($0)"] } ?? []
    return ["\(countText(files, "file")): \(workLine)", times.joined(separator: ", ")] + history
      + maps + skipped
  }

  /// Where the tags came from, in words.
  var workLine: String {
    let others = otherFiles == 0 ? "" : ", \(otherFiles) of them without code"
    return "\(cachedFiles) from the cache, \(parsedFiles) parsed; "
      + "\(countText(readFiles, "file")) read\(others)"
  }
}

/// `value` with one decimal.
func rounded(_ value: Double) -> String {
  let tenths = Int((value * 10).rounded())
  return "\(tenths / 10).\(tenths % 10)"
}

/// Why there is no map.
public enum EngineError: Error, Sendable, Equatable {
  case rootMissing(path: String)
  case rootNotDirectory(path: String)
  case rootUnreadable(path: String, detail: String)
  /// The root holds no file of a language that repomap knows, or all of them are ignored.
  case noSourceFiles(EmptyTree)
  /// A file that was named holds nothing that can be extracted.
  case fileUnusable(path: String, detail: String)
  /// A place is asked for in a file that the tree doesn't have, with the path that is most like it.
  case focusNotFound(path: String, nearest: String? = nil)
  /// A file doesn't define a name that was asked for, with the name of its own that is most like it.
  case symbolNotFound(name: String, path: String, nearest: String? = nil)
  /// No file of the tree defines a name that was asked for, with the name that is most like it.
  case definitionNotFound(name: String, nearest: String? = nil)
  /// The budget has no room for a map of this format that shows nothing, which has so many tokens.
  case budgetTooSmall(tokens: Int)
  /// Tokens can't be counted as they should be.
  case tokenizerUnusable(detail: String)
  /// The state of the tree that was asked for can't be looked at.
  case revisionUnusable(detail: String)
  case cancelled

  /// One line for people, without a final period.
  public var message: String {
    switch self {
    case .rootMissing(let path): "\(path): no such file or directory"
    case .rootNotDirectory(let path): "\(path): not a directory"
    case .rootUnreadable(let path, let detail): "\(path): \(detail)"
    case .noSourceFiles(let tree): tree.message
    case .fileUnusable(let path, let detail): "\(path): \(detail)"
    case .focusNotFound(let path, let nearest):
      "\(path): not a source file of this tree\(EngineError.suggestion(nearest))"
    case .symbolNotFound(let name, let path, let nearest):
      "\(path): defines no '\(name)'\(EngineError.suggestion(nearest))"
    case .definitionNotFound(let name, let nearest):
      "no definition is called '\(name)'\(EngineError.suggestion(nearest))"
    case .budgetTooSmall(let tokens):
      "the budget is too small: \(countText(tokens, "token")) are needed without anything to show"
    case .tokenizerUnusable(let detail): "tokenizer: \(detail)"
    case .revisionUnusable(let detail): detail
    case .cancelled: "interrupted"
    }
  }

  private static func suggestion(_ nearest: String?) -> String {
    nearest.map { "; did you mean '\($0)'?" } ?? ""
  }
}

/// What a tree without source files holds instead.
public struct EmptyTree: Sendable, Equatable {
  /// The root, as text for people.
  public let path: String
  /// Files and directories that ignore rules hide.
  public let ignoredCount: Int
  /// Files that are of no known language, or of one that can't be used.
  public let otherCount: Int
  /// Source files that were left out and why, one line each.
  public let skipped: [String]
  /// Lines for the user about what went wrong on the way.
  public let warnings: [String]

  fileprivate var message: String {
    var counts = ["\(ignoredCount) ignored", "\(otherCount) of other kinds"]
    if !skipped.isEmpty { counts.append("\(skipped.count) skipped") }
    return "\(path): no source files (\(counts.joined(separator: ", "))); "
      + "'repomap languages' lists what is known"
  }
}

/// Is told how far an engine's work is. Called from several threads at once.
public protocol ProgressObserver: Sendable {
  /// Some of the `files` of a tree, in so many languages, have to be read.
  func began(files: Int, languages: Int)
  /// So many files more turned out to be unreadable, or none that can be searched.
  func skipped(_ count: Int)
  /// `done` of `total` files are read.
  func advanced(to done: Int, of total: Int)
  /// A stage of the work has come to its end.
  func finished(_ stage: String, _ milliseconds: Double)
}

extension ProgressObserver {
  /// Who doesn't care need not say so.
  public func began(files: Int, languages: Int) {}
  /// As above.
  public func skipped(_ count: Int) {}
  /// As above.
  public func finished(_ stage: String, _ milliseconds: Double) {}
}

/// Stops an engine's work from a signal handler.
public struct StopHandle: Sendable {
  /// An `Int` that lives as long as the process; anything but 0 stops the work. For C, and to be kept as a number:
  /// several threads look at it, so it has to be read and written atomically, as the functions here do.
  nonisolated(unsafe) public let address: UnsafeMutablePointer<Int>

  /// The handle that has an address.
  public init(address: UnsafeMutablePointer<Int>) { self.address = address }

  /// A handle that stops nothing but what asks it. Its memory is never freed.
  public init() {
    let address = UnsafeMutablePointer<Int>.allocate(capacity: 1)
    self.init(address: address)
    lower()
  }

  /// Stops the work. Safe in a signal handler.
  public func raise() { StopFlag.set(1, at: address) }

  /// Stops nothing from now on.
  public func lower() { StopFlag.set(0, at: address) }

  /// Whether the work is stopped.
  public var isRaised: Bool { StopFlag.isRaised(at: address) }
}
