/// What can be set by a file, the environment or an option. The raw value is the key in files.
public enum SettingName: String, Sendable, CaseIterable {
  case root
  case tokens
  case format
  case tokenizer
  case history
  case deadline
  case refresh
  case threads
  case progress
  case color
  case log
  case grammarDirectories = "grammar-directories"
  case cacheDirectory = "cache.directory"
  case cacheEnabled = "cache.enabled"
  case cacheMegabytes = "cache.size-mb"
  case memoryMegabytes = "cache.memory-mb"
}

/// The value of a setting.
public enum SettingValue: Sendable, Hashable {
  case number(Int)
  case flag(Bool)
  case text(String)
  case list([String])
}

/// What is known of one setting: the table below decides what files may say, and is what
/// docs/reference/configuration.md is checked against.
public struct Setting: Sendable {
  /// What its values are.
  enum Kind: Sendable {
    case number(ClosedRange<Int>, unit: String = "")
    case flag
    case word([String])
    /// A directory: absolute, or below the home directory as `~/…`.
    case directory
    case directories
    /// Any path, as an argument of the command line is.
    case path
    /// The name or the file of a vocabulary.
    case tokenizer
    /// Milliseconds, as a number or with a unit.
    case time
  }

  /// Who may set something in a file.
  public enum Place: Sendable {
    /// The user's, and the repository's: it changes nothing but the map.
    case anyFile
    /// The user's alone: it decides what of the machine is used, or what is loaded.
    case userFile
    /// None.
    case noFile
  }

  /// Its name, and its key in files.
  public let name: SettingName
  let kind: Kind
  /// Which files may set it.
  public let place: Place
  /// The variable of the environment.
  public let variable: String?
  /// The option of the command line, as it is typed.
  public let option: String?
  /// One sentence for the reference.
  public let help: String

  /// All settings, in the order in which they are shown.
  public static let all = [
    Setting(
      name: .root, kind: .path, place: .noFile, variable: "REPO_MAP_ROOT", option: nil,
      help: "Root of the tree where no PATH is given."),
    Setting(
      name: .tokens, kind: .number(MapRequest.budgetRange), place: .anyFile,
      variable: "REPO_MAP_TOKENS", option: "--tokens", help: "Tokens that a map may have."),
    Setting(
      name: .format, kind: .word(OutputFormat.allCases.map(\.rawValue)), place: .anyFile,
      variable: nil, option: "--format", help: "How maps are written."),
    Setting(
      name: .tokenizer, kind: .tokenizer, place: .anyFile, variable: "REPO_MAP_TOKENIZER",
      option: "--tokenizer",
      help: "Vocabulary that tokens are counted with; a repository can name one, but no file."),
    Setting(
      name: .history, kind: .flag, place: .anyFile, variable: nil, option: "--no-history",
      help: "Whether a task is looked for in the messages of earlier commits."),
    Setting(
      name: .deadline, kind: .time, place: .userFile, variable: "REPO_MAP_DEADLINE",
      option: "--deadline", help: "Time within which a map comes, perhaps a partial one."),
    Setting(
      name: .refresh, kind: .word(RefreshMode.allCases.map(\.rawValue)), place: .anyFile,
      variable: "REPO_MAP_CACHE_REFRESH_MODE", option: "--refresh",
      help: "When a map that was made before is given again."),
    Setting(
      name: .threads, kind: .number(1...256), place: .userFile, variable: nil,
      option: "--threads", help: "Threads that extract."),
    Setting(
      name: .progress, kind: .word(["auto", "always", "never", "json"]), place: .userFile,
      variable: nil, option: "--progress", help: "When progress is shown on standard error."),
    Setting(
      name: .color, kind: .word(["auto", "always", "never"]), place: .userFile, variable: nil,
      option: "--color", help: "When messages and reports are coloured."),
    Setting(
      name: .log, kind: .word(["quiet", "normal", "verbose"]), place: .userFile,
      variable: "REPO_MAP_LOG", option: "--quiet, --verbose",
      help: "How much is written to standard error."),
    Setting(
      name: .grammarDirectories, kind: .directories, place: .userFile,
      variable: "REPO_MAP_GRAMMAR_DIR", option: "--grammar-dir",
      help: "Directories with grammars that are looked into first."),
    Setting(
      name: .cacheDirectory, kind: .directory, place: .userFile, variable: "REPO_MAP_CACHE_DIR",
      option: "--cache-dir", help: "Directory of all caches."),
    Setting(
      name: .cacheEnabled, kind: .flag, place: .userFile, variable: nil, option: "--no-cache",
      help: "Whether the cache is read and written."),
    Setting(
      name: .cacheMegabytes, kind: .number(Setting.megabytes, unit: "of megabytes "),
      place: .userFile, variable: "REPO_MAP_CACHE_SIZE_MB", option: nil,
      help: "Size limit of one repository's cache, in megabytes."),
    Setting(
      name: .memoryMegabytes, kind: .number(Setting.megabytes, unit: "of megabytes "),
      place: .userFile, variable: "REPO_MAP_CACHE_L1_SIZE", option: nil,
      help:
        "Size limit of what a process keeps in memory to answer faster, in megabytes: a third each for maps, sources "
        + "and their pieces."
    ),
  ]

  /// Up to a terabyte: beyond it a byte too many was typed.
  private static let megabytes = 1...(1 << 20)

  /// What a value has to be, for people.
  var expected: String {
    switch kind {
    case .number(let range, let unit):
      "a whole number \(unit)from \(range.lowerBound) to \(range.upperBound)"
    case .flag: "true or false"
    case .word(let words): alternatives(words)
    case .directory: "an absolute path, or one that begins with ~/"
    case .directories: "a list of absolute paths, or of some that begin with ~/"
    case .path: "a path"
    case .tokenizer: "the name of a vocabulary"
    case .time: MapRequest.deadlineForms
    }
  }
}

// MARK: - Values

extension Setting {
  /// The value that a file gives; `nil` where it isn't one.
  func value(_ value: TOMLValue, home: String?) -> SettingValue? {
    switch (kind, value) {
    case (.number(let range, _), .integer(let number)):
      range.contains(number) ? .number(number) : nil
    case (.flag, .boolean(let flag)): .flag(flag)
    case (.word(let words), .string(let word)): words.contains(word) ? .text(word) : nil
    case (.directory, .string(let path)): Setting.directory(path, home: home).map { .text($0) }
    case (.directories, .array(let values)): Setting.directories(values, home: home)
    case (.time, .integer(let number)):
      MapRequest.deadlineRange.contains(number) ? .number(number) : nil
    case (.time, .string(let text)): MapRequest.deadlineMilliseconds(text).map { .number($0) }
    case (.tokenizer, .string(let name)): name.isEmpty ? nil : .text(name)
    default: nil
    }
  }

  /// The value that a variable gives; `nil` where it isn't one.
  func value(_ text: String) -> SettingValue? {
    switch kind {
    case .number(let range, _): Int(text).flatMap { range.contains($0) ? .number($0) : nil }
    case .time: MapRequest.deadlineMilliseconds(text).map { .number($0) }
    case .flag: text == "true" || text == "false" ? .flag(text == "true") : nil
    case .word(let words): words.contains(text) ? .text(text) : nil
    case .directory, .path, .tokenizer: .text(text)
    case .directories: .list(text.split(separator: ":").map { String($0) })
    }
  }

  /// Whether a repository's file may give a value that its kind allows.
  func allowsInRepository(_ value: SettingValue) -> Bool {
    guard case .tokenizer = kind, case .text(let name) = value else { return true }
    return !TokenizerSearch.namesFile(name)
  }

  private static func directories(_ values: [TOMLValue], home: String?) -> SettingValue? {
    var paths: [String] = []
    for value in values {
      guard case .string(let text) = value, let path = directory(text, home: home) else {
        return nil
      }
      paths.append(path)
    }
    return .list(paths)
  }

  private static func directory(_ path: String, home: String?) -> String? {
    if path.hasPrefix("~/") { return home.map { "\($0)/\(path.dropFirst(2))" } }
    return path.hasPrefix("/") ? path : nil
  }
}

extension SettingValue {
  /// The value as a text for people, as a file would have it.
  public var text: String {
    switch self {
    case .number(let number): String(number)
    case .flag(let flag): String(flag)
    case .text(let text): "\"\(text)\""
    case .list(let texts): "[\(texts.map { "\"\($0)\"" }.joined(separator: ", "))]"
    }
  }

  /// The value as messages name it.
  var shortText: String {
    if case .text(let text) = self { return text }
    return text
  }
}

/// The words as a text for people: `auto, always or never`.
func alternatives(_ words: [String]) -> String {
  guard words.count > 1, let last = words.last else { return words.joined() }
  return words.dropLast().joined(separator: ", ") + " or " + last
}
