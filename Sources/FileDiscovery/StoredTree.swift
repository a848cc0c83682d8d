package import SourceModel

/// The files of a tree that lies in a store instead of a directory, as git's commits do.
package struct StoredTree: Sendable {
  /// A file of it.
  package struct File: Sendable {
    /// Below the top of the tree; leads nowhere else.
    package let path: RepositoryPath
    /// Whether it is a symbolic link.
    package let isLink: Bool
    package let stamp: FileStamp

    package init(path: RepositoryPath, isLink: Bool, stamp: FileStamp) {
      self.path = path
      self.isLink = isLink
      self.stamp = stamp
    }
  }

  /// The repository whose settings count.
  package let repository: GitRepository
  /// All files, in the order of the bytes of their paths.
  package let files: [File]
  /// Where the root lies below the top, with a `/` at the end; empty at the top.
  package let prefix: [UInt8]
  /// The content of a file, given its path below the top; `nil` where there is none. Links are followed as far as
  /// they lead to files of the tree.
  package let content: @Sendable (_ path: [UInt8]) -> [UInt8]?

  package init(
    repository: GitRepository, files: [File], prefix: [UInt8],
    content: @escaping @Sendable (_ path: [UInt8]) -> [UInt8]?
  ) {
    self.repository = repository
    self.files = files
    self.prefix = prefix
    self.content = content
  }
}
