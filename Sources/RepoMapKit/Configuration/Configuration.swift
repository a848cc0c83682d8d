internal import SourceModel
internal import StandardExtensions

/// Who says what a setting is, from the weakest to the strongest.
public enum SettingOrigin: Sendable, Hashable {
  case standard
  /// A line of the user's file.
  case userFile(path: String, line: Int)
  /// A line of the repository's file.
  case repositoryFile(path: String, line: Int)
  case environment(variable: String)
  case option(String)
}

/// Which files of settings are read.
public enum ConfigurationChoice: Sendable, Hashable {
  /// The user's, where it usually is, and the repository's.
  case standard
  /// One that was named instead of the user's, and the repository's.
  case file(String)
  /// None.
  case none
}

/// The file of settings that was named can't be read.
public struct ConfigurationError: Error, Sendable, Hashable, CustomStringConvertible {
  /// One line for people, without a final period.
  public let description: String
}

/// All settings with where they come from.
///
///     defaults < user's file < repository's file < environment < options
///
/// A repository's file is data of somebody else: it may set what changes the map, and nothing that names a
/// directory, uses more of the machine or loads anything.
public struct Configuration: Sendable {
  private var values: [SettingName: (value: SettingValue, origin: SettingOrigin)] = [:]
  /// Lines for the user about what is not understood, or not allowed.
  public private(set) var warnings: [String] = []
  /// Paths of the files that were found, as they are shown.
  public private(set) var files: [String] = []
  private let home: String?

  /// The settings that the environment gives, above the defaults.
  public init(environment: [String: String]) {
    home = environment.nonEmpty("HOME")
    setDefaults(environment)
    read(environment)
  }

  /// The settings of files and the environment.
  ///
  /// - Parameters:
  ///   - environment: The variables of the process.
  ///   - root: Bytes of the path of the tree whose file counts.
  ///   - choice: Which files are read.
  ///   - revision: The state of the tree whose file counts; the directory as it is if `nil`.
  /// - Throws: Where a file that was named can't be read.
  public init(
    environment: [String: String], root: [UInt8], choice: ConfigurationChoice,
    revision: TreeRevision? = nil
  ) throws(ConfigurationError) {
    home = environment.nonEmpty("HOME")
    setDefaults(environment)
    switch choice {
    case .none: break
    case .standard:
      if let path = Configuration.userPath(environment),
        let file = ConfigurationFile(ofUserAt: path)
      {
        read(file)
      }
    case .file(let path):
      guard let file = ConfigurationFile(ofUserAt: path) else {
        throw ConfigurationError(description: "\(path): no such file or directory")
      }
      if let problem = file.problem {
        throw ConfigurationError(description: "\(path): \(problem)")
      }
      read(file)
    }
    let file =
      revision.map { ConfigurationFile(ofRepositoryAt: $0) }
      ?? ConfigurationFile(ofRepositoryAt: root)
    if choice != .none, let file { read(file) }
    read(environment)
  }

  /// Where the user's file is; `nil` without a home directory.
  static func userPath(_ environment: [String: String]) -> String? {
    environment.configurationDirectory.map { "\($0)/repomap/config.toml" }
  }

  // MARK: Values

  /// The value of a setting and who gave it; `nil` where there is none, not even by default.
  public subscript(name: SettingName) -> (value: SettingValue, origin: SettingOrigin)? {
    values[name]
  }

  /// The value of a setting that is a number.
  public func number(_ name: SettingName) -> Int? {
    if case .number(let number) = values[name]?.value { return number }
    return nil
  }

  /// The value of a setting that is true or false.
  public func flag(_ name: SettingName) -> Bool? {
    if case .flag(let flag) = values[name]?.value { return flag }
    return nil
  }

  /// The value of a setting that is a text.
  public func text(_ name: SettingName) -> String? {
    if case .text(let text) = values[name]?.value { return text }
    return nil
  }

  /// The value of a setting that is a list; empty where there is none.
  public func list(_ name: SettingName) -> [String] {
    if case .list(let texts) = values[name]?.value { return texts }
    return []
  }

  /// Sets what an option says, which has been checked.
  public mutating func set(_ name: SettingName, _ value: SettingValue, byOption option: String) {
    values[name] = (value, .option(option))
  }

  // MARK: Reading

  private mutating func setDefaults(_ environment: [String: String]) {
    let defaults: [(SettingName, SettingValue)] = [
      (.root, .text(".")), (.tokens, .number(MapRequest.defaultBudgetTokens)),
      (.format, .text(OutputFormat.text.rawValue)), (.history, .flag(true)),
      (.refresh, .text(RefreshMode.auto.rawValue)),
      (.threads, .number(processorCount())), (.progress, .text("auto")), (.color, .text("auto")),
      (.log, .text("normal")), (.grammarDirectories, .list([])), (.cacheEnabled, .flag(true)),
      (.cacheMegabytes, .number(EngineSettings.defaultCacheMegabytes)),
      (.memoryMegabytes, .number(EngineSettings.defaultMemoryMegabytes)),
    ]
    for (name, value) in defaults { values[name] = (value, .standard) }
    if let directory = environment.cacheDirectory {
      values[.cacheDirectory] = (.text("\(directory)/repomap"), .standard)
    }
  }

  private mutating func read(_ environment: [String: String]) {
    for setting in Setting.all {
      guard let variable = setting.variable, let text = environment.nonEmpty(variable) else {
        continue
      }
      if let value = setting.value(text) {
        values[setting.name] = (value, .environment(variable: variable))
      } else {
        let used = values[setting.name]?.value.shortText ?? "none"
        warnings.append("\(variable)='\(text)' is not \(setting.expected); using \(used)")
      }
    }
  }

  private mutating func read(_ file: ConfigurationFile) {
    files.append(file.path)
    guard case .success(let text) = file.content else {
      return warnings.append("\(file.path): \(file.problem ?? "")")
    }
    do throws(TOMLError) {
      for entry in try TOMLReader.entries(of: text) { read(entry, of: file) }
    } catch {
      warnings.append("\(file.path):\(error.line): \(error.detail); the file is ignored")
    }
  }

  private mutating func read(_ entry: TOMLEntry, of file: ConfigurationFile) {
    let place = "\(file.path):\(entry.line)"
    let known = Setting.all.first { $0.name.rawValue == entry.key && $0.place != .noFile }
    guard let setting = known else {
      let names = Setting.all.filter { $0.place != .noFile }.map { $0.name.rawValue }
      let suggestion = closestName(to: entry.key, among: names).map { "; did you mean '\($0)'?" }
      let key = escapedText(Array(entry.key.utf8))
      return warnings.append("\(place): unknown setting '\(key)'\(suggestion ?? "")")
    }
    if file.owner == .repository, setting.place != .anyFile {
      return warnings.append("\(place): a repository can't set '\(entry.key)'; it is ignored")
    }
    guard let value = setting.value(entry.value, home: home) else {
      let used = values[setting.name]?.value.shortText ?? "none"
      return warnings.append("\(place): '\(entry.key)' is not \(setting.expected); using \(used)")
    }
    if file.owner == .repository, !setting.allowsInRepository(value) {
      return warnings.append("\(place): a repository can't name a file; '\(entry.key)' is ignored")
    }
    let origin: SettingOrigin =
      switch file.owner {
      case .user: .userFile(path: file.path, line: entry.line)
      case .repository: .repositoryFile(path: file.path, line: entry.line)
      }
    values[setting.name] = (value, origin)
  }
}

extension [String: String] {
  /// The value of a variable that is set to something.
  func nonEmpty(_ name: String) -> String? {
    self[name].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The value of a variable of the XDG base directories, which counts only if it is absolute.
  func absolutePath(_ name: String) -> String? {
    self[name].flatMap { $0.hasPrefix("/") ? $0 : nil }
  }

  /// Where programs have their configurations; `nil` without a home directory.
  var configurationDirectory: String? {
    absolutePath("XDG_CONFIG_HOME") ?? nonEmpty("HOME").map { "\($0)/.config" }
  }

  /// Where programs have their caches; `nil` without a home directory.
  var cacheDirectory: String? {
    absolutePath("XDG_CACHE_HOME") ?? nonEmpty("HOME").map { "\($0)/.cache" }
  }
}
