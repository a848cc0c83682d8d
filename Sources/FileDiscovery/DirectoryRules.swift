internal import SourceModel
internal import StandardExtensions

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
///
/// Immutable: all threads of a walk ask the same value.
final class DirectoryRules: Sendable {
  private let repository: RepositoryRules?
  /// The excludes of the repository, and `.gitignore` files with the nearest directory last.
  private let git: IgnoreLayers
  /// Further ignore files: names of the options in their order, each with the nearest directory last.
  private let named: [IgnoreLayers]
  private let hasNamed: Bool
  /// What `.gitattributes` files say of files.
  let attributes: AttributeLayers
  private let isFolding: Bool

  /// `repository` is nil outside of repositories, or if git's rules don't count.
  convenience init(repository: RepositoryRules?, nameCount: Int) {
    self.init(
      repository: repository, git: IgnoreLayers(repository?.excludes ?? []),
      named: (0..<nameCount).map { _ in IgnoreLayers([]) }, attributes: AttributeLayers())
  }

  private init(
    repository: RepositoryRules?, git: IgnoreLayers, named: [IgnoreLayers],
    attributes: AttributeLayers
  ) {
    self.repository = repository
    self.git = git
    self.named = named
    hasNamed = named.contains { !$0.isEmpty }
    isFolding = repository?.isFolding ?? false
    self.attributes = attributes
  }

  /// Whether `path`, an entry of the directory, is to be shown.
  ///
  /// If `isTrackedOnly`, the directory itself is ignored by git and only looked into for its tracked
  /// files. As git has it, no rule brings anything back below an ignored directory.
  func visibility(
    of path: Span<UInt8>, _ shape: PathShape, isTrackedOnly: Bool, tracked: TrackedPaths
  ) -> Visibility {
    if hasNamed {
      switch verdictByName(path, shape, isTrackedOnly: isTrackedOnly) {
      case .ignored: return .hidden
      case .included: return .shown
      case nil: break
      }
    }
    guard isTrackedOnly || isIgnoredByGit(path, shape) else { return .shown }
    return repository.map { tracked.visibility(of: path, shape, in: $0) } ?? .hidden
  }

  private func verdictByName(
    _ path: Span<UInt8>, _ shape: PathShape, isTrackedOnly: Bool
  ) -> IgnoreRules.Verdict? {
    var next = named.count - 1
    while next >= 0 {
      let verdict = named[next].verdict(path, shape)
      if verdict == .ignored || verdict == .included && !isTrackedOnly { return verdict }
      next -= 1
    }
    return nil
  }

  private func isIgnoredByGit(_ path: Span<UInt8>, _ shape: PathShape) -> Bool {
    if !isFolding { return git.verdict(path, shape) == .ignored }
    let folded = path.indices.map { path[$0].asciiLowercased }
    return git.verdict(folded.span, shape) == .ignored
  }

  /// The rules in `directory`, whose parent has the rules `self`, and which has the ignore files
  /// `files`.
  ///
  /// `nested` is the repository whose work tree the directory is, if it isn't the one of `self`:
  /// git's rules of the outer one end here.
  func entering(
    _ directory: IgnoreFileReader, files: IgnoreFiles, nested: RepositoryRules?
  ) -> DirectoryRules {
    if nested == nil, !files.hasGitIgnore, !files.hasNamed, !files.hasGitAttributes { return self }
    let repository = nested ?? repository
    var git = nested.map { $0.excludes } ?? git.layers
    if files.hasGitIgnore {
      git += directory.layers(
        IgnoreFiles.gitIgnoreName, isFolding: repository?.isFolding ?? false, followsLink: false)
    }
    var named = named
    for index in named.indices where files.named[index] {
      let layers = directory.layers(files.names[index], isFolding: false, followsLink: true)
      named[index] = IgnoreLayers(named[index].layers + layers)
    }
    var attributes = nested == nil ? attributes : AttributeLayers()
    if files.hasGitAttributes,
      let rules = directory.attributes(isFolding: repository?.isFolding ?? false)
    {
      attributes = attributes.adding(rules, baseCount: directory.base.count)
    }
    return DirectoryRules(
      repository: repository, git: IgnoreLayers(git), named: named, attributes: attributes)
  }

  /// A digest of everything that decides, apart from which files are tracked.
  var checksum: UInt64 {
    var digest = [repository?.checksum ?? 0]
    for files in [git] + named {
      digest.append(UInt64(files.layers.count))
      for file in files.layers { digest += [file.rules.checksum, UInt64(file.baseCount)] }
    }
    for layer in attributes.layers { digest += [layer.rules.checksum, UInt64(layer.baseCount)] }
    return digest.withUnsafeBytes { checksum64($0) }
  }
}

/// Which files of rules a directory has.
struct IgnoreFiles {
  static let gitIgnoreName = [UInt8](ascii: ".gitignore")
  static let gitAttributesName = [UInt8](ascii: ".gitattributes")

  /// Those of the options.
  let names: [[UInt8]]
  var hasGitIgnore = false
  var hasGitAttributes = false
  /// For each of `names`, whether the directory has it.
  var named: [Bool]

  init(names: [[UInt8]]) {
    self.names = names
    named = names.map { _ in false }
  }

  var hasNamed: Bool { named.contains(true) }
}

/// Reads the files of rules of one directory.
struct IgnoreFileReader {
  /// Gives the content of a file in the directory.
  typealias Read =
    (_ name: [UInt8], _ followsLink: Bool, _ limitBytes: Int) throws(FileReadingError) -> [UInt8]

  let read: Read
  /// The path of the directory as rules see it, with a last `/` unless it is empty.
  let base: [UInt8]
  let limitBytes: Int
  let log: DiagnosticLog

  /// The layer of the file `name`; none if there is nothing in it.
  func layers(_ name: [UInt8], isFolding: Bool, followsLink: Bool) -> [IgnoreLayer] {
    let rules = parseRules(
      content(name, followsLink: followsLink), isFolding: isFolding, displayPath: base + name,
      log: log)
    return rules.map { [IgnoreLayer(rules: $0, baseCount: base.count)] } ?? []
  }

  /// What the directory's `.gitattributes` says of files; nil if that is nothing.
  func attributes(isFolding: Bool) -> AttributeRules? {
    guard let content = content(IgnoreFiles.gitAttributesName, followsLink: false) else {
      return nil
    }
    let rules = AttributeRules(content, isFolding: isFolding)
    return rules.isEmpty ? nil : rules
  }

  private func content(_ name: [UInt8], followsLink: Bool) -> [UInt8]? {
    readRuleFile(displayPath: base + name, log: log) { () throws(FileReadingError) in
      try read(name, followsLink, limitBytes)
    }
  }
}
