internal import Synchronization

/// A tree that is looked at once for many requests, with its maps on disk. Safe to use from several threads.
final class SharedTree: Sendable {
  let store: MapStore?
  private let indexed = Mutex<IndexedTree?>(nil)

  init(_ store: MapStore?) { self.store = store }

  /// The tree, which `index` makes for the first who asks while others wait. One that leaves files out is not kept.
  func tree(
    _ index: () throws(EngineError) -> IndexedTree
  ) throws(EngineError) -> IndexedTree {
    try indexed.withLock { known throws(EngineError) in
      if let known { return known }
      let tree = try index()
      if !tree.isPartial { known = tree }
      return tree
    }
  }

  /// Keeps a tree whose index was built again.
  func replace(by tree: IndexedTree) { indexed.withLock { $0 = tree } }
}
