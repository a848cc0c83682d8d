internal import FileDiscovery
internal import SourceModel
internal import Synchronization
internal import SyntaxParsing

/// Changes of a workspace that only who has the session sees, until they are committed.
///
/// It sees the state in which it began, whatever is committed by others, with its own changes. Safe to use from
/// several threads.
public final class Session: Sendable {
  /// Tells the sessions of a workspace from each other.
  public let number: Int
  /// The state in which it began.
  public let base: Snapshot
  private let workspace: Workspace
  private let state: Mutex<State>
  /// When it was last used, as `monotonicTime()` tells it. No lock: who looks after all sessions waits for none of them.
  private let usedAt = Atomic<Int64>(monotonicTime())

  private struct State {
    /// The tree with the changes so far.
    var tree: SnapshotTree
    /// The own ones among its changes.
    var changes: [[UInt8]: SnapshotTree.Change] = [:]
    var hasEnded = false
  }

  init(_ workspace: Workspace, number: Int, base: Snapshot) {
    self.workspace = workspace
    self.number = number
    self.base = base
    state = Mutex(State(tree: base.tree))
  }

  /// The tree with the changes so far. Later changes don't touch it.
  ///
  /// - Throws: `ended`.
  public func snapshot() throws(SessionError) -> Snapshot {
    try use { state in Snapshot(number: base.number, tree: state.tree) }
  }

  /// The paths of the changed files, in order.
  ///
  /// - Throws: `ended`.
  public func changedPaths() throws(SessionError) -> [[UInt8]] {
    try use { state in state.changes.keys.sorted { $0.lexicographicallyPrecedes($1) } }
  }

  /// Changes a file, for this session alone.
  ///
  /// - Throws: `badPath`, `noSuchFile`, `fileExists` and `ended`; nothing is changed then.
  public func addChange(_ edit: FileEdit) throws(SessionError) {
    try use { state throws(SessionError) in
      var changes: [([UInt8], SnapshotTree.Change)] = []
      switch edit {
      case .modify(let path, let content):
        try require(path, exists: true, in: state.tree)
        changes = [(path, workspace.written(path, content, in: state.tree))]
      case .create(let path, let content):
        try require(path, exists: false, in: state.tree)
        changes = [(path, workspace.written(path, content, in: state.tree))]
      case .delete(let path):
        try require(path, exists: true, in: state.tree)
        changes = [(path, .removed)]
      case .rename(let path, let new):
        try require(path, exists: true, in: state.tree)
        try require(new, exists: false, in: state.tree)
        guard
          case .success(let content) = state.tree.read(
            RepositoryPath(bytes: path), limit: SyntaxRuntime.maximumSourceBytes)
        else { throw .noSuchFile(path) }
        changes = [(path, .removed), (new, workspace.written(new, content, in: state.tree))]
      }
      var all = state.tree.changes
      for (path, change) in changes {
        state.changes[path] = change
        all[path] = change
      }
      state.tree = state.tree.with(all)
    }
  }

  /// Makes the changes those of the workspace, for all who ask from now on, and ends the session.
  ///
  /// - Parameter observer: Is told how far the work is.
  /// - Returns: The new state; the one that there is where nothing was changed.
  /// - Throws: `conflict` where somebody else has committed a change of one of the files since the session began, on
  ///   disk or by another session: the session stays then. `ended`; `engine` where the tree can't be looked at.
  @discardableResult
  public func commit(observer: any ProgressObserver) throws(SessionError) -> Snapshot {
    try use { state throws(SessionError) in
      let snapshot = try workspace.commit(
        state.changes, indexed: state.tree, since: base, observer)
      end(&state)
      return snapshot
    }
  }

  /// Forgets the changes, and ends the session. One that has ended stays as it is.
  public func rollback() {
    state.withLock { if !$0.hasEnded { end(&$0) } }
  }

  /// Ends the session if it wasn't used since a moment.
  func expire(unusedSince time: Int64) {
    if usedAt.load(ordering: .relaxed) < time { rollback() }
  }

  private func end(_ state: inout State) {
    state.hasEnded = true
    state.changes = [:]
    state.tree = base.tree
    workspace.forget(self)
  }

  private func use<Result>(
    _ body: (inout sending State) throws(SessionError) -> sending Result
  ) throws(SessionError) -> Result {
    workspace.expireSessions(except: self)
    return try state.withLock { state throws(SessionError) in
      if state.hasEnded { throw .ended }
      usedAt.store(monotonicTime(), ordering: .relaxed)
      return try body(&state)
    }
  }

  private func require(
    _ path: [UInt8], exists: Bool, in tree: SnapshotTree
  ) throws(SessionError) {
    guard path.isPlainPath else { throw .badPath(path) }
    let isThere: Bool
    switch tree.changes[path] {
    case .written: isThere = true
    case .removed: isThere = false
    case nil:
      // Of files that a walk doesn't find nothing is known but what is there now.
      isThere =
        tree.walked.files.place(of: path) != nil
        || (!workspace.isFound(path) && workspace.stamp(of: path) != nil)
    }
    if isThere != exists { throw exists ? .noSuchFile(path) : .fileExists(path) }
  }
}

extension [UInt8] {
  /// Whether the path leads to a file below a root, and nowhere else.
  fileprivate var isPlainPath: Bool {
    let components = split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    return !contains(0)
      && components.allSatisfy { name in
        !name.isEmpty && !name.elementsEqual(".".utf8) && !name.elementsEqual("..".utf8)
      }
  }
}
