// Says of one path whether a walk finds it, and which rule of which file decides.
//
// Input: a root and a path below it. Output: the rule, with its line. The path is followed from the work tree down; at
// each component all rules are tried, nearest first, in the order that `DirectoryRules` documents. This is slow and
// plain where the walk is fast, and a test holds the two together.
//
// Not here: whether a file of the right name turns out to be binary or too large.

internal import SourceModel
internal import StandardExtensions

/// Whether a walk finds a path, and why.
package struct PathVisibility: Sendable, Equatable {
  /// A line of an ignore file.
  package struct Rule: Sendable, Equatable {
    /// Path of the file: relative to the work tree, or absolute where it lies elsewhere.
    package var file: [UInt8]
    /// Counts from 1.
    package var line: Int
    /// The line as it stands there.
    package var pattern: [UInt8]
  }

  /// What decided.
  package enum Reason: Sendable, Equatable {
    /// No rule matches.
    case noRule
    /// A rule hides it, or brings it back.
    case rule(Rule)
    /// Git tracks it, whatever this rule says.
    case tracked(Rule)
    /// The directories of version control systems are never entered.
    case versionControl
    /// A `CACHEDIR.TAG` says that the directory is some program's cache.
    case cacheTag
  }

  package var isShown: Bool
  package var reason: Reason
  /// The path, or the directory on the way to it, that was decided about; relative to the work tree.
  package var decided: [UInt8]
}

/// Follows `path` from the root of a walk; see the head of this file.
///
/// - Parameters:
///   - path: Relative to the root; need not exist.
///   - root: Path of the root, absolute and without symbolic links.
///   - isDirectory: Whether the path itself is one.
///   - options: Those of the walk.
/// - Returns: What a walk with these options does.
package func pathVisibility(
  of path: [UInt8], in root: [UInt8], isDirectory: Bool, options: DiscoveryOptions
) -> PathVisibility {
  var search = RuleSearch(root: root, options: options)
  let components = path.split(separator: .slash)
  var decision = PathVisibility(isShown: true, reason: .noRule, decided: path)
  for (place, component) in components.enumerated() {
    let isLast = place == components.count - 1
    if isLast { search.isLast = true }
    decision = search.enter(component, isDirectory: isDirectory || !isLast)
    if !decision.isShown { return decision }
  }
  return decision
}

/// The rules that were met on the way to a path.
private struct RuleSearch {
  private struct Source {
    let file: [UInt8]
    /// Bytes of paths that lead to its directory, with the last `/`.
    let baseCount: Int
    let rules: [(line: Int, text: [UInt8], rule: IgnoreRule)]
  }

  private let options: DiscoveryOptions
  /// Where paths begin: the work tree, or the root outside of git.
  private let top: [UInt8]
  private let log = DiagnosticLog()
  private var repository: RepositoryRules?
  private var tracked: TrackedPaths
  private var isFolding = false
  /// The nearest last.
  private var git: [Source] = []
  private var named: [[Source]]
  /// The directory that was reached, below `top`, with a last `/` unless it is empty.
  private var directory: [UInt8] = []
  private var isTrackedOnly = false
  private var hasCacheTag = false
  var isLast = false

  init(root: [UInt8], options: DiscoveryOptions) {
    self.options = options
    let found = GitRepository.containing(root)
    top = found?.workTree ?? root
    named = options.ignoreFileNames.map { _ in [] }
    tracked = TrackedPaths(log: log)
    if options.respectsGitIgnore, let found { use(found, baseCount: 0) }
    for component in root.dropFirst(top.count).split(separator: .slash) {
      readRules()
      directory += component + [.slash]
    }
    readRules()
  }

  /// Goes on to an entry of the directory that was reached.
  mutating func enter(_ name: ArraySlice<UInt8>, isDirectory: Bool) -> PathVisibility {
    let path = directory + name
    if hasCacheTag {
      return PathVisibility(
        isShown: false, reason: .cacheTag, decided: Array(directory.dropLast()))
    }
    if isDirectory, SpecialName.neverEntered.contains(Array(name)) {
      return PathVisibility(isShown: false, reason: .versionControl, decided: path)
    }
    let shape = PathShape(nameStart: directory.count, isDirectory: isDirectory)
    let decision = decide(path, shape)
    guard decision.isShown, isDirectory else { return decision }
    directory = path + [.slash]
    if !isLast { enterDirectory() }
    return decision
  }

  // MARK: Deciding

  private mutating func decide(_ path: [UInt8], _ shape: PathShape) -> PathVisibility {
    func decision(_ isShown: Bool, _ reason: PathVisibility.Reason) -> PathVisibility {
      PathVisibility(isShown: isShown, reason: reason, decided: path)
    }
    for sources in named.reversed() {
      guard let (rule, isNegated) = match(path, shape, sources) else { continue }
      if !isNegated { return decision(false, .rule(rule)) }
      if !isTrackedOnly { return decision(true, .rule(rule)) }
    }
    let text = isFolding ? path.map(\.asciiLowercased) : path
    let found = match(text, shape, git)
    guard isTrackedOnly || found.map({ !$0.isNegated }) ?? false else {
      return found.map { decision(true, .rule($0.rule)) } ?? decision(true, .noRule)
    }
    guard let repository else {
      return found.map { decision(false, .rule($0.rule)) } ?? decision(true, .noRule)
    }
    tracked.beginDirectory()
    let visibility = tracked.visibility(of: path.span, shape, in: repository)
    isTrackedOnly = visibility == .trackedOnly
    let reason = (found?.rule ?? ignoring).map { rule -> PathVisibility.Reason in
      visibility == .hidden ? .rule(rule) : .tracked(rule)
    }
    if let rule = found?.rule { ignoring = rule }
    return decision(visibility != .hidden, reason ?? .noRule)
  }

  /// The rule that hides the directory whose tracked files alone count.
  private var ignoring: PathVisibility.Rule?

  /// The last matching rule of the nearest file that has one.
  private func match(
    _ path: [UInt8], _ shape: PathShape, _ sources: [Source]
  ) -> (rule: PathVisibility.Rule, isNegated: Bool)? {
    for source in sources.reversed() {
      let relative = path[source.baseCount...]
      let name = path[shape.nameStart...]
      for (line, text, rule) in source.rules.reversed() {
        if rule.isDirectoryOnly && !shape.isDirectory { continue }
        guard rule.glob.matches((rule.subject == .name ? name : relative).span) else { continue }
        return (PathVisibility.Rule(file: source.file, line: line, pattern: text), rule.isNegated)
      }
    }
    return nil
  }

  // MARK: Rules

  private mutating func use(_ found: GitRepository, baseCount: Int) {
    let rules = RepositoryRules(found, baseCount: baseCount, options: options, log: log)
    repository = rules
    isFolding = rules.isFolding
    var diagnostics: [Diagnostic] = []
    let configuration = GitConfiguration.effective(
      in: found, paths: options.gitConfiguration, diagnostics: &diagnostics)
    let user = configuration.excludesFile.flatMap { $0.isEmpty ? nil : $0 }
    let info = joined(found.commonDirectory, [UInt8](ascii: "info/exclude"))
    git = [user, info].compactMap { $0 }.compactMap { path in
      source(path, shown: path, baseCount: baseCount, isFolding: isFolding, followsLink: true)
    }
  }

  /// Takes the rules of a directory below the root.
  private mutating func enterDirectory() {
    let path = joined(top, directory.dropLast())
    let tag = try? readFile(
      joined(path, SpecialName.cacheTag), followsLink: false, limitBytes: 65_536)
    hasCacheTag = tag?.starts(with: SpecialName.cacheSignature) ?? false
    if options.respectsGitIgnore, !isTrackedOnly, let nested = GitRepository(workTree: path) {
      use(nested, baseCount: directory.count)
    }
    readRules()
  }

  private mutating func readRules() {
    let path = joined(top, directory.dropLast())
    func layer(_ name: [UInt8], isFolding: Bool, followsLink: Bool) -> Source? {
      source(
        joined(path, name), shown: directory + name, baseCount: directory.count,
        isFolding: isFolding, followsLink: followsLink)
    }
    if options.respectsGitIgnore, !isTrackedOnly {
      git += [layer(IgnoreFiles.gitIgnoreName, isFolding: isFolding, followsLink: false)]
        .compactMap { $0 }
    }
    guard options.respectsIgnoreFiles else { return }
    for (place, name) in options.ignoreFileNames.enumerated() {
      named[place] += [layer(Array(name.utf8), isFolding: false, followsLink: true)]
        .compactMap { $0 }
    }
  }

  private func source(
    _ path: [UInt8], shown: [UInt8], baseCount: Int, isFolding: Bool, followsLink: Bool
  ) -> Source? {
    let content = try? readFile(
      path, followsLink: followsLink, limitBytes: options.maximumIgnoreFileBytes)
    guard let content else { return nil }
    let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let text = content.starts(with: byteOrderMark) ? content.dropFirst(3) : content[...]
    var rules: [(line: Int, text: [UInt8], rule: IgnoreRule)] = []
    let lines = text.split(separator: .lineFeed, omittingEmptySubsequences: false)
    for (index, var line) in lines.enumerated() {
      if line.last == .carriageReturn { line.removeLast() }
      if case .rule(let rule) = IgnoreRule.parse(line, isFolding: isFolding) {
        rules.append((index + 1, Array(line), rule))
      }
    }
    return Source(file: shown, baseCount: baseCount, rules: rules)
  }
}
