package import DiskCaching
package import SourceModel

/// The tag cache as L2: what it holds becomes a ``FileIR`` after it was validated; a document that
/// is not sound is a miss.
///
/// The tag cache never fails towards its caller and keeps its own diagnostics; so this never throws.
package struct TagCacheBackend: CacheBackend {
  private let cache: TagCache
  package let location: String

  /// - Parameters:
  ///   - cache: Open for as long as this is used; who opened it finishes it.
  ///   - location: For messages.
  package init(_ cache: TagCache, location: String) {
    self.cache = cache
    self.location = location
  }

  /// The sound documents of `keys`, in their order.
  package func load(_ keys: [ContentHash]) throws(CacheBackendError) -> [FileIR?] {
    let documents = keys.count == 1 ? [cache.document(keys[0])] : cache.documents(keys)
    return documents.map { bytes in bytes.flatMap { try? FileIR(validating: $0) } }
  }

  /// Stores documents and writes them.
  package func store(
    _ batch: [(key: ContentHash, value: FileIR)]
  ) throws(CacheBackendError) {
    for (key, value) in batch { cache.store(value.bytes, key: key) }
    cache.flush()
  }
}
