internal import FileDiscovery
internal import SourceModel
internal import StandardExtensions
internal import Synchronization

/// A directory as it was looked at, with changes that aren't on disk: what a snapshot shows.
///
/// Files that aren't changed are read from the directory when their lines are asked for. One that was written to since
/// then counts with what is known of it, and its lines can't be shown any more.
///
/// It is indexed when it is first asked about, from the tree that it comes from.
final class SnapshotTree: Sendable {
  /// What there is to know of a tree.
  typealias Indexed = (tree: IndexedTree, state: TreeState?)

  /// A file as it is here.
  enum Change: Sendable {
    /// The file, with its content.
    case written(WrittenFile)
    /// There is none.
    case removed

    func read(limit: Int) -> Result<[UInt8], ReadError> {
      guard case .written(let file) = self else { return .failure(.failed(code: noSuchFile)) }
      guard file.content.count <= limit else {
        return .failure(.tooLarge(bytes: Int64(file.content.count)))
      }
      return .success(file.content)
    }

    fileprivate var sourceFile: SourceFile? {
      if case .written(let file) = self { file.sourceFile } else { nil }
    }
  }

  /// Tells these trees from each other.
  let number: Int
  /// Bytes of the path of the directory as the user wrote it.
  let root: [UInt8]
  /// Bytes of its canonical path.
  let canonicalRoot: [UInt8]
  /// What the walk of the directory found.
  let walked: DiscoveryResult
  /// By path, relative to the root.
  let changes: [[UInt8]: Change]
  /// Whether the origin is of the same walk: then its files are what they were, however young they are.
  let isOfSameWalk: Bool
  private let knowledge: Mutex<Knowledge>

  /// What is known of the tree.
  private struct Knowledge {
    /// What the index is made from, until there is one: a tree that changed as a whole shares nothing with it.
    var origin: TreeState?
    /// Its source is the directory: it must not hold this tree, which holds it.
    var indexed: Indexed?
  }

  private static let count = Atomic<Int>(0)

  /// - Parameters:
  ///   - root: Bytes of the path of the directory as the user wrote it.
  ///   - walked: What the walk of the directory found.
  ///   - changes: By path, relative to the root.
  ///   - origin: What is known of a tree that is much like this one.
  ///   - indexed: What is known of this one.
  init(
    _ root: [UInt8], _ walked: DiscoveryResult, changes: [[UInt8]: Change] = [:],
    origin: TreeState? = nil, indexed: Indexed? = nil
  ) {
    number = SnapshotTree.count.add(1, ordering: .relaxed).newValue
    self.root = root
    canonicalRoot = resolvedPath(root) ?? root
    self.walked = walked
    self.changes = changes
    isOfSameWalk = false
    knowledge = Mutex(Knowledge(origin: origin, indexed: indexed))
  }

  private init(_ tree: SnapshotTree, changes: [[UInt8]: Change], origin: TreeState?) {
    number = SnapshotTree.count.add(1, ordering: .relaxed).newValue
    root = tree.root
    canonicalRoot = tree.canonicalRoot
    walked = tree.walked
    self.changes = changes
    isOfSameWalk = true
    knowledge = Mutex(Knowledge(origin: origin))
  }

  /// The same directory with other changes.
  ///
  /// - Parameters:
  ///   - changes: By path, relative to the root.
  ///   - other: A tree of this walk that is more like the new one than this; this one by default.
  /// - Returns: The tree with these changes.
  func with(_ changes: [[UInt8]: Change], origin other: SnapshotTree? = nil) -> SnapshotTree {
    SnapshotTree(self, changes: changes, origin: (other ?? self).state)
  }

  /// What is known of the tree, or of the one that it comes from.
  private var state: TreeState? { knowledge.withLock { $0.indexed?.state ?? $0.origin } }

  /// The files.
  var discovery: DiscoveryResult {
    var result = walked
    let files = changes.sorted { $0.key.lexicographicallyPrecedes($1.key) }
      .map { (path: $0.key, file: $0.value.sourceFile) }
    result.files = walked.files.replacing(files)
    result.listing = nil
    result.isListingUnchanged = false
    return result
  }

  /// What is changed about a file; `nil` where it is as in the directory.
  func change(of path: RepositoryPath) -> Change? { changes[path.bytes] }

  /// The content of a file; see ``TreeSource/read(_:limit:)``.
  func read(_ path: RepositoryPath, limit: Int) -> Result<[UInt8], ReadError> {
    change(of: path)?.read(limit: limit)
      ?? readFile(atPath: diskPath(of: path, below: root), limit: limit)
  }

  /// The names in a folder; see ``TreeSource/names(in:)``.
  func names(in folder: RepositoryPath) -> [String]? {
    let prefix = folder.bytes.isEmpty ? [] : folder.bytes + [UInt8(ascii: "/")]
    var names = directoryNames(diskPath(of: folder, below: root)).map { Set($0) }
    for (path, change) in changes where path.starts(with: prefix) {
      let rest = path.dropFirst(prefix.count)
      let name = String(decoding: rest.prefix { $0 != UInt8(ascii: "/") }, as: UTF8.self)
      switch change {
      case .written: if !name.hasPrefix(".") { names = (names ?? []).union([name]) }
      case .removed: if !rest.contains(UInt8(ascii: "/")) { names?.remove(name) }
      }
    }
    return names?.sorted()
  }

  /// What there is to know of the tree, which `index` finds out for the first who asks while others wait.
  ///
  /// - Parameters:
  ///   - rebuilds: Whether what is known is not to be used, because it is damaged.
  ///   - index: Indexes the tree, given what is known of one that is much like it.
  /// - Returns: What there is to know.
  /// - Throws: What `index` throws.
  func indexed(
    rebuilds: Bool, _ index: (_ origin: TreeState?) throws(EngineError) -> Indexed
  ) throws(EngineError) -> Indexed {
    var indexed = try knowledge.withLock { knowledge throws(EngineError) in
      if let known = knowledge.indexed, !rebuilds { return known }
      var indexed = try index(rebuilds ? nil : knowledge.origin)
      indexed.tree.source = .directory(root)
      if !indexed.tree.isPartial {
        knowledge.indexed = indexed
        if indexed.state != nil { knowledge.origin = nil }
      }
      return indexed
    }
    indexed.tree.source = .snapshot(self)
    return indexed
  }
}

/// A file that isn't on disk.
struct WrittenFile: Sendable {
  let content: [UInt8]
  /// As a walk would find it; `nil` where it would not.
  let sourceFile: SourceFile?

  /// - Parameters:
  ///   - content: Kept without the spare room that it may come with.
  ///   - sourceFile: See ``sourceFile``.
  init(_ content: [UInt8], sourceFile: SourceFile?) {
    self.content = content.withUnsafeBufferPointer { Array($0) }
    self.sourceFile = sourceFile
  }
}

extension FileStamp {
  /// The stamp of a content that no file has: the same content has the same, and no file on disk has it.
  init(ofContent content: [UInt8]) {
    let hash = content.withUnsafeBytes { ContentHash(of: $0) }
    self.init(
      size: Int64(content.count), modificationNanoseconds: 0, changeNanoseconds: 0,
      inode: hash.high ^ hash.low)
  }
}
