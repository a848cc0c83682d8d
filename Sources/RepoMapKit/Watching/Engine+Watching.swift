internal import FileDiscovery
internal import SourceModel
internal import SyntaxParsing

#if canImport(Glibc)
  internal import Glibc
#endif

/// Whether changes of a tree are seen as they happen.
public enum WatchStatus: Sendable, Hashable {
  /// They are.
  case watching
  /// They aren't, for this reason: each question looks at the tree, as if nobody watched it.
  case blind(reason: String)
  /// Nobody wants it.
  case unwatched
}

/// A state of a watched tree, to ask what happened since.
public struct WatchMark: Sendable {
  fileprivate let position: WatchPosition?
}

extension Engine {
  /// Watches a tree from now on: questions about it look only at what changed since the last one, and at nothing where
  /// nothing did. The first two questions still look at all.
  ///
  /// Answers are the same as without. What no event tells is seen when something else in the file changes: writes
  /// through a mapping that stays open, and through a hard link that was made outside of the tree or in an ignored folder.
  ///
  /// - Parameter root: Bytes of the path of the tree's root, a directory that is there.
  /// - Returns: Whether it can be watched, as far as that is known before the first question.
  @discardableResult
  public func watch(_ root: [UInt8]) -> WatchStatus {
    let source = TreeSource.directory(root)
    do throws(WatchProblem) {
      let watcher = try knowledge.watches.watcher(of: source) { () throws(WatchProblem) in
        try TreeWatcher(root, options: DiscoveryOptions(settings, languages(for: source)))
      }
      return WatchStatus(watcher)
    } catch {
      return .blind(reason: error.text)
    }
  }

  /// Watches a tree no longer.
  ///
  /// - Parameter root: Bytes of the path of the tree's root.
  public func unwatch(_ root: [UInt8]) {
    knowledge.watches.remove(.directory(root))
  }

  /// Whether the changes of a tree are seen, as the last question found.
  ///
  /// - Parameter root: Bytes of the path of the tree's root.
  /// - Returns: Whether they are.
  public func watchStatus(of root: [UInt8]) -> WatchStatus {
    knowledge.watches.watcher(of: .directory(root)).map { WatchStatus($0) } ?? .unwatched
  }

  /// The present state of a watched tree: who asks a question afterwards, and waits for changes since the mark, misses
  /// none.
  ///
  /// - Parameter root: Bytes of the path of the tree's root.
  /// - Returns: The mark.
  public func watchMark(of root: [UInt8]) -> WatchMark {
    WatchMark(
      position: knowledge.watches.watcher(of: .directory(root))?.changes(since: nil).position)
  }

  /// Waits until a tree has changed, and then until nothing happens for a moment, so that a burst counts as one change.
  ///
  /// Where changes aren't seen, a second goes by, and then it counts as changed: who waits has to look.
  ///
  /// - Parameters:
  ///   - root: Bytes of the path of the tree's root.
  ///   - mark: Changes since then count.
  ///   - passedOver: Bytes of paths of files that don't count, relative to the root.
  ///   - milliseconds: The longest time to wait for a change.
  /// - Returns: Whether there may be a change; not after the engine was stopped.
  public func waitForChanges(
    of root: [UInt8], since mark: WatchMark, passingOver passedOver: Set<[UInt8]> = [],
    milliseconds: Int
  ) -> Bool {
    guard let watcher = knowledge.watches.watcher(of: .directory(root)), watcher.problem == nil,
      let position = mark.position
    else {
      pause(milliseconds: min(milliseconds, Engine.lookingMilliseconds))
      return !stop.isRaised
    }
    func wait(since position: WatchPosition, _ milliseconds: Int) -> Bool {
      watcher.wait(
        since: position,
        interest: WatchInterest(passedOver: passedOver, wanted: Engine.decidingPaths),
        milliseconds: milliseconds
      ) { stop.isRaised }
    }
    guard wait(since: position, milliseconds) else { return false }
    let end = monotonicTime() + Int64(Engine.burstMilliseconds) * 1_000_000
    while !stop.isRaised, watcher.problem == nil {
      let rest = Int((end - monotonicTime()) / 1_000_000)
      let now = watcher.changes(since: nil).position
      if rest <= 0 || !wait(since: now, min(rest, Engine.quietMilliseconds)) { break }
    }
    return !stop.isRaised
  }

  /// A burst has ended when so long nothing has happened: an editor saves within some milliseconds, and who waits for the
  /// result doesn't notice.
  private static let quietMilliseconds = 50
  /// What goes on for longer is not waited for: a build may write all the time.
  private static let burstMilliseconds = 500
  /// What decides about answers without being code: settings and queries of the repository.
  private static let decidingPaths = [
    Array(ConfigurationFile.repositoryName.utf8), Array(".repomap/".utf8),
  ]
  /// Between two looks at a tree whose changes aren't seen: a look costs milliseconds.
  private static let lookingMilliseconds = 1_000

  /// Sleeps, unless the engine is stopped.
  private func pause(milliseconds: Int) {
    let end = monotonicTime() + Int64(milliseconds) * 1_000_000
    while !stop.isRaised, monotonicTime() < end { usleep(10_000) }
  }
}

extension WatchStatus {
  fileprivate init(_ watcher: TreeWatcher) {
    self = watcher.problem.map { .blind(reason: $0.text) } ?? .watching
  }
}
