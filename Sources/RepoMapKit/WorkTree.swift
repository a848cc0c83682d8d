internal import FileDiscovery
internal import SourceModel
internal import StandardExtensions

/// The directory that questions about a place are about: the work tree of the innermost git repository around it; without
/// one, the place itself.
public struct WorkTree: Sendable, Hashable {
  /// Bytes of its path, without links.
  public let root: [UInt8]
  private let repository: GitRepository?

  /// The work tree around a directory; `nil` where there is none.
  ///
  /// - Parameter path: Bytes of a path that leads to the directory.
  public init?(around path: [UInt8]) {
    // A file has no entries.
    guard let resolved = resolvedPath(path + Array("/.".utf8)) else { return nil }
    repository = GitRepository.containing(resolved)
    root = repository?.workTree ?? resolved
  }

  /// Bytes of the path that all work trees of one repository share; `nil` where there is no repository.
  public var repositoryPath: [UInt8]? { repository?.commonDirectory }

  /// The first digits of the commit that is checked out; `nil` where there is none, or only git can tell.
  public var head: String? {
    guard case .commit(let name) = repository?.head else { return nil }
    return String(decoding: name.prefix(WorkTree.headDigits), as: UTF8.self)
  }

  private static let headDigits = 7
}
