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

  /// Writes what is waiting, and leaves what is too much to the next run: for a signal that ends this one.
  ///
  /// - Parameter released: See ``finish(releasing:treeUses:)``.
  package func flush(releasing released: [ContentHash] = []) {
    store.withLock { writeQueue(to: &$0, releasing: released) }
  }

  /// Writes what is waiting, and evicts documents above the size limit.
  ///
  /// - Parameters:
  ///   - released: Keys of documents that have just left a work tree: they count as used until today.
  ///   - treeUses: What the repository's work trees use. Asked only when documents have to go.
  package func finish(releasing released: [ContentHash] = [], treeUses: () -> [TreeUse]) {
    let isTooLarge = store.withLock { store in
      writeQueue(to: &store, releasing: released)
      return needsEviction(&store)
    }
    // Tables are read without the lock.
    let uses = isTooLarge ? treeUses() : []
    store.withLock { store in
      if isTooLarge { evict(from: &store, uses) }
      checkpoint(&store)
    }
  }

  /// Deletes all documents of the repository.
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

  private func writeQueue(
    to store: inout Store<TagDatabase>, releasing released: [ContentHash] = []
  ) {
    let batch = queue.withLock { $0.takeAll() }
    guard !batch.isEmpty || !released.isEmpty else { return }
    let isWritten: Void? = store.write { database throws(SQLiteError) in
      try database.writer().store(batch, releasing: released, day: today)
    }
    if isWritten == nil {
      queue.withLock { $0.isOpen = false }
    } else {
      counters.withLock { $0.storedCount += batch.count }
    }
  }

  private func needsEviction(_ store: inout Store<TagDatabase>) -> Bool {
    let eviction = TagEviction(sizeLimit: sizeLimit)
    let isNeeded = store.read { database throws(SQLiteError) in
      try eviction.isNeeded(on: database.connection)
    }
    return store.isWritable && isNeeded == true
  }

  private func evict(from store: inout Store<TagDatabase>, _ uses: [TreeUse]) {
    let eviction = TagEviction(sizeLimit: sizeLimit)
    let count = store.write { database throws(SQLiteError) in
      try eviction.run(on: database.connection, uses)
    }
    counters.withLock { $0.evictedCount += count ?? 0 }
  }

  private func checkpoint(_ store: inout Store<TagDatabase>) {
    guard store.isWritable, store.directory.logBytes > TagCache.logLimitBytes else { return }
    store.write { database throws(SQLiteError) in try database.connection.checkpoint() }
  }
}
