internal import FileDiscovery
internal import GitAccess
internal import SourceModel
internal import StandardExtensions
internal import SyntaxParsing

#if canImport(Glibc)
  internal import Glibc
#endif

/// Looks at where a tree lies, which files of rules it has, and at git.
struct RepositoryExamination {
  let settings: EngineSettings
  let stop: StopFlag

  private static let ruleFiles = [
    ".gitignore", ".gitattributes", ".ignore", ".aiderignore", ".repomapignore",
  ]

  /// - Parameter root: Bytes of the path of a directory.
  /// - Returns: A line for each of git, the root and the files of rules at the root.
  func findings(_ root: [UInt8]) -> [DoctorFinding] {
    [gitFinding] + rootFindings(root)
  }

  private var gitFinding: DoctorFinding {
    do throws(GitError) {
      let git = try GitProgram(environment: settings.environment)
      let version = try git.version { stop.isRaised }
      return DoctorFinding(.fine, "git", "version \(version)")
    } catch .notFound {
      return DoctorFinding(
        .failure, "git", "not in PATH",
        advice: "install it; without it --diff and the history of a task don't work")
    } catch {
      return DoctorFinding(.failure, "git", "can't be run", advice: "try `git --version`")
    }
  }

  private func rootFindings(_ root: [UInt8]) -> [DoctorFinding] {
    guard let canonical = resolvedPath(root) else {
      return [
        DoctorFinding(
          .failure, "root", "\(escapedText(root)): no such directory", advice: "name another one")
      ]
    }
    let shown = escapedText(canonical)
    let place: String
    if let repository = GitRepository.containing(canonical) {
      let workTree = repository.workTree
      place =
        workTree == canonical
        ? "\(shown), a work tree of git" : "\(shown), in the work tree \(escapedText(workTree))"
    } else {
      place = "\(shown), outside of git"
    }
    let rules = RepositoryExamination.ruleFiles.filter { name in
      let path = canonical + Array("/\(name)\0".utf8)
      return path.withUnsafeBytes { bytes in
        bytes.baseAddress.map { access($0.assumingMemoryBound(to: CChar.self), F_OK) == 0 } ?? false
      }
    }
    return [
      DoctorFinding(.fine, "root", place),
      DoctorFinding(
        .fine, "rules",
        rules.isEmpty ? "no ignore files at the root" : rules.joined(separator: ", ")),
    ]
  }
}
