internal import FileDiscovery
internal import SourceModel
internal import StandardExtensions

#if canImport(Glibc)
  internal import Glibc
#endif

/// Whether a file counts, and which rule decides.
public struct VisibilityAnswer: Sendable {
  /// Whether the walk of the tree finds it.
  public let isShown: Bool
  /// Lines for the user about what went wrong on the way.
  public let warnings: [String]
  let path: [UInt8]
  let visibility: PathVisibility
  /// Whether its name is that of a file that may be code.
  let mayBeCode: Bool

  /// One line for people, in UTF-8.
  public var text: [UInt8] { Array("\(escapedText(path)): \(reason)\n".utf8) }

  /// One JSON object, on one line.
  public var json: [UInt8] {
    JSONWriter.document { json in
      json.member("path") { $0.bytes(path) }
      json.member("shown") { $0.boolean(isShown) }
      json.member("code") { $0.boolean(mayBeCode) }
      json.member("reason") { $0.string(reason) }
      json.member("decidedAt") { $0.bytes(visibility.decided) }
      if let rule = visibility.reason.rule {
        json.member("rule") { json in
          json.object { json in
            json.member("file") { $0.bytes(rule.file) }
            json.member("line") { $0.number(rule.line) }
            json.member("pattern") { $0.bytes(rule.pattern) }
          }
        }
      }
    }
  }

  private var reason: String {
    let decided = escapedText(visibility.decided)
    let rule = visibility.reason.rule.map {
      "\(escapedText($0.file)):\($0.line): \(escapedText($0.pattern))"
    }
    let other = mayBeCode ? "" : ", but of no known language by its name"
    let verb = isShown ? "shown\(other)" : "hidden"
    switch visibility.reason {
    case .noRule: return isShown ? "\(verb); no rule matches" : "\(verb); git doesn't track it"
    case .rule: return "\(verb) by \(rule ?? "")"
    case .tracked: return "\(verb); git tracks it, in spite of \(rule ?? "")"
    case .versionControl: return "\(verb); \(decided) belongs to a version control system"
    case .cacheTag: return "\(verb); \(decided) is a cache, says its CACHEDIR.TAG"
    }
  }
}

extension PathVisibility.Reason {
  fileprivate var rule: PathVisibility.Rule? {
    switch self {
    case .rule(let rule), .tracked(let rule): rule
    case .noRule, .versionControl, .cacheTag: nil
    }
  }
}

extension Engine {
  /// Whether the file at `path` counts in the tree below `root`; nothing is indexed.
  ///
  /// - Parameters:
  ///   - path: Bytes of a path relative to the root, or to the working directory.
  ///   - root: Bytes of the path of a directory.
  /// - Returns: The rule that decides.
  /// - Throws: `rootMissing`; `fileUnusable` for a path outside of the tree.
  public func visibility(
    of path: [UInt8], in root: [UInt8]
  ) throws(EngineError) -> VisibilityAnswer {
    guard let canonical = resolvedPath(root) else { throw .rootMissing(path: escapedText(root)) }
    guard let relative = relativePath(path, below: canonical) else {
      throw .fileUnusable(path: escapedText(path), detail: "not below \(escapedText(canonical))")
    }
    let languages = languages(for: .directory(root))
    let options = DiscoveryOptions(settings, languages)
    let visibility = pathVisibility(
      of: relative, in: canonical, isDirectory: isDirectory(canonical, relative), options: options)
    let name = relative.split(separator: UInt8(ascii: "/")).last.map { Array($0) } ?? []
    return VisibilityAnswer(
      isShown: visibility.isShown, warnings: languages.diagnostics.warnings, path: path,
      visibility: visibility, mayBeCode: languages.lookup.candidate(name: name.span) != nil)
  }

  /// The path below a canonical root; `nil` for one outside. The last component may be missing, or a link.
  private func relativePath(_ path: [UInt8], below root: [UInt8]) -> [UInt8]? {
    let slash = UInt8(ascii: "/")
    let prefix = root.last == slash ? root : root + [slash]
    for candidate in path.first == slash ? [path] : [prefix + path, path] {
      let split = candidate.lastIndex(of: slash)
      let folder = split.map { Array(candidate[..<max(1, $0)]) } ?? Array(".".utf8)
      let name = split.map { candidate[($0 + 1)...] } ?? candidate[...]
      guard var resolved = resolvedPath(folder), !name.isEmpty else { continue }
      if resolved.last != slash { resolved.append(slash) }
      if resolved.starts(with: prefix) { return Array((resolved + name).dropFirst(prefix.count)) }
    }
    // A path whose folders are missing is taken as it stands.
    let isPlain =
      path.first != slash && !path.split(separator: slash).contains(Array("..".utf8)[...])
    return isPlain ? path : nil
  }

  private func isDirectory(_ root: [UInt8], _ path: [UInt8]) -> Bool {
    var status = stat()
    let code = (root + [UInt8(ascii: "/")] + path + [0]).withUnsafeBytes { bytes in
      bytes.baseAddress.map { lstat($0.assumingMemoryBound(to: CChar.self), &status) } ?? -1
    }
    return code == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}
