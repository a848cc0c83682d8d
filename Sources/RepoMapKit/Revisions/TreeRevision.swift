internal import FileDiscovery
internal import GitAccess
internal import SourceModel

#if canImport(Glibc)
  internal import Glibc
#endif

/// The files that git has of a directory at a commit: a tree without a directory.
///
/// Contents come from git's objects when they are asked for. Nothing of the work tree is looked at, and no filter
/// runs, so that they are what was committed.
public final class TreeRevision: Sendable {
  /// Links to links and so on are followed so many times.
  private static let maximumLinks = 8
  /// A longer path nobody could open.
  private static let maximumLinkBytes = 4096

  /// Bytes of the path of the directory as the user wrote it.
  let root: [UInt8]
  /// Bytes of its canonical path.
  let canonicalRoot: [UInt8]
  let repository: GitRepository
  /// Where the directory lies below the top of the repository, with a `/` at the end; empty at the top.
  let prefix: [UInt8]
  let commit: GitObjectID
  /// The files and links of the whole repository, in the order of their paths.
  let entries: [GitTreeEntry]
  /// Git for the whole repository.
  let reader: GitRepositoryReader
  private let objects: GitObjectReader

  /// The files of a place at a commit; none where the commit has no such directory.
  ///
  /// - Throws: `revisionUnusable` where git can't be asked.
  init(_ place: RepositoryPlace, at commit: GitObjectID) throws(EngineError) {
    root = place.root
    canonicalRoot = place.canonicalRoot
    repository = place.repository
    prefix = place.prefix
    self.commit = commit
    reader = place.reader
    objects = place.objects
    let all = try place.ask { reader throws(GitError) in try reader.tree(of: commit) }
    entries = all.filter { ($0.isRegular || $0.isLink) && $0.hasSafePath }
      .sorted { $0.path < $1.path }
  }

  private init(wholeOf tree: TreeRevision) {
    root = tree.repository.workTree
    canonicalRoot = tree.repository.workTree
    repository = tree.repository
    prefix = []
    commit = tree.commit
    entries = tree.entries
    reader = tree.reader
    objects = tree.objects
  }

  /// The tree itself, if its commit has the directory.
  ///
  /// - Throws: `revisionUnusable` if not.
  func existing() throws(EngineError) -> TreeRevision {
    let first = lowerBound(prefix)
    if prefix.isEmpty || first < entries.count && entries[first].path.bytes.starts(with: prefix) {
      return self
    }
    throw .revisionUnusable(
      detail: "\(escapedText(root)): no directory of commit \(shortName)")
  }

  /// The beginning of the commit's name, for people.
  var shortName: String { String(commit.hexadecimal.prefix(12)) }

  /// Whether there is a file or link with a path relative to the directory.
  func contains(_ path: RepositoryPath) -> Bool { entry(prefix + path.bytes) != nil }

  /// Whether a path, relative to the directory, is a symbolic link.
  func isLink(_ path: RepositoryPath) -> Bool { entry(prefix + path.bytes)?.isLink ?? false }

  /// The tree of the whole repository; `nil` where this is it.
  var whole: TreeRevision? { prefix.isEmpty ? nil : TreeRevision(wholeOf: self) }

  /// The files as discovery sees them.
  var storedTree: StoredTree {
    StoredTree(
      repository: repository,
      files: entries.map { entry in
        StoredTree.File(path: entry.path, isLink: entry.isLink, stamp: FileStamp(entry))
      }, prefix: prefix
    ) { path in
      try? self.read(wholePath: path, limit: TreeRevision.maximumRuleBytes).get()
    }
  }

  /// Larger files of rules count as empty, as they do in a directory.
  private static let maximumRuleBytes = DiscoveryOptions().maximumIgnoreFileBytes + 1

  // MARK: - Contents

  /// The content of a file, given its path relative to the directory.
  func read(_ path: RepositoryPath, limit: Int) -> Result<[UInt8], ReadError> {
    read(wholePath: prefix + path.bytes, limit: limit)
  }

  private func read(wholePath path: [UInt8], limit: Int) -> Result<[UInt8], ReadError> {
    guard let entry = file(path) else { return .failure(.failed(code: ENOENT)) }
    return content(of: entry, limit: limit)
  }

  /// The names in a folder, without hidden ones, in order; `nil` where there is no such folder.
  func names(in folder: RepositoryPath) -> [String]? {
    let start = prefix + folder.bytes + [UInt8(ascii: "/")]
    var names: [String] = []
    for entry in entries[lowerBound(start)...] {
      guard entry.path.bytes.starts(with: start) else { break }
      let name = entry.path.bytes[start.count...].prefix { $0 != UInt8(ascii: "/") }
      let text = String(decoding: name, as: UTF8.self)
      if !text.hasPrefix("."), names.last != text { names.append(text) }
    }
    return names.isEmpty ? nil : names.sorted()
  }

  /// The entry of a file, or of the file that a link leads to, as long as that is a file of the tree. Folders that
  /// are links are not gone through.
  private func file(_ path: [UInt8]) -> GitTreeEntry? {
    var path = path
    for _ in 0...TreeRevision.maximumLinks {
      guard let entry = entry(path) else { return nil }
      guard entry.isLink else { return entry }
      guard
        case .success(let target) = content(of: entry, limit: TreeRevision.maximumLinkBytes),
        let next = TreeRevision.joined(entry.path.parent.bytes, target)
      else { return nil }
      path = next
    }
    return nil
  }

  private func entry(_ path: [UInt8]) -> GitTreeEntry? {
    let place = lowerBound(path)
    return place < entries.count && entries[place].path.bytes == path ? entries[place] : nil
  }

  /// The place of the first entry that isn't before a path.
  private func lowerBound(_ path: [UInt8]) -> Int {
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].path.bytes.lexicographicallyPrecedes(path) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low
  }

  private func content(of entry: GitTreeEntry, limit: Int) -> Result<[UInt8], ReadError> {
    if let size = entry.size, size > limit { return .failure(.tooLarge(bytes: Int64(size))) }
    var result = Result<[UInt8], ReadError>.failure(.failed(code: EIO))
    do throws(GitError) {
      try objects.blob(entry.id, maximumBytes: limit) { blob in
        switch blob {
        case .content(let bytes): result = .success(Array(bytes))
        case .tooLarge(let size): result = .failure(.tooLarge(bytes: Int64(size)))
        case .missing: result = .failure(.failed(code: ENOENT))
        }
      }
    } catch {
      return .failure(.failed(code: EIO))
    }
    return result
  }

  /// Where a relative path leads to from a directory; `nil` where that is outside of the tree.
  private static func joined(_ directory: [UInt8], _ path: [UInt8]) -> [UInt8]? {
    guard path.first != UInt8(ascii: "/") else { return nil }
    var components = directory.split(separator: UInt8(ascii: "/")).map { Array($0) }
    for component in path.split(separator: UInt8(ascii: "/")) {
      if component.elementsEqual(".".utf8) { continue }
      if component.elementsEqual("..".utf8) {
        if components.popLast() == nil { return nil }
      } else {
        components.append(Array(component))
      }
    }
    return Array(components.joined(separator: [UInt8(ascii: "/")]))
  }
}

extension FileStamp {
  /// The stamp of a file of a commit: the name of its content, which proves it.
  ///
  /// The times lie before 1970, so that no such stamp is racy.
  init(_ entry: GitTreeEntry) {
    let bytes = entry.id.bytes
    func word(_ place: Int) -> UInt64 {
      bytes[min(place, bytes.count)..<min(place + 8, bytes.count)]
        .reduce(0) { $0 << 8 | UInt64($1) }
    }
    let sign = UInt64(1) << 63
    self.init(
      size: Int64(entry.size ?? 0), modificationNanoseconds: Int64(bitPattern: word(8) | sign),
      changeNanoseconds: Int64(bitPattern: word(16) | sign), inode: word(0))
  }
}
