@preconcurrency internal import Glibc
internal import PatternMatching
internal import SourceModel

/// One walk, from the root down, in the order of the paths' bytes.
///
/// Depth first with an explicit stack: a directory taken from it is replaced by what it holds. As
/// entries are sorted as if names of directories ended with `/`, files leave the stack sorted by
/// their whole paths, and no sort of the whole result is needed.
///
/// Directories are opened relative to the root's descriptor, so neither the root's own path nor
/// the number of descriptors bounds the depth.
struct FileWalk {
  /// What waits on the stack.
  private enum Step {
    case file(SourceFile)
    case directory(Directory)
  }

  /// A directory to be read.
  private struct Directory {
    /// As rules see it: behind `prefix`.
    var path: [UInt8]
    /// Those of its parent, or for the root, of what is above it.
    var rules: DirectoryRules
    var isTrackedOnly = false
    var noise = PathNoise()
  }

  private let root: Int32
  private let absoluteRoot: [UInt8]
  private let options: DiscoveryOptions
  private let ignoreFileNames: [[UInt8]]
  private let repository: GitRepository?
  /// The root relative to the work tree around it, with a last `/` unless it is empty.
  private let prefix: [UInt8]
  private let log = DiagnosticLog()
  private let matcher = PatternMatcher()
  private var listing = DirectoryListing()
  private var result = DiscoveryResult()

  init(root: Int32, absoluteRoot: [UInt8], options: DiscoveryOptions) {
    self.root = root
    self.absoluteRoot = absoluteRoot
    self.options = options
    ignoreFileNames =
      options.respectsIgnoreFiles ? options.ignoreFileNames.map { Array($0.utf8) } : []
    repository = GitRepository.containing(absoluteRoot)
    let above = repository.map { absoluteRoot.dropFirst($0.workTree.count).drop { $0 == .slash } }
    prefix = above.map { $0.isEmpty ? [] : $0 + [.slash] } ?? []
  }

  mutating func run(_ isCancelled: () -> Bool) throws(DiscoveryError) -> DiscoveryResult {
    result.repository = repository
    let rules = rulesAboveRoot()
    var stack = [Step.directory(Directory(path: Array(prefix.dropLast()), rules: rules))]
    while let step = stack.popLast() {
      switch step {
      case .file(let file): result.files.append(file)
      case .directory(let directory):
        if isCancelled() { throw .cancelled }
        let first = stack.count
        read(directory, onto: &stack)
        stack[first...].reverse()
      }
    }
    result.diagnostics = log.diagnostics
    return result
  }

  // MARK: - Rules

  /// The rules of the directories from the work tree down to the root's parent.
  private func rulesAboveRoot() -> DirectoryRules {
    var repositoryRules: RepositoryRules?
    if let repository, options.respectsGitIgnore {
      repositoryRules = RepositoryRules(repository, baseCount: 0, options: options, log: log)
    }
    var rules = DirectoryRules(
      repository: repositoryRules, gitIgnore: nil, named: ignoreFileNames.map { _ in nil })
    guard let repository else { return rules }
    var base: [UInt8] = []
    for component in prefix.split(separator: .slash) {
      rules = rulesAbove(base, in: repository, rules)
      base += component + [.slash]
    }
    return rules
  }

  private func rulesAbove(
    _ base: [UInt8], in repository: GitRepository, _ rules: DirectoryRules
  ) -> DirectoryRules {
    let path = joined(repository.workTree, base)
    let descriptor = open(terminated(path), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return rules }
    defer { close(descriptor) }
    var files = IgnoreFiles(names: ignoreFileNames)
    files.hasGitIgnore = options.respectsGitIgnore
    // Files that don't exist count as empty.
    files.named = ignoreFileNames.map { _ in true }
    return rules.entering(reader(descriptor, base), files: files, nested: nil)
  }

  private func reader(_ descriptor: Int32, _ base: [UInt8]) -> IgnoreFileReader {
    IgnoreFileReader(
      descriptor: descriptor, base: base, limitBytes: options.maximumIgnoreFileBytes, log: log)
  }

  // MARK: - Directories

  private mutating func read(_ directory: Directory, onto stack: inout [Step]) {
    let isRoot = directory.path.count < prefix.count || directory.path.isEmpty
    let path = RepositoryPath(bytes: Array(directory.path.dropFirst(prefix.count)))
    let flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC
    let descriptor = openat(root, isRoot ? terminated([.dot]) : terminated(path.bytes), flags)
    guard descriptor >= 0 else { return reportDirectory(path, errno) }
    defer { close(descriptor) }
    let code = listing.read(descriptor)
    if code != 0 { reportDirectory(path, code) }
    var base = directory.path
    if !base.isEmpty { base.append(.slash) }
    guard let rules = rules(in: directory, descriptor, base: base, isRoot: isRoot) else {
      result.ignoredCount += 1
      return
    }
    for entry in listing.entries {
      switch entry.kind {
      case .file: addFile(entry, base, rules, directory, descriptor, &stack)
      case .directory: addDirectory(entry, base, rules, directory, &stack)
      case .other: addOther(entry, base)
      case .link: continue
      }
    }
  }

  /// The rules for the entries of the directory that `listing` holds; nil if a `CACHEDIR.TAG` says
  /// that none of them counts.
  private func rules(
    in directory: Directory, _ descriptor: Int32, base: [UInt8], isRoot: Bool
  ) -> DirectoryRules? {
    var files = IgnoreFiles(names: ignoreFileNames)
    var nested: RepositoryRules?
    for entry in listing.entries {
      let name = listing.name(entry)
      guard name.first == .dot || name.first == UInt8(ascii: "C") else { continue }
      if name.elementsEqual(SpecialName.git), !isRoot, !directory.isTrackedOnly {
        nested = nestedRules(base)
      } else if name.elementsEqual(IgnoreFiles.gitIgnoreName), entry.kind != .directory {
        files.hasGitIgnore = options.respectsGitIgnore && !directory.isTrackedOnly
      } else if name.elementsEqual(SpecialName.cacheTag), !isRoot, isCacheTag(descriptor) {
        return nil
      } else if entry.kind != .directory, let index = ignoreFileNames.firstIndex(of: Array(name)) {
        files.named[index] = true
      }
    }
    return directory.rules.entering(reader(descriptor, base), files: files, nested: nested)
  }

  /// The rules of the repository whose work tree has the path `base`, if there is one.
  private func nestedRules(_ base: [UInt8]) -> RepositoryRules? {
    guard options.respectsGitIgnore else { return nil }
    let path = joined(absoluteRoot, base.dropFirst(prefix.count).dropLast())
    guard let repository = GitRepository(workTree: path) else { return nil }
    return RepositoryRules(repository, baseCount: base.count, options: options, log: log)
  }

  private func isCacheTag(_ descriptor: Int32) -> Bool {
    let content = try? readFile(
      SpecialName.cacheTag, in: descriptor, followsLink: false, limitBytes: 65_536)
    return content?.starts(with: SpecialName.cacheSignature) ?? false
  }

  private func reportDirectory(_ path: RepositoryPath, _ code: Int32) {
    let isGone = code == ENOENT || code == ENOTDIR || code == ELOOP
    log.diagnostics.append(
      isGone ? .skipped(path, .vanished) : .unreadableDirectory(path, code: code))
  }

  // MARK: - Entries

  private mutating func addDirectory(
    _ entry: DirectoryListing.Entry, _ base: [UInt8], _ rules: DirectoryRules,
    _ parent: Directory, _ stack: inout [Step]
  ) {
    let name = listing.name(entry)
    if name.first == .dot, SpecialName.neverEntered.contains(Array(name)) { return }
    let path = WalkPath(bytes: base + name, nameStart: base.count, isDirectory: true)
    let visibility = rules.visibility(
      of: path, isTrackedOnly: parent.isTrackedOnly, using: matcher)
    guard visibility != .hidden else {
      result.ignoredCount += 1
      return
    }
    guard isShortEnough(path.bytes) else { return }
    stack.append(
      .directory(
        Directory(
          path: path.bytes, rules: rules, isTrackedOnly: visibility == .trackedOnly,
          noise: parent.noise.entering(name))))
  }

  private mutating func addFile(
    _ entry: DirectoryListing.Entry, _ base: [UInt8], _ rules: DirectoryRules,
    _ parent: Directory, _ descriptor: Int32, _ stack: inout [Step]
  ) {
    let name = listing.name(entry)
    guard let language = LanguageLookup.shared.candidate(name: name.span) else {
      result.otherCount += 1
      return
    }
    let path = WalkPath(bytes: base + name, nameStart: base.count, isDirectory: false)
    let visibility = rules.visibility(
      of: path, isTrackedOnly: parent.isTrackedOnly, using: matcher)
    guard visibility != .hidden else {
      result.ignoredCount += 1
      return
    }
    guard isShortEnough(path.bytes) else { return }
    let relative = relativePath(path.bytes)
    switch listing.status(entry, in: descriptor) {
    case .success(let status) where status.st_mode & S_IFMT == S_IFREG:
      stack.append(
        .file(
          SourceFile(
            path: relative, language: language, stamp: FileStamp(status),
            noise: parent.noise.file(name))))
    case .success: log.diagnostics.append(.skipped(relative, .notRegular))
    case .failure(let error):
      let reason = error.code == ENOENT ? SkipReason.vanished : .unreadable(code: error.code)
      log.diagnostics.append(.skipped(relative, reason))
    }
  }

  /// Sockets, pipes and devices are worth a word only if they pretend to be code.
  private func addOther(_ entry: DirectoryListing.Entry, _ base: [UInt8]) {
    let name = listing.name(entry)
    guard case .certain = LanguageLookup.shared.candidate(name: name.span) else { return }
    log.diagnostics.append(.skipped(relativePath(base + name), .notRegular))
  }

  private func isShortEnough(_ path: [UInt8]) -> Bool {
    let count = path.count - prefix.count
    if count <= options.maximumPathBytes { return true }
    let reason = SkipReason.pathTooLong(bytes: count, limit: options.maximumPathBytes)
    log.diagnostics.append(.skipped(relativePath(path), reason))
    return false
  }

  private func relativePath(_ path: [UInt8]) -> RepositoryPath {
    RepositoryPath(bytes: prefix.isEmpty ? path : Array(path[prefix.count...]))
  }
}

/// Names with a meaning of their own.
private enum SpecialName {
  static let git = [UInt8](ascii: ".git")
  /// The directories of version control systems.
  static let neverEntered: Set<[UInt8]> = [
    git, [UInt8](ascii: ".hg"), [UInt8](ascii: ".svn"), [UInt8](ascii: ".jj"),
  ]
  static let cacheTag = [UInt8](ascii: "CACHEDIR.TAG")
  /// - Source: https://bford.info/cachedir/
  static let cacheSignature = [UInt8](ascii: "Signature: 8a477f597d28d172789f06886806bc55")
}

extension FileStamp {
  init(_ status: stat) {
    self.init(
      size: Int64(status.st_size),
      modificationNanoseconds: Self.nanoseconds(status.st_mtim),
      changeNanoseconds: Self.nanoseconds(status.st_ctim), inode: UInt64(status.st_ino))
  }

  private static func nanoseconds(_ time: timespec) -> Int64 {
    // A damaged file system may claim any time: no overflow.
    Int64(time.tv_sec).multipliedReportingOverflow(by: 1_000_000_000).partialValue
      &+ Int64(time.tv_nsec)
  }
}
