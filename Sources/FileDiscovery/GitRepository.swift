@preconcurrency internal import Glibc
internal import StandardExtensions

/// A git repository, nearly always with a work tree. All paths are absolute and without symbolic links.
package struct GitRepository: Hashable, Sendable {
  /// The directory that holds `.git`.
  package let workTree: [UInt8]
  /// `.git` itself; for a linked work tree or a submodule, the directory that its `.git` file
  /// names. Index and `HEAD` are here.
  package let gitDirectory: [UInt8]
  /// What all work trees of the repository share: objects, configuration, `info/exclude`. Its path
  /// is the identity of the repository, so its linked work trees can share a cache.
  package let commonDirectory: [UInt8]

  /// The repository whose work tree contains `directory`, the innermost if there are several.
  ///
  /// Looks upwards as git does, but across file systems, and without the environment: `GIT_DIR`
  /// and its relatives count for nothing.
  package static func containing(_ directory: [UInt8]) -> GitRepository? {
    guard var current = resolvedPath(directory) else { return nil }
    while true {
      if let repository = GitRepository(resolvedWorkTree: current) { return repository }
      guard current.count > 1, let slash = current.lastIndex(of: .slash) else { return nil }
      current = Array(current[..<max(1, slash)])
    }
  }

  /// The repository whose `.git` is directly in `directory`; nil if there is none, or if it is not
  /// what git takes for a repository.
  package init?(workTree directory: [UInt8]) {
    guard let workTree = resolvedPath(directory) else { return nil }
    self.init(resolvedWorkTree: workTree)
  }

  /// The bare repository that is directly in `directory`; nil if there is none. It has no work tree: what
  /// ``workTree`` names is the repository itself.
  package init?(bare directory: [UInt8]) {
    guard let path = resolvedPath(directory) else { return nil }
    workTree = path
    gitDirectory = path
    commonDirectory = path
    guard isComplete else { return nil }
  }

  /// Whether there is no work tree.
  package var isBare: Bool { workTree == gitDirectory }

  /// The repository in a directory whose path is absolute and without symbolic links.
  private init?(resolvedWorkTree workTree: [UInt8]) {
    guard let gitDirectory = Self.gitDirectory(in: workTree) else { return nil }
    self.workTree = workTree
    self.gitDirectory = gitDirectory
    let pointer = joined(gitDirectory, [UInt8](ascii: "commondir"))
    if let common = Self.directoryNamed(by: pointer, after: [], in: gitDirectory) {
      guard let resolved = resolvedPath(common) else { return nil }
      commonDirectory = resolved
    } else {
      commonDirectory = gitDirectory
    }
    guard isComplete else { return nil }
  }

  /// Where `.git` leads to, from a directory without symbolic links in its path.
  private static func gitDirectory(in workTree: [UInt8]) -> [UInt8]? {
    let entry = joined(workTree, [UInt8](ascii: ".git"))
    // Nearly always a directory itself, whose path needs no resolving.
    if fileKind(entry, followsLinks: false) == .directory { return entry }
    switch fileKind(entry) {
    case .directory: return resolvedPath(entry)
    case .regular:
      return directoryNamed(by: entry, after: [UInt8](ascii: "gitdir:"), in: workTree)
        .flatMap(resolvedPath)
    case nil: return nil
    }
  }

  /// Whether the parts exist without which git goes on searching.
  private var isComplete: Bool {
    // `HEAD` may be a symbolic link to a branch that has no commit yet.
    var status = stat()
    let head = joined(gitDirectory, [UInt8](ascii: "HEAD"))
    return fstatat(AT_FDCWD, terminated(head), &status, AT_SYMLINK_NOFOLLOW) == 0
      && fileKind(joined(commonDirectory, [UInt8](ascii: "objects"))) == .directory
      && fileKind(joined(commonDirectory, [UInt8](ascii: "refs"))) == .directory
  }

  /// The path that a `.git` or `commondir` file holds, behind `prefix`.
  private static func directoryNamed(
    by file: [UInt8], after prefix: [UInt8], in base: [UInt8]
  ) -> [UInt8]? {
    guard let content = try? readFile(file, limitBytes: 65_536), content.starts(with: prefix)
    else { return nil }
    var path = content.dropFirst(prefix.count).drop { !prefix.isEmpty && $0 == .space }
    while let last = path.last, last == .lineFeed || last == .carriageReturn { path.removeLast() }
    return path.isEmpty ? nil : joined(base, path)
  }
}

/// `path` below `directory`, or `path` itself if it is absolute.
func joined(_ directory: [UInt8], _ path: some Collection<UInt8>) -> [UInt8] {
  if path.first == .slash || directory.isEmpty { return Array(path) }
  return directory + (directory.last == .slash ? [] : [.slash]) + path
}

/// What kind of file `path` is, or leads to through symbolic links; nil for anything else.
func fileKind(_ path: [UInt8], followsLinks: Bool = true) -> FileKind? {
  var status = stat()
  let flags = followsLinks ? 0 : AT_SYMLINK_NOFOLLOW
  guard fstatat(AT_FDCWD, terminated(path), &status, flags) == 0 else { return nil }
  return FileKind(mode: status.st_mode)
}

/// The kinds of files that discovery deals with.
enum FileKind {
  case regular, directory

  init?(mode: mode_t) {
    switch mode & S_IFMT {
    case S_IFREG: self = .regular
    case S_IFDIR: self = .directory
    default: return nil
    }
  }
}
