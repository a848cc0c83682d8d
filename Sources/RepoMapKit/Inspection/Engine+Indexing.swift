internal import FileMapping

extension Engine {
  /// Brings the index of a tree up to date, for those who don't want a map.
  ///
  /// - Parameters:
  ///   - source: The tree.
  ///   - rebuilds: Whether the index in the cache is passed over, because it is damaged.
  ///   - observer: Is told how far the work is.
  /// - Returns: The tree, with its statistics complete.
  /// - Throws: As ``map(_:observer:)``.
  func indexedTree(
    _ source: TreeSource, rebuilds: Bool = false, observer: any ProgressObserver
  ) throws(EngineError) -> IndexedTree {
    var timer = StepTimer()
    var tree = try states.turns.inTurn(source.ownName, unless: stop) { () throws(EngineError) in
      let previous = rebuilds ? nil : states.predecessor(of: source)
      let result = try indexer(source, observer).index(
        source, previous: previous, rebuilds: rebuilds, timer: &timer)
      states.set(result.state, of: source)
      return result.tree
    }
    tree.statistics.steps = timer.steps
    tree.statistics.note(tree.diagnostics)
    return tree
  }

  /// Brings the index of a tree up to date and reads something of it. As for a map, an index that turns
  /// out to be damaged is built again.
  func indexedTree<Value>(
    _ source: TreeSource, observer: any ProgressObserver,
    read: (IndexedTree) throws(SectionFileError) -> Value
  ) throws(EngineError) -> (tree: IndexedTree, value: Value) {
    let tree = try indexedTree(source, observer: observer)
    do throws(SectionFileError) {
      return (tree, try read(tree))
    } catch {
      let rebuilt = try indexedTree(source, rebuilds: true, observer: observer)
      // Its index is in memory.
      guard let value = try? read(rebuilt) else { throw .cancelled }
      return (rebuilt, value)
    }
  }
}
