/// Where an ``Engine`` finds and keeps things, and how much of the machine it may use.
///
/// One precedence, that of ``Configuration``, then what the caller sets.
public struct EngineSettings: Sendable, Hashable {
  /// Searched for `libtree-sitter-<language>.so`, in this order. Loading a grammar runs its code,
  /// so no repository's file may add to this.
  public var grammarDirectories: [String]
  /// Folder of the user's queries and languages; `nil` where none could be found. A repository's own
  /// are in its `.repomap/queries`.
  public var queryDirectory: String?
  /// Directory of all caches; `nil` where none could be found.
  public var cacheDirectory: String?
  /// Whether anything is read from or written to the cache.
  public var usesCache = true
  /// Size limit of one repository's cache.
  public var cacheSizeBytes: Int
  /// Size limit of what an engine keeps in memory to answer faster, a third each for maps, sources and their pieces;
  /// less when memory is scarce.
  public var inMemoryCacheBytes: Int
  /// When a map that was made before is given again.
  public var refreshMode = RefreshMode.auto
  /// Fewest source files of a tree whose maps are kept on disk; for tests.
  package var minimumFilesOnDisk = MapStore.minimumFileCount
  /// Bytes of the path that stands for the repository in the names of caches; `nil` for what each
  /// tree says: git's common directory, or its root.
  var cacheIdentity: [UInt8]?
  /// Threads that extract; at least 1.
  public var threadCount: Int
  /// The variables that git's configuration depends on: `HOME`, `XDG_CONFIG_HOME`, `GIT_*`.
  public var environment: [String: String]
  /// Lines for the user about variables whose values are not understood: the defaults count.
  public private(set) var warnings: [String] = []

  /// Settings as the environment of a process gives them.
  ///
  /// - Parameters:
  ///   - environment: `HOME`, the XDG base directories, and the variables that ``Setting/all`` names are
  ///     looked at. A bad value gives one of ``warnings``.
  ///   - executableDirectory: Where the program lies: grammars of an installation are found in
  ///     `../lib/repomap/grammars`.
  public init(environment: [String: String], executableDirectory: String?) {
    self.init(
      Configuration(environment: environment), environment: environment,
      executableDirectory: executableDirectory)
  }

  /// Settings as a configuration has them.
  ///
  /// - Parameters:
  ///   - configuration: Everything that can be set.
  ///   - environment: As for ``init(environment:executableDirectory:)``, for what can't be set.
  ///   - executableDirectory: As there.
  public init(
    _ configuration: Configuration, environment: [String: String], executableDirectory: String?
  ) {
    self.environment = environment
    var directories = configuration.list(.grammarDirectories)
    if let executableDirectory {
      directories.append("\(executableDirectory)/../lib/repomap/grammars")
    }
    let data =
      environment.absolutePath("XDG_DATA_HOME")
      ?? environment.nonEmpty("HOME").map { "\($0)/.local/share" }
    if let data { directories.append("\(data)/repomap/grammars") }
    grammarDirectories = directories
    queryDirectory = environment.configurationDirectory.map { "\($0)/repomap/queries" }
    cacheDirectory = configuration.text(.cacheDirectory)
    usesCache = configuration.flag(.cacheEnabled) ?? true
    cacheSizeBytes =
      (configuration.number(.cacheMegabytes) ?? EngineSettings.defaultCacheMegabytes) << 20
    inMemoryCacheBytes =
      (configuration.number(.memoryMegabytes) ?? EngineSettings.defaultMemoryMegabytes) << 20
    refreshMode = configuration.text(.refresh).flatMap { RefreshMode(rawValue: $0) } ?? .auto
    threadCount = configuration.number(.threads) ?? processorCount()
    warnings = configuration.warnings
  }

  /// Enough for three versions of the Linux kernel.
  static let defaultCacheMegabytes = 1024
  static let defaultMemoryMegabytes = 48
}

extension RefreshMode {
  /// The modes as a text for people: `auto, files, always or manual`.
  public static var listText: String {
    alternatives(allCases.map(\.rawValue))
  }
}
