internal import SourceModel

/// Where a cache lies and how large it may grow.
package struct CacheSettings: Sendable, Equatable {
  /// Directory of all caches of the user; created with access for the owner only.
  package var directory: String
  /// Bytes of the path that identifies the repository: git's common directory, or the root. All
  /// work trees of a repository share one cache.
  package var identity: [UInt8]
  /// Size in bytes above which the least recently used documents are evicted.
  package var sizeLimit: Int

  package init(directory: String, identity: [UInt8], sizeLimit: Int) {
    self.directory = directory
    self.identity = identity
    self.sizeLimit = sizeLimit
  }

  /// Directory of this repository's cache.
  var repositoryDirectory: String { "\(directory)/\(ContentHash(of: identity).hexadecimal)" }
}
