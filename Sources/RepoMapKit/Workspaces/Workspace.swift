// Keeps a tree, its snapshots and the sessions about it.
//
//     directory ──refresh──┐
//                          ├─→ snapshot n ─→ snapshot n+1 ─→ …     readers hold any of them
//     session ────commit───┘        └─ session: own changes over the state in which it began
//
// Invariants:
// - Snapshots never change. A new one is laid over the last and shares what they have in common.
// - One writer at a time; readers never wait for it.
// - The first committer wins: a commit fails where one of its files has another state than when the session began.
// - A committed change holds until the file on disk changes: what is written there is newer.

internal import FileDiscovery
internal import FileMapping
internal import SourceModel
internal import StandardExtensions
internal import Synchronization

/// A tree that is kept for many readers and writers: snapshots of it, and sessions that change it. Safe to use from
/// several threads.
public final class Workspace: Sendable {
  /// What is kept, and how much.
  public struct Limits: Sendable {
    /// Sessions that are open at the same time.
    public var sessions = 64
    /// Seconds after which a session ends that somebody has and doesn't use.
    public var idleSeconds = 1800
    /// Snapshots that are found by their numbers: the newest always, others up to this count and age.
    public var snapshots = 4
    /// See ``snapshots``.
    public var snapshotSeconds = 60

    /// The usual limits.
    public init() {}
  }

  private let engine: Engine
  /// Bytes of the path of the tree's root, as the user wrote it.
  public let root: [UInt8]
  private let limits: Limits
  private let writer = Mutex(Writer())
  private let published = Mutex(Published())
  private let sessions = Mutex(Sessions())

  /// What only who writes sees.
  private struct Writer {
    /// Of the last snapshot.
    var state: TreeState?
    /// What is committed and not on disk.
    var committed: [[UInt8]: CommittedChange] = [:]
    /// For files that changed, the number of the snapshot that did it last.
    var changedAt: [[UInt8]: Int] = [:]
  }

  /// A change that was committed, with the stamp that the file on disk had then.
  private struct CommittedChange {
    let change: SnapshotTree.Change
    let stamp: FileStamp?
  }

  private struct Published {
    /// Ascending, each with the time when it came.
    var snapshots: [(snapshot: Snapshot, time: Int64)] = []
    var number = 0
  }

  private struct Sessions {
    /// By number. Who began a session has it; one that nobody has is gone.
    var open: [Int: Reference] = [:]
    var count = 0

    struct Reference {
      weak var session: Session?
    }

    /// Those that somebody has.
    mutating func alive() -> [Session] {
      open = open.filter { $0.value.session != nil }
      return open.values.compactMap(\.session)
    }
  }

  /// A workspace of which nothing is known.
  ///
  /// - Parameters:
  ///   - engine: Indexes the tree.
  ///   - root: Bytes of the path of the tree's root.
  ///   - limits: What is kept.
  public init(_ engine: Engine, root: [UInt8], limits: Limits = Limits()) {
    self.engine = engine
    self.root = root
    self.limits = limits
  }

  // MARK: - Snapshots

  /// The newest snapshot, as it is known; `nil` before the first look at the tree. Waits for nobody.
  public var latest: Snapshot? { published.withLock { $0.snapshots.last?.snapshot } }

  /// The snapshot with a number, if it is kept.
  public func snapshot(_ number: Int) -> Snapshot? {
    published.withLock { published in
      prune(&published)
      return published.snapshots.first { $0.snapshot.number == number }?.snapshot
    }
  }

  /// Looks at the directory, and gives the newest snapshot: a new one where something has changed.
  ///
  /// - Parameter observer: Is told how far the work is.
  /// - Returns: The snapshot.
  /// - Throws: When the root can't be walked, or holds no code, and `cancelled` after a stop.
  @discardableResult
  public func refresh(observer: any ProgressObserver) throws(EngineError) -> Snapshot {
    try writer.withLock { writer throws(EngineError) in try refresh(&writer, observer) }
  }

  private func refresh(
    _ writer: inout Writer, _ observer: any ProgressObserver
  ) throws(EngineError) -> Snapshot {
    dropOverwritten(&writer)
    let source = TreeSource.directory(root)
    let indexer = engine.indexer(source, observer)
    let tree: SnapshotTree
    if writer.committed.isEmpty {
      let last = writer.state
      tree = try engine.states.turns.inTurn(source.ownName, unless: engine.stop) {
        () throws(EngineError) in
        var timer = StepTimer()
        let indexed = try indexer.index(
          source, previous: engine.states.predecessor(of: source) ?? last, timer: &timer)
        guard let state = indexed.state else { throw .cancelled }
        engine.states.set(state, of: source)
        return SnapshotTree(root, state.discovery, indexed: (indexed.tree, state))
      }
    } else {
      let walked = try indexer.scanner.discover(source, latest?.tree.walked.listing)
      tree = SnapshotTree(
        root, walked, changes: writer.committed.mapValues(\.change), origin: writer.state)
    }
    return try publish(tree, &writer, observer)
  }

  /// Forgets what was committed of files that were written to since.
  private func dropOverwritten(_ writer: inout Writer) {
    for (path, committed) in writer.committed where stamp(of: path) != committed.stamp {
      writer.committed[path] = nil
    }
  }

  /// Makes a tree the newest snapshot, unless it is what the newest one is and nothing was committed.
  private func publish(
    _ tree: SnapshotTree, _ writer: inout Writer, _ observer: any ProgressObserver,
    isCommit: Bool = false
  ) throws(EngineError) -> Snapshot {
    let before = writer.state
    var timer = StepTimer()
    let source = TreeSource.snapshot(tree)
    let indexed = try engine.indexer(source, observer).index(source, timer: &timer)
    // Only a tree that a deadline cut short has no state.
    guard let state = indexed.state else { throw .cancelled }
    writer.state = state
    let changed = before.map { $0.index.files.changedPaths(to: indexed.tree.index.files) } ?? []
    return published.withLock { published in
      if !isCommit, let latest = published.snapshots.last?.snapshot, changed.isEmpty {
        // The same documents under the same paths. The walk may be a newer one.
        let same = Snapshot(number: latest.number, tree: tree)
        published.snapshots[published.snapshots.count - 1].snapshot = same
        return same
      }
      published.number += 1
      for path in changed { writer.changedAt[path] = published.number }
      let snapshot = Snapshot(number: published.number, tree: tree)
      published.snapshots.append((snapshot, monotonicTime()))
      prune(&published)
      return snapshot
    }
  }

  private func prune(_ published: inout Published) {
    let oldest = monotonicTime() - Int64(limits.snapshotSeconds) * 1_000_000_000
    let newest = published.snapshots.count - 1
    published.snapshots = published.snapshots.enumerated().filter { place, kept in
      place == newest || (place > newest - limits.snapshots && kept.time >= oldest)
    }.map(\.element)
  }

  // MARK: - Sessions

  /// Begins a session in the newest state.
  ///
  /// - Parameter observer: Is told how far the work is.
  /// - Returns: The session.
  /// - Throws: `tooManySessions`; `engine` where the tree can't be looked at.
  public func beginSession(observer: any ProgressObserver) throws(SessionError) -> Session {
    expireSessions()
    let base = try orSessionError { () throws(EngineError) in try refresh(observer: observer) }
    return try sessions.withLock { sessions throws(SessionError) in
      guard sessions.alive().count < limits.sessions else {
        throw .tooManySessions(limit: limits.sessions)
      }
      sessions.count += 1
      let session = Session(self, number: sessions.count, base: base)
      sessions.open[session.number] = Sessions.Reference(session: session)
      return session
    }
  }

  /// Number of sessions that are open.
  public var sessionCount: Int {
    expireSessions()
    return sessions.withLock { $0.alive().count }
  }

  /// Ends the sessions that nobody has used for too long.
  func expireSessions(except used: Session? = nil) {
    let time = monotonicTime() - Int64(limits.idleSeconds) * 1_000_000_000
    let open = sessions.withLock { $0.alive() }
    for session in open where session !== used { session.expire(unusedSince: time) }
  }

  func forget(_ session: Session) {
    sessions.withLock { sessions in sessions.open[session.number] = nil }
  }

  /// Commits changes of a session.
  ///
  /// - Parameters:
  ///   - changes: By path.
  ///   - indexed: The tree of the session, which has just these changes over that of `base`.
  ///   - base: The state in which the session began.
  ///   - observer: Is told how far the work is.
  /// - Returns: The new state.
  /// - Throws: `conflict`, `engine`.
  func commit(
    _ changes: [[UInt8]: SnapshotTree.Change], indexed: SnapshotTree, since base: Snapshot,
    _ observer: any ProgressObserver
  ) throws(SessionError) -> Snapshot {
    try writer.withLock { writer throws(SessionError) in
      let latest = try orSessionError { () throws(EngineError) in try refresh(&writer, observer) }
      if changes.isEmpty { return latest }
      let conflicts = changes.keys.filter { (writer.changedAt[$0] ?? 0) > base.number }
      if !conflicts.isEmpty {
        throw .conflict(conflicts.sorted { $0.lexicographicallyPrecedes($1) })
      }
      let committed = writer.committed
      for (path, change) in changes {
        writer.committed[path] = CommittedChange(change: change, stamp: stamp(of: path))
      }
      // What the session found out is right for the new state too, unless others have committed since.
      let tree = latest.tree.with(
        writer.committed.mapValues(\.change),
        origin: latest.number == base.number ? indexed : latest.tree)
      do throws(EngineError) {
        let snapshot = try publish(tree, &writer, observer, isCommit: true)
        for path in changes.keys { writer.changedAt[path] = snapshot.number }
        return snapshot
      } catch {
        writer.committed = committed
        throw .engine(error)
      }
    }
  }

  /// The change of a file that has a content.
  func written(_ path: [UInt8], _ content: [UInt8], in tree: SnapshotTree) -> SnapshotTree.Change {
    let path = RepositoryPath(bytes: path)
    let stamp = FileStamp(ofContent: content)
    if let place = tree.walked.files.place(of: path.bytes) {
      var file = tree.walked.files[place]
      file.stamp = stamp
      return .written(WrittenFile(content, sourceFile: file))
    }
    return .written(WrittenFile(content, sourceFile: found(path, stamp)))
  }

  /// Whether a walk would find a file with this path.
  func isFound(_ path: [UInt8]) -> Bool {
    found(RepositoryPath(bytes: path), FileStamp(ofContent: [])) != nil
  }

  /// A file as a walk would find it.
  private func found(_ path: RepositoryPath, _ stamp: FileStamp) -> SourceFile? {
    let options = DiscoveryOptions(engine.settings, engine.languages(for: .directory(root)))
    return sourceFile(
      at: path, stamp: stamp, in: resolvedPath(root) ?? root, options: options)
  }

  /// The stamp of a file on disk.
  func stamp(of path: [UInt8]) -> FileStamp? {
    fileStamp(atPath: diskPath(of: RepositoryPath(bytes: path), below: root))
  }
}

/// Does `body`, whose errors are those of the engine.
private func orSessionError<Result>(
  _ body: () throws(EngineError) -> Result
) throws(SessionError) -> Result {
  do throws(EngineError) {
    return try body()
  } catch {
    throw .engine(error)
  }
}

extension IndexedFiles {
  /// The paths of the files whose documents are others in `new`, or that only one of both has.
  fileprivate func changedPaths(to new: IndexedFiles) -> [[UInt8]] {
    var changed: [[UInt8]] = []
    var (left, right) = (0, 0)
    while left < count || right < new.count {
      let order =
        left == count ? 1 : right == new.count ? -1 : comparePaths(path(left), new.path(right))
      let before = order <= 0 ? keys[left] : .zero
      let after = order >= 0 ? new.keys[right] : .zero
      if before != after { changed.append(Array(order <= 0 ? path(left) : new.path(right))) }
      if order <= 0 { left += 1 }
      if order >= 0 { right += 1 }
    }
    return changed
  }
}
