internal import SourceModel

#if canImport(Glibc)
  internal import Glibc
#endif

/// The cache of one repository as files and directories: for people who look at it, and to remove it.
/// Opens no database.
package struct RepositoryCache: Sendable {
  /// Directory of all caches.
  package let top: String
  /// Name of the repository's directory: 32 hexadecimal digits.
  package let id: String

  /// The repository's directory.
  package var directory: String { "\(top)/\(id)" }
  /// Whether the directory is there.
  package var exists: Bool { linkStatus(directory)?.isDirectory == true }

  /// All its files, in the order of their paths.
  package func files() -> [CachedFile] {
    listFiles(below: directory).map { path, components, status in
      CachedFile(
        path: path, byteCount: Int(status.st_size), modifiedAt: status.st_mtim.tv_sec,
        purpose: CachedFile.Purpose(components))
    }
  }

  /// The root that a file notes; `nil` where it notes none, or is damaged.
  package func root(notedIn file: CachedFile) -> [UInt8]? {
    guard case .root(let tree) = file.purpose else { return nil }
    return TreeRoot.read(file.path, digest: tree)
  }

  /// Whether the work tree with the root of this path is gone.
  package static func isGone(_ root: [UInt8]) -> Bool { TreeRoot.isGone(root) }

  /// Name of the work tree whose root has this canonical path in ``CachedFile/Purpose``.
  package static func treeName(root: [UInt8]) -> String { ContentHash(of: root).hexadecimal }

  /// Settings that open its databases.
  package func settings(sizeLimit: Int) -> CacheSettings {
    CacheSettings(directory: top, repositoryID: id, sizeLimit: sizeLimit)
  }

  /// Refuses what isn't ours: see ``CacheDirectory/checkOwner()``.
  package func checkOwner() throws(CacheError) {
    do throws(FileSystemError) {
      try CacheDirectory(top: top, [id]).checkOwner()
    } catch {
      throw .unusable(path: error.path, detail: error.message)
    }
  }

  /// Removes one of its files; of what was set aside all at once.
  package func remove(_ file: CachedFile) throws(CacheError) {
    if case .setAside = file.purpose, let folder = CachedFile.setAsideFolder(file.path) {
      return try removeTree(folder)
    }
    guard unlink(file.path) == 0 || errno == ENOENT else {
      throw .unusable(path: file.path, detail: String(cString: strerror(errno)))
    }
  }

  /// Removes everything. Who has it open goes on with files that nobody else sees.
  ///
  /// The directory is renamed first, so that nobody begins a cache in what is being removed.
  ///
  /// - Throws: Why there is something left.
  package func remove() throws(CacheError) {
    try checkOwner()
    let removed = "\(directory)\(CacheCatalog.removedMark)\(getpid())"
    guard rename(directory, removed) == 0 else {
      throw .unusable(path: directory, detail: String(cString: strerror(errno)))
    }
    try removeTree(removed)
  }
}

/// The caches of all repositories below the directory of all caches.
package struct CacheCatalog: Sendable {
  /// Stands in the name of a repository's directory that is being removed.
  static let removedMark = ".removed-"

  /// Directory of all caches; a local one where the settings' lies on a network.
  package let directory: String

  /// The caches below `directory`.
  package init(directory: String) {
    var directory = directory
    NetworkFileSystem.move(&directory, fileSystemType: NetworkFileSystem.kernelType)
    self.directory = directory
  }

  /// The cache that settings lead to.
  package func repository(_ settings: CacheSettings) -> RepositoryCache {
    RepositoryCache(top: directory, id: settings.repositoryID)
  }

  /// The caches of all repositories: the directories that carry our mark, or lie in one that does.
  package func repositories() -> [RepositoryCache] {
    names().filter { isRepositoryID($0[...]) }.map { RepositoryCache(top: directory, id: $0) }
      .filter {
        $0.exists && (CacheDirectory.isMarked(directory) || CacheDirectory.isMarked($0.directory))
      }
  }

  /// Directories whose removal didn't come to its end.
  package func halfRemoved() -> [String] {
    names().filter { name in
      guard let dot = name.firstIndex(of: ".") else { return false }
      return isRepositoryID(name[..<dot]) && name[dot...].hasPrefix(CacheCatalog.removedMark)
    }.map { "\(directory)/\($0)" }
  }

  /// Removes one of ``halfRemoved()``.
  package func remove(halfRemoved path: String) throws(CacheError) { try removeTree(path) }

  private func names() -> [String] { StoreDirectory.names(in: directory).sorted() }

  private func isRepositoryID(_ name: Substring) -> Bool {
    name.utf8.count == 32
      && name.utf8.allSatisfy { byte in
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
          || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
      }
  }
}

/// Removes a directory with all that is in it; links are removed, not followed.
private func removeTree(_ directory: String) throws(CacheError) {
  var failure: CacheError?
  var folders: [String] = []
  var open = [directory]
  while let folder = open.popLast() {
    folders.append(folder)
    for name in StoreDirectory.names(in: folder) {
      let path = "\(folder)/\(name)"
      if linkStatus(path)?.isDirectory == true {
        open.append(path)
      } else if unlink(path) != 0, errno != ENOENT {
        failure = .unusable(path: path, detail: String(cString: strerror(errno)))
      }
    }
  }
  // A folder was found before those in it.
  for folder in folders.reversed() where rmdir(folder) != 0 && errno != ENOENT {
    failure = failure ?? .unusable(path: folder, detail: String(cString: strerror(errno)))
  }
  if let failure { throw failure }
}
