internal import PatternMatching
internal import SourceModel

/// What one repository says about its files apart from its `.gitignore` files: `info/exclude`,
/// `core.excludesFile`, and which files are tracked.
final class RepositoryRules {
  /// Whether paths are compared in lower case (core.ignoreCase).
  let isFolding: Bool
  private let repository: GitRepository
  private let configuration: GitConfiguration
  private let baseCount: Int
  private let maximumIndexBytes: Int
  private let log: DiagnosticLog
  /// The most important first.
  private let excludes: [IgnoreRules]
  /// Read when a rule first hides something: only then it matters what is tracked.
  private lazy var index = loadIndex()

  /// Reads the settings and excludes of `repository`. The first `baseCount` bytes of a walk's path
  /// lead to its work tree, with the last `/`.
  init(
    _ repository: GitRepository, baseCount: Int, options: DiscoveryOptions, log: DiagnosticLog
  ) {
    self.repository = repository
    self.baseCount = baseCount
    self.log = log
    maximumIndexBytes = options.maximumIndexBytes
    let configuration = GitConfiguration.effective(
      in: repository, paths: options.gitConfiguration, diagnostics: &log.diagnostics)
    self.configuration = configuration
    isFolding = configuration.ignoresCase
    let info = joined(repository.commonDirectory, [UInt8](ascii: "info/exclude"))
    let user = configuration.excludesFile.flatMap { $0.isEmpty ? nil : $0 }
    excludes = [info, user].compactMap { $0 }.compactMap {
      readRules(
        $0, limitBytes: options.maximumIgnoreFileBytes, isFolding: configuration.ignoresCase,
        log: log)
    }
  }

  /// What `info/exclude`, or else `core.excludesFile` says about a path.
  func verdict(_ path: WalkPath, using matcher: PatternMatcher) -> IgnoreRules.Verdict? {
    for rules in excludes {
      if let verdict = rules.verdict(path, baseCount: baseCount, using: matcher) { return verdict }
    }
    return nil
  }

  /// What remains of a path that git's rules hide.
  func visibilityIfTracked(_ path: WalkPath) -> Visibility {
    let relative = path.bytes.span.extracting(baseCount...)
    if !path.isDirectory { return index.contains(relative) ? .shown : .hidden }
    if index.isGitlink(relative) { return .shown }
    return index.holdsPaths(below: relative) ? .trackedOnly : .hidden
  }

  private func loadIndex() -> GitIndex {
    let file = joined(repository.gitDirectory, [UInt8](ascii: "index"))
    do throws(FileReadingError) {
      let content = try readFile(file, limitBytes: maximumIndexBytes)
      do throws(GitIndexError) {
        return try GitIndex(content, objectNameBytes: configuration.objectNameBytes) { name in
          let shared = joined(repository.gitDirectory, Array("sharedindex.\(name)".utf8))
          return try? readFile(shared, limitBytes: maximumIndexBytes)
        }
      } catch {
        log.reportUnreadable(file, error.text)
      }
    } catch {
      // A new repository has no index yet.
      if !error.isAbsence { log.reportUnreadable(file, error.text) }
    }
    return GitIndex()
  }
}

/// The rules of the ignore file `path`; nil if it doesn't exist, can't be read or has no rules.
func readRules(
  _ path: [UInt8], in directory: Int32? = nil, followsLink: Bool = true, limitBytes: Int,
  isFolding: Bool, displayPath: [UInt8]? = nil, log: DiagnosticLog
) -> IgnoreRules? {
  do throws(FileReadingError) {
    let content =
      if let directory {
        try readFile(path, in: directory, followsLink: followsLink, limitBytes: limitBytes)
      } else {
        try readFile(path, followsLink: followsLink, limitBytes: limitBytes)
      }
    let rules = IgnoreRules(content, isFolding: isFolding)
    for line in rules.invalidLines {
      log.diagnostics.append(
        .ignorePatternInvalid(
          path: escapedText(displayPath ?? path), line: line.number,
          pattern: escapedText(line.text)))
    }
    return rules.isEmpty ? nil : rules
  } catch {
    if !error.isAbsence { log.reportUnreadable(displayPath ?? path, error.text) }
    return nil
  }
}
