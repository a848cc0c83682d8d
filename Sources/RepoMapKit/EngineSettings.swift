/// Where an ``Engine`` finds and keeps things, and how much of the machine it may use.
///
/// One precedence: a default, then the environment (``init(environment:executableDirectory:)``),
/// then what the caller sets.
public struct EngineSettings: Sendable {
  /// Searched for `libtree-sitter-<language>.so`, in this order. Loading a grammar runs its code,
  /// so no repository's file may add to this.
  public var grammarDirectories: [String]
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
  /// Threads that extract; at least 1.
  public var threadCount: Int
  /// The variables that git's configuration depends on: `HOME`, `XDG_CONFIG_HOME`, `GIT_*`.
  public var environment: [String: String]

  /// Settings as the environment of a process gives them.
  ///
  /// - Parameters:
  ///   - environment: `HOME`, the XDG base directories, `REPO_MAP_CACHE_DIR`,
  ///     `REPO_MAP_CACHE_SIZE_MB` and `REPO_MAP_GRAMMAR_DIR` are looked at.
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

    let caches = environment.absolutePath("XDG_CACHE_HOME") ?? home.map { "\($0)/.cache" }
    cacheDirectory = environment.nonEmpty("REPO_MAP_CACHE_DIR") ?? caches.map { "\($0)/repomap" }
    let megabytes = environment.nonEmpty("REPO_MAP_CACHE_SIZE_MB").flatMap { Int($0) }
    cacheSizeBytes = (megabytes.map { max(1, $0) } ?? EngineSettings.defaultCacheMegabytes) << 20
    threadCount = processorCount()
  }

  /// Enough for three versions of the Linux kernel.
  static let defaultCacheMegabytes = 1024
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
