// Finds the files of a stored tree that may hold code.
//
// Input: all files of a tree in the order of their paths. Output: what a walk of a directory finds that holds exactly
// these files. Steps:
// 1. Files that decide about others are noted by their directories.
// 2. The files are gone through in their order, with a stack of the directories around the one under way; a
//    directory's rules are read when it is entered.
//
// Nothing but what decides is read. There are no repositories within the tree, and no files that aren't tracked: where
// git's rules hide a file it counts all the same, and they only matter for what they take from our own ignore files.

@preconcurrency internal import Glibc
internal import SourceModel
internal import StandardExtensions

/// Finds the files of a stored tree that may hold code; see ``discoverFiles(in:options:previous:isCancelled:)``.
///
/// - Parameters:
///   - tree: The files.
///   - options: Which rules count, and the limits.
/// - Returns: The files below the root of the tree, with what went wrong.
package func discoverFiles(
  in tree: StoredTree, options: DiscoveryOptions = DiscoveryOptions()
) -> DiscoveryResult {
  var walk = StoredWalk(tree, options)
  walk.run()
  return walk.result
}

/// One pass over the files of a tree.
private struct StoredWalk {
  /// A directory whose files are under way.
  private struct Level {
    /// Bytes of the path of the directory, with the last `/`.
    let pathCount: Int
    /// `nil` where nothing in it counts.
    let rules: DirectoryRules?
    var isTrackedOnly = false
    var noise = PathNoise()
  }

  private(set) var result = DiscoveryResult()
  private let tree: StoredTree
  private let options: DiscoveryOptions
  private let lookup: LanguageLookup
  private let ignoreFileNames: [[UInt8]]
  private let log = DiagnosticLog()
  private let tracked: TrackedPaths
  /// The directories that hold files which decide, by their paths with the last `/`.
  private var special: [[UInt8]: SpecialEntries] = [:]
  /// The root, and the directories in it around the file under way.
  private var levels: [Level] = []

  init(_ tree: StoredTree, _ options: DiscoveryOptions) {
    self.tree = tree
    self.options = options
    lookup = LanguageLookup.lookup(adding: options.addedLanguages)
    ignoreFileNames = options.consideredIgnoreFileNames
    tracked = TrackedPaths(ofStoredTree: log)
  }

  mutating func run() {
    noteSpecialFiles()
    levels = [rootLevel()]
    for file in tree.files where file.path.bytes.starts(with: tree.prefix) { visit(file) }
    result.diagnostics = log.diagnostics
    result.repository = tree.repository
  }

  private mutating func noteSpecialFiles() {
    let names =
      [SpecialName.cacheTag, IgnoreFiles.gitIgnoreName, IgnoreFiles.gitAttributesName]
      + ignoreFileNames
    for file in tree.files {
      let name = file.path.name
      guard names.contains(where: { name.elementsEqual($0) }) else { continue }
      let directory = Array(file.path.bytes.dropLast(name.count))
      special[directory, default: SpecialEntries(names: ignoreFileNames)].note(name)
    }
  }

  // MARK: - Rules

  /// The root with its rules, and those above it.
  private func rootLevel() -> Level {
    let repository =
      options.respectsGitIgnore
      ? RepositoryRules(tree.repository, baseCount: 0, options: options, log: log) : nil
    var rules = DirectoryRules(repository: repository, nameCount: ignoreFileNames.count)
    var base: [UInt8] = []
    for component in tree.prefix.split(separator: .slash) {
      rules = entering(base, rules, isTrackedOnly: false)
      base += component + [.slash]
    }
    return Level(
      pathCount: tree.prefix.count, rules: entering(base, rules, isTrackedOnly: false))
  }

  private func entering(
    _ directory: [UInt8], _ rules: DirectoryRules, isTrackedOnly: Bool
  ) -> DirectoryRules {
    guard var files = special[directory]?.files else { return rules }
    if isTrackedOnly || !options.respectsGitIgnore { files.hasGitIgnore = false }
    let reader = IgnoreFileReader(
      read: { name, followsLink, limitBytes throws(FileReadingError) in
        let path = directory + name
        if !followsLink, isLink(path) { throw .system(code: ELOOP) }
        guard let content = tree.content(path) else { throw .system(code: ENOENT) }
        guard content.count <= limitBytes else { throw .tooLarge(limit: limitBytes) }
        return content
      }, base: directory, limitBytes: options.maximumIgnoreFileBytes, log: log)
    return rules.entering(reader, files: files, nested: nil)
  }

  private func isLink(_ path: [UInt8]) -> Bool {
    var low = 0
    var high = tree.files.count
    while low < high {
      let middle = (low + high) / 2
      if tree.files[middle].path.bytes.lexicographicallyPrecedes(path) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low < tree.files.count && tree.files[low].path.bytes == path && tree.files[low].isLink
  }

  private func hasCacheTag(_ directory: [UInt8]) -> Bool {
    let path = directory + SpecialName.cacheTag
    guard special[directory]?.hasCacheTag == true, !isLink(path) else { return false }
    return tree.content(path)?.starts(with: SpecialName.cacheSignature) ?? false
  }

  // MARK: - Entries

  private mutating func visit(_ file: StoredTree.File) {
    let path = file.path.bytes
    // The root holds all files.
    while levels.count > 1, !path.starts(with: directory(levels.count - 1)) { leave() }
    enterDirectories(of: path)
    if let level = levels.last, let rules = level.rules, !file.isLink {
      add(file, level, rules)
    }
  }

  /// The path of the directory of the last file, at a level.
  private func directory(_ level: Int) -> ArraySlice<UInt8> {
    lastPath[..<levels[level].pathCount]
  }

  /// The path of the last file that was visited.
  private var lastPath: [UInt8] = []

  private mutating func leave() { levels.removeLast() }

  private mutating func enterDirectories(of path: [UInt8]) {
    lastPath = path
    while let level = levels.last, let rules = level.rules,
      let slash = path[level.pathCount...].firstIndex(of: .slash)
    {
      tracked.beginDirectory()
      levels.append(child(of: level, rules, name: level.pathCount..<slash, of: path))
    }
  }

  private mutating func child(
    of level: Level, _ rules: DirectoryRules, name: Range<Int>, of path: [UInt8]
  ) -> Level {
    let nothing = Level(pathCount: name.upperBound + 1, rules: nil)
    if SpecialName.neverEntered.contains(where: { path[name].elementsEqual($0) }) {
      return nothing
    }
    let visibility = rules.visibility(
      of: path.span.extracting(..<name.upperBound),
      PathShape(nameStart: name.lowerBound, isDirectory: true), isTrackedOnly: level.isTrackedOnly,
      tracked: tracked)
    guard visibility != .hidden else {
      result.ignoredCount += 1
      return nothing
    }
    if isTooLong(path[..<name.upperBound]) { return nothing }
    let directory = Array(path[...name.upperBound])
    if hasCacheTag(directory) {
      result.ignoredCount += 1
      return nothing
    }
    let isTrackedOnly = visibility == .trackedOnly
    return Level(
      pathCount: directory.count,
      rules: entering(directory, rules, isTrackedOnly: isTrackedOnly),
      isTrackedOnly: isTrackedOnly, noise: level.noise.entering(path.span.extracting(name)))
  }

  private mutating func add(_ file: StoredTree.File, _ level: Level, _ rules: DirectoryRules) {
    let path = file.path.bytes
    let name = path.span.extracting(level.pathCount...)
    let known = lookup.code(name: name)
    var attributes: AttributeRules.Attributes?
    if known != nil || rules.attributes.setsLanguages, !rules.attributes.isEmpty {
      attributes = rules.attributes.attributes(of: path.span, nameStart: level.pathCount)
    }
    guard
      let language = attributes?.language.map(LanguageCandidate.certain)
        ?? known.map(LanguageCandidate.init(code:))
    else {
      result.otherCount += 1
      return
    }
    let visibility = rules.visibility(
      of: path.span, PathShape(nameStart: level.pathCount, isDirectory: false),
      isTrackedOnly: level.isTrackedOnly, tracked: tracked)
    guard visibility != .hidden else {
      result.ignoredCount += 1
      return
    }
    if isTooLong(path[...]) { return }
    let noise = level.noise.file(name)
    result.files.append(
      SourceFile(
        path: RepositoryPath(bytes: Array(path[tree.prefix.count...])), language: language,
        stamp: file.stamp, noise: attributes?.noise(noise) ?? noise))
  }

  /// Whether nobody could open a path; that is told.
  private func isTooLong(_ path: ArraySlice<UInt8>) -> Bool {
    let relative = path.dropFirst(tree.prefix.count)
    let limit = options.maximumPathBytes
    guard relative.count > limit else { return false }
    log.diagnostics.append(
      .skipped(
        RepositoryPath(bytes: Array(relative)), .pathTooLong(bytes: relative.count, limit: limit)))
    return true
  }
}
