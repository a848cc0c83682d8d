internal import FileDiscovery
internal import GitAccess
internal import SourceModel
internal import StandardExtensions

/// The tasks of a repository's own history.
struct TaskHistory {
  let reader: GitRepositoryReader
  /// Oldest first; never empty.
  let tasks: [MinedTask]
  /// How many commits were looked at.
  let commitCount: Int
  /// Lines for the user about what is not as it should be.
  let warnings: [String]

  /// Reads the newest commits and chooses tasks from them.
  ///
  /// - Throws: `gitMissing`, `notARepository`, `noTasks`, `git`, or that the work was stopped.
  init(
    _ request: EvaluationRequest, environment: [String: String], lookup: LanguageLookup,
    isCancelled: @escaping @Sendable () -> Bool
  ) throws(EvaluationError) {
    let shown = escapedText(request.root)
    guard let root = resolvedPath(request.root) else {
      throw .engine(.rootMissing(path: shown))
    }
    guard let path = String(validating: root, as: UTF8.self) else {
      throw .notARepository(path: shown)
    }
    do throws(GitError) {
      let program = try GitProgram(environment: environment)
      reader = try GitRepositoryReader(root: path, program: program, isCancelled: isCancelled)
    } catch .notARepository {
      throw .notARepository(path: shown)
    } catch {
      throw EvaluationError(error)
    }
    let commits = try TaskHistory.commits(reader, request.maximumCommits)
    commitCount = commits.count
    tasks = mineTasks(from: commits, MiningOptions(maximumTasks: request.maximumTasks)) { path in
      isTaskSource(path, lookup)
    }
    let reader = reader
    let isShallow = try attemptGit { () throws(GitError) in
      commits.isEmpty ? false : try reader.historyBoundary() != .zero
    }
    guard !tasks.isEmpty else {
      throw .noTasks(path: shown, commitCount: commits.count, isShallow: isShallow)
    }
    warnings = isShallow ? ["\(shown): a shallow clone: tasks come from what it has"] : []
  }

  private static func commits(
    _ reader: GitRepositoryReader, _ maximumCount: Int
  ) throws(EvaluationError) -> [GitCommit] {
    var commits: [GitCommit] = []
    do throws(GitError) {
      let tip = try reader.commit("HEAD")
      try reader.log(from: tip, GitLogOptions(maximumCount: maximumCount)) { commit in
        commits.append(commit)
        return true
      }
    } catch .unknownRevision {
      // A branch without commits.
      return []
    } catch {
      throw EvaluationError(error)
    }
    return commits
  }
}

/// Whether a task may be about the file of a path: source of a language of programs, and no noise.
///
/// Where only the content tells the language, the extension has to be one of programs: a file without
/// is a licence as often as a script.
private func isTaskSource(_ path: RepositoryPath, _ lookup: LanguageLookup) -> Bool {
  guard pathNoise(path) == .none, let candidate = languageCandidate(for: path, lookup: lookup)
  else { return false }
  switch candidate {
  case .certain(let language): return language.holdsPrograms
  case .byContent:
    guard let dot = path.name.lastIndex(of: UInt8(ascii: ".")) else { return false }
    let suffix = String(decoding: path.name[(dot + 1)...], as: UTF8.self).lowercased()
    return programExtensions.contains(suffix)
  }
}

/// Extensions that several languages have, at least one of which is one of programs.
private let programExtensions = Set(
  LanguageTable.contentRules.filter { $0.language.map { Language($0).holdsPrograms } ?? false }
    .map(\.fileExtension))
