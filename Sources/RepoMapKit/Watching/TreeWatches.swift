internal import FileDiscovery
internal import Synchronization

/// The trees that a process watches.
final class TreeWatches: Sendable {
  /// By the names of the trees.
  private let watchers = Mutex<[[UInt8]: TreeWatcher]>([:])

  /// The watcher of a tree, if it is a directory and watched.
  func watcher(of source: TreeSource) -> TreeWatcher? {
    guard case .directory = source else { return nil }
    return watchers.withLock { $0.isEmpty ? nil : $0[source.name] }
  }

  /// The watcher of a tree, which `make` makes if there is none.
  ///
  /// - Throws: What `make` throws.
  func watcher(
    of source: TreeSource, _ make: () throws(WatchProblem) -> TreeWatcher
  ) throws(WatchProblem) -> TreeWatcher {
    try watchers.withLock { watchers throws(WatchProblem) in
      if let watcher = watchers[source.name] { return watcher }
      let watcher = try make()
      watchers[source.name] = watcher
      return watcher
    }
  }

  func remove(_ source: TreeSource) {
    watchers.withLock { $0[source.name] = nil }
  }
}

/// What the watcher of a tree says about a scan of it.
struct WatchedScan: Sendable {
  /// Up to where it has told of changes; `nil` where there is none.
  var position: WatchPosition?
  /// Places of the files that were written to since the last scan, which found the same ones; `nil` where the tree was
  /// walked.
  var touched: [Int]?
}

extension TreeWatcher.Changes {
  /// The files that were written to, where it is nothing else.
  var paths: [[UInt8]]? {
    switch self {
    case .unchanged: []
    case .files(let paths): paths
    case .walk, .lost: nil
    }
  }
}
