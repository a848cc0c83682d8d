internal import PatternMatching
internal import SourceModel

/// All rules that are in force in one directory. Directories without ignore files share the value
/// of their parent.
///
/// ```
///             names of ignoreFileNames, last first        git
/// path ──▶ .repomapignore ─▶ .aiderignore ─▶ .ignore ─▶ .gitignore ─▶ info/exclude ─▶ excludesFile
///             each: nearest directory first              nearest first
/// ```
/// The first with a matching rule decides; without any the path is shown. What git hides is still
/// shown if it is tracked.
final class DirectoryRules {
  private let repository: RepositoryRules?
  private let gitIgnore: IgnoreLayer?
  /// As many as there are names in the options.
  private let named: [IgnoreLayer?]

  /// `repository` is nil outside of repositories, or if git's rules don't count.
  init(repository: RepositoryRules?, gitIgnore: IgnoreLayer?, named: [IgnoreLayer?]) {
    self.repository = repository
    self.gitIgnore = gitIgnore
    self.named = named
  }

  /// Whether `path`, an entry of the directory, is to be shown.
  ///
  /// If `isTrackedOnly`, the directory itself is ignored by git and only looked into for its tracked
  /// files. As git has it, no rule brings anything back below an ignored directory.
  func visibility(
    of path: WalkPath, isTrackedOnly: Bool, using matcher: PatternMatcher
  ) -> Visibility {
    for layer in named.reversed() {
      switch layer?.verdict(path, using: matcher) {
      case .ignored: return .hidden
      case .included where !isTrackedOnly: return .shown
      case .included, nil: continue
      }
    }
    let isIgnored = isTrackedOnly || isIgnoredByGit(path, using: matcher)
    guard isIgnored else { return .shown }
    return repository?.visibilityIfTracked(path) ?? .hidden
  }

  private func isIgnoredByGit(_ path: WalkPath, using matcher: PatternMatcher) -> Bool {
    let path = repository?.isFolding == true ? path.folded : path
    let verdict =
      gitIgnore?.verdict(path, using: matcher) ?? repository?.verdict(path, using: matcher)
    return verdict == .ignored
  }

  /// The rules in `directory`, whose parent has the rules `self`, and which has the ignore files
  /// `files`.
  ///
  /// `nested` is the repository whose work tree the directory is, if it isn't the one of `self`:
  /// git's rules of the outer one end here.
  func entering(
    _ directory: IgnoreFileReader, files: IgnoreFiles, nested: RepositoryRules?
  ) -> DirectoryRules {
    if nested == nil, !files.hasGitIgnore, !files.hasNamed { return self }
    let repository = nested ?? repository
    var gitIgnore = nested == nil ? gitIgnore : nil
    if files.hasGitIgnore {
      gitIgnore = directory.layer(
        IgnoreFiles.gitIgnoreName, isFolding: repository?.isFolding ?? false, followsLink: false,
        parent: gitIgnore)
    }
    var named = named
    for index in named.indices where files.named[index] {
      named[index] = directory.layer(
        files.names[index], isFolding: false, followsLink: true, parent: named[index])
    }
    return DirectoryRules(repository: repository, gitIgnore: gitIgnore, named: named)
  }
}

/// Which ignore files a directory has.
struct IgnoreFiles {
  static let gitIgnoreName = [UInt8](ascii: ".gitignore")

  /// Those of the options.
  let names: [[UInt8]]
  var hasGitIgnore = false
  /// For each of `names`, whether the directory has it.
  var named: [Bool]

  init(names: [[UInt8]]) {
    self.names = names
    named = names.map { _ in false }
  }

  var hasNamed: Bool { named.contains(true) }
}

/// Reads the ignore files of one directory.
struct IgnoreFileReader {
  /// The open directory.
  let descriptor: Int32
  /// The path of the directory as rules see it, with a last `/` unless it is empty.
  let base: [UInt8]
  let limitBytes: Int
  let log: DiagnosticLog

  /// A layer of the file `name` above `parent`; `parent` itself if there is nothing in it.
  func layer(
    _ name: [UInt8], isFolding: Bool, followsLink: Bool, parent: IgnoreLayer?
  ) -> IgnoreLayer? {
    let rules = readRules(
      name, in: descriptor, followsLink: followsLink, limitBytes: limitBytes, isFolding: isFolding,
      displayPath: base + name, log: log)
    guard let rules else { return parent }
    return IgnoreLayer(rules, baseCount: base.count, parent: parent)
  }
}
