internal import FileMapping
internal import Synchronization

extension Engine {
  /// Brings the index of a tree up to date, for those who don't want a map.
  ///
  /// - Parameters:
  ///   - root: Bytes of the path of a directory.
  ///   - rebuilds: Whether the index in the cache is passed over, because it is damaged.
  ///   - observer: Is told how far the work is.
  /// - Returns: The tree, with its statistics complete.
  /// - Throws: As ``map(_:observer:)``.
  func indexedTree(
    _ root: [UInt8], rebuilds: Bool = false, observer: any ProgressObserver
  ) throws(EngineError) -> IndexedTree {
    var timer = StepTimer()
    let name = resolvedPath(root) ?? root
    let previous = rebuilds ? nil : states.withLock { $0[name] }
    var (tree, state) = try indexer(root, observer).index(
      root, previous: previous, rebuilds: rebuilds, timer: &timer)
    states.withLock { $0[name] = state }
    tree.statistics.steps = timer.steps
    tree.statistics.note(tree.diagnostics)
    return tree
  }

  /// Brings the index of a tree up to date and reads something of it. As for a map, an index that turns
  /// out to be damaged is built again.
  func indexedTree<Value>(
    _ root: [UInt8], observer: any ProgressObserver,
    read: (IndexedTree) throws(SectionFileError) -> Value
  ) throws(EngineError) -> (tree: IndexedTree, value: Value) {
    let tree = try indexedTree(root, observer: observer)
    do throws(SectionFileError) {
      return (tree, try read(tree))
    } catch {
      let rebuilt = try indexedTree(root, rebuilds: true, observer: observer)
      // Its index is in memory.
      guard let value = try? read(rebuilt) else { throw .cancelled }
      return (rebuilt, value)
    }
  }
}
