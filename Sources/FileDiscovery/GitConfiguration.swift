internal import SourceModel
internal import StandardExtensions

/// The few settings of git that decide which files count.
struct GitConfiguration: Sendable {
  /// core.excludesFile: absolute; empty if it is switched off.
  var excludesFile: [UInt8]?
  /// core.ignoreCase: paths are compared without regard to case.
  var ignoresCase = false
  /// extensions.worktreeConfig: each work tree has a `config.worktree`.
  var hasWorktreeFile = false
  /// extensions.objectFormat: the size of object names in the index.
  var objectNameBytes = 20
  /// The paths of all files that were read, or aren't there.
  var files: [[UInt8]] = []

  /// The settings in effect in `repository`: of the system, then the user, the repository and the
  /// work tree. Files that can't be read or parsed count as empty and leave a diagnostic.
  static func effective(
    in repository: GitRepository, paths: GitConfigurationPaths, diagnostics: inout [Diagnostic]
  ) -> GitConfiguration {
    var loader = Loader(repository: repository, home: paths.home)
    loader.configuration.excludesFile = paths.defaultExcludes
    for file in [paths.system].compactMap({ $0 }) + paths.user { loader.load(file) }
    loader.load(joined(repository.commonDirectory, [UInt8](ascii: "config")))
    if loader.configuration.hasWorktreeFile {
      loader.load(joined(repository.gitDirectory, [UInt8](ascii: "config.worktree")))
    }
    diagnostics += loader.diagnostics
    return loader.configuration
  }

  /// git's reading of a truth value; nil for anything else.
  static func boolean(_ value: [UInt8]?) -> Bool? {
    guard let value else { return true }
    switch String(decoding: value.asciiLowercased, as: UTF8.self) {
    case "true", "yes", "on": return true
    case "false", "no", "off", "": return false
    case let text: return Int(text).map { $0 != 0 }
    }
  }
}

extension GitConfiguration {
  /// Reads files in order, with what they include.
  private struct Loader {
    /// Nested includes that git follows: `MAX_INCLUDE_DEPTH`.
    static let maximumIncludeDepth = 10
    /// Files read for one repository. A file that includes itself twice would be read 2^10 times.
    static let maximumFiles = 100
    /// Configuration files are written by people and `git config`; this is 1,000 times the usual.
    static let maximumFileBytes = 4_194_304

    let repository: GitRepository
    let home: [UInt8]?
    var configuration = GitConfiguration()
    var diagnostics: [Diagnostic] = []
    private var fileCount = 0

    init(repository: GitRepository, home: [UInt8]?) {
      self.repository = repository
      self.home = home
    }

    mutating func load(_ file: [UInt8]) {
      load(file, depth: 0)
    }

    /// Recursive, at most `maximumIncludeDepth` deep.
    private mutating func load(_ file: [UInt8], depth: Int) {
      guard depth <= Self.maximumIncludeDepth, fileCount < Self.maximumFiles else { return }
      fileCount += 1
      configuration.files.append(file)
      for setting in settings(of: file) {
        apply(setting)
        guard let value = setting.value, setting.name == [UInt8](ascii: "path") else { continue }
        guard isIncluding(setting, file: file), let target = expanded(value) else { continue }
        load(joined(directory(of: file), target), depth: depth + 1)
      }
    }

    private mutating func settings(of file: [UInt8]) -> [GitSetting] {
      do throws(FileReadingError) {
        let content = try readFile(file, limitBytes: Self.maximumFileBytes)
        do throws(GitConfigurationSyntaxError) {
          return try GitConfigurationParser.settings(in: content)
        } catch {
          report(file, "line \(error.line) is not in git's configuration syntax")
        }
      } catch {
        // Most of the files are optional.
        if !error.isAbsence { report(file, error.text) }
      }
      return []
    }

    private mutating func report(_ file: [UInt8], _ detail: String) {
      diagnostics.append(.gitMetadataUnreadable(path: escapedText(file), detail: detail))
    }

    private mutating func apply(_ setting: GitSetting) {
      guard setting.subsection == nil else { return }
      let section = String(decoding: setting.section, as: UTF8.self)
      switch "\(section).\(String(decoding: setting.name, as: UTF8.self))" {
      case "core.excludesfile":
        guard let value = setting.value, let path = expanded(value) else { return }
        configuration.excludesFile = path.isEmpty ? [] : joined(repository.workTree, path)
      case "core.ignorecase":
        configuration.ignoresCase = boolean(setting.value) ?? false
      case "extensions.worktreeconfig":
        configuration.hasWorktreeFile = boolean(setting.value) ?? false
      case "extensions.objectformat":
        let isSHA256 = setting.value?.asciiLowercased == [UInt8](ascii: "sha256")
        configuration.objectNameBytes = isSHA256 ? 32 : 20
      default: break
      }
    }

    /// `include.path`, or an `includeIf.<condition>.path` whose condition holds.
    ///
    /// Of the conditions, `gitdir:` and `gitdir/i:` are known; `onbranch:` and
    /// `hasconfig:remote…:` count as false.
    private func isIncluding(_ setting: GitSetting, file: [UInt8]) -> Bool {
      if setting.section == [UInt8](ascii: "include") { return setting.subsection == nil }
      guard setting.section == [UInt8](ascii: "includeif"), let condition = setting.subsection
      else { return false }
      for (prefix, isFolding) in [
        ([UInt8](ascii: "gitdir:"), false), ([UInt8](ascii: "gitdir/i:"), true),
      ]
      where condition.starts(with: prefix) {
        return isGitDirectory(
          matching: Array(condition.dropFirst(prefix.count)), isFolding: isFolding, file: file)
      }
      return false
    }

    /// - Source: git-config(1), "Conditional includes".
    private func isGitDirectory(matching text: [UInt8], isFolding: Bool, file: [UInt8]) -> Bool {
      var pattern = text
      if text.starts(with: [UInt8](ascii: "~/")) {
        guard let home else { return false }
        pattern = escapedGlob(home) + text.dropFirst()
      } else if text.starts(with: [UInt8](ascii: "./")) {
        pattern = escapedGlob(resolvedPath(directory(of: file)) ?? []) + text.dropFirst()
      } else if text.first != .slash {
        pattern = [UInt8](ascii: "**/") + text
      }
      if pattern.last == .slash { pattern += [.star, .star] }
      guard let elements = GlobParser.elements(of: pattern, isFolding: isFolding) else {
        return false
      }
      let path = isFolding ? repository.gitDirectory.asciiLowercased : repository.gitDirectory
      return Glob(elements).matches(path.span)
    }

    private func escapedGlob(_ path: [UInt8]) -> [UInt8] {
      path.flatMap { isGlobSpecial($0) ? [.backslash, $0] : [$0] }
    }

    private func directory(of file: [UInt8]) -> [UInt8] {
      guard let slash = file.lastIndex(of: .slash) else { return [.dot] }
      return Array(file[..<max(1, slash)])
    }

    /// `~/` becomes the home directory; `~user/` is not supported.
    private func expanded(_ path: [UInt8]) -> [UInt8]? {
      guard path.first == UInt8(ascii: "~") else { return path }
      guard let home, path.count == 1 || path[1] == .slash else { return nil }
      return home + path.dropFirst()
    }
  }
}
