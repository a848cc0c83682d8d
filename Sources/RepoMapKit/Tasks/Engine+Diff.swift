internal import FileDiscovery
internal import GitAccess
internal import SourceModel
internal import StandardExtensions
internal import SyntaxParsing

/// Which change of a repository to look at.
public enum DiffSource: Sendable, Equatable {
  /// The work tree against `HEAD`, with what is staged; untracked files are left out, as git does.
  case workTree
  /// What is staged, against `HEAD`.
  case staged
  /// `A..B` and `A...B` as in `git diff`: two commits, or what the second has since it left the first. Of one
  /// commit, the work tree against it.
  case revisions(String)
}

/// Why there is no diff.
public enum DiffError: Error, Sendable, Equatable {
  /// There is no `git` to run.
  case gitMissing
  case notARepository(path: String)
  /// With what git says about it, if anything.
  case unknownRevision(name: String, reason: String)
  /// The diff is larger than anything a map could be about.
  case tooLarge(limitMegabytes: Int)
  /// Git failed.
  case git(detail: String)
  case cancelled

  /// One line for people, without a final period.
  public var message: String {
    switch self {
    case .gitMissing: "git is not installed"
    case .notARepository(let path): "\(path): not in the work tree of a git repository"
    case .unknownRevision(let name, let reason):
      "unknown revision '\(name)'" + (reason.isEmpty ? "" : " (git: \(reason))")
    case .tooLarge(let limit): "the diff has more than \(limit) MB"
    case .git(let detail): "git: \(detail)"
    case .cancelled: "interrupted"
    }
  }
}

extension Engine {
  /// So much is read of a diff, in megabytes: a file of it is worth as little as the next one then.
  private static let maximumDiffMegabytes = 64

  /// A change in the repository around a directory, as far as it lies below that directory.
  ///
  /// - Parameters:
  ///   - source: Which change.
  ///   - root: Bytes of the directory's path; the paths of the diff are relative to it.
  /// - Returns: The diff, whose text is empty where nothing is changed.
  /// - Throws: Why there is none.
  public func diff(_ source: DiffSource, of root: [UInt8]) throws(DiffError) -> TaskDiff {
    let path = String(decoding: resolvedPath(root) ?? root, as: UTF8.self)
    let stop = stop
    let reader: GitRepositoryReader
    let comparison: GitComparison
    do throws(GitError) {
      let program = try GitProgram(environment: settings.environment)
      if GitRepository.containing(root) == nil, GitRepository(bare: root) != nil {
        reader = try GitRepositoryReader(bare: path, program: program) { stop.isRaised }
      } else {
        reader = try GitRepositoryReader(root: path, program: program) { stop.isRaised }
      }
    } catch {
      throw DiffError(error, root)
    }
    do throws(GitError) {
      comparison = try reader.comparison(source)
    } catch .unknownRevision(let name) {
      let reason = try? reader.complaint(about: name)
      throw .unknownRevision(name: escapedText(name.utf8), reason: reason ?? "")
    } catch {
      throw DiffError(error, root)
    }
    do throws(GitError) {
      let text = try reader.diff(comparison, limitBytes: Engine.maximumDiffMegabytes << 20)
      return TaskDiff(text: text, isApplied: comparison.endsInTree)
    } catch {
      throw DiffError(error, root)
    }
  }
}

extension GitRepositoryReader {
  /// What is compared for a diff.
  fileprivate func comparison(_ source: DiffSource) throws(GitError) -> GitComparison {
    switch source {
    case .workTree: return .workTree
    case .staged: return .staged
    case .revisions(let text):
      switch try revision(text) {
      case .commit(let commit): return .workTreeSince(commit)
      case let range: return .revision(range)
      }
    }
  }
}

extension GitComparison {
  /// Whether the tree is as the diff leaves it; what is staged is nearly so.
  fileprivate var endsInTree: Bool {
    if case .revision = self { return false }
    return true
  }
}

extension DiffError {
  /// What git's error means for who asked about the directory `root`.
  init(_ error: GitError, _ root: [UInt8]) {
    self =
      switch error {
      case .notFound: .gitMissing
      case .notARepository: .notARepository(path: escapedText(root))
      case .unknownRevision(let name): .unknownRevision(name: escapedText(name.utf8), reason: "")
      case .failed(_, let message): .git(detail: escapedText(message.utf8))
      case .outputTooLarge(let limit): .tooLarge(limitMegabytes: limit >> 20)
      case .malformedOutput(let command): .git(detail: "the output of \(command) is not understood")
      case .system(let code): .git(detail: errorText(code))
      case .cancelled: .cancelled
      }
  }
}
