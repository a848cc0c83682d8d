internal import FileDiscovery
internal import GitAccess
internal import SourceModel
internal import StandardExtensions

/// Where the files of a tree come from.
///
/// Everything that reads a file of a tree asks its source, so that a tree needs no directory.
enum TreeSource: Sendable {
  /// A directory, by the bytes of its path as the user wrote it.
  case directory([UInt8])
  /// What git has of a directory at a commit.
  case revision(TreeRevision)
  /// A directory as it was looked at, with changes that aren't on disk.
  case snapshot(SnapshotTree)

  /// Bytes of the path of the root as the user wrote it. Of a revision nothing need be there.
  var root: [UInt8] {
    switch self {
    case .directory(let root): root
    case .revision(let tree): tree.root
    case .snapshot(let tree): tree.root
    }
  }

  /// Bytes of the canonical path of the root.
  var canonicalRoot: [UInt8] {
    switch self {
    case .directory(let root): resolvedPath(root) ?? root
    case .revision(let tree): tree.canonicalRoot
    case .snapshot(let tree): tree.canonicalRoot
    }
  }

  /// What is kept of the tree lies under this name: the root's path, which for revisions a zero byte follows. All
  /// revisions of a root share one, so that one takes from the last what hasn't changed. Of snapshots nothing is kept.
  var name: [UInt8] {
    switch self {
    case .directory: canonicalRoot
    case .revision: canonicalRoot + [0]
    case .snapshot: canonicalRoot + [1]
    }
  }

  /// The name of this very tree, by which a process knows it.
  var ownName: [UInt8] {
    switch self {
    case .directory: name
    case .revision(let tree): name + tree.commit.bytes
    case .snapshot(let tree): name + Array(String(tree.number).utf8)
    }
  }

  /// The content of a file.
  ///
  /// - Parameters:
  ///   - path: Relative to the root.
  ///   - limit: Largest content that is read, in bytes.
  /// - Returns: All bytes, or why there are none.
  func read(_ path: RepositoryPath, limit: Int) -> Result<[UInt8], ReadError> {
    switch self {
    case .directory(let root): readFile(atPath: diskPath(of: path, below: root), limit: limit)
    case .revision(let tree): tree.read(path, limit: limit)
    case .snapshot(let tree): tree.read(path, limit: limit)
    }
  }

  /// The names in a folder, without hidden ones, in order; `nil` where there is no such folder.
  func names(in folder: RepositoryPath) -> [String]? {
    switch self {
    case .directory(let root): directoryNames(diskPath(of: folder, below: root))
    case .revision(let tree): tree.names(in: folder)
    case .snapshot(let tree): tree.names(in: folder)
    }
  }

  /// The whole tree that holds this one; `nil` where it is the whole, or lies in no repository.
  var whole: TreeSource? {
    switch self {
    case .directory, .snapshot:
      guard let path = resolvedPath(root), let repository = GitRepository.containing(path),
        repository.workTree != path
      else { return nil }
      return .directory(repository.workTree)
    case .revision(let tree): return tree.whole.map { .revision($0) }
    }
  }
}

extension FileBuffer {
  /// The content of a file of a tree; see ``read(_:limit:)``.
  func read(
    _ path: RepositoryPath, of source: TreeSource, limit: Int
  ) -> Result<UnsafeRawBufferPointer, ReadError> {
    switch source {
    case .directory(let root): read(diskPath(of: path, below: root), limit: limit)
    case .revision(let tree): tree.read(path, limit: limit).map { hold($0) }
    case .snapshot(let tree):
      tree.change(of: path).map { $0.read(limit: limit).map { hold($0) } }
        ?? read(diskPath(of: path, below: tree.root), limit: limit)
    }
  }
}

extension TreeSource {
  /// Where the files of the tree come from that a request names.
  init(_ root: [UInt8], _ revision: TreeRevision?, _ snapshot: Snapshot?) {
    self =
      snapshot.map { .snapshot($0.tree) } ?? revision.map { .revision($0) } ?? .directory(root)
  }
}

extension MapRequest {
  /// Where the files of the tree come from.
  var source: TreeSource { TreeSource(root, revision, snapshot) }
}
