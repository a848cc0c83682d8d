package import SourceModel

/// Why L2 could not do what it was asked for.
package enum CacheBackendError: Error, Sendable, Equatable {
  /// What the backend says about it.
  case failed(detail: String)
}

/// What keeps values beyond the process, as L2 of a ``TieredCache``.
///
/// Called from any thread; `store` by one at a time. A value that it gives is the one that was stored
/// under the key: what can't be trusted, it validates first.
package protocol CacheBackend<Value>: Sendable {
  associatedtype Value: Sendable

  /// Where it keeps things, for messages.
  var location: String { get }

  /// The values of `keys`, in their order; `nil` where there is none.
  func load(_ keys: [ContentHash]) throws(CacheBackendError) -> [Value?]

  /// Keeps values, in their order. When it returns, they survive the end of the process.
  func store(_ batch: [(key: ContentHash, value: Value)]) throws(CacheBackendError)
}
