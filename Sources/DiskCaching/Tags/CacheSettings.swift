internal import SourceModel

/// Where a cache lies and how large it may grow.
package struct CacheSettings: Sendable, Equatable {
  /// Enough for three versions of the Linux kernel.
  package static let defaultSizeLimit = 1024 << 20

  /// Directory of all caches of the user; created with access for the owner only.
  package var directory: String
  /// Name of this repository's directory: the digest of what identifies it.
  package var repositoryID: String
  /// Size in bytes above which the least recently used documents are evicted.
  package var sizeLimit: Int
  /// How long to wait for another process that writes, before going on without writing. A batch
  /// of another process takes some 30 ms.
  package var busyTimeoutMilliseconds: Int32 = 3000

  /// Settings of the cache of a repository.
  ///
  /// - Parameters:
  ///   - directory: Directory of all caches of the user.
  ///   - identity: Bytes of the path that identifies the repository: git's common directory, or the
  ///     root. All work trees of a repository share one cache.
  ///   - sizeLimit: Size in bytes.
  package init(
    directory: String, identity: [UInt8], sizeLimit: Int = CacheSettings.defaultSizeLimit
  ) {
    self.init(
      directory: directory, repositoryID: ContentHash(of: identity).hexadecimal,
      sizeLimit: sizeLimit)
  }

  /// Settings of a cache whose directory is known by its name.
  package init(directory: String, repositoryID: String, sizeLimit: Int) {
    self.directory = directory
    self.repositoryID = repositoryID
    self.sizeLimit = sizeLimit
  }
}

extension CacheDirectory {
  /// The directory of a repository's cache.
  init(_ settings: CacheSettings) {
    self.init(top: settings.directory, [settings.repositoryID])
  }
}
