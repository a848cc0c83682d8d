/// Where an ``Engine`` finds and keeps things, and how much of the machine it may use.
///
/// One precedence: a default, then the environment (``init(environment:executableDirectory:)``),
/// then what the caller sets.
public struct EngineSettings: Sendable {
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
  /// Size limit of the maps that an engine keeps in memory; less when memory is scarce.
  public var inMemoryCacheBytes = 32 << 20
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
  ///   - environment: `HOME`, the XDG base directories, `REPO_MAP_CACHE_DIR`,
  ///     `REPO_MAP_CACHE_SIZE_MB`, `REPO_MAP_CACHE_L1_SIZE`, `REPO_MAP_CACHE_REFRESH_MODE` and
  ///     `REPO_MAP_GRAMMAR_DIR` are looked at. A bad value gives one of ``warnings``.
  ///   - executableDirectory: Where the program lies: grammars of an installation are found in
  ///     `../lib/repomap/grammars`.
  public init(environment: [String: String], executableDirectory: String?) {
    self.environment = environment
    let home = environment.nonEmpty("HOME")
    var directories = environment.nonEmpty("REPO_MAP_GRAMMAR_DIR").map(splitList) ?? []
    if let executableDirectory {
      directories.append("\(executableDirectory)/../lib/repomap/grammars")
    }
    let data = environment.absolutePath("XDG_DATA_HOME") ?? home.map { "\($0)/.local/share" }
    if let data { directories.append("\(data)/repomap/grammars") }
    grammarDirectories = directories

    let configuration =
      environment.absolutePath("XDG_CONFIG_HOME") ?? home.map { "\($0)/.config" }
    queryDirectory = configuration.map { "\($0)/repomap/queries" }

    let caches = environment.absolutePath("XDG_CACHE_HOME") ?? home.map { "\($0)/.cache" }
    cacheDirectory = environment.nonEmpty("REPO_MAP_CACHE_DIR") ?? caches.map { "\($0)/repomap" }
    var reader = EnvironmentReader(environment: environment)
    cacheSizeBytes = reader.megabytes(
      "REPO_MAP_CACHE_SIZE_MB", default: EngineSettings.defaultCacheMegabytes << 20)
    inMemoryCacheBytes = reader.megabytes("REPO_MAP_CACHE_L1_SIZE", default: inMemoryCacheBytes)
    refreshMode = reader.refreshMode("REPO_MAP_CACHE_REFRESH_MODE", default: refreshMode)
    warnings = reader.warnings
    threadCount = processorCount()
  }

  /// Enough for three versions of the Linux kernel.
  static let defaultCacheMegabytes = 1024
}

/// Reads variables and notes which of them are not understood.
private struct EnvironmentReader {
  /// Up to a terabyte: beyond it a byte too many was typed.
  private static let megabyteRange = 1...(1 << 20)

  let environment: [String: String]
  private(set) var warnings: [String] = []

  init(environment: [String: String]) {
    self.environment = environment
  }

  /// A size in bytes, of a variable in megabytes.
  mutating func megabytes(_ name: String, default fallback: Int) -> Int {
    guard let text = environment.nonEmpty(name) else { return fallback }
    let range = EnvironmentReader.megabyteRange
    if let value = Int(text), range.contains(value) { return value << 20 }
    let expected =
      "a whole number of megabytes from \(range.lowerBound) to \(range.upperBound)"
    warn(name, text, expected: expected, using: "\(fallback >> 20)")
    return fallback
  }

  mutating func refreshMode(_ name: String, default fallback: RefreshMode) -> RefreshMode {
    guard let text = environment.nonEmpty(name) else { return fallback }
    if let mode = RefreshMode(rawValue: text) { return mode }
    warn(name, text, expected: RefreshMode.listText, using: fallback.rawValue)
    return fallback
  }

  private mutating func warn(
    _ name: String, _ value: String, expected: String, using fallback: String
  ) {
    warnings.append("\(name)='\(value)' is not \(expected); using \(fallback)")
  }
}

extension [String: String] {
  /// The value of a variable that is set to something.
  fileprivate func nonEmpty(_ name: String) -> String? {
    self[name].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The value of a variable of the XDG base directories, which counts only if it is absolute.
  fileprivate func absolutePath(_ name: String) -> String? {
    self[name].flatMap { $0.hasPrefix("/") ? $0 : nil }
  }
}

/// The entries of a list of directories, as `PATH` has it.
private func splitList(_ list: String) -> [String] {
  list.split(separator: ":").map { String($0) }
}

extension RefreshMode {
  /// The modes as a text for people: `auto, files, always or manual`.
  public static var listText: String {
    var text = ""
    for (place, mode) in allCases.enumerated() {
      if place > 0 { text += place < allCases.count - 1 ? ", " : " or " }
      text += mode.rawValue
    }
    return text
  }
}
