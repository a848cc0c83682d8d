internal import SQLiteAccess
package import SourceModel
internal import Synchronization

extension TagCache {
  /// A log above this size is written back when a run ends. Who opens a database next reads its
  /// log, at about 1 ms per megabyte; writing it back waits for the disk.
  private static let logLimitBytes = 1 << 20

  /// Keeps a document; it is on disk when enough have gathered, or after ``flush()``.
  package func store(_ bytes: [UInt8], key: ContentHash) {
    let isFull = queue.withLock { queue in
      queue.add(bytes, key: key)
      return queue.isFull
    }
    if isFull { flush() }
  }

  /// Writes what is waiting. For the end of a run, and for a signal that ends it.
  package func flush() {
    store.withLock { writeQueue(to: &$0) }
  }

  /// Writes what is waiting, brings the stamps of a work tree up to date, and evicts documents
  /// above the size limit.
  ///
  /// - Parameters:
  ///   - root: As for ``stamps(root:)``.
  ///   - changed: Records that are new or different.
  ///   - removed: Paths that are gone.
  package func finish(
    root: [UInt8], changed: [(path: RepositoryPath, record: StampRecord)],
    removed: [RepositoryPath]
  ) {
    store.withLock { store in
      writeQueue(to: &store)
      if !changed.isEmpty || !removed.isEmpty || needsTouch(root, in: &store) {
        store.write { database throws(SQLiteError) in
          try database.writer().updateTree(
            root: root, changed: changed, removed: removed, day: today)
        }
      }
      evict(from: &store)
      checkpoint(&store)
    }
  }

  /// Writes what is waiting, and evicts documents above the size limit.
  package func finish() {
    store.withLock { store in
      writeQueue(to: &store)
      evict(from: &store)
      checkpoint(&store)
    }
  }

  /// Deletes all documents and stamps of the repository.
  package func clear() {
    store.withLock { store in
      _ = queue.withLock { $0.takeAll() }
      store.write { database throws(SQLiteError) in
        try database.writer().deleteAll()
        try TagEviction.compact(database.connection)
        try database.connection.checkpoint()
      }
    }
  }

  private func writeQueue(to store: inout Store<TagDatabase>) {
    let batch = queue.withLock { $0.takeAll() }
    guard !batch.isEmpty else { return }
    let isWritten: Void? = store.write { database throws(SQLiteError) in
      try database.writer().store(batch, day: today)
    }
    if isWritten == nil {
      queue.withLock { $0.isOpen = false }
    } else {
      counters.withLock { $0.storedCount += batch.count }
    }
  }

  /// Whether the tree's day of last use is to be written, once a day. That it can't be is nothing
  /// to tell.
  private func needsTouch(_ root: [UInt8], in store: inout Store<TagDatabase>) -> Bool {
    guard store.isWritable else { return false }
    let tree = store.read { database throws(SQLiteError) in try database.tree(root: root) }
    return tree.flatMap { $0 }.map { $0.usedDay < today } ?? false
  }

  private func evict(from store: inout Store<TagDatabase>) {
    let eviction = TagEviction(sizeLimit: sizeLimit)
    let isNeeded = store.read { database throws(SQLiteError) in
      try eviction.isNeeded(on: database.connection)
    }
    guard store.isWritable, isNeeded == true else { return }
    let count = store.write { database throws(SQLiteError) in
      try eviction.run(on: database.connection)
    }
    counters.withLock { $0.evictedCount += count ?? 0 }
  }

  private func checkpoint(_ store: inout Store<TagDatabase>) {
    guard store.isWritable, store.directory.logBytes > TagCache.logLimitBytes else { return }
    store.write { database throws(SQLiteError) in try database.connection.checkpoint() }
  }
}
