internal import FileMapping

extension Engine {
  /// Brings the index of a tree up to date, for those who don't want a map.
  ///
  /// - Parameters:
  ///   - source: The tree.
  ///   - time: When the answer is due; `nil` where all files count.
  ///   - rebuilds: Whether the index in the cache is passed over, because it is damaged.
  ///   - observer: Is told how far the work is.
  /// - Returns: The tree, with its statistics complete.
  /// - Throws: As ``map(_:observer:)``.
  func indexedTree(
    _ source: TreeSource, within time: AnswerTime? = nil, rebuilds: Bool = false,
    observer: any ProgressObserver
  ) throws(EngineError) -> IndexedTree {
    var timer = StepTimer()
    func index() throws(EngineError) -> IndexedTree {
      let previous = rebuilds ? nil : states.predecessor(of: source)
      let result = try indexer(source, observer).index(
        source, previous: previous, rebuilds: rebuilds,
        for: time.map { [MapRequest(root: source.root, within: $0)] } ?? [], timer: &timer)
      states.set(result.state, of: source)
      return result.tree
    }
    // Who has a deadline can't wait for others.
    var tree =
      try time == nil
      ? states.turns.inTurn(source.ownName, unless: stop, index) : index()
    tree.statistics.steps = timer.steps
    tree.statistics.unindexedFiles = tree.unindexed.count
    tree.statistics.note(tree.diagnostics)
    return tree
  }

  /// Brings the index of a tree up to date and reads something of it. As for a map, an index that turns
  /// out to be damaged is built again.
  func indexedTree<Value>(
    _ source: TreeSource, within time: AnswerTime? = nil, observer: any ProgressObserver,
    read: (IndexedTree) throws(SectionFileError) -> Value
  ) throws(EngineError) -> (tree: IndexedTree, value: Value) {
    let tree = try indexedTree(source, within: time, observer: observer)
    do throws(SectionFileError) {
      return (tree, try read(tree))
    } catch {
      let rebuilt = try indexedTree(source, within: time, rebuilds: true, observer: observer)
      // Its index is in memory.
      guard let value = try? read(rebuilt) else { throw .cancelled }
      return (rebuilt, value)
    }
  }
}
