internal import SourceModel

#if canImport(Glibc)
  internal import Glibc
#endif

/// A file of settings as it was found.
struct ConfigurationFile {
  /// Who wrote it.
  enum Owner: Sendable {
    case user
    case repository
  }

  /// More than any set of settings; a larger file is something else.
  static let maximumBytes = 64 << 10
  /// Name of a repository's file, at the root of the tree.
  static let repositoryName = ".repomap.toml"

  let owner: Owner
  /// The path as it is shown.
  let path: String
  let content: Result<[UInt8], ReadError>

  /// The user's file; `nil` where there is none.
  init?(ofUserAt path: String) {
    let content = readFile(atPath: path, limit: ConfigurationFile.maximumBytes)
    if case .failure(.failed(let code)) = content, code == ENOENT || code == ENOTDIR { return nil }
    owner = .user
    self.path = path
    self.content = content
  }

  /// The file of the repository with a root; `nil` where there is none.
  ///
  /// A link is not followed: it may lead out of the tree, and nothing is read there because a repository
  /// says so.
  init?(ofRepositoryAt root: [UInt8]) {
    let path = ConfigurationFile.repositoryPath(root)
    var status = stat()
    let code = (path + [0]).withUnsafeBytes { bytes in
      bytes.baseAddress.map { lstat($0.assumingMemoryBound(to: CChar.self), &status) } ?? -1
    }
    guard code == 0 else { return nil }
    owner = .repository
    self.path = escapedText(path)
    content =
      status.st_mode & S_IFMT == S_IFREG
      ? readFile(atPath: path, limit: ConfigurationFile.maximumBytes) : .failure(.notRegular)
  }

  /// The file of a repository at a revision; `nil` where that has none. Links aren't followed here either.
  init?(ofRepositoryAt tree: TreeRevision) {
    let name = RepositoryPath(ConfigurationFile.repositoryName)
    owner = .repository
    path = escapedText(ConfigurationFile.repositoryPath(tree.root))
    content =
      tree.isLink(name)
      ? .failure(.notRegular) : tree.read(name, limit: ConfigurationFile.maximumBytes)
    if case .failure(.failed(let code)) = content, code == ENOENT { return nil }
  }

  private static func repositoryPath(_ root: [UInt8]) -> [UInt8] {
    let isHere = root.elementsEqual(".".utf8)
    return diskPath(of: RepositoryPath(repositoryName), below: isHere ? [] : root)
  }

  /// Why it can't be read, for people; `nil` where it can.
  var problem: String? {
    guard case .failure(let error) = content else { return nil }
    switch error {
    case .failed(let code): return errorText(code)
    case .tooLarge:
      return "more than \(ConfigurationFile.maximumBytes >> 10) KiB; the file is ignored"
    case .notRegular: return "not a regular file; it is ignored"
    }
  }
}
