internal import SourceModel
internal import StandardExtensions
internal import Synchronization

/// What one repository says about its files apart from its `.gitignore` files: `info/exclude`,
/// `core.excludesFile`, and which files are tracked.
final class RepositoryRules: Sendable {
  /// Whether paths are compared in lower case (core.ignoreCase).
  let isFolding: Bool
  /// Bytes of a walk's path that lead to the work tree, with the last `/`.
  let baseCount: Int
  private let repository: GitRepository
  private let configuration: GitConfiguration
  private let maximumIndexBytes: Int
  /// `info/exclude` and `core.excludesFile`, the most important last.
  let excludes: [IgnoreLayer]
  /// The files outside of the work tree that decide, apart from ignore files above it.
  let inputs: [[UInt8]]
  private let loadedIndex = Mutex<LoadedIndex?>(nil)

  /// Reads the settings and excludes of `repository`. The first `baseCount` bytes of a walk's path
  /// lead to its work tree, with the last `/`.
  init(
    _ repository: GitRepository, baseCount: Int, options: DiscoveryOptions, log: DiagnosticLog
  ) {
    self.repository = repository
    self.baseCount = baseCount
    maximumIndexBytes = options.maximumIndexBytes
    let configuration = GitConfiguration.effective(
      in: repository, paths: options.gitConfiguration, diagnostics: &log.diagnostics)
    self.configuration = configuration
    isFolding = configuration.ignoresCase
    let info = joined(repository.commonDirectory, [UInt8](ascii: "info/exclude"))
    let user = configuration.excludesFile.flatMap { $0.isEmpty ? nil : $0 }
    let layers = [info, user].compactMap { $0 }.compactMap {
      readRules(
        $0, limitBytes: options.maximumIgnoreFileBytes, isFolding: configuration.ignoresCase,
        log: log)
    }
    .map { IgnoreLayer(rules: $0, baseCount: baseCount) }
    excludes = layers.reversed()
    inputs = repository.ownFiles + configuration.files + [info] + [user].compactMap { $0 }
  }

  /// Which paths are tracked. Read when a rule first hides something: only then it matters.
  func index() -> LoadedIndex {
    loadedIndex.withLock { loaded in
      if let loaded { return loaded }
      let index = loadIndex()
      loaded = index
      return index
    }
  }

  /// The index, if anything has asked for it.
  var indexIfLoaded: LoadedIndex? { loadedIndex.withLock { $0 } }

  private func loadIndex() -> LoadedIndex {
    let file = indexPath
    func failure(_ detail: String) -> LoadedIndex {
      LoadedIndex(
        paths: GitIndex(),
        failure: .gitMetadataUnreadable(path: escapedText(file), detail: detail))
    }
    do throws(FileReadingError) {
      let content = try readFile(file, limitBytes: maximumIndexBytes)
      do throws(GitIndexError) {
        let paths = try GitIndex(content, objectNameBytes: configuration.objectNameBytes) { name in
          let shared = joined(repository.gitDirectory, Array("sharedindex.\(name)".utf8))
          return try? readFile(shared, limitBytes: maximumIndexBytes)
        }
        return LoadedIndex(paths: paths, failure: nil)
      } catch {
        return failure(error.text)
      }
    } catch {
      // A new repository has no index yet.
      return error.isAbsence ? .empty : failure(error.text)
    }
  }

  /// The path of the index file.
  var indexPath: [UInt8] { joined(repository.gitDirectory, [UInt8](ascii: "index")) }

  /// A digest of everything that decides, apart from which files are tracked.
  var checksum: UInt64 {
    var digest = excludes.map { $0.rules.checksum }
    digest += [UInt64(baseCount), isFolding ? 1 : 0, UInt64(configuration.objectNameBytes)]
    for path in [repository.workTree, repository.gitDirectory, repository.commonDirectory] {
      digest.append(path.withUnsafeBytes { checksum64($0) })
    }
    return digest.withUnsafeBytes { checksum64($0) }
  }
}

/// The rules of the ignore file `path`; nil if it doesn't exist, can't be read or has no rules.
func readRules(
  _ path: [UInt8], limitBytes: Int, isFolding: Bool, log: DiagnosticLog
) -> IgnoreRules? {
  let content = readRuleFile(displayPath: path, log: log) { () throws(FileReadingError) in
    try readFile(path, limitBytes: limitBytes)
  }
  return parseRules(content, isFolding: isFolding, displayPath: path, log: log)
}

/// The rules of an ignore file; nil if it has no content, or there are none in it.
func parseRules(
  _ content: [UInt8]?, isFolding: Bool, displayPath: [UInt8], log: DiagnosticLog
) -> IgnoreRules? {
  guard let content else { return nil }
  let rules = IgnoreRules(content, isFolding: isFolding)
  for line in rules.invalidLines {
    log.diagnostics.append(
      .ignorePatternInvalid(
        path: escapedText(displayPath), line: line.number, pattern: escapedText(line.text)))
  }
  return rules.isEmpty ? nil : rules
}

/// The content of a file of rules; nil if it doesn't exist or can't be read, which is reported.
func readRuleFile(
  displayPath: [UInt8], log: DiagnosticLog, _ read: () throws(FileReadingError) -> [UInt8]
) -> [UInt8]? {
  do throws(FileReadingError) {
    return try read()
  } catch {
    if !error.isAbsence { log.reportUnreadable(displayPath, error.text) }
    return nil
  }
}
